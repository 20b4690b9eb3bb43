//! The stages of a disagreement with their clocks, and what a quarter of them comes to. Pure.

use super::{Escalation, State, What};
use chrono::NaiveDate;
use measure::{Kind, Period, working_days};

/// The moves of a disagreement: from, what is done, to.
pub const MOVES: &[(State, What, State)] =
    &[(State::Open, What::TakenFurther, State::Open), (State::Open, What::Settled, State::Settled)];

/// Where a move leads, if there is one from here.
#[must_use]
pub fn after(state: State, what: What) -> Option<State> {
    MOVES.iter().find(|(from, done, _)| (*from, *done) == (state, what)).map(|(.., to)| *to)
}

/// Who settles it at a stage, and how long they have, in working days.
///
/// A local convention of boards, not law: practitioners a day, their managers five, senior leads ten, then the chair.
pub const STAGES: &[(&str, i32)] =
    &[("Practitioners", 1), ("Managers", 5), ("Senior leads", 10), ("Chair of the Board", 10)];

/// A stage by its number.
#[must_use]
pub fn stage(number: i32) -> (&'static str, i32) {
    usize::try_from(number).ok().and_then(|n| STAGES.get(n)).or(STAGES.last()).copied().unwrap_or(("", 0))
}

/// The day by which a stage that begins on a day must have settled it.
#[must_use]
pub fn due(number: i32, from: NaiveDate) -> NaiveDate {
    working_days::add(from, stage(number).1)
}

/// What was raised in a quarter, as the scorecard counts it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quarter {
    pub period: Period,
    pub raised: usize,
    /// How many of those were settled at each stage.
    pub settled: Vec<usize>,
    /// The middle of the working days that it took, of those that are settled.
    pub days: Option<i64>,
}

/// The quarters in which something was raised, the latest first.
#[must_use]
pub fn quarters(all: &[Escalation]) -> Vec<Quarter> {
    let mut periods: Vec<Period> = all.iter().map(|e| Period::holding(Kind::Quarter, e.raised_on)).collect();
    periods.sort_by_key(|period| std::cmp::Reverse(period.end()));
    periods.dedup();
    periods.into_iter().map(|period| quarter(all, period)).collect()
}

/// "1 working day", "7 working days": what it took.
#[must_use]
pub fn took(escalation: &Escalation, settled_on: NaiveDate) -> String {
    match working_days::between(escalation.raised_on, settled_on) {
        1 => "1 working day".to_owned(),
        n => format!("{n} working days"),
    }
}

/// What was raised in each quarter that is over, from the first in which anything was raised: how many, and whether any of
/// it is illustrative. The scorecard counts these.
#[must_use]
pub fn counts(all: &[Escalation], today: NaiveDate) -> Vec<(Period, usize, bool)> {
    let Some(first) = all.iter().map(|e| e.raised_on).min() else { return Vec::new() };
    let quarters =
        std::iter::successors(Some(Period::holding(Kind::Quarter, first)), |period| Some(period.following()));
    let over = quarters.take_while(|period| period.end() < today);
    let count = |period: Period| {
        let of = || all.iter().filter(|e| period.contains(e.raised_on));
        (period, of().count(), of().any(|e| e.illustrative))
    };
    over.map(count).collect()
}

fn quarter(all: &[Escalation], period: Period) -> Quarter {
    let of = || all.iter().filter(|e| Period::holding(Kind::Quarter, e.raised_on) == period);
    let at = |stage: usize| of().filter(|e| e.state == State::Settled && usize::try_from(e.stage) == Ok(stage)).count();
    let mut days: Vec<i64> = of().filter_map(|e| Some(working_days::between(e.raised_on, e.settled_on?))).collect();
    days.sort_unstable();
    let middle = days.get(days.len().saturating_sub(1) / 2).copied();
    Quarter { period, raised: of().count(), settled: (0..STAGES.len()).map(at).collect(), days: middle }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::Id;
    use sea_orm::ActiveEnum;
    use uuid::Uuid;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn raised(on: &str, stage: i32, settled: Option<&str>) -> Escalation {
        Escalation {
            id: Id::from(Uuid::nil()),
            board_id: Uuid::nil(),
            version: 1,
            number: 1,
            about: String::new(),
            from_agency_id: Id::from(Uuid::nil()),
            to_agency_id: Id::from(Uuid::nil()),
            raised_on: day(on),
            stage,
            stage_on: day(on),
            due_on: day(on),
            why_further: String::new(),
            state: if settled.is_some() { State::Settled } else { State::Open },
            settled_on: settled.map(day),
            outcome: None,
            illustrative: false,
        }
    }

    #[test]
    fn each_stage_has_its_clock() {
        // The Friday before the early May holiday of 2015; a weekend; month ends.
        assert_eq!(due(0, day("2015-05-01")), day("2015-05-05"));
        assert_eq!(due(1, day("2015-03-27")), day("2015-04-07"), "Good Friday and Easter Monday are left out");
        assert_eq!(due(2, day("2015-01-30")), day("2015-02-13"));
        assert_eq!(stage(7).0, "Chair of the Board");
    }

    #[test]
    fn a_quarter_counts_what_was_raised_in_it() {
        let all = [
            raised("2015-01-05", 0, Some("2015-01-06")),
            raised("2015-02-02", 1, Some("2015-02-06")),
            raised("2015-03-30", 2, None),
            raised("2014-12-31", 0, None),
        ];
        let quarters = quarters(&all);
        assert_eq!(quarters.len(), 2);
        assert_eq!((quarters[0].raised, &*quarters[0].settled, quarters[0].days), (3, &[1, 1, 0, 0][..], Some(1)));
        assert_eq!((quarters[1].raised, quarters[1].days), (1, None));
    }

    #[test]
    fn the_scorecard_counts_quarters_that_are_over_and_those_without_any_between() {
        let all = [raised("2014-12-31", 0, None), raised("2015-07-01", 0, None), raised("2015-04-01", 0, None)];
        let counted = |today| counts(&all, day(today)).iter().map(|(_, n, _)| *n).collect::<Vec<_>>();
        assert_eq!(counted("2014-12-31"), [] as [usize; 0]);
        assert_eq!(counted("2015-01-01"), [1]);
        assert_eq!(counted("2015-09-30"), [1, 0, 1], "the quarter is not over on its last day");
        assert_eq!(counted("2015-10-01"), [1, 0, 1, 1]);
        assert!(counts(&[], day("2015-10-01")).is_empty());
        assert_eq!(took(&raised("2015-01-05", 0, None), day("2015-01-06")), "1 working day");
    }

    /// The drawing says the same moves as the program, no more and no fewer.
    #[test]
    fn the_drawing_is_the_program() {
        let drawn = include_str!("../../../../../../docs/states/escalation.md");
        let moves = MOVES.iter().map(|(from, what, to)| (from.to_value(), what.to_value(), to.to_value()));
        crate::wings::improvement::parts::drawing_is(drawn, moves);
    }
}
