//! What an agency owes for the periods that end on a day, when it is due, and how it came. Pure.

use super::AskedFigure;
use crate::wings::governance::agencies::AgencyId;
use crate::wings::performance::indicators::{Indicator, IndicatorId};
use crate::wings::performance::readings::Reading;
use chrono::{Datelike, Days, NaiveDate};
use measure::{Kind, Period, working_days};
use std::collections::BTreeSet;

/// In how many working days after its period a figure is due: five before the scorecard is checked for a meeting.
pub const DUE: i32 = 20;
/// In how many working days before it is due a return is told of.
pub const TOLD: i32 = 10;

/// The day on which the return for periods that end on `ends_on` is due.
#[must_use]
pub fn due(ends_on: NaiveDate) -> NaiveDate {
    working_days::add(ends_on, DUE)
}

/// One figure that an agency owes for a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owed {
    pub indicator: Indicator,
    /// Only the agency's part.
    pub part: bool,
    pub period: Period,
}

impl Owed {
    /// What names the line in a return, in forms, files and the interface for programs: `D23`, `D05-part`.
    #[must_use]
    pub fn key(&self) -> String {
        key(&self.indicator.code, self.part)
    }
    /// Whether a reading is this figure.
    #[must_use]
    pub fn is(&self, reading: &Reading, agency: AgencyId) -> bool {
        reading.period() == self.period && self.series(reading, agency)
    }
    /// Whether a reading belongs to the same series, whatever its period.
    #[must_use]
    pub fn series(&self, reading: &Reading, agency: AgencyId) -> bool {
        reading.indicator_id == self.indicator.id
            && reading.kind.0 == self.period.kind()
            && reading.agency_part == self.part
            && (!self.part || reading.agency_id == Some(agency))
    }
}

/// What names the line of an indicator.
#[must_use]
pub fn key(code: &str, part: bool) -> String {
    if part { format!("{code}-part") } else { code.to_owned() }
}

/// Whether a figure is asked for, for a period.
#[must_use]
pub fn applies(asked: &AskedFigure, period: &Period) -> bool {
    asked.from_on <= period.end() && asked.until_on.is_none_or(|until| period.end() <= until)
}

/// What is owed for the periods that end on a day, in the order of the indicators.
#[must_use]
pub fn owed(asked: &[AskedFigure], indicators: &[Indicator], ends_on: NaiveDate) -> Vec<Owed> {
    let mut all: Vec<Owed> = Vec::new();
    for indicator in indicators {
        let period = Period::holding(indicator.frequency.0, ends_on);
        if period.end() != ends_on {
            continue;
        }
        let mut parts: Vec<bool> = asked
            .iter()
            .filter(|one| one.indicator_id == indicator.id && applies(one, &period))
            .map(|one| one.part)
            .collect();
        parts.sort_unstable();
        parts.dedup();
        all.extend(parts.into_iter().map(|part| Owed { indicator: indicator.clone(), part, period }));
    }
    all
}

/// The days, from `from` and before `before`, on which a period ends for which something is asked; the earliest first.
#[must_use]
pub fn ends(asked: &[AskedFigure], indicators: &[Indicator], from: NaiveDate, before: NaiveDate) -> Vec<NaiveDate> {
    let mut ends = BTreeSet::new();
    let kind = |id: IndicatorId| indicators.iter().find(|one| one.id == id).map(|one| one.frequency.0);
    for one in asked {
        let Some(kind) = kind(one.indicator_id) else { continue };
        let first = Period::holding(kind, from.max(one.from_on));
        let over = |period: &Period| period.end() < before;
        let periods = std::iter::successors(Some(first), |period| Some(period.following())).take_while(over);
        ends.extend(periods.filter(|p| p.end() >= from && applies(one, p)).map(|p| p.end()));
    }
    ends.into_iter().collect()
}

/// The period that gives a return its name: the longest of those that end on the day.
#[must_use]
pub fn named_by(owed: &[Owed], ends_on: NaiveDate) -> Period {
    let longest = owed.iter().map(|one| one.period).max_by_key(Period::days);
    longest.unwrap_or_else(|| Period::holding(Kind::Month, ends_on))
}

/// The end of the last quarter that was over on a day.
#[must_use]
pub fn last_quarter(today: NaiveDate) -> NaiveDate {
    Period::holding(Kind::Quarter, today).previous().end()
}

/// Whether a day in an address is one that a period of ours can end on: further off, no day is reckoned with.
#[must_use]
pub fn in_reach(day: NaiveDate) -> bool {
    (1990..=2100).contains(&day.year())
}

/// Whether a day is the last of a month: only on such days do the periods of returns end.
#[must_use]
pub fn ends_month(day: NaiveDate) -> bool {
    (day + Days::new(1)).day() == 1
}

/// How one figure came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Came {
    /// In time.
    OnTime,
    /// After it was due.
    Late,
    /// It is due and is not in.
    Never,
    /// It is not due yet.
    NotDue,
}

impl Came {
    /// What is so of a figure that came on a day, or did not.
    #[must_use]
    pub fn of(ends_on: NaiveDate, received: Option<NaiveDate>, today: NaiveDate) -> Came {
        match received {
            Some(on) if on <= due(ends_on) => Came::OnTime,
            Some(_) => Came::Late,
            None if today > due(ends_on) => Came::Never,
            None => Came::NotDue,
        }
    }
    /// As people read it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Came::OnTime => "On time",
            Came::Late => "Late",
            Came::Never => "Not in",
            Came::NotDue => "Not due yet",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wings::performance::indicators::rules::tests::indicator;
    use measure::Unit;
    use uuid::Uuid;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }
    fn asked(indicator: &Indicator, part: bool, from: &str, until: Option<&str>) -> AskedFigure {
        AskedFigure {
            id: Uuid::nil().into(),
            board_id: Uuid::nil(),
            version: 1,
            indicator_id: indicator.id,
            agency_id: Uuid::nil().into(),
            part,
            from_on: day(from),
            until_on: until.map(day),
        }
    }
    fn every(kind: Kind, code: &str, id: u128) -> Indicator {
        Indicator { id: Uuid::from_u128(id).into(), code: code.into(), ..indicator(Unit::Count, kind, false, None) }
    }

    #[test]
    fn a_return_asks_for_what_ends_on_its_day_and_for_nothing_else() {
        let all = [every(Kind::Month, "D01", 1), every(Kind::Quarter, "D13", 2), every(Kind::Year, "D36", 3)];
        let asks: Vec<AskedFigure> = all.iter().map(|one| asked(one, false, "2014-04-01", None)).collect();
        for (on, codes, name) in [
            ("2015-02-28", vec!["D01"], "February 2015"),
            ("2014-12-31", vec!["D01", "D13"], "October to December 2014"),
            ("2015-03-31", vec!["D01", "D13", "D36"], "2014/15"),
            ("2015-03-30", vec![], "March 2015"),
        ] {
            let owed = owed(&asks, &all, day(on));
            let found: Vec<String> = owed.iter().map(Owed::key).collect();
            assert_eq!(
                (found, named_by(&owed, day(on)).long().as_str()),
                (codes.into_iter().map(str::to_owned).collect(), name)
            );
        }
    }

    #[test]
    fn nothing_is_asked_before_its_day_or_after_its_end_and_never_twice() {
        let one = every(Kind::Month, "D05", 1);
        let asks = [
            asked(&one, false, "2015-01-15", Some("2015-02-28")),
            asked(&one, false, "2015-02-01", None),
            asked(&one, true, "2015-02-01", Some("2015-03-30")),
        ];
        let keys =
            |on: &str| owed(&asks, std::slice::from_ref(&one), day(on)).iter().map(Owed::key).collect::<Vec<_>>();
        assert_eq!(keys("2014-12-31"), [""; 0]);
        assert_eq!(keys("2015-01-31"), ["D05"]);
        assert_eq!(keys("2015-02-28"), ["D05", "D05-part"]);
        assert_eq!(keys("2015-03-31"), ["D05"]);
        let found = ends(&asks, std::slice::from_ref(&one), day("2015-01-01"), day("2015-03-31"));
        assert_eq!(found, [day("2015-01-31"), day("2015-02-28")]);
    }

    #[test]
    fn a_figure_is_on_time_late_missing_or_not_due() {
        // 20 working days after 31 December 2014, with one bank holiday: 29 January 2015.
        let on = day("2014-12-31");
        assert_eq!(due(on), day("2015-01-29"));
        for (received, today, came) in [
            (Some("2015-01-29"), "2015-03-24", Came::OnTime),
            (Some("2015-01-30"), "2015-03-24", Came::Late),
            (None, "2015-01-30", Came::Never),
            (None, "2015-01-29", Came::NotDue),
        ] {
            assert_eq!(Came::of(on, received.map(day), day(today)), came);
        }
        assert!(ends_month(day("2016-02-29")) && !ends_month(day("2016-02-28")));
    }
}
