//! Cases for the comparison of two tables: breaks, rows without a place, lengths.

use super::*;
use crate::wings::performance::readings::Source;
use crate::wings::performance::referrals::Basis;
use chrono::NaiveDate;
use uuid::Uuid;

fn id(number: u128) -> kit::Id<crate::wings::performance::referrals::Referrals> {
    kit::Id::from(Uuid::from_u128(number))
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn table(number: u128, from: &str, to: &str, months: i32) -> ReferralTable {
    ReferralTable {
        id: id(number),
        board_id: Uuid::nil(),
        version: 1,
        title: "Referrals".into(),
        column_title: "Column".into(),
        starts_on: day(from),
        ends_on: day(to),
        months,
        printed_total: 110,
        source: Source::Plan,
        section: "3".into(),
        illustrative: false,
    }
}

fn row(number: u128, table: u128, referrals: i64) -> ReferralRow {
    ReferralRow {
        id: id(number),
        board_id: Uuid::nil(),
        version: 1,
        table_id: id(table),
        position: 1,
        label: "Police".into(),
        referrals,
    }
}

fn category(comparable: bool) -> ReferralCategory {
    ReferralCategory {
        id: id(50),
        board_id: Uuid::nil(),
        version: 1,
        mapping_no: 1,
        name: "Police".into(),
        position: 1,
        comparable,
        break_letter: None,
        reason: "Wider list".into(),
    }
}

fn place(row: u128, from: &str, comparable: bool) -> ReferralMapping {
    ReferralMapping {
        id: id(row + 100),
        board_id: Uuid::nil(),
        version: 1,
        mapping_no: 1,
        row_id: id(row),
        category_id: id(50),
        valid_from: day(from),
        valid_until: None,
        comparable,
        break_letter: None,
        basis: Basis::Plan,
        reason: None,
    }
}

/// A whole year of 120 and eleven months of 110, all in one category.
fn known() -> Known {
    Known {
        tables: vec![table(1, "2013-04-01", "2014-03-31", 12), table(2, "2014-04-01", "2015-02-28", 11)],
        rows: vec![row(11, 1, 120), row(12, 2, 110)],
        categories: vec![category(true)],
        mappings: vec![place(11, "2013-04-01", true), place(12, "2014-04-01", true)],
    }
}

#[test]
fn eleven_months_are_scaled_to_twelve_and_said_so() {
    let compared = known().compared().unwrap();
    assert_eq!(compared.scaled.as_deref(), Some("× 12/11"));
    assert_eq!(change(compared.as_counted().unwrap()), "−8.3%");
    assert_eq!(change(compared.annualised().unwrap()), "0%");
    assert_eq!((compared.verb(), compared.still_to_come().as_str()), ("stayed level", "March"));
    assert_eq!(
        compared.answer(),
        "110 in 11 months is 8.3% fewer than the whole of 2013/14. At the same pace the full year would be about the same."
    );
    assert_eq!(compared.other_words(), "days and working days");
    assert_eq!(compared.year_before(), "2012/13");
}

#[test]
fn a_category_breaks_when_it_or_any_of_its_rows_is_not_comparable() {
    for (of_category, of_row, comparable) in [(true, true, 1), (false, true, 0), (true, false, 0)] {
        let known = Known {
            categories: vec![category(of_category)],
            mappings: vec![place(11, "2013-04-01", of_row), place(12, "2014-04-01", true)],
            ..known()
        };
        assert_eq!(known.compared().unwrap().comparable(), comparable, "{of_category} {of_row}");
    }
}

#[test]
fn a_row_without_a_place_in_force_is_shown_and_not_lost() {
    let known = Known {
        // From a day inside the later table: not in force for the whole of it.
        mappings: vec![place(11, "2013-04-01", true), place(12, "2014-06-01", true)],
        ..known()
    };
    let compared = known.compared().unwrap();
    let last = compared.categories.last().unwrap();
    assert_eq!((last.line.row.name.as_str(), last.comparable()), ("Not placed", false));
    assert_eq!(last.line.row.now, Figure::from(110));
    assert_eq!(compared.total.row.now, Figure::from(110));
}

#[test]
fn lengths_that_cannot_be_made_alike_are_not_compared() {
    let with = |before: ReferralTable, now: ReferralTable| Known { tables: vec![before, now], ..known() };
    let year = || table(1, "2013-04-01", "2014-03-31", 12);
    let two_years = with(year(), table(2, "2014-04-01", "2015-03-31", 12)).compared().unwrap();
    assert_eq!((two_years.scaled.clone(), two_years.ways.len()), (None, 0));
    assert_eq!(two_years.answer(), "110 in 2014/15, −8.3% on 120 in 2013/14.");
    let too_short = with(year(), table(2, "2014-04-01", "2014-05-31", 2));
    assert!(too_short.compared().is_none());
    let part_before = with(table(1, "2013-04-01", "2014-01-31", 10), table(2, "2014-04-01", "2015-02-28", 11));
    assert!(part_before.compared().is_none());
    assert!(Known::default().compared().is_none());
}

#[test]
fn sums_are_checked_against_what_is_printed() {
    let sheets = known().sheets();
    assert_eq!((sheets[0].sum(), sheets[0].adds_up()), (120, false));
    assert_eq!((sheets[1].sum(), sheets[1].adds_up()), (110, true));
}
