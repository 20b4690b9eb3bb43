//! What events come to: tables by quarter, and counts for indicators. Pure.

use crate::wings::performance::readings::counted::Count;
use chrono::NaiveDate;
use measure::{Figure, Kind, Period};
use std::collections::BTreeMap;

/// A table of totals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Totals {
    pub title: &'static str,
    /// What the first column names.
    pub names: &'static str,
    pub headings: &'static [&'static str],
    /// A name and its numbers, in the order in which they are shown.
    pub rows: Vec<(String, Vec<usize>)>,
    /// Whether a cell of 1 to 5 is kept from those who may not see the events.
    pub small: bool,
}

impl Totals {
    /// A cell as somebody reads it.
    #[must_use]
    pub fn cell(&self, number: usize, sees_events: bool) -> String {
        if self.small && !sees_events && (1..=5).contains(&number) {
            return "5 or fewer".into();
        }
        number.to_string()
    }
}

/// Numbers added up by the quarter of a day, the latest first.
#[must_use]
pub fn by_quarter<const N: usize>(all: impl Iterator<Item = (NaiveDate, [usize; N])>) -> Vec<(String, Vec<usize>)> {
    let mut quarters: BTreeMap<Period, [usize; N]> = BTreeMap::new();
    for (day, numbers) in all {
        let sums = quarters.entry(Period::holding(Kind::Quarter, day)).or_insert([0; N]);
        sums.iter_mut().zip(numbers).for_each(|(sum, number)| *sum += number);
    }
    quarters.into_iter().rev().map(|(period, sums)| (period.long(), sums.to_vec())).collect()
}

/// What is counted for one indicator.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    pub code: &'static str,
    pub kind: Kind,
    /// Whether it is a share: then a period in which there was nothing has no figure.
    pub share: bool,
    pub register: &'static str,
}

/// One thing that is counted: its day, whether it is among those that count, whether it is illustrative.
pub type One = (NaiveDate, bool, bool);

/// The counts of an indicator for every period that is over, from the first in which there was anything.
pub fn counted(asked: &Asked, all: impl Iterator<Item = One>, over: impl Fn(&Period) -> bool) -> Vec<Count> {
    let mut periods: BTreeMap<Period, (i64, i64, bool)> = BTreeMap::new();
    for (day, among, illustrative) in all {
        let sums = periods.entry(Period::holding(asked.kind, day)).or_default();
        *sums = (sums.0 + i64::from(among), sums.1 + 1, sums.2 || illustrative);
    }
    let first = periods.keys().next().copied();
    let each = std::iter::successors(first, |period| Some(period.following())).take_while(|period| over(period));
    let of = |period: Period| {
        let (among, whole, illustrative) = periods.get(&period).copied().unwrap_or_default();
        let figure = |n: i64| Figure::Number(n.into());
        let (numerator, denominator) = if asked.share { (among, Some(figure(whole))) } else { (among, None) };
        let empty = asked.share && whole == 0;
        (!empty).then(|| Count {
            code: asked.code,
            period,
            numerator: figure(numerator),
            denominator,
            illustrative,
            register: asked.register,
        })
    };
    each.filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_cells_are_kept_from_those_who_do_not_see_the_events() {
        let totals = |small| Totals { title: "T", names: "Sector", headings: &[], rows: Vec::new(), small };
        for (number, small, sees, says) in [
            (0, true, false, "0"),
            (1, true, false, "5 or fewer"),
            (5, true, false, "5 or fewer"),
            (6, true, false, "6"),
            (3, true, true, "3"),
            (3, false, false, "3"),
        ] {
            assert_eq!(totals(small).cell(number, sees), says, "{number} {small} {sees}");
        }
    }
}
