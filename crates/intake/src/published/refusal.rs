//! Why a question about published statistics has no answer.

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No measure is called that.
    UnknownMeasure,
    /// Several are: their names.
    Ambiguous(Vec<String>),
    /// The measure is known, and no file with it was brought.
    NoFile(String),
    /// The area is not given by a code.
    NoCode,
    /// No file knows the code.
    UnknownArea,
    /// The authority ended before: its end and what followed.
    Ended(String),
    /// The authority began later: its first day and what was before.
    NotYet(String),
    /// No release has that year: those that there are.
    NoYear(Vec<i32>),
    /// The release has the year, and no row for the area.
    NoRow,
    /// No such model: those that there are.
    NoModel(Vec<String>),
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Refusal::UnknownMeasure => f.write_str(
                "no measure has this name. Use a column’s name such as CPP_At31_rate, an indicator’s code such as D31, or words such as \"re-referrals\"",
            ),
            Refusal::Ambiguous(names) => write!(f, "several measures have this name. Choose one: {}", names.join("; ")),
            Refusal::NoFile(name) => write!(f, "no file with “{name}” has been imported"),
            Refusal::NoCode => f.write_str("an area is named by its code, such as 928 or E10000021"),
            Refusal::UnknownArea => f.write_str("no imported file knows this code"),
            Refusal::Ended(why) | Refusal::NotYet(why) => f.write_str(why),
            Refusal::NoYear(years) => {
                let years: Vec<String> = years.iter().map(i32::to_string).collect();
                write!(f, "there is no figure for this year. There are figures for {}", years.join(", "))
            }
            Refusal::NoRow => f.write_str("the release has this year and no row for the area"),
            Refusal::NoModel(models) if models.is_empty() => {
                f.write_str("no model of neighbours has been imported")
            }
            Refusal::NoModel(models) => write!(f, "there is no such model of neighbours. There are {}", models.join(", ")),
        }
    }
}
impl std::error::Error for Refusal {}
