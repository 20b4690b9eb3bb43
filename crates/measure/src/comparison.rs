//! Two periods of unequal length, category by category: raw change, annualised change and shares.
//!
//! Categories are merged until both periods count the same things; where they still do not, the row is a series
//! break: its figures are shown, its change is not.

use crate::part_year::Factor;
use crate::{Figure, rates};

/// One merged category in both periods.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The category.
    pub name: String,
    /// What was counted in the earlier period.
    pub before: Figure,
    /// What was counted in the later period.
    pub now: Figure,
    /// Why the two cannot be compared, if they cannot.
    pub series_break: Option<String>,
}

impl Row {
    /// A category that counts the same thing in both periods.
    #[must_use]
    pub fn new(name: impl Into<String>, before: impl Into<Figure>, now: impl Into<Figure>) -> Self {
        Self { name: name.into(), before: before.into(), now: now.into(), series_break: None }
    }

    /// The same row, marked as not comparable, with the reason.
    #[must_use]
    pub fn broken(self, why: impl Into<String>) -> Self {
        Self { series_break: Some(why.into()), ..self }
    }
}

/// One row worked out. All figures are unrounded; a mark in a count is a mark in all that rests on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The row as given.
    pub row: Row,
    /// The change as counted, in per cent. Misleads where the periods differ in length.
    pub raw_change: Figure,
    /// The later count scaled to the length of the earlier period: an estimate.
    pub annualised: Figure,
    /// The change after scaling, in per cent.
    pub annualised_change: Figure,
    /// The share of the earlier total, in per cent.
    pub share_before: Figure,
    /// The share of the later total, in per cent.
    pub share_now: Figure,
}

impl Line {
    /// The change to show: the annualised one, or none where the series breaks.
    #[must_use]
    pub const fn comparable_change(&self) -> Option<&Figure> {
        match self.row.series_break {
            None => Some(&self.annualised_change),
            Some(_) => None,
        }
    }
}

/// All rows and their total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The rows, in the order given.
    pub lines: Vec<Line>,
    /// All rows together: what is counted in all may be comparable where its parts are not.
    pub total: Line,
}

/// Compares two periods, with the factor from the length of the later to that of the earlier:
/// 12 over 11 months, or any other of [a part of a year](crate::part_year::PartYear::factor).
///
/// ```
/// use measure::{comparison::{compare, Row}, part_year::Factor, show, Unit};
/// let rows = [Row::new("Police", 4_907, 5_025), Row::new("All others", 9_694, 10_139)];
/// let total = compare(&rows, Factor::new(12, 11).unwrap()).total;
/// assert_eq!(show(total.raw_change, Unit::Percentage), "3.9%");
/// assert_eq!(show(total.annualised_change, Unit::Percentage), "13.3%");
/// ```
#[must_use]
pub fn compare(rows: &[Row], factor: Factor) -> Comparison {
    let before = Figure::sum(rows.iter().map(|row| &row.before));
    let now = Figure::sum(rows.iter().map(|row| &row.now));
    let total = Row { name: "Total".to_owned(), before, now, series_break: None };
    Comparison {
        lines: rows.iter().map(|row| line(row, &total, factor)).collect(),
        total: line(&total, &total, factor),
    }
}

/// Adds up counts that a mapping gave the same category, in the order categories first appear.
#[must_use]
pub fn merge<N: AsRef<str>>(parts: impl IntoIterator<Item = (N, Figure)>) -> Vec<(String, Figure)> {
    let mut merged: Vec<(String, Figure)> = Vec::new();
    for (category, count) in parts {
        match merged.iter_mut().find(|(name, _)| name == category.as_ref()) {
            Some((_, total)) => *total = Figure::sum([&*total, &count]),
            None => merged.push((category.as_ref().to_owned(), count)),
        }
    }
    merged
}

fn line(row: &Row, total: &Row, factor: Factor) -> Line {
    let annualised = factor.apply(&row.now);
    Line {
        row: row.clone(),
        raw_change: rates::growth(&row.now, &row.before),
        annualised_change: rates::growth(&annualised, &row.before),
        annualised,
        share_before: rates::percentage(&row.before, &total.before),
        share_now: rates::percentage(&row.now, &total.now),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unit::{Unit, show, show_places, signed};

    /// A board's referrals in 2013/14, merged: category, count.
    const BEFORE: [(&str, i32); 12] = [
        ("Police, probation, courts, immigration", 4907),
        ("Education", 2488),
        ("Primary health", 1840),
        ("Secondary health", 482),
        ("Family member", 1139),
        ("Own council", 283),
        ("Own council", 239),
        ("Other council", 306),
        ("Anonymous", 563),
        ("Friend or neighbour", 216),
        ("Housing", 138),
        ("Other", 2000),
    ];

    /// The 21 sources of April 2014 to February 2015 with the category each is merged into.
    const NOW: [(&str, i32); 21] = [
        ("Police, probation, courts, immigration", 4426),
        ("Police, probation, courts, immigration", 315),
        ("Police, probation, courts, immigration", 284),
        ("Education", 2422),
        ("Education", 397),
        ("Primary health", 312),
        ("Primary health", 217),
        ("Primary health", 1194),
        ("Secondary health", 562),
        ("Secondary health", 662),
        ("Family member", 858),
        ("Own council", 1121),
        ("Other council", 383),
        ("Anonymous", 534),
        ("Friend or neighbour", 105),
        ("Housing", 183),
        ("Other", 943),
        ("Other", 13),
        ("Other", 8),
        ("Other", 128),
        ("Other", 97),
    ];

    fn referrals() -> Comparison {
        let merged = |parts: &[(&str, i32)]| merge(parts.iter().map(|(name, count)| (*name, Figure::from(*count))));
        let pairs = merged(&BEFORE).into_iter().zip(merged(&NOW));
        let rows: Vec<Row> = pairs
            .map(|((name, before), (same, now))| {
                assert_eq!(name, same);
                Row::new(name, before, now)
            })
            .collect();
        compare(&rows, Factor::new(12, 11).unwrap())
    }

    #[test]
    fn the_table_of_a_boards_plan_is_worked_out_anew() {
        let expected = [
            ("4,907", "5,025", "5,481.8", "+11.7", "33.6%", "33.1%"),
            ("2,488", "2,819", "3,075.3", "+23.6", "17.0%", "18.6%"),
            ("1,840", "1,723", "1,879.6", "+2.2", "12.6%", "11.4%"),
            ("482", "1,224", "1,335.3", "+177.0", "3.3%", "8.1%"),
            ("1,139", "858", "936.0", "−17.8", "7.8%", "5.7%"),
            ("522", "1,121", "1,222.9", "+134.3", "3.6%", "7.4%"),
            ("306", "383", "417.8", "+36.5", "2.1%", "2.5%"),
            ("563", "534", "582.5", "+3.5", "3.9%", "3.5%"),
            ("216", "105", "114.5", "−47.0", "1.5%", "0.7%"),
            ("138", "183", "199.6", "+44.7", "0.9%", "1.2%"),
            ("2,000", "1,189", "1,297.1", "−35.1", "13.7%", "7.8%"),
            ("14,601", "15,164", "16,542.5", "+13.3", "100.0%", "100.0%"),
        ];
        let comparison = referrals();
        assert_eq!(comparison.lines.len() + 1, expected.len());
        for (line, (before, now, annualised, change, share_before, share_now)) in
            comparison.lines.iter().chain([&comparison.total]).zip(expected)
        {
            assert_eq!(show(&line.row.before, Unit::Count), before);
            assert_eq!(show(&line.row.now, Unit::Count), now);
            assert_eq!(show_places(&line.annualised, Unit::Count, 1), annualised);
            assert_eq!(signed(line.annualised_change.number().unwrap(), 1), change);
            assert_eq!(show(&line.share_before, Unit::Percentage), share_before);
            assert_eq!(show(&line.share_now, Unit::Percentage), share_now);
        }
        assert_eq!(show(&comparison.total.raw_change, Unit::Percentage), "3.9%");
    }

    #[test]
    fn a_broken_series_shows_figures_and_no_change() {
        let rows = [Row::new("Health", 482, 1224).broken("Accident and emergency was added."), Row::new("Other", 5, 6)];
        let comparison = compare(&rows, Factor::NONE);
        assert_eq!(comparison.lines[0].comparable_change(), None);
        assert_eq!(comparison.lines[1].comparable_change(), Some(&Figure::from(20)));
        assert!(comparison.total.comparable_change().is_some());
        assert_eq!(comparison.lines[0].annualised, Figure::from(1224));
    }

    #[test]
    fn marks_and_new_categories_have_no_change() {
        let rows = [Row::new("New", 0, 7), Row::new("Hidden", Figure::Suppressed, 8)];
        let comparison = compare(&rows, Factor::NONE);
        assert_eq!(comparison.lines[0].raw_change, Figure::NotApplicable);
        assert_eq!(comparison.lines[1].annualised_change, Figure::Suppressed);
        assert_eq!(comparison.lines[0].share_before, Figure::Suppressed);
        assert_eq!(comparison.total.row.before, Figure::Suppressed);
        assert_eq!(comparison.total.row.now, Figure::from(15));
    }
}
