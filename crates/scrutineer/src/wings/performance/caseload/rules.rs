//! Which rates stand side by side, and how far they lie apart. Pure.

use crate::wings::performance::indicators::rules::figure;
use crate::wings::performance::indicators::{Comparator, Indicator, Population};
use crate::wings::performance::readings::{Reading, Source};
use chrono::{Datelike, NaiveDate};
use measure::period::financial_year_of;
use measure::{Decimal, Figure, rates};

/// A rate at a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At {
    pub on: NaiveDate,
    pub figure: Figure,
    pub source: Source,
}

/// The neighbours' rate, with its own date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    pub name: String,
    pub on: NaiveDate,
    pub figure: Figure,
    pub source: String,
    pub illustrative: bool,
}

/// One kind of case: then, now, and the neighbours'.
#[derive(Clone, Debug)]
pub struct Rate {
    pub indicator: Indicator,
    pub now: At,
    pub before: Option<At>,
    pub neighbours: Option<Beside>,
}

/// The rate of an indicator from its readings (in order of their end, none made up) and its comparators, the latest
/// first. Then is the last 31 March before now.
#[must_use]
pub fn rate(
    indicator: &Indicator,
    readings: &[Reading],
    comparators: &[Comparator],
    populations: &[Population],
) -> Option<Rate> {
    let at = |reading: &Reading| At {
        on: reading.ends_on,
        figure: figure(indicator, reading, populations).value,
        source: reading.source,
    };
    let real = || {
        readings
            .iter()
            .filter(|r| r.indicator_id == indicator.id && !r.illustrative())
    };
    let now = real().max_by_key(|r| r.ends_on)?;
    let year_end = financial_year_of(now.ends_on).previous().end();
    let neighbours = comparators
        .iter()
        .find(|c| c.indicator_id == indicator.id)
        .map(|c| Beside {
            name: c.name.clone(),
            on: c.at_on,
            figure: c.value.0.clone(),
            source: c.source.clone(),
            illustrative: c.illustrative,
        });
    Some(Rate {
        before: real().find(|r| r.ends_on == year_end).map(at),
        now: at(now),
        neighbours,
        indicator: indicator.clone(),
    })
}

impl Rate {
    /// The growth from then to now, in per cent.
    #[must_use]
    pub fn change(&self) -> Option<Decimal> {
        rates::growth(&self.now.figure, &self.before.as_ref()?.figure).number()
    }
    /// How far now lies above or below the neighbours, in per cent.
    #[must_use]
    pub fn against(&self) -> Option<Decimal> {
        rates::growth(&self.now.figure, &self.neighbours.as_ref()?.figure).number()
    }
    /// The whole months between the neighbours' date and ours.
    #[must_use]
    pub fn months_apart(&self) -> Option<i32> {
        let theirs = self.neighbours.as_ref()?.on;
        let months = |day: NaiveDate| day.year() * 12 + day.month0().cast_signed();
        Some((months(self.now.on) - months(theirs)).abs())
    }
}
