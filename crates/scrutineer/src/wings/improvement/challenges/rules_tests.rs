//! Cases for the rules of challenges.

use super::*;
use crate::wings::improvement::challenges::{AnswerId, ChallengeId, Outcome};
use kit::Id;
use sea_orm::{ActiveEnum, Iterable};
use uuid::Uuid;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn challenge(state: State) -> Challenge {
    Challenge {
        id: ChallengeId::from(Uuid::nil()),
        board_id: Uuid::nil(),
        version: 1,
        year: 2015,
        number: 7,
        title: "Referrals that do not meet the threshold".into(),
        asks: String::new(),
        ground: String::new(),
        indicator_id: None,
        retest_on: None,
        state,
        raised_on: day("2015-03-13"),
        sent_on: Some(day("2015-03-13")),
        stage: 0,
        due_on: Some(day("2015-03-27")),
        outcome: None,
        effect: None,
        closed_on: None,
        closed_by: None,
        suggestion: None,
        source: None,
        illustrative: false,
    }
}

fn answer(answered: bool, accepted: Option<bool>) -> Answer {
    Answer {
        id: AnswerId::from(Uuid::nil()),
        board_id: Uuid::nil(),
        version: 1,
        challenge_id: ChallengeId::from(Uuid::nil()),
        agency_id: Id::from(Uuid::from_u128(3)),
        stance: None,
        words: None,
        answered_on: answered.then(|| day("2015-03-20")),
        answered_by: None,
        accepted,
        judged_on: None,
        judged_because: None,
    }
}

#[test]
fn a_reference_names_the_year_and_the_number() {
    assert_eq!(challenge(State::Sent).reference(), "CH-15-07");
}

#[test]
fn each_stage_has_its_clock_in_working_days() {
    // From Friday 13 March: ten working days are two weeks; at Easter 2015 two bank holidays are left out.
    assert_eq!(due(0, day("2015-03-13")), day("2015-03-27"));
    assert_eq!(due(1, day("2015-03-30")), day("2015-04-08"));
    assert_eq!(due(0, day("2015-04-30")), day("2015-05-15"), "the early May holiday");
    assert_eq!(stage(3).name, "Chief executive and lead member");
    assert_eq!(stage(9), stage(3), "no further than the last");
}

#[test]
fn how_it_stands_is_said_in_words() {
    let today = day("2015-03-24");
    let four = [answer(true, Some(true)), answer(true, None), answer(false, None), answer(true, Some(false))];
    let sent = said(&challenge(State::Sent), &four, today);
    assert_eq!(sent.0, "Waiting for 2 of 4 agencies.");
    assert_eq!(sent.1, "3 working days left. Without an answer it goes to: chief officer.");
    assert_eq!(said(&challenge(State::Sent), &four[..2], today).0, "Every agency has answered.");
    let late = said(&challenge(State::Sent), &four[2..3], day("2015-03-30"));
    assert_eq!(
        late,
        ("Waiting for the agency.".into(), "1 working day late. Without an answer it goes to: chief officer.".into())
    );
    let last = Challenge { stage: 3, ..challenge(State::Sent) };
    assert_eq!(said(&last, &four[2..3], day("2015-03-27")).1, "It is due today.");
    let closed = Challenge { outcome: Some(Outcome::Resolved), ..challenge(State::Closed) };
    assert_eq!(said(&closed, &four, today), ("Resolved, and closed.".into(), "Nothing is said of its effect.".into()));
}

#[test]
fn agencies_answer_for_themselves() {
    let who = Facts { agency: Some(Uuid::from_u128(3)), writes: false, answers: true };
    assert!(may_answer(&who, &answer(false, None)));
    assert!(!may_answer(&Facts { agency: Some(Uuid::from_u128(4)), ..who }, &answer(false, None)));
    assert!(!may_answer(&Facts { agency: None, ..who }, &answer(false, None)));
    assert!(may_answer(&Facts { agency: None, writes: true, answers: false }, &answer(false, None)));
}

#[test]
fn what_is_closed_stays_closed() {
    assert!(refused(State::Closed, What::Replied).contains("What you wrote was not sent"));
    for what in What::iter() {
        assert_eq!(after(State::Closed, what), None);
    }
}

/// The drawing says the same moves as the program, no more and no fewer.
#[test]
fn the_drawing_is_the_program() {
    let drawn = include_str!("../../../../../../docs/states/challenge.md");
    let moves = MOVES.iter().map(|(from, what, to)| (from.to_value(), what.to_value(), to.to_value()));
    crate::wings::improvement::parts::drawing_is(drawn, moves);
}
