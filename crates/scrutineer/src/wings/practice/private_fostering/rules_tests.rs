use super::rules::*;
use super::*;
use chrono::NaiveDate;
use measure::Figure;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(day: &str) -> DateTime<Utc> {
    format!("{day}T09:00:00Z").parse().unwrap()
}

fn facts(notified: &str, first: Option<&str>, later: &str, ended: Option<&str>) -> Facts {
    Facts {
        id: Uuid::nil().into(),
        board_id: Uuid::nil(),
        version: 1,
        notified_on: day(notified),
        aware_on: day(notified),
        first_visit_on: first.map(day),
        later_visits: later.into(),
        ended_on: ended.map(day),
        illustrative: false,
    }
}

#[test]
fn the_first_visit_is_made_within_seven_working_days_over_a_bank_holiday() {
    // Good Friday 2015 is 3 April, Easter Monday is the 6th.
    for (notified, due) in [
        ("2015-03-09", "2015-03-18"),
        ("2015-03-30", "2015-04-10"),
        ("2015-04-02", "2015-04-15"),
        ("2014-12-22", "2015-01-05"),
    ] {
        assert_eq!(first_due(&facts(notified, None, "", None)), day(due), "{notified}");
        assert!(first_in_time(&facts(notified, Some(due), "", None)));
        let next = day(due).succ_opt().unwrap().to_string();
        assert!(!first_in_time(&facts(notified, Some(&next), "", None)), "{notified}");
    }
}

#[test]
fn visits_are_due_every_six_weeks_in_the_first_year_and_every_twelve_after() {
    let dues = |facts: &Facts, until: &str| {
        let (dues, next) = visits(facts, day(until));
        (
            dues.iter()
                .map(|(due, met)| format!("{due}{}", if *met { "" } else { " missed" }))
                .collect::<Vec<_>>()
                .join("; "),
            next,
        )
    };
    for (first, later, ended, until, says, next) in [
        ("2014-06-05", "", None, "2014-07-16", "", Some("2014-07-17")),
        ("2014-06-05", "2014-07-17", None, "2014-08-01", "2014-07-17", Some("2014-08-28")),
        ("2014-06-05", "2014-07-20", None, "2014-08-01", "2014-07-17 missed", Some("2014-08-31")),
        ("2014-06-05", "", None, "2014-08-28", "2014-07-17 missed; 2014-08-28 missed", Some("2014-10-09")),
        ("2015-05-31", "", None, "2015-06-30", "", Some("2015-07-12")),
        ("2015-06-01", "", None, "2015-06-30", "", Some("2015-08-24")),
        ("2014-06-05", "", Some("2014-07-16"), "2014-12-31", "", None),
        ("2014-06-05", "2014-07-10", Some("2014-07-30"), "2014-12-31", "2014-07-17", None),
        // It ended before the day on which that visit was due.
        ("2014-06-05", "2014-07-10", Some("2014-07-12"), "2014-12-31", "", None),
    ] {
        let facts = facts("2014-06-01", Some(first), later, ended);
        let (said, due) = dues(&facts, until);
        assert_eq!((said.as_str(), due), (says, next.map(day)), "{first} {later} {until}");
    }
}

#[test]
fn the_clocks_say_what_is_due() {
    for (facts, words) in [
        (facts("2015-03-20", None, "", None), vec!["First visit due 31 Mar 2015"]),
        (facts("2015-03-09", None, "", None), vec!["First visit was due 18 Mar 2015"]),
        (facts("2015-03-09", None, "", Some("2015-03-12")), vec!["Ended before a visit"]),
        (
            facts("2015-03-02", Some("2015-03-05"), "", None),
            vec!["First visit after 3 working days, in time", "Visit due 16 Apr 2015"],
        ),
        (
            facts("2014-11-03", Some("2014-11-20"), "2015-01-05", None),
            vec!["First visit after 13 working days, late", "Visit was due 16 Feb 2015"],
        ),
    ] {
        let said: Vec<String> = clocks(&facts, at("2015-03-24")).into_iter().map(|clock| clock.words).collect();
        assert_eq!(said, words);
    }
}

#[test]
fn notifications_first_visits_and_later_visits_are_counted_by_quarter() {
    let all = [
        facts("2014-11-03", Some("2014-11-20"), "2014-12-20, 2015-02-20", None),
        facts("2014-12-29", Some("2015-01-05"), "", Some("2015-01-20")),
    ];
    let counted = counts(&all, at("2015-04-01"));
    let number = |n: i64| Figure::Number(n.into());
    let told: Vec<_> = counted
        .iter()
        .map(|c| (c.code, c.period.end().to_string(), c.numerator.clone(), c.denominator.clone()))
        .collect();
    assert_eq!(
        told,
        [
            ("D13", "2014-12-31".to_owned(), number(2), None),
            ("D13", "2015-03-31".to_owned(), number(0), None),
            ("C49", "2014-12-31".to_owned(), number(1), Some(number(2))),
            // Due on 1 January and made on 20 December; due on 31 January and made on 20 February.
            ("C50", "2015-03-31".to_owned(), number(1), Some(number(2))),
        ]
    );
}

#[test]
fn first_visits_of_a_quarter_are_counted_when_the_clocks_of_its_last_days_have_run() {
    let all = [facts("2015-01-05", Some("2015-01-08"), "", None), facts("2015-03-31", None, "", None)];
    let shares = |on: &str| {
        let of = |count: Count| (count.numerator, count.denominator);
        counts(&all, at(on)).into_iter().filter(|one| one.code == "C49").map(of).collect::<Vec<_>>()
    };
    let number = |n: i64| Figure::Number(n.into());
    // Seven working days after 31 March, over Easter: 13 April.
    assert_eq!(shares("2015-04-01"), []);
    assert_eq!(shares("2015-04-13"), []);
    assert_eq!(shares("2015-04-14"), [(number(1), Some(number(2)))]);
}
