//! What may stand for a child or an adult: an agency's own reference, never a name or a national number. Pure.

use chrono::{Datelike, NaiveDate};

/// What is said of anything else.
pub const RULE: &str = "Use your own reference, never a name or a national number";
const LONGEST: usize = 20;

/// The reference, in capitals.
///
/// # Errors
/// A sentence that never repeats what was typed.
pub fn reference(typed: &str) -> Result<String, &'static str> {
    let text = typed.trim().to_ascii_uppercase();
    if text.is_empty() {
        return Err("Enter the reference");
    }
    let known = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '/');
    let shaped = text.len() <= LONGEST && text.chars().all(known) && text.contains(|c: char| c.is_ascii_digit());
    let bare: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
    if !shaped
        || is_health_number(&bare)
        || is_pupil_number(&bare)
        || is_insurance_number(&bare)
        || is_day(&text, &bare)
    {
        return Err(RULE);
    }
    Ok(text)
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Ten figures, the last of which proves the others: as the health service numbers people.
fn is_health_number(bare: &str) -> bool {
    if bare.len() != 10 || !digits(bare) {
        return false;
    }
    let figures: Vec<u32> = bare.chars().filter_map(|c| c.to_digit(10)).collect();
    let sum: u32 = figures.iter().zip((2..=10).rev()).map(|(figure, weight)| figure * weight).sum();
    // What is left of eleven is the proof; eleven itself stands as nought, and ten is never given out.
    (11 - sum % 11) % 11 == figures[9]
}

/// A letter and twelve figures, or eleven and another letter for a while: as schools number pupils.
fn is_pupil_number(bare: &str) -> bool {
    let letter = |c: char| c.is_ascii_alphabetic();
    bare.len() == 13 && bare.starts_with(letter) && digits(bare[1..].trim_end_matches(letter)) && digits(&bare[1..12])
}

/// Two letters, six figures and a letter from A to D: as the state insures people.
fn is_insurance_number(bare: &str) -> bool {
    let letters = bare.bytes().take(2).all(|byte| byte.is_ascii_alphabetic());
    bare.len() == 9 && letters && digits(&bare[2..8]) && bare.ends_with(['A', 'B', 'C', 'D'])
}

/// A day, in any of the shapes in which people write one: it may be a day of birth.
fn is_day(text: &str, bare: &str) -> bool {
    let parts: Vec<&str> = text.split(['-', '/']).collect();
    let number = |part: &str| if digits(part) { part.parse::<i32>().ok() } else { None };
    if let [Some(a), Some(b), Some(c)] = parts.iter().map(|part| number(part)).collect::<Vec<_>>()[..] {
        let short = c < 100 && (real(2000 + c, b, a) || real(2000 + c, a, b));
        return short || real(c, b, a) || real(c, a, b) || real(a, b, c);
    }
    let at = |from: usize, to: usize| bare.get(from..to).and_then(number).unwrap_or_default();
    bare.len() == 8
        && digits(bare)
        && (real(at(4, 8), at(2, 4), at(0, 2))
            || real(at(4, 8), at(0, 2), at(2, 4))
            || real(at(0, 4), at(4, 6), at(6, 8)))
}

/// Whether there is such a day, in a year that somebody may have been born in.
fn real(year: i32, month: i32, day: i32) -> bool {
    let part = |number: i32| u32::try_from(number).unwrap_or_default();
    NaiveDate::from_ymd_opt(year, part(month), part(day)).is_some_and(|day| (1900..2100).contains(&day.year()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_ones_own_and_says_nothing_of_anybody() {
        for (typed, kept) in [
            ("mis-15/0042", "MIS-15/0042"),
            (" A1 ", "A1"),
            ("9434765918", "9434765918"),
            ("12345678", "12345678"),
            ("15/0042", "15/0042"),
            ("99/99/2015", "99/99/2015"),
            ("MI123456X", "MI123456X"),
            ("A12345678901-2/B", "A12345678901-2/B"),
        ] {
            assert_eq!(reference(typed), Ok(kept.to_owned()), "{typed}");
        }
        for typed in [
            "Smith",
            "John Smith 1",
            "A1 2",
            "Ä1",
            "A.1",
            "123456789012345678901",
            "9434765919",
            "943-476-5919",
            "A123456789012",
            "A12345678901B",
            "AB123456C",
            "ab-12-34-56-c",
            "24032015",
            "20150324",
            "03242015",
            "24/3/2015",
            "24-3-15",
            "2015-03-24",
            "=1+1",
        ] {
            assert_eq!(reference(typed), Err(RULE), "{typed}");
        }
        assert_eq!(reference(" "), Err("Enter the reference"));
    }
}
