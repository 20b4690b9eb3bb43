use super::rules::*;
use super::*;
use crate::wings::practice::events::clock::Stands;
use chrono::NaiveDate;
use measure::Figure;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(day: &str) -> DateTime<Utc> {
    format!("{day}T09:00:00Z").parse().unwrap()
}

fn facts(notice: &str, told: &str, meets: bool, concluded: Option<&str>) -> Facts {
    Facts {
        id: Uuid::nil().into(),
        board_id: Uuid::nil(),
        version: 1,
        came_to_notice_on: day(notice),
        told_on: day(told),
        sector: Sector::Education,
        meets_threshold: meets,
        concluded_on: concluded.map(day),
        outcome: None,
        illustrative: false,
    }
}

#[test]
fn every_sector_and_outcome_has_its_name() {
    assert!(Sector::iter().all(|sector| !sector.name().is_empty()));
    assert_eq!((Sector::iter().count(), Outcome::iter().count()), (SECTORS.len(), OUTCOMES.len()));
    assert!(Outcome::iter().all(|outcome| !named(OUTCOMES, &outcome).is_empty()));
}

#[test]
fn the_officer_is_told_within_a_working_day() {
    // Good Friday 2015 is 3 April, Easter Monday is the 6th.
    for (notice, told, met) in [
        ("2015-03-06", "2015-03-09", true),
        ("2015-03-06", "2015-03-10", false),
        ("2015-04-02", "2015-04-07", true),
        ("2015-04-02", "2015-04-08", false),
        ("2015-03-06", "2015-03-06", true),
    ] {
        assert_eq!(told_in_time(&facts(notice, told, true, None)), met, "{notice} {told}");
    }
}

#[test]
fn a_case_is_concluded_within_months_of_the_calendar() {
    for (told, concluded, words, stands) in [
        ("2015-01-31", Some("2015-02-28"), "Concluded within 1 month, in time", Stands::Met),
        ("2015-01-31", Some("2015-03-01"), "Concluded within 3 months, in time", Stands::Met),
        ("2014-01-31", Some("2015-01-31"), "Concluded within 12 months, in time", Stands::Met),
        ("2014-01-31", Some("2015-02-01"), "Concluded after more than 12 months, late", Stands::Missed),
        ("2015-03-10", None, "Open, 1 month ends on 10 Apr 2015", Stands::Runs),
        ("2015-02-10", None, "Open, 3 months end on 10 May 2015", Stands::Runs),
        ("2014-01-10", None, "Open for more than 12 months", Stands::Late),
    ] {
        let clock = clocks(&facts(told, told, true, concluded), at("2015-03-24")).remove(1);
        assert_eq!((clock.words.as_str(), clock.stands), (words, stands), "{told}");
    }
    assert_eq!(clocks(&facts("2015-03-10", "2015-03-10", false, None), at("2015-03-24")).len(), 1);
}

#[test]
fn allegations_and_conclusions_are_counted_in_their_own_quarters() {
    let all = [
        facts("2014-11-03", "2014-11-03", true, Some("2014-11-20")),
        facts("2014-12-10", "2014-12-10", true, Some("2015-02-20")),
        facts("2014-12-11", "2014-12-11", false, Some("2014-12-12")),
        facts("2015-01-12", "2015-01-12", true, None),
    ];
    let counted = counts(&all, at("2015-04-01"));
    let told: Vec<_> = counted.iter().map(|c| (c.code, c.period.end().to_string(), c.numerator.clone())).collect();
    let number = |n: i64| Figure::Number(n.into());
    assert_eq!(
        told,
        [
            ("D25", "2014-12-31".to_owned(), number(2)),
            ("D25", "2015-03-31".to_owned(), number(1)),
            ("D26", "2014-12-31".to_owned(), number(1)),
            ("D26", "2015-03-31".to_owned(), number(0)),
        ]
    );
    assert_eq!(counted[3].denominator, Some(number(1)));
    assert_eq!(counts(&all, at("2015-03-31")).len(), 2, "the quarter is not over on its last day");
    assert_eq!(totals(&all, at("2015-04-01"))[0].rows[1].1, [2, 1, 3]);
}
