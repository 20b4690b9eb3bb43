//! What is kept of an extract, as text in its row: figures, findings, the way of referrals. Counts and words of rules only.

use chrono::NaiveDate;
use intake::finding::Severity;
use intake::journey::{Reached, Step, To};
use measure::Decimal;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A list kept as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told<T>(pub Vec<T>);

impl<T: Serialize> fmt::Display for Told<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&serde_json::to_string(&self.0).map_err(|_| fmt::Error)?)
    }
}
impl<T: for<'de> Deserialize<'de>> FromStr for Told<T> {
    type Err = serde_json::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        serde_json::from_str(text).map(Told)
    }
}

/// A figure that was counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// The indicator's code.
    pub indicator: String,
    /// The first day counted; nothing for a state on the day.
    pub from: Option<NaiveDate>,
    /// The last.
    pub to: NaiveDate,
    /// How many.
    pub numerator: Decimal,
    /// Of how many; nothing for counts and rates.
    pub denominator: Option<Decimal>,
    /// The unit as it was counted: `percentage`.
    pub unit: String,
    /// What whoever uses it must know.
    pub note: Option<String>,
    /// By referring source: its code, how many, of how many.
    pub by_source: Vec<(String, Decimal, Option<Decimal>)>,
}

impl Counted {
    /// As it was counted.
    #[must_use]
    pub fn of(figure: &intake::figure::Figure) -> Counted {
        Counted {
            indicator: figure.indicator.to_owned(),
            from: figure.from,
            to: figure.to,
            numerator: figure.numerator,
            denominator: figure.denominator,
            unit: figure.unit.to_string(),
            note: figure.note.map(str::to_owned),
            by_source: figure
                .by_source
                .iter()
                .map(|(source, some, all)| (source.code().to_owned(), *some, *all))
                .collect(),
        }
    }
}

/// Something that is wrong: where, and by which rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    pub file: String,
    pub row: u32,
    pub column: String,
    pub rule: String,
    /// `error`, `warning` or `note`.
    pub severity: String,
    pub message: String,
}

impl Found {
    /// As it was found.
    #[must_use]
    pub fn of(finding: &intake::finding::Finding) -> Found {
        Found {
            file: finding.file.to_string(),
            row: finding.row,
            column: finding.column.to_string(),
            rule: finding.rule.code.to_owned(),
            severity: match finding.rule.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "note",
            }
            .to_owned(),
            message: finding.rule.message(),
        }
    }
    /// As people read its severity.
    #[must_use]
    pub fn severity_name(&self) -> &'static str {
        match self.severity.as_str() {
            "error" => Severity::Error.name(),
            "warning" => Severity::Warning.name(),
            _ => Severity::Note.name(),
        }
    }
}

/// The way of referrals, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Walked {
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// By source and step.
    pub reached: Vec<(String, Step, Reached)>,
    pub flows: Vec<(Step, To, u64)>,
}

impl Walked {
    /// As it was worked out; nothing where no referral was made.
    #[must_use]
    pub fn of(journey: &intake::journey::Journey) -> Option<Walked> {
        let (from, to) = journey.days.filter(|_| !journey.reached.is_empty())?;
        let reached = journey.reached.iter().map(|((source, step), one)| (source.code().to_owned(), *step, *one));
        let flows = journey.flows.iter().map(|((step, to), count)| (*step, *to, *count));
        Some(Walked { from, to, reached: reached.collect(), flows: flows.collect() })
    }
}
impl fmt::Display for Walked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&serde_json::to_string(self).map_err(|_| fmt::Error)?)
    }
}
impl FromStr for Walked {
    type Err = serde_json::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        serde_json::from_str(text)
    }
}
