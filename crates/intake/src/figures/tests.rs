//! Counting rules on the days where they turn.

use super::*;
use crate::cases::{Assessment, Child, Children, Enquiry, Episode, Plan, Referral, Status};
use crate::referral_source::ReferralSource;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}
fn some(text: &str) -> Option<NaiveDate> {
    (!text.is_empty()).then(|| day(text))
}

fn referral(child: Child, on: &str, nfa: Option<bool>) -> Referral {
    let source = ReferralSource::read("6").unwrap();
    Referral { child, on: day(on), source, no_further_action: nfa, earlier: None }
}

fn plan(child: Child, started: &str, ended: &str, reviews: &[&str]) -> Plan {
    Plan {
        child,
        started: day(started),
        ended: some(ended),
        category: None,
        previous: None,
        conference: None,
        reviews: reviews.iter().map(|on| day(on)).collect(),
        seen_alone: None,
        visited: None,
        emergency: None,
    }
}

fn figure(cases: &Cases, code: &str, at: &str) -> (i64, i64) {
    let all = cases.figures(day(at), &Span::usual);
    let found = all.iter().find(|figure| figure.indicator == code).unwrap_or_else(|| panic!("{code}"));
    let whole = |number: measure::Decimal| number.to_string().parse::<i64>().unwrap();
    (whole(found.numerator), found.denominator.map_or(-1, whole))
}

fn referred(list: &[(&str, &str)]) -> Cases {
    let (children, mut cases) = (Children::default(), Cases::default());
    cases.holds.referrals = true;
    cases.referrals = list.iter().map(|(child, on)| referral(children.child(child), on, Some(false))).collect();
    cases.sort();
    cases
}

#[test]
fn a_re_referral_is_within_twelve_months_and_not_of_the_same_day() {
    let cases = referred(&[
        ("a", "2023-03-31"),
        ("a", "2024-03-31"),
        ("b", "2023-03-30"),
        ("b", "2024-03-31"),
        ("c", "2024-03-31"),
        ("c", "2024-03-31"),
        ("d", "2024-03-01"),
        ("d", "2024-03-31"),
    ]);
    assert_eq!(figure(&cases, "D06", "2024-03-31"), (2, 6), "a to the day, d; b a day too early, c twice on a day");
    let leap = referred(&[("a", "2023-02-28"), ("a", "2024-02-29"), ("b", "2024-02-29"), ("b", "2025-02-28")]);
    assert_eq!(figure(&leap, "D06", "2024-02-29"), (1, 2));
    assert_eq!(figure(&leap, "D06", "2025-02-28"), (1, 1));
}

#[test]
fn a_column_of_earlier_referrals_is_used_where_it_stands() {
    let mut cases = referred(&[("a", "2024-03-01"), ("b", "2024-03-02"), ("c", "2024-03-03")]);
    for (referral, earlier) in cases.referrals.iter_mut().zip([1, 2, 1]) {
        referral.earlier = Some(earlier);
    }
    assert_eq!(figure(&cases, "D06", "2024-03-31"), (1, 3), "no row says 0: each counts itself");
    cases.referrals[2].earlier = Some(0);
    assert_eq!(figure(&cases, "D06", "2024-03-31"), (2, 3));
}

#[test]
fn months_add_up_to_the_referrals() {
    let mut cases = referred(&[("a", "2024-03-01"), ("a", "2024-04-02"), ("b", "2024-04-03")]);
    cases.referrals[1].no_further_action = Some(true);
    let all = months(&cases);
    assert_eq!(all.len(), 2);
    assert_eq!(all.iter().map(|month| month.referrals).sum::<u64>(), 3);
    assert_eq!((all[1].referrals, all[1].again), (2, 1));
    assert_eq!(all.iter().map(|month| month.no_further_action).sum::<u64>(), 1);
}

#[test]
fn an_end_on_the_day_is_not_open_on_it() {
    assert!(open(day("2024-03-31"), None, day("2024-03-31")));
    assert!(!open(day("2024-04-01"), None, day("2024-03-31")));
    assert!(!open(day("2024-01-01"), some("2024-03-31"), day("2024-03-31")));
    assert!(open(day("2024-01-01"), some("2024-04-01"), day("2024-03-31")));
}

#[test]
fn forty_five_working_days_are_in_time_and_one_more_is_not() {
    let child = Children::default().child("a");
    let assessment = |authorised: &str| Assessment {
        child,
        started: day("2024-01-02"),
        authorised: some(authorised),
        seen: None,
        in_need: None,
        factors: 0,
    };
    let mut cases = Cases::default();
    cases.holds.assessments = true;
    // 45 working days after Tuesday 2 January 2024 is Tuesday 5 March.
    cases.assessments = vec![assessment("2024-03-05"), assessment("2024-03-06"), assessment("")];
    assert_eq!(figure(&cases, "D15", "2024-03-31"), (1, 2));
    assert_eq!(figure(&cases, "C10", "2024-03-05"), (0, -1));
    assert_eq!(figure(&cases, "C10", "2024-03-06"), (1, -1));
}

#[test]
fn a_conference_is_in_time_for_fifteen_working_days_and_children_who_moved_in_are_left_out() {
    let child = Children::default().child("a");
    let enquiry = |started: &str, held: &str| Enquiry {
        child,
        started: some(started),
        conference: some(held),
        unneeded: None,
        made_plan: Some(true),
    };
    let mut cases = Cases::default();
    cases.holds.enquiries = true;
    // 15 working days from Monday 4 March 2024 is Monday 25 March; Easter comes after.
    cases.enquiries =
        vec![enquiry("2024-03-04", "2024-03-25"), enquiry("2024-03-04", "2024-03-26"), enquiry("", "2024-03-26")];
    assert_eq!(figure(&cases, "D17", "2024-03-31"), (1, 2));
    assert_eq!(figure(&cases, "D16", "2024-03-31"), (2, -1));
    assert_eq!(figure(&cases, "C20", "2024-03-31"), (3, 3));
}

#[test]
fn plans_are_reviewed_in_time_when_every_review_was_and_none_is_due() {
    let child = Children::default().child("a");
    let mut cases = Cases::default();
    cases.holds.plans = true;
    cases.holds.every_review = true;
    cases.plans = vec![
        plan(child, "2023-06-01", "", &["2023-09-01", "2024-03-01"]),
        plan(child, "2023-06-01", "", &["2023-09-02", "2024-03-01"]),
        plan(child, "2023-06-01", "", &["2023-08-01", "2024-02-02"]),
        plan(child, "2023-06-01", "", &["2023-09-01"]),
        plan(child, "2024-01-15", "", &[]),
        plan(child, "2023-12-30", "", &[]),
    ];
    assert_eq!(figure(&cases, "D34", "2024-03-31"), (1, 5), "one is younger than three months");
    cases.holds.every_review = false;
    assert_eq!(figure(&cases, "D34", "2024-03-31"), (3, 5), "by the latest alone");
    assert_eq!(figure(&cases, "D33", "2025-06-01"), (4, 6));
    assert_eq!(figure(&cases, "D31", "2024-03-31"), (6, -1));
}

#[test]
fn plans_that_ended_are_short_or_long_by_their_months() {
    let child = Children::default().child("a");
    let mut cases = Cases::default();
    cases.holds.plans = true;
    cases.plans = vec![
        plan(child, "2022-03-01", "2024-03-01", &[]),
        plan(child, "2022-03-02", "2024-03-01", &[]),
        plan(child, "2023-12-01", "2024-03-01", &[]),
        plan(child, "2023-11-30", "2024-03-01", &[]),
    ];
    assert_eq!(figure(&cases, "C28", "2024-03-31"), (1, 4));
    assert_eq!(figure(&cases, "C29", "2024-03-31"), (1, 4));
}

#[test]
fn children_in_need_are_open_episodes_with_their_scope() {
    let children = Children::default();
    let episode = |child: &str, closed: &str, status: Status| Episode {
        child: children.child(child),
        started: day("2022-03-31"),
        closed: some(closed),
        reason: if closed.is_empty() { 0 } else { 9 },
        disabled: Some(child == "a"),
        status,
        plan: Some((day("2023-01-01"), None)),
    };
    let mut cases = Cases::default();
    cases.holds.episodes = true;
    cases.episodes = vec![
        episode("a", "", Status::Unknown),
        episode("b", "", Status::Unknown),
        episode("c", "2024-03-31", Status::Unknown),
    ];
    cases.plans = vec![plan(children.child("b"), "2023-06-01", "", &[])];
    assert_eq!(figure(&cases, "D18", "2024-03-31"), (2, -1));
    assert_eq!(figure(&cases, "D19", "2024-03-31"), (1, 2));
    assert_eq!(figure(&cases, "C12", "2024-03-31"), (2, 2));
    assert_eq!(figure(&cases, "C11", "2024-03-31"), (1, -1), "b is protected");
    assert_eq!(figure(&cases, "D10", "2024-03-31"), (1, 1));
}
