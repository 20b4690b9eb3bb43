//! Cases for how a figure's period is told, which target holds, and the rule by which it colours.

use super::*;
use crate::wings::performance::indicators::range::RangeBy;
use crate::wings::performance::indicators::{Area, IndicatorId};
use kit::Text;
use uuid::Uuid;

/// An indicator of this shape, for the rules of this register and of readings.
pub(crate) fn indicator(unit: Unit, frequency: Kind, snapshot: bool, rolling_months: Option<i32>) -> Indicator {
    Indicator {
        id: IndicatorId::from(Uuid::nil()),
        board_id: Uuid::nil(),
        version: 1,
        code: "D02".into(),
        name: String::new(),
        area: Area::EarlyHelp,
        position: 2,
        on_dashboard: true,
        cross_cutting: false,
        unit: unit.into(),
        places: 0,
        frequency: frequency.into(),
        rolling_months,
        snapshot,
        show_counts: false,
        polarity: Polarity::Neutral.into(),
        range_by: RangeBy::Moves,
        owner: String::new(),
        definition: String::new(),
        numerator: String::new(),
        denominator: None,
        numerator_name: "referrals".into(),
        denominator_name: None,
        source: String::new(),
        comparator_note: String::new(),
        disclosure: String::new(),
        note: None,
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn target(from: &str, until: Option<&str>, kind: TargetKind, value: i64) -> Target {
    let number = |n: i64| Some(Text(Decimal::from(n)));
    Target {
        id: kit::Id::from(Uuid::nil()),
        board_id: Uuid::nil(),
        version: 1,
        indicator_id: IndicatorId::from(Uuid::nil()),
        from_on: day(from),
        until_on: until.map(day),
        kind,
        value: number(value),
        low: number(value),
        high: number(value + 10),
        amber: None,
        per_year: false,
        reason: String::new(),
        agreed_by: String::new(),
        illustrative: false,
        set_on: None,
    }
}

#[test]
fn a_period_is_told_after_its_figure() {
    let monthly = indicator(Unit::Count, Kind::Month, false, None);
    let at_a_date = indicator(Unit::Count, Kind::Quarter, true, None);
    let rolling = indicator(Unit::Percentage, Kind::Quarter, false, Some(12));
    let ends = day("2015-02-28");
    for (indicator, kind, expected) in [
        (&monthly, Kind::Month, "in February 2015"),
        (&monthly, Kind::YearToDate, "in the 11 months to February 2015"),
        (&monthly, Kind::Quarter, "from January to March 2015"),
        (&monthly, Kind::Year, "in 2014/15"),
        (&monthly, Kind::CalendarYear, "in 2015"),
        (&monthly, Kind::Day, "on 28 February 2015"),
        (&at_a_date, Kind::Quarter, "on 31 March 2015"),
        (&rolling, Kind::Quarter, "in the year to March 2015"),
    ] {
        assert_eq!(during(indicator, &Period::holding(kind, ends)), expected);
    }
    let april = Period::holding(Kind::YearToDate, day("2014-04-30"));
    assert_eq!(during(&monthly, &april), "in April 2014");
}

type Ended = Result<Option<&'static str>, ()>;

#[test]
fn a_new_target_ends_the_one_that_is_open() {
    let first = target("2013-04-01", Some("2014-03-31"), TargetKind::Plan, 100);
    let open = target("2014-04-01", None, TargetKind::Plan, 110);
    let over = target("2014-04-01", Some("2015-03-31"), TargetKind::Plan, 110);
    // The targets, the new one's first day, and what it ends: nothing, the one from that day, or a refusal.
    let cases: [(&[Target], &str, Ended); 6] = [
        (&[], "2014-04-01", Ok(None)),
        (&[first.clone(), open.clone()], "2015-04-01", Ok(Some("2014-04-01"))),
        (&[first.clone(), over.clone()], "2015-04-01", Ok(None)),
        (&[first.clone(), over], "2015-01-01", Ok(Some("2014-04-01"))),
        (&[first.clone(), open.clone()], "2014-04-01", Err(())),
        (&[first, open], "2013-09-01", Err(())),
    ];
    for (targets, from, expected) in cases {
        let found = ended_by(targets, day(from)).map(|t| t.map(|t| t.from_on)).map_err(drop);
        assert_eq!(found, expected.map(|d| d.map(day)), "{from}");
    }
}

#[test]
fn the_rule_is_told_with_its_margin() {
    let lower =
        Indicator { polarity: Polarity::LowerBetter.into(), ..indicator(Unit::Percentage, Kind::Month, false, None) };
    let count = indicator(Unit::Count, Kind::Month, false, None);
    let level = target("2014-04-01", None, TargetKind::Level, 22);
    let plan = Target {
        per_year: true,
        amber: Some(Text(Tolerance::Relative(8.into()))),
        ..target("2014-04-01", None, TargetKind::Plan, 1200)
    };
    let band = target("2014-04-01", None, TargetKind::Band, 300);
    for (target, indicator, expected) in [
        (&level, &lower, "22% or less; red when more than 5 points off"),
        (&plan, &count, "Plan of 1,200 a year: red when more than 8% off, either way"),
        (&band, &count, "Between 300 and 310: red when more than 5% outside"),
    ] {
        assert_eq!(target_rule(target, indicator), expected);
    }
}

#[test]
fn a_month_takes_its_share_of_a_yearly_plan_in_whole_cases() {
    let count = indicator(Unit::Count, Kind::Month, false, None);
    let plan = Target { per_year: true, ..target("2014-04-01", None, TargetKind::Plan, 14_601) };
    for (kind, expected) in [(Kind::Month, 1_217), (Kind::YearToDate, 13_384), (Kind::Year, 14_601)] {
        let period = Period::holding(kind, day("2015-02-28"));
        let Some(measure::Target::Plan { plan: share, .. }) = target_for(&plan, &count, &period) else {
            panic!("a plan stays a plan");
        };
        assert_eq!(share, Decimal::from(expected), "{kind}");
    }
}
