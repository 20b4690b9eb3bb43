//! Who a contact or a referral came from: the 22 codes of the census, and what Annex A writes for them.

use serde::{Deserialize, Serialize};

/// A code of the census, by its place in [`CODES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ReferralSource(u8);

/// The codes with their names.
pub const CODES: [(&str, &str); 22] = [
    ("1A", "Family member, relative or carer"),
    ("1B", "Acquaintance, neighbour or childminder"),
    ("1C", "Self"),
    ("1D", "Other individual"),
    ("2A", "Schools"),
    ("2B", "Education services"),
    ("3A", "GP"),
    ("3B", "Health visitor"),
    ("3C", "School nurse"),
    ("3D", "Other primary health"),
    ("3E", "A&E"),
    ("3F", "Other health"),
    ("4", "Housing"),
    ("5A", "Social care of this authority"),
    ("5B", "Other services of this authority"),
    ("5C", "Another authority"),
    ("5D", "Early help of this authority"),
    ("6", "Police"),
    ("7", "Other legal agency"),
    ("8", "Other"),
    ("9", "Anonymous"),
    ("10", "Unknown"),
];

impl ReferralSource {
    /// Not known: code 10, and whatever cannot be read.
    pub const UNKNOWN: Self = Self(21);

    /// The source that a text names: a code ("3A"), what Annex A prefers ("g) 3A: Health services"), or a plain word
    /// ("Police", "School").
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let upper = text.to_ascii_uppercase();
        let after = match upper.split_once(')') {
            // "a) 1A: Individual": the letter is Annex A's own.
            Some((letter, rest)) if letter.len() <= 2 => rest.trim(),
            _ => upper.as_str(),
        };
        let code = after.split([':', ' ', '-', '–']).next().unwrap_or_default();
        let by_code = |code: &str| CODES.iter().position(|(known, _)| *known == code);
        let at = by_code(code).or_else(|| plain(after).and_then(by_code))?;
        u8::try_from(at).ok().map(Self)
    }
    /// Its code: `3A`.
    #[must_use]
    pub fn code(self) -> &'static str {
        CODES[usize::from(self.0)].0
    }
    /// As people read it.
    #[must_use]
    pub fn name(self) -> &'static str {
        CODES[usize::from(self.0)].1
    }
    /// All of them, in the order of their codes.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..22).map(Self)
    }
    /// Its place among them.
    #[must_use]
    pub fn place(self) -> usize {
        usize::from(self.0)
    }
}

/// What people write instead of a code; the first word that fits wins.
const PLAIN: [(&str, &str); 30] = [
    ("POLICE", "6"),
    ("SCHOOL NURSE", "3C"),
    ("HEALTH VISITOR", "3B"),
    ("MIDWI", "3F"),
    ("HOSPITAL", "3F"),
    ("A&E", "3E"),
    ("EMERGENCY DEPARTMENT", "3E"),
    ("GP", "3A"),
    ("PRIMARY HEALTH", "3D"),
    ("HEALTH", "3D"),
    ("EDUCATION", "2B"),
    ("SCHOOL", "2A"),
    ("HOUSING", "4"),
    ("EARLY HELP", "5D"),
    ("OTHER LA", "5C"),
    ("OTHER LOCAL", "5C"),
    ("EXTERNAL", "5C"),
    ("INTERNAL", "5B"),
    ("SOCIAL CARE", "5A"),
    ("LA SERVICES", "5B"),
    ("LEGAL", "7"),
    ("COURT", "7"),
    ("PROBATION", "7"),
    ("CAFCASS", "7"),
    ("ANON", "9"),
    ("UNKNOWN", "10"),
    ("SELF", "1C"),
    ("NEIGHBOUR", "1B"),
    ("FAMILY", "1A"),
    ("INDIVIDUAL", "1D"),
];

fn plain(text: &str) -> Option<&'static str> {
    let found = PLAIN.iter().find(|(word, _)| text.contains(word)).map(|(_, code)| *code);
    found.or_else(|| text.starts_with("OTHER").then_some("8"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_annex_a_and_plain_words_name_a_source() {
        let cases = [
            ("1A", "1A"),
            ("3f", "3F"),
            ("10", "10"),
            ("a) 1A: Individual", "1A"),
            ("p1) 5D: LA early help", "5D"),
            ("g) 3A: Health services", "3A"),
            ("6: Police", "6"),
            ("Police", "6"),
            ("School", "2A"),
            ("School nurse", "3C"),
            ("Other legal agency", "7"),
            ("Other", "8"),
        ];
        for (text, code) in cases {
            assert_eq!(ReferralSource::read(text).map(ReferralSource::code), Some(code), "{text}");
        }
        for text in ["", "11", "x) 4Z: Something", "?"] {
            assert_eq!(ReferralSource::read(text), None, "{text}");
        }
        assert_eq!(ReferralSource::UNKNOWN.code(), "10");
    }
}
