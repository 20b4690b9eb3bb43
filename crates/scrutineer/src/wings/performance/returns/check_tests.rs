//! Cases for the checks of a line.

use super::*;
use crate::wings::performance::indicators::Indicator;
use crate::wings::performance::indicators::rules::tests::indicator;
use crate::wings::performance::readings::{Source, State};
use kit::Text;
use measure::{Kind, Period};
use uuid::Uuid;

fn owed(unit: Unit) -> Owed {
    let indicator = Indicator {
        denominator_name: (unit == Unit::Percentage).then(|| "conferences".into()),
        places: i32::from(unit == Unit::Percentage),
        ..indicator(unit, Kind::Month, false, None)
    };
    Owed { indicator, part: false, period: Period::month(2015, 2).unwrap() }
}

fn reading(numerator: i64, denominator: Option<i64>) -> Reading {
    let period = Period::month(2015, 1).unwrap();
    let number = |n: i64| Text(Figure::Number(n.into()));
    Reading {
        id: Uuid::nil().into(),
        board_id: Uuid::nil(),
        version: 1,
        indicator_id: Uuid::nil().into(),
        agency_id: None,
        agency_part: false,
        kind: Kind::Month.into(),
        starts_on: period.start(),
        ends_on: period.end(),
        revision: 1,
        current: true,
        state: State::Released,
        numerator: Some(number(numerator)),
        denominator: denominator.map(number),
        value: None,
        population_id: None,
        source: Source::Return,
        source_note: None,
        sent_by: String::new(),
        entered_by: Uuid::nil(),
        received_on: period.end(),
        entered_at: chrono::DateTime::UNIX_EPOCH,
        released_by: None,
        released_on: None,
        reason: None,
        note: None,
    }
}

fn check(unit: Unit, typed: &Typed, earlier: &[Reading]) -> Checked {
    checked(&owed(unit), typed, &Before { readings: earlier.iter().collect(), populations: &[] })
}

fn count(numerator: &str) -> Typed {
    Typed { numerator: numerator.into(), ..Typed::default() }
}
fn share(numerator: &str, denominator: &str) -> Typed {
    Typed { numerator: numerator.into(), denominator: denominator.into(), ..Typed::default() }
}

#[test]
fn a_count_is_judged_by_the_last_one() {
    let last = [reading(118, None)];
    for (types, stands, says) in [
        ("", Stands::Todo, ""),
        ("112", Stands::Done, "Usual"),
        ("1,455", Stands::Confirm, "1,455 is ten times the last figure, 118. Is it right?"),
        ("11", Stands::Confirm, "11 is a tenth of the last figure, 118. Is it right?"),
        ("180", Stands::SayWhy, "A big rise"),
        ("60", Stands::SayWhy, "A big drop"),
        ("many", Stands::Wrong, "Enter a number, such as 15,164"),
        ("-3", Stands::Wrong, "Enter 0 or a number above 0"),
        ("2.5", Stands::Wrong, "Enter a whole number"),
    ] {
        let found = check(Unit::Count, &count(types), &last);
        assert_eq!(
            (found.stands, found.content.is_some()),
            (stands, !matches!(stands, Stands::Todo | Stands::Wrong)),
            "{types}"
        );
        if types != "many" {
            assert_eq!(found.says, says, "{types}");
        }
    }
    assert_eq!(check(Unit::Count, &count("12"), &[]).says, "First figure");
    // Few cases jump about: nobody is asked.
    assert_eq!(check(Unit::Count, &count("9"), &[reading(2, None)]).stands, Stands::Done);
}

#[test]
fn an_unlikely_figure_can_be_confirmed_and_then_says_why() {
    let last = [reading(118, None)];
    let confirmed = Typed { confirmed: true, ..count("1455") };
    assert_eq!(check(Unit::Count, &confirmed, &last).stands, Stands::SayWhy);
    let told = Typed { words: "The list was cleared.".into(), ..confirmed };
    let found = check(Unit::Count, &told, &last);
    assert_eq!((found.stands, found.says.as_str()), (Stands::Done, "A big rise"));
}

#[test]
fn a_share_shows_its_value_and_refuses_a_part_larger_than_its_whole() {
    let last = [reading(118, Some(140))];
    for (typed, stands, says) in [
        (share("115", "136"), Stands::Done, "84.6%"),
        (share("97", "136"), Stands::SayWhy, "71.3%, a big drop"),
        (share("140", "136"), Stands::Wrong, "Check both numbers: 140 referrals cannot be more than 136 conferences"),
    ] {
        let found = check(Unit::Percentage, &typed, &last);
        assert_eq!((found.stands, found.says.as_str()), (stands, says));
    }
    let half = check(Unit::Percentage, &share("97", ""), &last);
    assert_eq!((half.stands, half.messages[0].0.as_str()), (Stands::Wrong, "denominator"));
}

#[test]
fn with_a_history_the_usual_range_says_what_moved() {
    let history: Vec<Reading> = (0..14).map(|n| reading(100 + 12 * (n % 2), None)).collect();
    assert_eq!(check(Unit::Count, &count("130"), &history).stands, Stands::Done);
    assert_eq!(check(Unit::Count, &count("150"), &history).stands, Stands::SayWhy);
}

#[test]
fn a_reason_stands_in_place_of_a_figure_and_never_beside_it() {
    let reason = Typed { why_not: "The system is down".into(), ..Typed::default() };
    let found = check(Unit::Count, &reason, &[]);
    assert_eq!(found.stands, Stands::NotAvailable);
    assert_eq!(found.content.unwrap().value, Some(Figure::NotReported("The system is down".into())));
    let both = Typed { numerator: "3".into(), ..reason };
    assert_eq!(check(Unit::Count, &both, &[]).stands, Stands::Wrong);
}

#[test]
fn words_carry_why_what_is_done_and_by_when() {
    let told = Typed {
        words: "Two posts are empty.".into(),
        why: "Nobody applied.".into(),
        doing: "Agency staff cover.".into(),
        by_when: "30 November 2015".into(),
        confidence: "high".into(),
        ..count("60")
    };
    let said = check(Unit::Count, &told, &[reading(118, None)]).content.unwrap().said.unwrap();
    assert_eq!((said.why.as_deref(), said.doing.as_deref()), (Some("Nobody applied."), Some("Agency staff cover.")));
    assert_eq!(said.by_on, NaiveDate::from_ymd_opt(2015, 11, 30));
    let alone = Typed { words: String::new(), confidence: String::new(), ..told };
    assert_eq!(check(Unit::Count, &alone, &[]).messages[0].0, "words");
}

#[test]
fn days_are_read_as_people_and_spreadsheets_write_them() {
    let right = NaiveDate::from_ymd_opt(2015, 11, 30).unwrap();
    for text in ["30 November 2015", "30/11/2015", "30.11.2015", "2015-11-30", "30 nov 2015"] {
        assert_eq!(day(text), Ok(right), "{text}");
    }
    for text in ["soon", "31/11/2015", "11/2015", ""] {
        assert!(day(text).is_err(), "{text}");
    }
}
