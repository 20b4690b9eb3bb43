//! Cases for the rules of actions.

use super::*;
use crate::wings::improvement::actions::{Colour, Measure};
use kit::Id;
use sea_orm::{ActiveEnum, Iterable};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn action() -> Action {
    Action {
        id: Id::from(Uuid::from_u128(1)),
        board_id: Uuid::nil(),
        version: 1,
        number: 12,
        title: "New provider starts".into(),
        detail: None,
        owner: "Head of service".into(),
        owner_id: None,
        agency_id: None,
        body_id: None,
        set_on: day("2015-01-05"),
        due_on: day("2015-04-15"),
        success: "Nine in ten are seen in time".into(),
        measure: Measure::Indicator,
        measure_name: "Return interviews".into(),
        indicator_id: None,
        before: None,
        aim: None,
        state: State::Open,
        progress: 0,
        submitted_on: None,
        submitted_by: None,
        accepted_on: None,
        accepted_by: None,
        retest_on: None,
        retested_on: None,
        after: None,
        effect: None,
        rated: None,
        rated_because: None,
        rated_until: None,
        source: None,
        illustrative: false,
    }
}

#[test]
fn the_colour_comes_of_dates_and_progress() {
    for (today, progress, rag, reason) in [
        ("2015-01-06", 0, Rag::Green, "0% done, due on 15 April 2015."),
        ("2015-02-14", 10, Rag::Amber, "40% of its time is gone and 10% is done."),
        ("2015-02-14", 15, Rag::Green, "15% done, due on 15 April 2015."),
        ("2015-04-09", 74, Rag::Amber, "Due on 15 April 2015 and 74% done."),
        ("2015-04-09", 75, Rag::Green, "75% done, due on 15 April 2015."),
        ("2015-04-15", 100, Rag::Green, "100% done, due on 15 April 2015."),
        ("2015-04-16", 100, Rag::Red, "1 working day late, 100% done."),
        // Over a weekend and the bank holiday of 4 May.
        ("2015-05-05", 50, Rag::Red, "13 working days late, 50% done."),
    ] {
        let found = standing(&Action { progress, ..action() }, day(today));
        assert_eq!((found.rag, found.reason.as_str()), (Some(rag), reason), "{today} {progress}");
    }
}

#[test]
fn a_colour_by_hand_ends() {
    let rated = Action {
        rated: Some(Colour::Green),
        rated_because: Some("The contract is signed".into()),
        rated_until: Some(day("2015-04-30")),
        ..action()
    };
    let now = standing(&rated, day("2015-04-30"));
    assert!(now.by_hand && now.rag == Some(Rag::Green));
    assert_eq!(now.reason, "The contract is signed. Set by hand until 30 April 2015.");
    let then = standing(&rated, day("2015-05-01"));
    assert!(!then.by_hand && then.rag == Some(Rag::Red));
    let done = standing(&Action { state: State::Complete, ..rated }, day("2015-04-30"));
    assert_eq!((done.rag, done.reason.as_str()), (None, "Complete. No day is set for the re-test."));
}

#[test]
fn what_is_sent_in_waits_and_what_is_done_has_no_colour() {
    let sent = |on| Action { state: State::Submitted, submitted_on: Some(day(on)), ..action() };
    assert_eq!(standing(&sent("2015-04-15"), day("2015-06-01")).rag, Some(Rag::Green));
    assert_eq!(standing(&sent("2015-04-16"), day("2015-06-01")).rag, Some(Rag::Amber));
    let worked = Action { state: State::Effective, after: Some("88.1%".into()), ..action() };
    assert_eq!(standing(&worked, day("2016-01-01")).reason, "It worked: Return interviews now 88.1%.");
    let due = Action { state: State::Complete, retest_on: Some(day("2015-10-01")), ..action() };
    assert_eq!(standing(&due, day("2015-09-01")).reason, "Complete. The re-test is due on 1 October 2015.");
    assert_eq!(standing(&due, day("2015-10-02")).reason, "Complete. The re-test was due on 1 October 2015.");
}

#[test]
fn nobody_accepts_what_they_sent_in() {
    let who =
        Facts { id: Uuid::from_u128(7), agency: None, writes: false, keeps: false, accepts: true, chairs_all: true };
    let sent = Action { submitted_by: Some(Uuid::from_u128(8)), ..action() };
    assert!(may_accept(&who, &sent, None));
    assert!(!may_accept(&who, &Action { submitted_by: Some(who.id), ..action() }, None));
    let other = Facts { chairs_all: false, agency: Some(Uuid::from_u128(3)), ..who };
    assert!(!may_accept(&other, &sent, None), "a chair of no group that owns it");
}

#[test]
fn only_their_own_is_updated_by_agencies() {
    let who = Facts {
        id: Uuid::from_u128(7),
        agency: Some(Uuid::from_u128(3)),
        writes: true,
        keeps: false,
        accepts: false,
        chairs_all: false,
    };
    assert!(!may_update(&who, &action()));
    assert!(may_update(&who, &Action { owner_id: Some(who.id), ..action() }));
    assert!(may_update(&who, &Action { agency_id: Some(Id::from(Uuid::from_u128(3))), ..action() }));
    let outsider = Facts { agency: None, ..who };
    assert!(!may_update(&outsider, &action()), "no agency is not the agency of the office");
    assert!(may_update(&Facts { keeps: true, ..outsider }, &action()));
}

#[test]
fn no_action_waits_for_itself_in_the_end() {
    let [a, b, c, d] = [1, 2, 3, 4].map(Uuid::from_u128);
    let waits = [(b, c), (c, d), (d, c)];
    assert!(circle(a, a, &waits));
    assert!(!circle(a, b, &waits), "an old circle elsewhere ends the walk");
    assert!(circle(d, b, &waits));
    assert!(!circle(a, d, &[]));
}

#[test]
fn an_action_is_shown_as_it_stood() {
    let step = |on: &str, position, what, state, progress| Step {
        id: Id::from(Uuid::nil()),
        board_id: Uuid::nil(),
        version: 1,
        action_id: Id::from(Uuid::from_u128(1)),
        on_date: day(on),
        position,
        by: "Business manager".into(),
        what,
        words: String::new(),
        state,
        progress,
        due_on: day("2015-04-15"),
        illustrative: false,
    };
    let steps = [
        step("2015-01-05", 1, What::Set, State::Open, 0),
        step("2015-02-01", 2, What::Progress, State::Open, 40),
        step("2015-02-01", 3, What::Progress, State::Open, 50),
        step("2015-04-01", 4, What::Submitted, State::Submitted, 100),
    ];
    let now = Action { state: State::Submitted, progress: 100, submitted_on: Some(day("2015-04-01")), ..action() };
    assert_eq!(as_at(&now, &steps, day("2015-01-04")), None);
    let then = as_at(&now, &steps, day("2015-03-31")).unwrap();
    assert_eq!((then.state, then.progress, then.submitted_on), (State::Open, 50, None));
    assert_eq!(as_at(&now, &steps, day("2015-04-01")).unwrap().state, State::Submitted);
}

/// The drawing says the same moves as the program, no more and no fewer.
#[test]
fn the_drawing_is_the_program() {
    let drawn = include_str!("../../../../../../docs/states/action.md");
    crate::wings::improvement::parts::drawing_is(
        drawn,
        MOVES.iter().map(|(from, what, to)| (from.to_value(), what.to_value(), to.to_value())),
    );
    for state in State::iter() {
        for what in What::iter() {
            assert_eq!(after(state, what).is_some(), MOVES.iter().any(|m| (m.0, m.1) == (state, what)));
        }
    }
}
