//! Which figures of an indicator a release would show: the latest, the periods of the same year before it, the parts of
//! single agencies. Pure.

use super::Spread;
use crate::wings::governance::agencies::AgencyId;
use crate::wings::performance::indicators::rules::{figure, population_of};
use crate::wings::performance::indicators::{Indicator, Population};
use crate::wings::performance::readings::Reading;
use measure::{Decimal, Figure, Kind, Period, Unit};
use rust_decimal::prelude::ToPrimitive;

/// One figure that would be shown.
#[derive(Clone, Debug)]
pub struct Cell {
    pub reading: Reading,
    pub period: Period,
    /// Whose part; none for the whole area.
    pub part: Option<AgencyId>,
    /// Unrounded, or a mark.
    pub value: Figure,
    /// How many, as far as that is known.
    pub count: Option<u64>,
    /// Of how many, for a share.
    pub whole: Option<u64>,
}

impl Cell {
    /// How many are not in the numerator of a share.
    #[must_use]
    pub fn rest(&self) -> Option<u64> {
        self.whole?.checked_sub(self.count?)
    }
}

fn whole_number(figure: Option<Decimal>) -> Option<u64> {
    figure.filter(|number| number.fract().is_zero()).and_then(|number| number.to_u64())
}

/// The figure of a reading with the counts behind it. The count behind a rate that came without one is about what the
/// population makes of it, as any reader can work it out.
fn cell(indicator: &Indicator, reading: &Reading, populations: &[Population]) -> Cell {
    let known = figure(indicator, reading, populations);
    let unit = indicator.unit.0;
    let behind = || {
        let people = population_of(reading, populations)?.people;
        let about = known.value.number()?.checked_mul(people.into())? / Decimal::from(10_000);
        whole_number(Some(measure::unit::round(about, 0)))
    };
    let count = match unit {
        Unit::Count => whole_number(known.numerator.or_else(|| known.value.number())),
        Unit::Percentage => whole_number(known.numerator),
        Unit::Per10k => whole_number(known.numerator).or_else(behind),
        // The numerator of a mean is the mean itself: how many it rests on is its denominator.
        Unit::Days | Unit::Pounds => None,
    };
    Cell {
        reading: reading.clone(),
        period: reading.period(),
        part: reading.agency_id.filter(|_| reading.agency_part),
        value: known.value,
        count,
        whole: whole_number(known.denominator),
    }
}

/// The latest revision of each figure, in the order in which they came.
fn latest_revisions(readings: &[Reading]) -> Vec<&Reading> {
    let key = |r: &Reading| (r.agency_part, r.agency_id.filter(|_| r.agency_part), r.kind, r.starts_on, r.ends_on);
    let mut kept: Vec<&Reading> = Vec::with_capacity(readings.len());
    for reading in readings {
        match kept.iter_mut().find(|one| key(one) == key(reading)) {
            Some(earlier) if earlier.revision <= reading.revision => *earlier = reading,
            Some(_) => {}
            None => kept.push(reading),
        }
    }
    kept
}

/// The figures of an indicator, from what is signed off: those for the area in the order of time, each followed by its
/// parts. The latest is the one that the dashboard shows: it ends last, and of those it covers most.
#[must_use]
pub fn proposed(
    indicator: &Indicator,
    readings: &[Reading],
    populations: &[Population],
    (spread, split): (Spread, bool),
) -> Vec<Cell> {
    let all = latest_revisions(readings);
    let area = || all.iter().filter(|reading| !reading.agency_part);
    let Some(latest) = area().max_by_key(|r| (r.ends_on, std::cmp::Reverse(r.starts_on))) else {
        return Vec::new();
    };
    let year = Period::holding(Kind::Year, latest.ends_on);
    let before = |r: &Reading| spread == Spread::Year && r.kind == indicator.frequency && r.starts_on >= year.start();
    let mut cells = Vec::new();
    for reading in area().filter(|reading| reading.id == latest.id || before(reading)) {
        cells.push(cell(indicator, reading, populations));
        if split {
            let same = |r: &&&Reading| {
                r.agency_part
                    && r.agency_id.is_some()
                    && (r.kind, r.starts_on, r.ends_on) == (reading.kind, reading.starts_on, reading.ends_on)
            };
            cells.extend(all.iter().filter(same).map(|part| cell(indicator, part, populations)));
        }
    }
    cells
}
