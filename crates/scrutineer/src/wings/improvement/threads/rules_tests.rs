//! Cases for the thread.

use super::*;
use crate::wings::improvement::actions::rules::tests::action;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn with(states: &[Doing]) -> Records {
    let actions = states.iter().map(|state| (Action { state: *state, ..action() }, Vec::new())).collect();
    Records { actions, ..Records::default() }
}

#[test]
fn what_it_comes_to_is_said_in_a_sentence() {
    for (states, bold, rest) in [
        (&[][..], "Nothing has been done about it yet.", "Set an action from one of its records."),
        (&[Doing::Dropped][..], "Nothing has been done about it yet.", "Set an action from one of its records."),
        (&[Doing::Effective, Doing::Dropped][..], "It worked.", "Every action was re-tested."),
        (
            &[Doing::Effective, Doing::Open][..],
            "It worked, and it is not finished.",
            "1 to be done, 0 to be re-tested.",
        ),
        (&[Doing::Complete, Doing::Complete][..], "Done, and not yet shown to have worked.", "2 to be re-tested."),
        (&[Doing::Open, Doing::Complete][..], "It is being worked on.", "1 to be done, 1 to be re-tested."),
    ] {
        assert_eq!(said(&with(states)), (bold.to_owned(), rest.to_owned()), "{states:?}");
    }
}

#[test]
fn gaps_are_named_and_counted() {
    let today = day("2015-06-01");
    let mut records = with(&[Doing::Complete, Doing::Complete, Doing::Complete, Doing::Submitted, Doing::Open]);
    records.actions[2].0.retest_on = Some(day("2015-10-01"));
    assert_eq!(
        gaps(&records, today),
        [
            "2 actions are complete and say nothing about effect.",
            "1 action was sent in without evidence.",
            "1 action is late."
        ]
    );
    assert!(gaps(&with(&[Doing::Effective, Doing::Dropped]), today).is_empty());
}

#[test]
fn steps_stand_in_order_of_time_and_the_picture_has_seven_knots() {
    let mut records = with(&[Doing::Effective]);
    let one = &mut records.actions[0].0;
    (one.retested_on, one.after, one.effect) =
        (Some(day("2015-11-04")), Some("88.1%".into()), Some("25 more seen.".into()));
    one.before = Some("58.3%".into());
    records.causes.push(("Return interviews".into(), "/indicators/D24".into(), day("2015-03-24")));
    records.actions[0].0.set_on = day("2015-04-13");
    let steps = steps(&records);
    let knots: Vec<Knot> = steps.iter().map(|step| step.knot).collect();
    assert_eq!(knots, [Knot::Cause, Knot::Action, Knot::Retest, Knot::Effect]);
    assert_eq!(steps[2].title, "Return interviews: 88.1%, 58.3% before");
    let picture = picture(&records, &steps);
    assert_eq!(picture.len(), 7);
    assert_eq!(picture[0], (Knot::Cause, Tied::Done, "24 Mar 2015".into()));
    assert_eq!(picture[1], (Knot::Challenge, Tied::Open, "none yet".into()));
    assert_eq!(picture[3], (Knot::Action, Tied::Done, "1 of 1 done".into()));
    assert_eq!(picture[6].1, Tied::Proven);
}
