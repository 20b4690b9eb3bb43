//! Headings and cells as plain words, so that case, marks, line breaks and the usual short forms make no difference.

/// Phrases that mean the same, the longer before the shorter. Both sides stand between blanks.
const PHRASES: [(&str, &str); 38] = [
    (" unaccompanied asylum seeking children ", " uasc "),
    (" unaccompanied asylum seeking child ", " uasc "),
    (" unaccompanied asylum seeker ", " uasc "),
    (" initial child protection conferences ", " icpc "),
    (" initial child protection conference ", " icpc "),
    (" initial cp conference ", " icpc "),
    (" initial conferences ", " icpc "),
    (" initial conference ", " icpc "),
    (" icpcs ", " icpc "),
    (" review child protection conference ", " review conference "),
    (" rcpc ", " review conference "),
    (" child protection plans ", " cp plan "),
    (" child protection plan ", " cp plan "),
    (" cpp ", " cp plan "),
    (" child protection ", " cp "),
    (" emergency protection order ", " epo "),
    (" children in need ", " cin "),
    (" child in need ", " cin "),
    (" looked after children ", " looked after "),
    (" looked after child ", " looked after "),
    (" children in care ", " looked after "),
    (" child in care ", " looked after "),
    (" lac ", " looked after "),
    (" cla ", " looked after "),
    (" cic ", " looked after "),
    (" s 47s ", " section 47 "),
    (" s 47 ", " section 47 "),
    (" s47s ", " section 47 "),
    (" s47 ", " section 47 "),
    (" birth date ", " date of birth "),
    (" birthdate ", " date of birth "),
    (" d o b ", " date of birth "),
    (" dob ", " date of birth "),
    (" local authority ", " la "),
    (" 12m ", " 12 months "),
    (" 12mths ", " 12 months "),
    (" n f a ", " no further action "),
    (" nfa ", " no further action "),
];

/// Words that mean the same in a heading.
const SAME: [(&str, &[&str]); 18] = [
    ("start", &["started", "starts", "commenced", "commencement", "began", "begin", "opened", "initiated", "starting"]),
    (
        "end",
        &[
            "ended",
            "ends",
            "closed",
            "closure",
            "close",
            "ceased",
            "cease",
            "completed",
            "completion",
            "complete",
            "completing",
            "finished",
            "finish",
        ],
    ),
    ("authorised", &["authorisation", "authorized", "authorization"]),
    ("latest", &["last", "recent", "current"]),
    ("number", &["no", "num", "count", "nos"]),
    ("id", &["identifier", "identity", "ref", "reference", "identification"]),
    ("advisor", &["adviser"]),
    ("organisation", &["organization"]),
    ("agency", &["agencies"]),
    ("gender", &["sex"]),
    ("unnecessary", &["unneeded"]),
    ("twelve", &["12"]),
    ("six", &["6"]),
    ("one", &["1"]),
    ("two", &["2"]),
    ("month", &["mth", "mths", "mnths"]),
    ("disability", &["disabled"]),
    ("reviewed", &["reviewing"]),
];

/// Words that tell nothing in a heading.
const IDLE: [&str; 45] = [
    "the", "of", "a", "an", "is", "was", "were", "to", "be", "been", "for", "in", "on", "by", "at", "this", "what",
    "their", "from", "and", "or", "did", "does", "do", "has", "have", "with", "within", "being", "as", "that", "if",
    "please", "y", "n", "s", "any", "during", "under", "child", "children", "childs", "most", "whether", "it",
];

/// Words without which, or with which, a heading means something else.
const TELLING: [&str; 43] = [
    "start",
    "end",
    "number",
    "reason",
    "initial",
    "birth",
    "age",
    "offered",
    "accept",
    "accepted",
    "missing",
    "absent",
    "worker",
    "team",
    "icpc",
    "result",
    "type",
    "provider",
    "postcode",
    "urn",
    "location",
    "stage",
    "one",
    "two",
    "previous",
    "second",
    "longer",
    "matching",
    "matched",
    "order",
    "decision",
    "fostering",
    "family",
    "review",
    "visit",
    "status",
    "source",
    "suitability",
    "placed",
    "placement",
    "adoption",
    "contact",
    "referral",
];

/// A text in small letters and digits, one blank between words. "Child's" is "childs", "ChildID" is "child id".
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    let letters: Vec<char> = text.chars().collect();
    for (at, &letter) in letters.iter().enumerate() {
        if matches!(letter, '\'' | '’' | '‘' | '`') {
            continue;
        }
        if !letter.is_alphanumeric() {
            if !out.ends_with(' ') && !out.is_empty() {
                out.push(' ');
            }
            continue;
        }
        let before = at.checked_sub(1).and_then(|before| letters.get(before));
        let after = letters.get(at + 1).is_some_and(|after| after.is_lowercase());
        let hump = letter.is_uppercase()
            && before.is_some_and(|before| before.is_lowercase() || (before.is_uppercase() && after));
        if hump && !out.ends_with(' ') {
            out.push(' ');
        }
        out.extend(letter.to_lowercase());
    }
    out.truncate(out.trim_end().len());
    out
}

/// A heading as it is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Heading {
    /// All its words in their order.
    whole: String,
    /// The words that tell something, in the order of the alphabet.
    words: Vec<String>,
    /// Which of [`TELLING`] are among them, a bit each.
    telling: u64,
}

impl Heading {
    /// Nothing for what is too long to be a heading, or has no letter: a day, a number.
    pub(super) fn read(text: &str) -> Option<Heading> {
        if text.len() > 200 || !text.chars().any(char::is_alphabetic) {
            return None;
        }
        let mut whole = format!(" {} ", plain(text));
        for (from, to) in PHRASES {
            if whole.contains(from) {
                whole = whole.replace(from, to);
            }
        }
        let all: Vec<&str> = whole.split_whitespace().map(same).collect();
        let mut words: Vec<String> = all.iter().filter(|word| !IDLE.contains(word)).map(|word| single(word)).collect();
        words.sort_unstable();
        words.dedup();
        let telling = TELLING.iter().enumerate().filter(|(_, word)| words.iter().any(|other| other == *word));
        let telling = telling.fold(0, |all, (bit, _)| all | 1 << bit);
        Some(Heading { whole: all.join(" "), words, telling })
    }

    /// How alike two headings are: 2 for the same text, 1 for the same words, less the fewer they share, 0 where a word
    /// that tells stands in one alone.
    pub(super) fn alike(&self, other: &Heading) -> f32 {
        if self.whole == other.whole {
            return if self.whole.is_empty() { 0.0 } else { 2.0 };
        }
        if self.words.is_empty() || self.telling != other.telling {
            return 0.0;
        }
        let shared = u16::try_from(self.words.iter().filter(|word| other.words.contains(word)).count()).unwrap_or(0);
        let all = u16::try_from(self.words.len() + other.words.len()).unwrap_or(u16::MAX);
        f32::from(2 * shared) / f32::from(all)
    }
}

fn same(word: &str) -> &str {
    SAME.iter().find(|(_, others)| others.contains(&word)).map_or(word, |(word, _)| word)
}

/// Without the mark of the plural.
fn single(word: &str) -> String {
    let many = word.len() > 4 && word.ends_with('s') && !["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    word[..word.len() - usize::from(many)].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(one: &str, other: &str) -> f32 {
        Heading::read(one).unwrap().alike(&Heading::read(other).unwrap())
    }

    #[test]
    fn small_differences_make_none() {
        for (one, other) in [
            ("Date of Referral", "DATE OF\nREFERRAL "),
            ("Child Unique ID", "ChildUniqueID"),
            ("Date of Birth", "D.O.B."),
            ("Child's Legal Status", "childs legal status"),
            ("Date of ICPC", "Date of Initial Child Protection Conference"),
            ("No. of children placed", "Number of children placed"),
        ] {
            assert!(alike(one, other) >= 2.0, "{one} / {other}");
        }
        assert!(alike("Referral date", "Date of referral") >= 1.0);
        assert!(alike("Child protection end date", "Child Protection Plan End Date") > 0.7);
    }

    #[test]
    fn what_means_something_else_is_not_alike() {
        for (one, other) in [
            ("CP plan start date", "CP plan end date"),
            ("Reason ceased to be looked after", "Date ceased to be looked after"),
            ("Date of placement order", "Date of adoption order"),
            ("Number of missing episodes", "Number of absent episodes"),
            ("é", "è"),
        ] {
            let alike = alike(one, other);
            assert!(alike < 0.76, "{one} / {other}: {alike}");
        }
        for text in [&*"x".repeat(201), "", "?", "24/03/2024", "7"] {
            assert_eq!(Heading::read(text), None);
        }
    }
}
