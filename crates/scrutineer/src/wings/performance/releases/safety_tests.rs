//! Cases for what is hidden: by itself, beside others, and what the indicator's own rule asks.

use super::*;
use crate::wings::performance::indicators::rules::tests::indicator;
use crate::wings::performance::readings::{Reading, Source, State};
use crate::wings::performance::releases::Spread;
use crate::wings::performance::releases::proposed::proposed;
use kit::Text;
use uuid::Uuid;

fn agency(n: u128) -> AgencyId {
    Uuid::from_u128(n).into()
}

/// A signed-off reading of a count, or of a share where there is a whole; of an agency where `part` says so.
pub(crate) fn reading(period: Period, part: Option<u128>, count: u64, whole: Option<u64>) -> Reading {
    let figure = |count: u64| Some(Text(Figure::from(count)));
    Reading {
        id: Uuid::from_u128(u128::from(count) + 1_000).into(),
        board_id: Uuid::nil(),
        version: 1,
        indicator_id: Uuid::nil().into(),
        agency_id: part.map(agency),
        agency_part: part.is_some(),
        kind: period.kind().into(),
        starts_on: period.start(),
        ends_on: period.end(),
        revision: 1,
        current: true,
        state: State::Released,
        numerator: figure(count),
        denominator: whole.and_then(figure),
        value: None,
        population_id: None,
        source: Source::Return,
        source_note: None,
        sent_by: String::new(),
        entered_by: Uuid::nil(),
        received_on: period.end(),
        entered_at: chrono::DateTime::UNIX_EPOCH,
        released_by: None,
        released_on: Some(period.end()),
        reason: None,
        note: None,
    }
}

fn month(n: u32) -> Period {
    Period::month(2014, n).unwrap()
}

struct Case {
    unit: Unit,
    rule: &'static str,
    rounding: u64,
    silent: BTreeSet<(AgencyId, NaiveDate)>,
}

const USUAL: &str = "In public, counts from 1 to 5 are suppressed.";

impl Case {
    fn of(unit: Unit, rule: &'static str) -> Case {
        Case { unit, rule, rounding: 0, silent: BTreeSet::new() }
    }
    fn decided(&self, readings: &[Reading]) -> Vec<Decided> {
        let indicator = indicator(self.unit, Kind::Month, false, None);
        let handling = Handling::of(self.rule);
        let rules = handling.rules(5);
        let hidden = BTreeSet::new();
        let asked = Asked { handling, rules, rounding: self.rounding, silent: &self.silent, hidden: &hidden };
        decide(&indicator, proposed(&indicator, readings, &[], (Spread::Year, true)), &asked)
    }
    fn whys(&self, readings: &[Reading]) -> Vec<Option<Why>> {
        self.decided(readings).into_iter().map(|one| one.why).collect()
    }
}

#[test]
fn what_is_small_is_hidden_and_nothing_else_without_a_cause() {
    let count = Case::of(Unit::Count, USUAL);
    for (number, why) in [(0, None), (1, Some(Why::Small)), (5, Some(Why::Small)), (6, None)] {
        assert_eq!(count.whys(&[reading(month(4), None, number, None)]), [why], "{number}");
    }
    let share = Case::of(Unit::Percentage, USUAL);
    for (number, of, why) in [
        (3, 40, Some(Why::Share)),
        (38, 40, Some(Why::Share)),
        (0, 5, Some(Why::Share)),
        (20, 40, None),
        (40, 40, None),
    ] {
        assert_eq!(share.whys(&[reading(month(4), None, number, Some(of))]), [why], "{number} of {of}");
    }
    let open = Case::of(Unit::Count, "No suppression is needed: actions, not children, are counted.");
    assert_eq!(open.whys(&[reading(month(4), None, 3, None)]), [None]);
    let strict = Case::of(Unit::Count, "Never published below county level; any count below 6 is always suppressed.");
    assert_eq!(strict.whys(&[reading(month(4), None, 0, None)]), [Some(Why::None)]);
    let hospital = Case::of(Unit::Count, "Counts from 1 to 7 are suppressed and the others rounded to the nearest 5.");
    assert_eq!(hospital.whys(&[reading(month(4), None, 7, None)]), [Some(Why::Small)]);
    assert_eq!(hospital.decided(&[reading(month(4), None, 13, None)])[0].figure, Figure::from(15_u64));
    let yearly = Case::of(Unit::Count, "Published once a year at most; counts from 1 to 5 are suppressed.");
    assert_eq!(yearly.whys(&[reading(month(4), None, 30, None)]), [Some(Why::Yearly)]);
    assert_eq!(yearly.whys(&[reading(Period::financial_year(2013), None, 30, None)]), [None]);
    let days = Case::of(Unit::Days, USUAL);
    assert_eq!(days.whys(&[reading(month(4), None, 30, None)]), [Some(Why::Mean)]);
}

#[test]
fn a_month_does_not_come_back_as_what_is_left_of_the_year() {
    let readings = |last: u64| {
        let mut all: Vec<Reading> = [(4, 30), (5, 3), (6, 20)].map(|(m, n)| reading(month(m), None, n, None)).into();
        all.push(reading(Period::year_to_date(2014, 6).unwrap(), None, last, None));
        all
    };
    let count = Case::of(Unit::Count, USUAL);
    assert_eq!(count.whys(&readings(53)), [None, Some(Why::Small), Some(Why::Further), None]);
    // A month is missing from the year so far, which would be a place to hide in; it holds 2, so it is small itself.
    assert_eq!(count.whys(&readings(55)), [None, Some(Why::Small), None, None]);
    let misfit = Some(Why::MonthsDoNotFit);
    assert_eq!(count.whys(&readings(52)), [misfit, misfit, misfit, None]);
}

#[test]
fn a_part_does_not_come_back_as_what_is_left_of_the_whole() {
    let of = |whole: u64, parts: &[u64]| {
        let mut all = vec![reading(month(4), None, whole, None)];
        all.extend((1..).zip(parts).map(|(n, count)| reading(month(4), Some(n), *count, None)));
        all
    };
    let count = Case::of(Unit::Count, USUAL);
    assert_eq!(count.whys(&of(60, &[40, 20])), [None; 3]);
    assert_eq!(count.whys(&of(63, &[40, 20, 3])), [None, None, Some(Why::Further), Some(Why::Small)]);
    // Nobody's part is left over: 3, which nobody may work out.
    assert_eq!(count.whys(&of(63, &[40, 20])), [None, None, Some(Why::Further)]);
    assert_eq!(count.whys(&of(50, &[40, 20])), [None, Some(Why::PartsDoNotFit), Some(Why::PartsDoNotFit)]);
    let mut silent = Case::of(Unit::Count, USUAL);
    silent.silent = [(agency(1), month(4).end())].into();
    assert_eq!(silent.whys(&of(60, &[40, 20])), [None, Some(Why::NotReplied), Some(Why::Further)]);
    let whole_only = Case::of(Unit::Count, "Single agencies are shown to members only.");
    assert_eq!(whole_only.whys(&of(60, &[40, 20])), [None, Some(Why::WholeOnly), Some(Why::WholeOnly)]);
}

#[test]
fn totals_are_rounded_and_shares_are_worked_out_before() {
    let count = Case { rounding: 10, ..Case::of(Unit::Count, USUAL) };
    let all =
        [reading(month(4), None, 64, None), reading(month(4), Some(1), 37, None), reading(month(4), Some(2), 27, None)];
    let shown: Vec<Figure> = count.decided(&all).into_iter().map(|one| one.figure).collect();
    assert_eq!(shown, [60_u64, 37, 27].map(Figure::from));
    let share = Case { rounding: 10, ..Case::of(Unit::Percentage, USUAL) };
    let shown = share.decided(&[reading(month(4), None, 20, Some(40))]);
    assert_eq!(shown[0].figure, Figure::from(50_u64));
}

#[test]
fn every_reason_is_a_sentence_and_the_public_learns_no_more() {
    for why in [
        Why::Small,
        Why::None,
        Why::Share,
        Why::Rate,
        Why::Mean,
        Why::Unknown,
        Why::WholeOnly,
        Why::Yearly,
        Why::NotReplied,
        Why::PartsDoNotFit,
        Why::MonthsDoNotFit,
        Why::Before,
        Why::Further,
    ] {
        assert!(why.words(5).ends_with('.') && why.publicly().ends_with('.'));
        assert!(!why.publicly().contains("small") && !why.publicly().contains("agency"));
    }
}
