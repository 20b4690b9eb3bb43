//! The moves of a review and of a question, who may make them, and which figures are looked at first. Pure.

use super::record::{Progress, State, Step, What};
use super::{FigureQuestion, Review};
use crate::wings::governance::agencies::AgencyId;
use chrono::NaiveDate;
use kit::{Person, Register, Right};
use measure::{Rag, Variation, working_days};
use uuid::Uuid;

/// How many working days an agency has to answer.
pub const ANSWER_IN: i32 = 10;

/// The moves of a review: from, what is done, to.
pub const MOVES: &[(State, What, State)] = &[(State::Open, What::Closed, State::Closed)];

/// The moves of a question: from, what is done, to.
pub const QUESTION_MOVES: &[(Progress, Step, Progress)] = &[
    (Progress::Asked, Step::Answered, Progress::Answered),
    (Progress::Answered, Step::AskedAgain, Progress::Asked),
    (Progress::Answered, Step::Settled, Progress::Settled),
];

/// Where a move of a review leads, if there is one from here.
#[must_use]
pub fn after(state: State, what: What) -> Option<State> {
    MOVES.iter().find(|(from, done, _)| (*from, *done) == (state, what)).map(|(.., to)| *to)
}

/// Where a step of a question leads, if there is one from here.
#[must_use]
pub fn stepped(state: Progress, step: Step) -> Option<Progress> {
    QUESTION_MOVES.iter().find(|(from, done, _)| (*from, *done) == (state, step)).map(|(.., to)| *to)
}

/// By which day a question is to be answered.
#[must_use]
pub fn due(asked_on: NaiveDate) -> NaiveDate {
    working_days::add(asked_on, ANSWER_IN)
}

/// What somebody may do about questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asker {
    /// The agency that they work for.
    pub agency: Option<Uuid>,
    /// Whether they answer for it.
    pub answers: bool,
    /// Whether they review: ask, ask again, settle.
    pub reviews: bool,
}

impl Asker {
    /// Of this person.
    #[must_use]
    pub fn of(person: &Person) -> Asker {
        let may = |verb| person.may(Right { verb, register: super::Reviews::NAME });
        Asker { agency: person.agency(), answers: may("answer"), reviews: may("write") }
    }
    /// Whether they answer for this agency.
    #[must_use]
    pub fn answers_for(&self, agency: AgencyId) -> bool {
        self.answers && self.agency == Some(agency.uuid())
    }
    /// Whether they may take this step with a question as it stands.
    #[must_use]
    pub fn may(&self, question: &FigureQuestion, step: Step) -> bool {
        let theirs = match step {
            Step::Answered => self.answers_for(question.agency_id),
            Step::AskedAgain | Step::Settled => self.reviews,
        };
        theirs && stepped(question.state, step).is_some()
    }
}

/// Whether a figure is to be looked at: it is red, it has really become worse, or it is not in.
#[must_use]
pub fn to_look_at(rag: Rag, variation: Variation) -> bool {
    matches!(rag, Rag::Red | Rag::NotReported) || matches!(variation, Variation::Worse(_))
}

/// The reviews of the same group before this one, the latest first. `all` has the latest first.
#[must_use]
pub fn before<'a>(review: &Review, all: &'a [Review]) -> Vec<&'a Review> {
    let own = all.iter().filter(|one| one.body_id == review.body_id);
    own.filter(|one| (one.on_date, one.id.uuid()) < (review.on_date, review.id.uuid())).collect()
}

/// Whether something of an earlier review is told again: all that came of the last one, and what is still open of others.
#[must_use]
pub fn told_again(of_the_last: bool, done: bool) -> bool {
    of_the_last || !done
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::drawing_is;
    use measure::spc;
    use measure::variation::Signal;
    use sea_orm::ActiveEnum;

    #[test]
    fn the_drawings_show_every_move() {
        let drawn = include_str!("../../../../../../docs/states/scorecard_review.md");
        drawing_is(drawn, MOVES.iter().map(|(from, what, to)| (from.to_value(), what.to_value(), to.to_value())));
        let drawn = include_str!("../../../../../../docs/states/figure_question.md");
        let moves = QUESTION_MOVES.iter().map(|(from, step, to)| (from.to_value(), step.to_value(), to.to_value()));
        drawing_is(drawn, moves);
    }

    fn day(d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2015, 3, d).unwrap()
    }
    fn id(n: u128) -> Uuid {
        Uuid::from_u128(n)
    }
    fn question(state: Progress) -> FigureQuestion {
        FigureQuestion {
            id: id(1).into(),
            board_id: Uuid::nil(),
            version: 1,
            reading_id: None,
            indicator_id: id(2).into(),
            review_id: None,
            agency_id: id(7).into(),
            words: String::new(),
            asked_by: String::new(),
            asked_on: day(24),
            due_on: due(day(24)),
            state,
            illustrative: false,
        }
    }

    #[test]
    fn only_the_agency_answers_and_only_those_who_review_settle() {
        let agency = Asker { agency: Some(id(7)), answers: true, reviews: false };
        let other = Asker { agency: Some(id(8)), ..agency };
        let silent = Asker { answers: false, ..agency };
        let chair = Asker { agency: None, answers: false, reviews: true };
        for (who, state, step, may) in [
            (agency, Progress::Asked, Step::Answered, true),
            (agency, Progress::Answered, Step::Answered, false),
            (agency, Progress::Answered, Step::Settled, false),
            (agency, Progress::Settled, Step::Answered, false),
            (other, Progress::Asked, Step::Answered, false),
            (silent, Progress::Asked, Step::Answered, false),
            (chair, Progress::Asked, Step::Answered, false),
            (chair, Progress::Asked, Step::Settled, false),
            (chair, Progress::Answered, Step::AskedAgain, true),
            (chair, Progress::Answered, Step::Settled, true),
            (chair, Progress::Settled, Step::AskedAgain, false),
        ] {
            assert_eq!(who.may(&question(state), step), may, "{who:?} {state:?} {step:?}");
        }
        assert!(agency.answers_for(id(7).into()) && !other.answers_for(id(7).into()));
    }

    #[test]
    fn an_answer_is_due_in_ten_working_days_round_easter() {
        // Good Friday was on 3 April 2015, Easter Monday on the 6th.
        assert_eq!(due(day(24)), NaiveDate::from_ymd_opt(2015, 4, 9).unwrap());
        assert_eq!(due(day(2)), day(16));
    }

    #[test]
    fn red_really_worse_and_late_figures_come_first() {
        let early = Variation::TooEarly { points: 3 };
        for (rag, variation, first) in [
            (Rag::Red, early, true),
            (Rag::NotReported, Variation::NoFigure, true),
            (Rag::Green, early, false),
            (Rag::Amber, Variation::NoRealChange, false),
            (Rag::NoTarget, Variation::SeriesBreak, false),
        ] {
            assert_eq!(to_look_at(rag, variation), first, "{rag:?}");
        }
        let signal = spc_signal();
        assert!(to_look_at(Rag::Green, Variation::Worse(signal)) && !to_look_at(Rag::Amber, Variation::Better(signal)));
    }

    fn spc_signal() -> Signal {
        let flag = spc::Flag { rule: spc::Rule::Outside, way: spc::Way::High };
        Signal { flag, run: 1 }
    }

    #[test]
    fn a_review_opens_with_the_last_of_the_same_group() {
        let review = |n: u128, body: u128, d: u32| Review {
            id: id(n).into(),
            board_id: Uuid::nil(),
            version: 1,
            body_id: id(body).into(),
            on_date: day(d),
            opened_by: String::new(),
            state: State::Open,
            conclusion: None,
            illustrative: false,
        };
        let all = [review(5, 1, 24), review(4, 1, 24), review(3, 2, 20), review(2, 1, 10)];
        let ids = |n: usize| before(&all[n], &all).iter().map(|one| one.id.uuid().as_u128()).collect::<Vec<_>>();
        assert_eq!((ids(0), ids(1), ids(2), ids(3)), (vec![4, 2], vec![2], vec![], vec![]));
        assert!(told_again(true, true) && told_again(false, false) && !told_again(false, true));
        assert_eq!(after(State::Open, What::Closed), Some(State::Closed));
        assert_eq!(after(State::Closed, What::Closed), None);
    }
}
