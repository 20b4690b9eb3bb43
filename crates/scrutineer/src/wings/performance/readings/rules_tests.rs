//! Cases for who may do what with a figure, and for what may be asked.

use super::*;
use crate::wings::performance::indicators::IndicatorId;
use crate::wings::performance::indicators::rules::tests::indicator;
use crate::wings::performance::readings::{ReadingId, Source};

const OWN: Uuid = Uuid::from_u128(1);
const OTHER: Uuid = Uuid::from_u128(2);
const ME: Uuid = Uuid::from_u128(3);
const COLLEAGUE: Uuid = Uuid::from_u128(4);

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A data officer, an approver, the board's office, a member; all of agency `OWN` but the office.
fn people() -> [(&'static str, Facts); 4] {
    let nobody = Facts { id: ME, agency: Some(OWN), writes: false, writes_any: false, releases: false };
    [
        ("officer", Facts { writes: true, ..nobody }),
        ("approver", Facts { releases: true, ..nobody }),
        ("office", Facts { agency: None, writes: true, writes_any: true, releases: true, ..nobody }),
        ("member", nobody),
    ]
}

fn reading(agency: Option<Uuid>, entered_by: Uuid, state: State, current: bool) -> Reading {
    let period = Period::month(2015, 2).unwrap();
    Reading {
        id: ReadingId::from(Uuid::from_u128(9)),
        board_id: Uuid::nil(),
        version: 1,
        indicator_id: IndicatorId::from(Uuid::nil()),
        agency_id: agency.map(Into::into),
        agency_part: true,
        kind: period.kind().into(),
        starts_on: period.start(),
        ends_on: period.end(),
        revision: 1,
        current,
        state,
        numerator: None,
        denominator: None,
        value: None,
        population_id: None,
        source: Source::Return,
        source_note: None,
        sent_by: "Data officer".into(),
        entered_by,
        received_on: day("2015-03-06"),
        entered_at: chrono::DateTime::UNIX_EPOCH,
        released_by: None,
        released_on: None,
        reason: None,
        note: None,
    }
}

#[test]
fn who_may_revise_attach_and_sign_off() {
    use State::{Draft, Released};
    // The figure, then for officer, approver, office and member: r revise, a attach, s sign off.
    let cases = [
        ("a colleague’s draft", reading(Some(OWN), COLLEAGUE, Draft, true), ["ra", "s", "ras", ""]),
        ("one’s own draft", reading(Some(OWN), ME, Draft, true), ["ra", "", "ras", ""]),
        ("another agency’s draft", reading(Some(OTHER), COLLEAGUE, Draft, true), ["", "", "ras", ""]),
        ("a draft of no agency", reading(None, COLLEAGUE, Draft, true), ["", "", "ras", ""]),
        ("a draft that was revised", reading(Some(OWN), COLLEAGUE, Draft, false), ["a", "", "a", ""]),
        ("a signed-off figure", reading(Some(OWN), COLLEAGUE, Released, true), ["ra", "", "ra", ""]),
        ("one that was revised", reading(Some(OWN), COLLEAGUE, Released, false), ["a", "", "a", ""]),
    ];
    for (what, reading, expected) in cases {
        for ((name, who), expected) in people().into_iter().zip(expected) {
            let mut found = String::new();
            for (letter, may) in [
                ('r', may_revise(&who, &reading)),
                ('a', may_attach(&who, &reading)),
                ('s', may_release(&who, &reading)),
            ] {
                if may {
                    found.push(letter);
                }
            }
            assert_eq!(found, expected, "{name}, {what}");
        }
    }
}

#[test]
fn one_enters_for_an_agency_or_for_all() {
    let [officer, approver, office, member] = people().map(|(_, who)| who);
    let homeless = Facts { agency: None, ..officer };
    for (who, may) in [(officer, true), (approver, false), (office, true), (member, false), (homeless, false)] {
        assert_eq!(may_enter(&who), may, "{who:?}");
    }
}

#[test]
fn only_periods_that_have_ended_are_offered() {
    // Frequency, at a date, rolling; today; how many; the first, the last.
    let cases = [
        (Kind::Month, false, None, "2015-03-24", 36, "Feb 2015", "2012/13"),
        (Kind::Month, false, None, "2015-03-31", 36, "Feb 2015", "2012/13"),
        (Kind::Month, false, None, "2015-04-01", 36, "Mar 2015", "2013/14"),
        (Kind::Quarter, false, None, "2015-03-24", 36, "Oct–Dec 2014", "2012/13"),
        (Kind::Quarter, true, None, "2015-03-24", 24, "Oct–Dec 2014", "Jan–Mar 2009"),
        (Kind::Month, false, Some(12), "2015-03-24", 24, "Feb 2015", "Mar 2013"),
        (Kind::Year, false, None, "2015-03-24", 24, "2013/14", "1990/91"),
    ];
    for (kind, snapshot, rolling, today, count, first, last) in cases {
        let offered = periods(&indicator(Unit::Count, kind, snapshot, rolling), day(today));
        assert!(offered.iter().all(|p| p.end() < day(today)), "{kind} {today}");
        let ends = (offered.len(), offered[0].short(), offered[offered.len() - 1].short());
        assert_eq!(ends, (count, first.to_owned(), last.to_owned()), "{kind} {today}");
    }
}

#[test]
fn the_unit_says_what_is_asked() {
    for (unit, expected) in [
        (Unit::Count, Asked::Count),
        (Unit::Per10k, Asked::Count),
        (Unit::Percentage, Asked::Share),
        (Unit::Days, Asked::Value),
        (Unit::Pounds, Asked::Value),
    ] {
        assert_eq!(asked(&indicator(unit, Kind::Month, false, None)), expected);
    }
}

#[test]
fn a_part_is_not_larger_than_its_whole() {
    let names = ("on time", "visits due");
    let refused = |n: &str, m: &str| larger_than_whole(&n.parse().unwrap(), &m.parse().unwrap(), names);
    assert_eq!(
        refused("1250", "90").as_deref(),
        Some("Check both numbers: 1,250 on time cannot be more than 90 visits due")
    );
    for (n, m) in [("90", "90"), ("0", "0"), ("c", "3"), ("5", "x")] {
        assert_eq!(refused(n, m), None, "{n} of {m}");
    }
}
