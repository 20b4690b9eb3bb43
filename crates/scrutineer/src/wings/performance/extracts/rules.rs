//! The moves of an extract, and over which days the board counts its indicators. Pure.

use super::{State, What};
use crate::wings::performance::indicators::Indicator;
use intake::span::Span;
use measure::Kind;

/// The moves: from, what is done, to. More figures can be taken in later.
pub const MOVES: &[(State, What, State)] = &[
    (State::Read, What::Taken, State::Taken),
    (State::Taken, What::Taken, State::Taken),
    (State::Read, What::Discarded, State::Discarded),
];

/// Where a move leads, if there is one from here.
#[must_use]
pub fn after(state: State, what: What) -> Option<State> {
    MOVES.iter().find(|(from, done, _)| (*from, *done) == (state, what)).map(|(.., to)| *to)
}

/// Over which days a board counts an indicator.
#[must_use]
pub fn span(indicator: &Indicator) -> Span {
    let months = |months: i32| Span::Months(u32::try_from(months).unwrap_or(12));
    match (indicator.snapshot, indicator.rolling_months, indicator.frequency.0) {
        (true, ..) => Span::On,
        (_, Some(rolling), _) => months(rolling),
        (_, _, Kind::Day) => Span::On,
        (_, _, Kind::Month) => Span::Months(1),
        (_, _, Kind::Quarter) => Span::Months(3),
        (_, _, Kind::Term) => Span::Months(4),
        (_, _, Kind::Year | Kind::CalendarYear | Kind::YearToDate) => Span::Months(12),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sea_orm::ActiveEnum;

    #[test]
    fn the_drawing_is_the_program() {
        let drawn = include_str!("../../../../../../docs/states/extract.md");
        let moves = MOVES.iter().map(|(from, what, to)| (from.to_value(), what.to_value(), to.to_value()));
        crate::layout::drawing_is(drawn, moves);
    }

    #[test]
    fn what_was_put_aside_stays_there_and_what_was_taken_can_be_added_to() {
        assert_eq!(after(State::Discarded, What::Taken), None);
        assert_eq!(after(State::Taken, What::Discarded), None);
        assert_eq!(after(State::Taken, What::Taken), Some(State::Taken));
    }
}
