//! Cases for what is suggested.

use super::*;
use kit::Id;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn police() -> AgencyId {
    Id::from(Uuid::from_u128(5))
}

#[test]
fn two_absences_in_a_row_and_not_one() {
    let absent = |meetings: &[&str]| Ground::Absent {
        agency: police(),
        agency_name: "Police".into(),
        body: "Full Board".into(),
        meetings: meetings.iter().map(|text| day(text)).collect(),
    };
    assert_eq!(suggestion(&absent(&["2015-01-20"]), day("2015-03-24")), None);
    let found = suggestion(&absent(&["2015-01-20", "2015-03-24"]), day("2015-03-24")).unwrap();
    assert_eq!(found.ground, "Nobody came on 20 January 2015 and 24 March 2015, one meeting after the other.");
    assert_eq!((found.title.as_str(), found.agency), ("Absent from the Full Board: Police", Some(police())));
}

#[test]
fn figures_that_fail_twice() {
    let late = |periods: &[&str]| Ground::DataLate {
        agency: None,
        owner: "NHS trusts".into(),
        indicator: Uuid::from_u128(1),
        code: "D22".into(),
        name: "FGM reports".into(),
        periods: periods.iter().map(|text| (*text).to_owned()).collect(),
    };
    assert_eq!(suggestion(&late(&["Oct–Dec 2014"]), day("2015-03-24")), None);
    let found = suggestion(&late(&["Jul–Sep 2014", "Oct–Dec 2014"]), day("2015-03-24")).unwrap();
    assert_eq!(found.ground, "No figure for Jul–Sep 2014 and Oct–Dec 2014. It is asked of: NHS trusts.");
    assert_eq!(found.key, "data D22 Oct–Dec 2014");
}

#[test]
fn an_action_over_thirty_working_days_late() {
    let late = Ground::ActionLate {
        agency: Some(police()),
        action: Uuid::from_u128(2),
        reference: "A7".into(),
        title: "Screening desk".into(),
        due: day("2015-02-02"),
    };
    // 30 working days after Monday 2 February is Monday 16 March.
    assert_eq!(suggestion(&late, day("2015-03-16")), None);
    let found = suggestion(&late, day("2015-03-17")).unwrap();
    assert_eq!(found.ground, "A7 was due on 2 February 2015 and is 31 working days late.");
    assert_eq!(found.from.as_deref(), Some("actions:00000000-0000-0000-0000-000000000002"));
}

#[test]
fn red_three_times_with_nothing_done() {
    let red = |periods: usize| Ground::RedUnanswered {
        indicator: Uuid::from_u128(1),
        code: "D05".into(),
        name: "No further action".into(),
        periods: ["Dec 2014", "Jan 2015", "Feb 2015"][3 - periods..].iter().map(|text| (*text).to_owned()).collect(),
    };
    assert_eq!(suggestion(&red(2), day("2015-03-24")), None);
    let found = suggestion(&red(3), day("2015-03-24")).unwrap();
    assert_eq!(found.ground, "Red for Dec 2014, Jan 2015 and Feb 2015, and no action is open for it.");
    assert_eq!(found.indicator.as_deref(), Some("D05"));
}

#[test]
fn a_section_11_return_that_was_not_made() {
    let none = Ground::NoReturn {
        agency: police(),
        agency_name: "Police".into(),
        audit: "2014/15".into(),
        due: day("2015-03-23"),
    };
    assert_eq!(suggestion(&none, day("2015-03-23")), None);
    assert!(suggestion(&none, day("2015-03-24")).unwrap().ground.contains("was due on 23 March 2015"));
}
