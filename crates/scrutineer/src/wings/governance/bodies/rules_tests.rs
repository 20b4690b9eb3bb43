//! Cases of the rules of bodies and seats.

use super::*;
use crate::wings::governance::bodies::{Frequency, MembershipId, Standing};
use uuid::Uuid;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn body(n: u128, from: Option<&str>, until: Option<&str>) -> Body {
    Body {
        id: Uuid::from_u128(n).into(),
        board_id: Uuid::nil(),
        version: 1,
        name: "Group".into(),
        short_name: "Group".into(),
        kind: Kind::SubGroup,
        position: 1,
        frequency: Frequency::Monthly,
        chair_role: "Chair".into(),
        chair_agency_id: None,
        statutory_basis: String::new(),
        project_officer_role: None,
        purpose: String::new(),
        from_on: from.map(day),
        until_on: until.map(day),
        note: None,
        illustrative: false,
        illustrative_fields: Some("from_on until_on".into()),
        source: "plan".into(),
        section: None,
    }
}

fn seat(n: u128, body: u128, post: &str, until: Option<&str>) -> Membership {
    Membership {
        id: MembershipId::from(Uuid::from_u128(n)),
        board_id: Uuid::nil(),
        version: 1,
        body_id: Uuid::from_u128(body).into(),
        agency_id: None,
        seat: post.into(),
        standing: Standing::Member,
        statutory: true,
        from_on: None,
        until_on: until.map(day),
        left_vacant: until.is_some(),
        illustrative: false,
        source: "board".into(),
        section: None,
    }
}

#[test]
fn a_body_is_there_from_its_first_day_to_its_last() {
    let today = day("2015-03-24");
    for (from, until, expected) in [
        (None, None, State::Now),
        (Some("2015-03-24"), None, State::Now),
        (Some("2015-03-25"), None, State::ToCome),
        (None, Some("2015-03-24"), State::Now),
        (None, Some("2015-03-23"), State::Ended),
        (Some("2014-01-01"), Some("2016-01-01"), State::Now),
    ] {
        assert_eq!(state(from.map(day), until.map(day), today), expected, "{from:?} {until:?}");
    }
}

#[test]
fn only_what_has_a_task_must_end() {
    for (kind, must) in
        [(Kind::TaskAndFinish, true), (Kind::SubGroup, false), (Kind::Board, false), (Kind::YoungPeople, false)]
    {
        assert_eq!(must_end(kind), must, "{kind:?}");
    }
}

#[test]
fn observers_and_advisers_are_not_counted_as_members() {
    let with = |n, standing, statutory| Membership { standing, statutory, ..seat(n, 1, "Post", None) };
    let seats = [
        with(1, Standing::Chair, true),
        with(2, Standing::Member, false),
        with(3, Standing::LayMember, true),
        with(4, Standing::ParticipatingObserver, true),
        with(5, Standing::Adviser, false),
        seat(6, 1, "Gone", Some("2015-03-01")),
        seat(7, 2, "Elsewhere", None),
    ];
    let count = count(&seats, Uuid::from_u128(1).into(), day("2015-03-24"));
    assert_eq!((count.members, count.statutory, count.beside), (3, 2, 2));
}

#[test]
fn a_seat_is_vacant_until_somebody_holds_it_and_only_on_a_body_of_today() {
    let today = day("2015-03-24");
    let bodies = [body(1, None, None), body(2, None, Some("2015-01-31"))];
    let gone = seat(1, 1, "Head of service", Some("2015-03-01"));
    let case = |more: Vec<Membership>| {
        let mut seats = vec![gone.clone()];
        seats.extend(more);
        vacant(&bodies, &seats, today).len()
    };
    assert_eq!(case(vec![]), 1);
    assert_eq!(case(vec![seat(2, 1, " head of Service", None)]), 0, "somebody came");
    assert_eq!(case(vec![seat(2, 2, "Head of service", None)]), 1, "on another body");
    assert_eq!(case(vec![seat(2, 1, "Head of service", Some("2015-03-20"))]), 1, "left vacant twice is one seat");
    assert_eq!(
        case(vec![Membership { left_vacant: false, ..seat(2, 1, "Head of service", Some("2015-03-20")) }]),
        0,
        "the seat itself has gone since"
    );
    assert_eq!(vacant(&bodies, &[seat(3, 2, "Clerk", Some("2015-01-10"))], today).len(), 0, "the group has ended");
    assert_eq!(vacant(&bodies, &[seat(3, 1, "Clerk", Some("2015-03-24"))], today).len(), 0, "today is its last day");
}

#[test]
fn a_seat_is_taken_by_the_same_post_of_the_same_agency() {
    let today = day("2015-03-24");
    let agency = Some(AgencyId::from(Uuid::from_u128(9)));
    let seats =
        [Membership { agency_id: agency, ..seat(1, 1, "Named nurse", None) }, seat(2, 1, "Clerk", Some("2015-03-01"))];
    assert!(taken(&seats, agency, " named nurse ", today));
    assert!(!taken(&seats, None, "Named nurse", today));
    assert!(!taken(&seats, None, "Clerk", today));
}

#[test]
fn what_is_invented_is_said_column_by_column() {
    let group = body(1, None, None);
    assert!(group.invented("from_on") && !group.invented("from") && !group.invented("frequency"));
    let all = Body { illustrative: true, ..group };
    assert!(all.invented("frequency"));
}
