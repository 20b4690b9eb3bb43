//! Who may enter, revise, attach to and sign off a figure; what may be asked for. Pure: no clock, no database.

use super::{Reading, State};
use crate::wings::performance::indicators::Indicator;
use crate::wings::performance::indicators::rules::adds_up;
use chrono::NaiveDate;
use kit::{Person, Right};
use measure::{Decimal, Figure, Kind, Period, Unit};
use uuid::Uuid;

/// What the rules need to know of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    pub id: Uuid,
    pub agency: Option<Uuid>,
    /// May enter figures at all.
    pub writes: bool,
    /// May do so for every agency.
    pub writes_any: bool,
    /// May sign figures off.
    pub releases: bool,
}

impl Facts {
    /// What is so of this person.
    #[must_use]
    pub fn of(person: &Person) -> Facts {
        let may = |verb| person.may(Right { verb, register: "readings" });
        Facts {
            id: person.id(),
            agency: person.agency(),
            writes: may("write"),
            writes_any: may("write_any"),
            releases: may("release"),
        }
    }
    fn own(&self, reading: &Reading) -> bool {
        self.agency.is_some() && self.agency == reading.agency_id.map(kit::Id::uuid)
    }
}

/// Whether they may enter a figure: for every agency, or for the one that they work for.
#[must_use]
pub fn may_enter(who: &Facts) -> bool {
    who.writes && (who.writes_any || who.agency.is_some())
}

/// Whether they may send a revision of this figure. Only the latest revision can be revised.
#[must_use]
pub fn may_revise(who: &Facts, reading: &Reading) -> bool {
    reading.current && may_attach(who, reading)
}

/// Whether they may attach evidence to this figure.
#[must_use]
pub fn may_attach(who: &Facts, reading: &Reading) -> bool {
    who.writes && (who.writes_any || who.own(reading))
}

/// Whether they may sign this figure off: a draft that still counts, of their own agency, that somebody else entered.
/// The board's office, which may enter for everybody, may sign off for everybody.
#[must_use]
pub fn may_release(who: &Facts, reading: &Reading) -> bool {
    let waits = reading.state == State::Draft && reading.current;
    waits && who.releases && (who.writes_any || (who.own(reading) && who.id != reading.entered_by))
}

/// What is asked for, to work an indicator's figure out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// How many.
    Count,
    /// How many of how many.
    Share,
    /// The value itself: a mean of days, a sum of money.
    Value,
}

/// What is asked for of an indicator.
#[must_use]
pub fn asked(indicator: &Indicator) -> Asked {
    match indicator.unit.0 {
        Unit::Percentage => Asked::Share,
        Unit::Count | Unit::Per10k => Asked::Count,
        Unit::Days | Unit::Pounds => Asked::Value,
    }
}

/// How many periods back a figure can be entered for.
const BACK: usize = 24;

/// The periods that a figure can be entered for, the latest first: those that have ended, of the indicator's own
/// frequency; then, for what adds up over the months, the year to date and the last two whole years.
#[must_use]
pub fn periods(indicator: &Indicator, today: NaiveDate) -> Vec<Period> {
    let back = |kind: Kind, most: usize| {
        let last = Period::holding(kind, today).previous();
        std::iter::successors(Some(last), |period| Some(period.previous())).take(most)
    };
    let mut periods: Vec<Period> = back(indicator.frequency.0, BACK).collect();
    if adds_up(indicator) {
        // One month so far is that month; twelve are the year.
        periods.extend(back(Kind::YearToDate, 12).filter(|p| (2..12).contains(&p.months())));
        periods.extend(back(Kind::Year, 2));
    }
    periods
}

/// A period as a form sends it: `month 2015-02-28`.
#[must_use]
pub fn period_key(period: &Period) -> String {
    format!("{} {}", period.kind(), period.end())
}

/// Why a share cannot be, if it cannot: a part larger than its whole.
#[must_use]
pub fn larger_than_whole(numerator: &Figure, denominator: &Figure, names: (&str, &str)) -> Option<String> {
    let (part, whole): (Decimal, Decimal) = (numerator.number()?, denominator.number()?);
    (part > whole).then(|| {
        format!(
            "Check both numbers: {} {} cannot be more than {} {}",
            measure::show(part, Unit::Count),
            names.0,
            measure::show(whole, Unit::Count),
            names.1
        )
    })
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
