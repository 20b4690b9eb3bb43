//! Which rates stand side by side, and how far they lie apart. Pure.

use crate::wings::performance::indicators::judged::NEIGHBOURS;
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
    let real = || readings.iter().filter(|r| r.indicator_id == indicator.id && !r.illustrative());
    let now = real().max_by_key(|r| r.ends_on)?;
    let year_end = financial_year_of(now.ends_on).previous().end();
    let theirs = |c: &&Comparator| c.indicator_id == indicator.id && c.name == NEIGHBOURS;
    let neighbours = comparators.iter().find(theirs).map(|c| Beside {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wings::performance::indicators::Area;
    use crate::wings::performance::indicators::range::RangeBy;
    use crate::wings::performance::readings::State;
    use kit::{Id, Text};
    use measure::{Kind, Polarity, Unit};
    use uuid::Uuid;

    fn indicator() -> Indicator {
        Indicator {
            id: Id::from(Uuid::from_u128(1)),
            board_id: Uuid::nil(),
            version: 1,
            code: "D31".into(),
            name: "Child protection plans per 10,000".into(),
            area: Area::Protection,
            position: 31,
            on_dashboard: true,
            cross_cutting: false,
            unit: Text(Unit::Per10k),
            places: 1,
            frequency: Text(Kind::Month),
            rolling_months: None,
            snapshot: true,
            show_counts: false,
            polarity: Text(Polarity::Neutral),
            range_by: RangeBy::Moves,
            owner: String::new(),
            definition: String::new(),
            numerator: String::new(),
            denominator: None,
            numerator_name: String::new(),
            denominator_name: None,
            source: String::new(),
            comparator_note: String::new(),
            disclosure: String::new(),
            note: None,
        }
    }

    fn reading(on: &str, value: i32, source: Source) -> Reading {
        let day: NaiveDate = on.parse().unwrap();
        Reading {
            id: Id::from(Uuid::from_u128(2)),
            board_id: Uuid::nil(),
            version: 1,
            indicator_id: indicator().id,
            agency_id: None,
            agency_part: false,
            kind: Text(Kind::Day),
            starts_on: day,
            ends_on: day,
            revision: 1,
            current: true,
            state: State::Released,
            numerator: None,
            denominator: None,
            value: Some(Text(value.into())),
            population_id: None,
            source,
            source_note: None,
            sent_by: String::new(),
            entered_by: uuid::Uuid::nil(),
            received_on: day,
            entered_at: chrono::DateTime::UNIX_EPOCH,
            released_by: None,
            released_on: None,
            reason: None,
            note: None,
        }
    }

    #[test]
    fn then_is_the_last_year_end_before_now_and_nothing_is_made_up() {
        let all = [
            reading("2013-03-31", 30, Source::Return),
            reading("2014-03-31", 50, Source::Plan),
            reading("2014-06-30", 55, Source::Return),
            reading("2014-12-31", 60, Source::Plan),
            reading("2015-01-31", 99, Source::Illustrative),
        ];
        // How many readings are known, then the end of the one before and the change.
        for (known, before, change) in [
            (0, None, None),
            (1, None, None),
            (2, Some("2013-03-31"), Some("66.7")),
            (3, Some("2014-03-31"), Some("10.0")),
            (4, Some("2014-03-31"), Some("20.0")),
            (5, Some("2014-03-31"), Some("20.0")),
        ] {
            let found = rate(&indicator(), &all[..known], &[], &[]);
            let then = found.as_ref().and_then(|rate| rate.before.as_ref());
            assert_eq!(then.map(|at| at.on.to_string()).as_deref(), before, "{known}");
            let moved = found.as_ref().and_then(Rate::change);
            let moved = moved.map(|growth| format!("{:.1}", measure::unit::round(growth, 1)));
            assert_eq!(moved.as_deref(), change, "{known}");
            assert!(found.is_none_or(|rate| rate.against().is_none() && rate.months_apart().is_none()));
        }
    }
}
