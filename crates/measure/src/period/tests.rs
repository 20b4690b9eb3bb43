//! Cases for periods: dates, neighbours, names and storage.

use super::*;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn month(year: i32, month: u32) -> Period {
    Period::month(year, month).unwrap()
}

fn to_date(year: i32, last_month: u32) -> Period {
    Period::year_to_date(year, last_month).unwrap()
}

/// A kind, its first and last day, its months, and its long and short names.
const NAMED: [(Kind, &str, &str, u32, &str, &str); 14] = [
    (Kind::Day, "2015-03-31", "2015-03-31", 0, "31 March 2015", "31 Mar 2015"),
    (Kind::Month, "2015-02-01", "2015-02-28", 1, "February 2015", "Feb 2015"),
    (Kind::Quarter, "2014-10-01", "2014-12-31", 3, "October to December 2014", "Oct–Dec 2014"),
    (Kind::Quarter, "2015-01-01", "2015-03-31", 3, "January to March 2015", "Jan–Mar 2015"),
    (Kind::Term, "2014-09-01", "2014-12-31", 4, "Autumn term 2014", "Autumn 2014"),
    (Kind::Term, "2015-01-01", "2015-04-30", 4, "Spring term 2015", "Spring 2015"),
    (Kind::Term, "2015-05-01", "2015-08-31", 4, "Summer term 2015", "Summer 2015"),
    (Kind::YearToDate, "2014-04-01", "2015-02-28", 11, "April 2014 to February 2015, 11 months", "Apr 14–Feb 15"),
    (Kind::YearToDate, "2014-04-01", "2014-06-30", 3, "April to June 2014, 3 months", "Apr–Jun 2014"),
    (Kind::YearToDate, "2014-04-01", "2014-04-30", 1, "April 2014, 1 month", "Apr 2014"),
    (Kind::YearToDate, "2014-04-01", "2015-03-31", 12, "April 2014 to March 2015, 12 months", "Apr 14–Mar 15"),
    (Kind::Year, "2013-04-01", "2014-03-31", 12, "2013/14", "2013/14"),
    (Kind::Year, "1999-04-01", "2000-03-31", 12, "1999/00", "1999/00"),
    (Kind::CalendarYear, "2014-01-01", "2014-12-31", 12, "2014, January to December", "2014"),
];

#[test]
fn each_kind_has_its_dates_and_names() {
    for (kind, start, end, months, long, short) in NAMED {
        let period = Period::new(kind, date(start), date(end)).unwrap();
        assert_eq!((period.start(), period.end(), period.kind()), (date(start), date(end), kind), "{long}");
        assert_eq!((period.long().as_str(), period.short().as_str()), (long, short));
        assert_eq!(period.months(), months, "{long}");
        assert_eq!(period.each_month().count(), months as usize, "{long}");
        if kind != Kind::YearToDate {
            assert_eq!(Period::holding(kind, period.start()), period, "{long}");
        }
    }
    assert_eq!(Period::financial_year(2013).as_published(), "2013-14");
    assert_eq!(month(2015, 2).as_published(), "Feb 2015");
}

#[test]
fn each_way_to_make_a_period_makes_the_right_one() {
    let cases = [
        (Period::day(date("2015-03-31")), "2015-03-31", "2015-03-31"),
        (month(2015, 2), "2015-02-01", "2015-02-28"),
        (Period::quarter(2014, 1).unwrap(), "2014-04-01", "2014-06-30"),
        (Period::quarter(2014, 3).unwrap(), "2014-10-01", "2014-12-31"),
        (Period::quarter(2014, 4).unwrap(), "2015-01-01", "2015-03-31"),
        (Period::term(2014, Term::Autumn), "2014-09-01", "2014-12-31"),
        (Period::term(2015, Term::Spring), "2015-01-01", "2015-04-30"),
        (Period::term(2015, Term::Summer), "2015-05-01", "2015-08-31"),
        (to_date(2014, 2), "2014-04-01", "2015-02-28"),
        (to_date(2014, 3), "2014-04-01", "2015-03-31"),
        (to_date(2014, 4), "2014-04-01", "2014-04-30"),
        (Period::financial_year(2013), "2013-04-01", "2014-03-31"),
        (Period::calendar_year(2014), "2014-01-01", "2014-12-31"),
    ];
    for (period, start, end) in cases {
        assert_eq!((period.start(), period.end()), (date(start), date(end)));
    }
}

#[test]
fn the_year_turns_on_the_first_of_april() {
    assert_eq!(financial_year_of(date("2014-03-31")), Period::financial_year(2013));
    assert_eq!(financial_year_of(date("2014-04-01")), Period::financial_year(2014));
}

#[test]
fn neighbours_are_one_step_away_and_back() {
    let cases = [
        (Period::day(date("2015-03-01")), Period::day(date("2015-02-28"))),
        (month(2015, 1), month(2014, 12)),
        (Period::quarter(2014, 1).unwrap(), Period::quarter(2013, 4).unwrap()),
        (Period::term(2015, Term::Spring), Period::term(2014, Term::Autumn)),
        (Period::financial_year(2014), Period::financial_year(2013)),
        (Period::calendar_year(2014), Period::calendar_year(2013)),
        (to_date(2014, 2), to_date(2014, 1)),
        (to_date(2014, 4), to_date(2013, 3)),
    ];
    for (later, earlier) in cases {
        assert_eq!(later.previous(), earlier);
        assert_eq!(earlier.following(), later);
        assert!(later.follows(&earlier) && !earlier.follows(&later) && !later.follows(&later));
        assert!(earlier < later);
    }
}

#[test]
fn last_year_means_the_same_months() {
    let cases = [
        (month(2016, 2), month(2015, 2)),
        (month(2017, 2), month(2016, 2)),
        (to_date(2014, 2), to_date(2013, 2)),
        (to_date(2015, 2), to_date(2014, 2)),
        (Period::quarter(2014, 4).unwrap(), Period::quarter(2013, 4).unwrap()),
        (Period::day(date("2016-02-29")), Period::day(date("2015-02-28"))),
        (Period::term(2015, Term::Spring), Period::term(2014, Term::Spring)),
        (Period::financial_year(2014), Period::financial_year(2013)),
    ];
    for (period, year_before) in cases {
        assert_eq!(period.same_last_year(), year_before);
    }
    assert_eq!(month(2017, 2).same_last_year().days(), 29);
}

#[test]
fn gaps_and_mixed_kinds_are_not_contiguous() {
    let months: Vec<Period> = Period::financial_year(2014).each_month().collect();
    assert_eq!((months.len(), months[0], months[11]), (12, month(2014, 4), month(2015, 3)));
    assert!(contiguous(&months) && contiguous(&[]) && contiguous(&months[..1]));
    assert!(!contiguous(&[months[0], months[2]]));
    assert!(!contiguous(&[months[1], months[0]]));
    assert!(!contiguous(&[Period::quarter(2014, 1).unwrap(), month(2014, 7)]));
    assert!(months[0].contains(date("2014-04-30")) && !months[0].contains(date("2014-05-01")));
}

#[test]
fn what_is_no_period_is_refused() {
    assert!(Period::month(2015, 0).is_err() && Period::month(2015, 13).is_err());
    assert!(Period::quarter(2015, 0).is_err() && Period::quarter(2015, 5).is_err());
    assert!(Period::year_to_date(2015, 13).is_err());
    for (kind, start, end) in [
        (Kind::Month, "2015-02-01", "2015-02-27"),
        (Kind::Month, "2015-02-01", "2015-03-31"),
        (Kind::Quarter, "2015-02-01", "2015-04-30"),
        (Kind::Year, "2015-01-01", "2015-12-31"),
        (Kind::YearToDate, "2014-05-01", "2014-08-31"),
        (Kind::YearToDate, "2014-04-01", "2014-08-30"),
        (Kind::Day, "2015-02-01", "2015-02-02"),
    ] {
        assert!(Period::new(kind, date(start), date(end)).is_err(), "{kind} {start} {end}");
    }
    let error = Period::new(Kind::Month, date("2015-02-01"), date("2015-02-27")).unwrap_err();
    assert_eq!(error.to_string(), "2015-02-01 to 2015-02-27 is not a whole month.");
}

#[test]
fn periods_survive_storage() {
    let json = serde_json::to_string(&to_date(2014, 2)).unwrap();
    assert_eq!(json, r#"{"kind":"year_to_date","start":"2014-04-01","end":"2015-02-28"}"#);
    assert_eq!(serde_json::from_str::<Period>(&json).unwrap(), to_date(2014, 2));
    assert!(serde_json::from_str::<Period>(&json.replace("02-28", "02-27")).is_err());
    for &kind in Kind::ALL {
        assert_eq!(kind.to_string().parse(), Ok(kind));
    }
}

#[test]
fn dates_beyond_reach_do_not_panic() {
    for &kind in Kind::ALL {
        for edge in [NaiveDate::MIN, NaiveDate::MAX] {
            let period = Period::holding(kind, edge);
            let _ = (period.previous(), period.following(), period.same_last_year(), period.long(), period.short());
        }
    }
    let _ = (Period::financial_year(i32::MAX), Period::year_to_date(i32::MAX, 2), Period::quarter(i32::MIN, 1));
}
