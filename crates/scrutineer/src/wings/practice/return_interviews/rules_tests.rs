use super::rules::*;
use super::*;
use crate::wings::practice::events::clock::Stands;
use chrono::NaiveDate;
use measure::Figure;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn facts(returned: &str, accepted: Option<bool>, held: Option<&str>) -> Facts {
    Facts {
        id: Uuid::nil().into(),
        board_id: Uuid::nil(),
        version: 1,
        in_care: true,
        returned_at: at(returned),
        offered_on: accepted.map(|_| NaiveDate::from_ymd_opt(2015, 3, 1).unwrap()),
        accepted,
        held_at: held.map(at),
        illustrative: false,
    }
}

#[test]
fn seventy_two_hours_pass_whatever_the_clocks_on_the_wall_do() {
    // On 29 March 2015 at 1 the clocks went to 2: 17:00 on the Monday is 72 hours after 16:00 on the Friday.
    for (returned, held, met) in [
        ("2015-03-27T16:00:00Z", "2015-03-30T16:00:00Z", true),
        ("2015-03-27T16:00:00Z", "2015-03-30T16:00:01Z", false),
        ("2015-03-27T16:00:00Z", "2015-03-30T15:00:00Z", true),
        ("2015-10-23T15:00:00Z", "2015-10-26T15:00:00Z", true),
        ("2015-10-23T15:00:00Z", "2015-10-26T16:00:00Z", false),
        ("2015-03-06T23:30:00Z", "2015-03-09T23:30:00Z", true),
    ] {
        assert_eq!(in_time(&facts(returned, Some(true), Some(held))), met, "{returned} {held}");
    }
}

#[test]
fn the_clock_says_how_it_stands() {
    let returned = "2015-03-20T10:00:00Z";
    for (accepted, held, now, stands, words) in [
        (Some(true), Some("2015-03-22T02:00:00Z"), "2015-03-24T09:00:00Z", Stands::Met, "Held after 40 hours, in time"),
        (Some(true), Some("2015-03-23T11:00:00Z"), "2015-03-24T09:00:00Z", Stands::Missed, "Held after 73 hours, late"),
        (Some(false), None, "2015-03-24T09:00:00Z", Stands::Over, "Declined"),
        (None, None, "2015-03-22T09:00:00Z", Stands::Runs, "25 hours left"),
        (Some(true), None, "2015-03-23T11:00:00Z", Stands::Late, "1 hour late"),
    ] {
        let clock = clocks(&facts(returned, accepted, held), at(now)).remove(0);
        assert_eq!((clock.stands, clock.words.as_str()), (stands, words));
    }
}

#[test]
fn a_declined_interview_stays_in_the_denominator_and_a_month_waits_for_its_last_hours() {
    let mut home = facts("2015-02-05T10:00:00Z", None, None);
    home.in_care = false;
    let all = [
        facts("2015-02-02T10:00:00Z", Some(true), Some("2015-02-03T10:00:00Z")),
        facts("2015-02-03T10:00:00Z", Some(false), None),
        facts("2015-02-28T23:00:00Z", Some(true), Some("2015-03-04T10:00:00Z")),
        home,
    ];
    assert!(counts(&all, at("2015-03-03T23:00:00Z")).is_empty(), "72 hours have not passed");
    let counted = counts(&all, at("2015-03-04T00:00:00Z"));
    let [february] = &counted[..] else { panic!("{counted:?}") };
    assert_eq!((february.code, february.period.long().as_str()), ("D24", "February 2015"));
    assert_eq!(february.numerator, Figure::Number(1.into()));
    assert_eq!(february.denominator, Some(Figure::Number(3.into())));
    let totals = totals(&all, at("2015-03-04T00:00:00Z"));
    assert_eq!(totals[0].rows[0].1, [4, 3, 3, 2, 2, 1], "episodes, in care, offered, accepted, held, in time");
}

#[test]
fn an_event_does_not_contradict_itself() {
    let event = |offered: Option<&str>, accepted, held: Option<&str>| Event {
        id: Uuid::nil().into(),
        board_id: Uuid::nil(),
        version: 1,
        reference: "A1".into(),
        agency_id: Uuid::nil().into(),
        in_care: true,
        returned_at: at("2015-03-20T10:00:00Z"),
        offered_on: offered.map(|day| day.parse().unwrap()),
        accepted,
        held_at: held.map(at),
        illustrative: false,
    };
    for (event, wrong) in [
        (event(None, None, None), None),
        (event(Some("2015-03-20"), Some(true), Some("2015-03-21T10:00:00Z")), None),
        (event(Some("2015-03-19"), None, None), Some("offered")),
        (event(None, Some(true), None), Some("offered")),
        (event(Some("2015-03-20"), Some(false), Some("2015-03-21T10:00:00Z")), Some("accepted")),
        (event(Some("2015-03-20"), Some(true), Some("2015-03-20T09:00:00Z")), Some("held")),
    ] {
        assert_eq!(crossed(&event).first().map(|(key, _)| *key), wrong, "{event:?}");
    }
}
