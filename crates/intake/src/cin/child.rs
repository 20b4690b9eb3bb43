//! What can be wrong with a child before any episode is looked at.

use super::check::Reading;
use super::record::{ChildRead, Code};
use super::rules;

/// The census's codes of disability.
pub(super) const DISABILITIES: [&str; 13] =
    ["NONE", "MOB", "HAND", "PC", "INC", "COMM", "LD", "HEAR", "VIS", "BEH", "CON", "AUT", "DDA"];
/// Its codes of ethnicity.
const ETHNICITIES: [&str; 20] = [
    "WBRI", "WIRI", "WIRT", "WOTH", "WROM", "MWBC", "MWBA", "MWAS", "MOTH", "AIND", "APKN", "ABAN", "AOTH", "BCRB",
    "BAFR", "BOTH", "CHNE", "OOTH", "REFU", "NOBT",
];
/// The letters that a pupil number can begin with, by the remainder of its check sum.
const CHECK_LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPQRTUVWXYZ";

/// Whether a code is a prefix and a number of this range: N4, RC8.
pub(super) fn one_of(code: &Code, prefix: &str, range: std::ops::RangeInclusive<u8>) -> bool {
    code.text()
        .strip_prefix(prefix)
        .is_some_and(|rest| rest.len() == 1 && rest.parse::<u8>().is_ok_and(|number| range.contains(&number)))
}

pub(super) fn check(reading: &mut Reading<'_>, read: &ChildRead) {
    let line = read.line;
    let born = reading.day(line, "PersonBirthDate", read.born);
    let died = reading.day(line, "PersonDeathDate", read.died);
    match (born, read.expected.on()) {
        (None, None) => reading.add(line, "PersonBirthDate", &rules::NO_BIRTH),
        (Some(_), Some(_)) => reading.add(line, "ExpectedPersonBirthDate", &rules::TWO_BIRTHS),
        _ => {}
    }
    if born.zip(died).is_some_and(|(born, died)| died < born) {
        reading.add(line, "PersonDeathDate", &rules::DEATH);
    }
    sex(reading, read);
    pupil_number(reading, read);
    if !read.ethnicity.missing() && !ETHNICITIES.contains(&read.ethnicity.text()) {
        reading.add(line, "Ethnicity", &rules::ETHNICITY);
    }
    for code in &read.disabilities {
        if !DISABILITIES.contains(&code.text()) {
            reading.add(line, "Disability", &rules::DISABILITY);
        }
    }
    let none = read.disabilities.iter().any(|code| code.text() == "NONE");
    if none && read.disabilities.len() > 1 {
        reading.add(line, "Disability", &rules::DISABILITY_NONE);
    }
}

fn sex(reading: &mut Reading<'_>, read: &ChildRead) {
    let wrong = |code: &Code, known: &[&str]| !code.missing() && !known.contains(&code.text());
    if read.gender.missing() && read.sex.missing() {
        reading.add(read.line, "Sex", &rules::NO_SEX);
    } else if wrong(&read.gender, &["1", "2", "0", "9"]) {
        reading.add(read.line, "GenderCurrent", &rules::SEX);
    } else if wrong(&read.sex, &["M", "F", "U"]) {
        reading.add(read.line, "Sex", &rules::SEX);
    }
}

fn pupil_number(reading: &mut Reading<'_>, read: &ChildRead) {
    let number = read.upn.trim();
    if number.is_empty() {
        if read.upn_reason.missing() {
            reading.add(read.line, "UPN", &rules::NO_UPN);
        }
        return;
    }
    match check_letter(number.as_bytes()) {
        None => reading.add(read.line, "UPN", &rules::UPN_SHAPE),
        Some(false) => reading.add(read.line, "UPN", &rules::UPN_LETTER),
        Some(true) if !crate::authority::known(number.get(1..4).unwrap_or_default()) => {
            reading.add(read.line, "UPN", &rules::UPN_AUTHORITY);
        }
        Some(true) => {}
    }
}

/// Whether the first letter is that of the sum: each of the twelve that follow by its place, from 2, modulo 23. A letter at
/// the end stands for its place in the alphabet of check letters. Nothing where it is no such number.
fn check_letter(number: &[u8]) -> Option<bool> {
    let letter = |byte: u8| CHECK_LETTERS.iter().position(|known| *known == byte.to_ascii_uppercase());
    if number.len() != 13 {
        return None;
    }
    letter(number[0])?;
    let mut sum = 0;
    for (place, byte) in number.iter().enumerate().skip(1) {
        let value = match byte {
            b'0'..=b'9' => usize::from(byte - b'0'),
            other if place == 12 => letter(*other)?,
            _ => return None,
        };
        sum += value * (place + 1);
    }
    Some(CHECK_LETTERS[sum % 23] == number[0].to_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pupil_number_is_checked_by_its_sum() {
        // 2x8+3x0+4x1+5x2+6x0+7x0+8x0+9x1+10x0+11x0+12x0+13x1 = 52, 52 modulo 23 = 6.
        assert_eq!(check_letter(b"G801200010001"), Some(true));
        assert_eq!(check_letter(b"H801200010001"), Some(false));
        assert_eq!(check_letter(b"G80120001000"), None);
        assert_eq!(check_letter(b"I801200010001"), None, "I is no check letter");
        assert_eq!(check_letter(b"G80120001X001"), None);
        assert!(check_letter(b"A80120001000B").is_some());
    }

    #[test]
    fn a_code_is_a_letter_and_a_number_of_its_range() {
        assert!(one_of(&Code::read("N4"), "N", 0..=9) && one_of(&Code::read("rc9"), "RC", 1..=9));
        assert!(!one_of(&Code::read("RC0"), "RC", 1..=9) && !one_of(&Code::read("N10"), "N", 0..=9));
    }
}
