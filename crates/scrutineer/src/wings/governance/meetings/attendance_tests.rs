use super::*;
use crate::wings::governance::bodies::Standing;
use kit::Id;
use uuid::Uuid;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn meeting(n: u128, on: &str) -> Meeting {
    Meeting {
        id: Id::from(Uuid::from_u128(n)),
        board_id: Uuid::nil(),
        version: 1,
        body_id: Id::from(Uuid::from_u128(1)),
        on_date: day(on),
        begins: "10:00".into(),
        minutes: 60,
        place: String::new(),
        state: State::Held,
        note: None,
        approved_on: None,
        approved_by: None,
        approved_at_id: None,
        illustrative: false,
    }
}

fn seat(n: u128, agency: u128, statutory: bool) -> Membership {
    Membership {
        id: Id::from(Uuid::from_u128(n)),
        board_id: Uuid::nil(),
        version: 1,
        body_id: Id::from(Uuid::from_u128(1)),
        agency_id: Some(Id::from(Uuid::from_u128(agency))),
        seat: format!("Seat {n}"),
        standing: Standing::Member,
        statutory,
        from_on: None,
        until_on: None,
        left_vacant: false,
        illustrative: false,
        source: "board".into(),
        section: None,
    }
}

fn place(meeting: u128, seat: u128, how: How) -> Place {
    Place {
        id: Id::from(Uuid::from_u128(1000 + meeting * 10 + seat)),
        board_id: Uuid::nil(),
        version: 1,
        meeting_id: Id::from(Uuid::from_u128(meeting)),
        membership_id: Id::from(Uuid::from_u128(seat)),
        how,
        deputy: None,
        interest: None,
    }
}

#[test]
fn a_vacant_seat_that_law_requires_counts_as_absent_and_another_is_not_expected() {
    let (meetings, seats) =
        ([meeting(1, "2015-01-20")], [seat(1, 1, true), seat(2, 2, true), seat(3, 3, false), seat(4, 4, false)]);
    let places = [place(1, 1, How::Deputy), place(1, 2, How::Vacant), place(1, 3, How::Vacant)];
    let sat = sat(&meetings, &places, &seats);
    let tally = Tally::of(sat.iter());
    assert_eq!(tally, Tally { expected: 3, deputies: 1, vacant: 1, absent: 1, ..Tally::default() });
    assert_eq!(tally.share(), "33%", "nothing was said of the fourth, so nobody came for it");
    assert_eq!(Tally { expected: 8, present: 1, ..tally }.share(), "25%");
    assert_eq!(Tally { expected: 2, present: 1, deputies: 0, ..tally }.share(), "50%");
    assert_eq!(Tally { expected: 200, present: 1, deputies: 0, ..tally }.share(), "1%", "a half goes up");
    assert_eq!(Tally::default().share(), "–");
}

#[test]
fn meetings_without_a_roll_and_observers_are_left_out() {
    let mut observer = seat(1, 1, true);
    observer.standing = Standing::ParticipatingObserver;
    let (meetings, seats) = ([meeting(1, "2015-01-20"), meeting(2, "2015-02-20")], [observer, seat(2, 2, false)]);
    let mut planned = meeting(3, "2015-03-20");
    planned.state = State::Planned;
    let places = [place(1, 1, How::Present), place(1, 2, How::Present), place(3, 2, How::Present)];
    assert_eq!(sat(&meetings, &places, &seats).len(), 1);
    assert!(sat(&[planned], &places, &seats).is_empty(), "it has not been held");
}

#[test]
fn twelve_months_to_the_end_of_each_quarter_that_is_over() {
    assert_eq!(year_to(day("2015-03-31")), day("2014-04-01"));
    assert_eq!(year_to(day("2016-02-29")), day("2015-03-01"));
    let meetings = [meeting(1, "2014-03-31"), meeting(2, "2014-04-01"), meeting(3, "2015-03-31")];
    let seats = [seat(1, 1, true)];
    let places = [place(1, 1, How::Present), place(2, 1, How::Absent), place(3, 1, How::Deputy)];
    let sat = sat(&meetings, &places, &seats);
    let found = counts(&sat, day("2015-04-01"));
    let shares: Vec<(usize, usize)> = found.iter().map(|(_, tally, _)| (tally.filled(), tally.expected)).collect();
    assert_eq!(shares, [(1, 1), (1, 2), (1, 2), (1, 2), (1, 2)]);
    assert_eq!(found[4].0.end(), day("2015-03-31"));
    assert_eq!(counts(&sat, day("2015-03-31")).len(), 4, "the quarter is not over on its last day");
}

#[test]
fn who_stayed_away_from_the_last_meetings_in_a_row() {
    let meetings = [meeting(1, "2014-10-20"), meeting(2, "2015-01-20"), meeting(3, "2015-03-20")];
    let seats = [seat(1, 1, true), seat(2, 2, true), seat(3, 2, false), seat(4, 4, true)];
    let places = [
        place(1, 1, How::Present),
        place(2, 1, How::Absent),
        place(3, 1, How::Apology),
        place(1, 2, How::Absent),
        place(2, 2, How::Absent),
        place(3, 2, How::Absent),
        place(1, 3, How::Absent),
        place(2, 3, How::Deputy),
        place(3, 3, How::Absent),
        place(1, 4, How::Absent),
        place(2, 4, How::Absent),
        place(3, 4, How::Present),
    ];
    let away: Vec<(u128, usize)> = away(&sat(&meetings, &places, &seats))
        .iter()
        .map(|(_, agency, days)| (agency.uuid().as_u128(), days.len()))
        .collect();
    assert_eq!(away, [(1, 2), (2, 1)], "the second agency sent a deputy in January; the fourth came last time");
}
