//! Health, strengths and difficulties, offending (OC2) of children looked after for a year without a break.

use super::{Day, Share};
use crate::figure::Figure;
use crate::ssda903::columns::Table;
use crate::ssda903::rows::Health;
use measure::Decimal;

/// Months of being looked after without a break.
const YEAR: i32 = 12;

const NO_DATES: &str = "OC2 has no dates: it tells how things stood on 31 March of its year";

pub(super) fn figures(day: &Day<'_>) -> Vec<Figure> {
    let mut figures = Vec::new();
    if day.from.rows.holds(Table::Episodes) {
        figures.push(flag(day, "C36", |row| row.assessed, |_| true));
        figures.push(flag(day, "C37", |row| row.teeth, |_| true));
        figures.push(flag(day, "C38", |row| row.immunised, |_| true));
        figures.push(flag(day, "C44", |row| row.convicted, |years| years.is_some_and(|y| (10..=17).contains(&y))));
    }
    figures.push(score(day));
    figures
}

/// Of those looked after for a year: those of whom the last row says yes. Whoever has no row stays in the whole.
fn flag(
    day: &Day<'_>,
    indicator: &'static str,
    is: impl Fn(&Health) -> Option<bool>,
    of_age: impl Fn(Option<u32>) -> bool,
) -> Figure {
    let (mut share, rows) = (Share::default(), &day.from.rows.health);
    for care in day.looked_after().filter(|care| care.for_months(YEAR, day.at)) {
        if of_age(day.age(care.child)) {
            let after = rows.partition_point(|row| row.child <= care.child);
            let last = after.checked_sub(1).map(|at| &rows[at]).filter(|row| row.child == care.child);
            share.add(last.and_then(&is) == Some(true));
        }
    }
    day.share(indicator, share, false).noted(NO_DATES)
}

/// C39: the mean of the scores that were returned, for ages 5 to 16.
fn score(day: &Day<'_>) -> Figure {
    let (mut sum, mut many) = (0_u64, 0_u64);
    for own in day.from.rows.health.chunk_by(|one, next| one.child == next.child) {
        let of_age = day.age(own[0].child).is_some_and(|years| (5..=16).contains(&years));
        if let Some(score) = own.iter().next_back().and_then(|row| row.score).filter(|_| of_age) {
            sum += u64::from(score);
            many += 1;
        }
    }
    Figure { denominator: Some(Decimal::from(many)), ..Figure::count("C39", day.on(), sum) }.noted(NO_DATES)
}
