//! How long it took from entering care to a placement for adoption.

use super::Day;
use super::care::Run;
use crate::figure::Figure;
use crate::ssda903::columns::Table;
use crate::ssda903::episodes;
use measure::{Decimal, Unit};

const FROM_FIRST: &str = "Days from the start of care, or from the first episode in the files, to the placement; \
    children without an episode on that day are left out";

/// C46.
pub(super) fn days(day: &Day<'_>) -> Figure {
    let (mut sum, mut many) = (0_i64, 0_u64);
    for spell in day.from.rows.spells(Table::PlacedAdoption) {
        let Some(placed) = spell.start.filter(|placed| (day.first..=day.at).contains(placed)) else { continue };
        let own = episodes::of(&day.from.rows.episodes, spell.child);
        let run = Run::all(own).find(|run| run.from <= placed && run.to.is_none_or(|to| to >= placed));
        if let Some(run) = run {
            sum += (placed - run.from).num_days();
            many += 1;
        }
    }
    let unit = Unit::Days;
    let counted = Figure::count("C46", day.year(), u64::try_from(sum).unwrap_or_default());
    Figure { denominator: Some(Decimal::from(many)), unit, ..counted }.noted(FROM_FIRST)
}
