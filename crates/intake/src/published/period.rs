//! Time periods: which year a row is about, and whether the period fits its identifier.

use super::columns::{IDENTIFIERS, MONTHS, QUARTERS, Written};
use super::rules;
use crate::finding::Rule;

/// A time identifier as far as it matters here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Identifier {
    /// How its period is written; nothing where the identifier is unknown.
    pub written: Option<Written>,
    /// A whole year.
    pub annual: bool,
    /// Those of one family may stand together.
    pub family: u8,
}

/// Reads an identifier, and says whether it is spelt as on the list.
pub(super) fn identifier(text: &str) -> (Identifier, bool) {
    let same = |name: &str| text.trim().eq_ignore_ascii_case(name);
    if let Some((name, written, annual, family)) = IDENTIFIERS.iter().find(|(name, ..)| same(name)) {
        return (Identifier { written: Some(*written), annual: *annual, family: *family }, *name == text);
    }
    let quarter = QUARTERS.iter().find_map(|(start, written, family)| {
        let rest = text.strip_prefix(start)?;
        // "Q4", and more quarters than one: "Q1-Q3".
        let ends = rest.bytes().all(|b| matches!(b, b'1'..=b'4' | b'-' | b'Q')) && !rest.is_empty();
        ends.then_some((Identifier { written: Some(*written), annual: false, family: *family }, true))
    });
    if let Some(quarter) = quarter {
        return quarter;
    }
    if MONTHS.contains(&text) {
        return (Identifier { written: Some(Written::Four), annual: false, family: 11 }, true);
    }
    let week = text.strip_prefix("Week ").and_then(|n| n.parse::<u8>().ok()).is_some_and(|n| (1..=53).contains(&n));
    if week {
        return (Identifier { written: Some(Written::Four), annual: false, family: 12 }, true);
    }
    (Identifier { written: None, annual: true, family: 99 }, false)
}

/// The year in which a period ends, how it is written, and what is wrong with it.
pub(super) fn year(text: &str) -> (Option<i32>, Option<Written>, Option<&'static Rule>) {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    // 2024-25 and 2024/25; a spreadsheet's 2024.0 too.
    let text = text.strip_suffix(".0").unwrap_or(text);
    let marked = text.len() != digits.len();
    let marks = text.chars().filter(|c| matches!(c, '-' | '/' | '–' | '_')).count();
    let marks_fit = !marked || (marks == 1 && text.chars().count() == digits.len() + 1 && digits.len() >= 6);
    let digits = if text.ends_with(|c: char| c.is_ascii_digit()) { digits } else { String::new() };
    let number = |range: std::ops::Range<usize>| digits.get(range).and_then(|part| part.parse::<i32>().ok());
    let range = 1990..2100;
    let noted = marked.then_some(&rules::PERIOD_MARK);
    let found = match (digits.len(), marks_fit) {
        (4, true) => number(0..4).map(|year| (year, Written::Four, true)),
        (6, true) => number(0..4).zip(number(4..6)).map(|(a, b)| (a + 1, Written::Six, (a + 1) % 100 == b)),
        (8, true) if marked => number(0..4).zip(number(4..8)).map(|(a, b)| (b, Written::Six, a + 1 == b)),
        _ => None,
    };
    match found {
        Some((year, written, _)) if !range.contains(&year) => (None, Some(written), Some(&rules::PERIOD)),
        Some((_, written, false)) => (None, Some(written), Some(&rules::PERIOD_YEARS)),
        Some((year, written, true)) => (Some(year), Some(written), noted),
        None => (None, None, Some(&rules::PERIOD)),
    }
}

/// What is wrong with a period beside its identifier. A reporting year ends in March and may be written either way.
pub(super) fn fits(written: Written, identifier: Identifier) -> bool {
    identifier.written.is_none_or(|asked| asked == written || identifier.family == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_the_one_in_which_the_period_ends() {
        for (text, ends) in [
            ("2024", Some(2024)),
            ("202324", Some(2024)),
            ("2023-24", Some(2024)),
            ("2023/24", Some(2024)),
            ("2023-2024", Some(2024)),
            ("199900", Some(2000)),
            ("2017188", None),
            ("1819", None),
            ("201819.5", None),
            ("2001Q4", None),
            ("201820", None),
            ("", None),
            ("é", None),
        ] {
            assert_eq!(year(text).0, ends, "{text}");
        }
        assert_eq!(year("201820").2, Some(&rules::PERIOD_YEARS));
        assert_eq!(year("2023-24").2, Some(&rules::PERIOD_MARK));
        assert_eq!(year("2024").2, None);
    }

    #[test]
    fn an_identifier_is_known_by_the_list() {
        let annual = |text| (identifier(text).0.annual, identifier(text).1);
        assert_eq!(annual("Reporting year"), (true, true));
        assert_eq!(annual("Academic Year"), (true, false));
        assert_eq!(annual("Week 42"), (false, true));
        assert_eq!(annual("Financial year Q4"), (false, true));
        assert_eq!(annual("Part 1 (April to September)"), (false, true));
        assert_eq!(annual("Moon phase"), (true, false));
        assert!(
            !fits(Written::Four, identifier("Academic year").0) && fits(Written::Six, identifier("Reporting year").0)
        );
    }
}
