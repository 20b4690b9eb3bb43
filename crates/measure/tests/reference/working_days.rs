//! Bank holidays and working days against the list published on GOV.UK and cases published by others.

use chrono::NaiveDate;
use measure::working_days::{add, bank_holidays, between, is_working_day};
use serde_json::Value;

use super::vectors::{list, read};

fn date(value: &Value) -> NaiveDate {
    value.as_str().and_then(|text| text.parse().ok()).expect("the vector has a date here")
}

#[test]
fn holidays_are_those_on_gov_uk() {
    let Some(published) = read("bank_holidays/bank-holidays.json") else {
        return;
    };
    let mut published: Vec<NaiveDate> =
        list(&published["england-and-wales"]["events"]).iter().map(|event| date(&event["date"])).collect();
    published.sort_unstable();
    let ours: Vec<NaiveDate> = (2012..=2028).flat_map(bank_holidays).collect();
    assert_eq!(ours, published);
}

#[test]
fn working_days_agree_with_published_cases() {
    let Some(cases) = read("bank_holidays/working_day_vectors.json") else {
        return;
    };
    for (name, step) in [("next_work_day", 1), ("prev_work_day", -1)] {
        assert!(!list(&cases[name]).is_empty());
        for case in list(&cases[name]) {
            assert_eq!(add(date(&case[0]), step), date(&case[1]));
        }
    }
    for case in list(&cases["is_work_day"]) {
        assert_eq!(is_working_day(date(&case[0])), case[1].as_bool().unwrap());
    }
    let all: Vec<NaiveDate> = (2010..=2030).flat_map(bank_holidays).collect();
    for case in list(&cases["next_holiday_after"]) {
        assert_eq!(all.iter().find(|day| **day > date(&case[0])), Some(&date(&case[1])));
    }
    for case in list(&cases["prev_holiday_before"]) {
        assert_eq!(all.iter().rfind(|day| **day < date(&case[0])), Some(&date(&case[1])));
    }
    let count = (2018..=2022).flat_map(bank_holidays).count();
    assert_eq!(Some(count as u64), cases["holiday_count_2018_2022_england_wales"].as_u64());
}

/// The source counts the reference day as working day 1 where it is a working day; ours is day 0. The cut-off of the
/// one is therefore the other's with one day fewer.
#[test]
fn open_cases_agree_once_day_nought_is_allowed_for() {
    let Some(cases) = read("bank_holidays/working_day_vectors.json") else {
        return;
    };
    for (name, limit, ended) in [
        ("assessment_open_more_than_45_working_days_at_reference_date", 45, "authorised"),
        ("s47_open_more_than_15_working_days_no_icpc", 15, "icpc"),
    ] {
        let today = date(&cases[name]["reference_date"]);
        for case in list(&cases[name]["cases"]) {
            let not_required = case["not_required"].as_str() == Some("true");
            let open = !case["start"].is_null() && case[ended].is_null() && !not_required;
            let flagged = open && date(&case["start"]) < add(today, 1 - limit);
            assert_eq!(Some(flagged), case["flag"].as_bool(), "{case}");
            let over = open && between(date(&case["start"]), today) >= i64::from(limit);
            assert_eq!(flagged, over, "{case}");
        }
    }
}
