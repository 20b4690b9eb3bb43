//! Working days in England and Wales, as the clocks of safeguarding law count them.
//!
//! A working day is any day but a Saturday, a Sunday or a bank holiday. The day something happens is day 0,
//! whatever day it is; counting starts with the next working day. So one working day after a Saturday is Monday,
//! and what is done on the day it arose took 0 working days. (Some validators count the day itself as day 1.)
//!
//! Holidays are found by rule, with the changes made for single years as data. The rules are those since 1978;
//! dates for 2012 to 2028 are checked against the list on GOV.UK.

use std::sync::LazyLock;

use chrono::{Datelike, Days, Duration, NaiveDate, Weekday};

/// Whether work is done on this day: Monday to Friday and no bank holiday.
#[must_use]
pub fn is_working_day(date: NaiveDate) -> bool {
    is_weekday(date) && !is_bank_holiday(date)
}

/// The date so many working days after `from` (before it, if below 0). With 0 it is `from` itself.
///
/// ```
/// use measure::working_days;
/// let saturday = "2017-12-30".parse().unwrap();
/// assert_eq!(working_days::add(saturday, 1), "2018-01-02".parse().unwrap());
/// ```
#[must_use]
pub fn add(from: NaiveDate, working_days: i32) -> NaiveDate {
    let mut date = from;
    let mut left = i64::from(working_days);
    // So many days hold at most so many working days: each stride leaves less than a third, and none goes too far.
    while left != 0 {
        let end = if left < 0 { NaiveDate::MIN } else { NaiveDate::MAX };
        let Some(next) = Duration::try_days(left).and_then(|stride| date.checked_add_signed(stride)) else {
            return end;
        };
        left -= if left < 0 { -count(next, date.pred_opt().unwrap_or(end)) } else { between(date, next) };
        date = next;
    }
    date
}

/// How many working days lie after `from`, up to and including `to`; below 0 if `to` is the earlier.
/// Something is on time if this is at most its limit.
#[must_use]
pub fn between(from: NaiveDate, to: NaiveDate) -> i64 {
    if to < from {
        return -between(to, from);
    }
    weekdays_between(from, to) - holidays_between(from, to)
}

/// The years whose holidays are worked out once and kept.
const KEPT: std::ops::RangeInclusive<i32> = 1970..=2100;

/// Every bank holiday of [these years](KEPT), in order.
static HOLIDAYS: LazyLock<Vec<NaiveDate>> = LazyLock::new(|| KEPT.flat_map(bank_holidays).collect());

/// How many bank holidays lie after `from`, up to and including `to`.
fn holidays_between(from: NaiveDate, to: NaiveDate) -> i64 {
    let count = if KEPT.contains(&from.year()) && KEPT.contains(&to.year()) {
        let up_to = |day: NaiveDate| HOLIDAYS.partition_point(|holiday| *holiday <= day);
        up_to(to) - up_to(from)
    } else {
        (from.year()..=to.year()).flat_map(bank_holidays).filter(|day| *day > from && *day <= to).count()
    };
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// How many working days there are from `first` to `last`, both included.
#[must_use]
pub fn count(first: NaiveDate, last: NaiveDate) -> i64 {
    if last < first { 0 } else { between(first, last) + i64::from(is_working_day(first)) }
}

/// Whether this is a bank holiday, or the day kept in place of one.
#[must_use]
pub fn is_bank_holiday(date: NaiveDate) -> bool {
    if KEPT.contains(&date.year()) {
        HOLIDAYS.binary_search(&date).is_ok()
    } else {
        bank_holidays(date.year()).contains(&date)
    }
}

/// The bank holidays of a year in order, each on the weekday it is kept: Christmas Day on a Sunday is not in the
/// list, its substitute on the Tuesday is.
#[must_use]
pub fn bank_holidays(year: i32) -> Vec<NaiveDate> {
    let mut days: Vec<NaiveDate> = regular(year)
        .into_iter()
        .flatten()
        .filter(|day| !changes(year).any(|(changed, kind)| changed == *day && kind == Change::Dropped))
        .chain(changes(year).filter(|(_, kind)| *kind == Change::Added).map(|(day, _)| day))
        .collect();
    days.sort_unstable();
    days
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Change {
    Added,
    Dropped,
}

/// What single years did differently: (year, month, day, change).
const CHANGES: [(i32, u32, u32, Change); 18] = [
    (1981, 7, 29, Change::Added),  // royal wedding
    (1995, 5, 1, Change::Dropped), // early May holiday moved to VE Day
    (1995, 5, 8, Change::Added),
    (1999, 12, 31, Change::Added),  // eve of 2000
    (2002, 5, 27, Change::Dropped), // spring holiday moved, for the golden jubilee
    (2002, 6, 3, Change::Added),
    (2002, 6, 4, Change::Added),
    (2011, 4, 29, Change::Added),   // royal wedding
    (2012, 5, 28, Change::Dropped), // spring holiday moved, for the diamond jubilee
    (2012, 6, 4, Change::Added),
    (2012, 6, 5, Change::Added),
    (2020, 5, 4, Change::Dropped), // early May holiday moved to VE Day
    (2020, 5, 8, Change::Added),
    (2022, 5, 30, Change::Dropped), // spring holiday moved, for the platinum jubilee
    (2022, 6, 2, Change::Added),
    (2022, 6, 3, Change::Added),
    (2022, 9, 19, Change::Added), // state funeral
    (2023, 5, 8, Change::Added),  // coronation
];

fn changes(year: i32) -> impl Iterator<Item = (NaiveDate, Change)> {
    let of_year = CHANGES.iter().filter(move |(changed, ..)| *changed == year);
    of_year.filter_map(|&(year, month, day, kind)| Some((NaiveDate::from_ymd_opt(year, month, day)?, kind)))
}

/// The eight holidays that come every year, on the days they are kept.
fn regular(year: i32) -> [Option<NaiveDate>; 8] {
    let fixed = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    let easter = easter_sunday(year);
    let christmas = fixed(12, 25).map(free_weekday);
    // Boxing Day takes the next weekday that Christmas Day has not taken. With Christmas Day on a Sunday the law
    // keeps Boxing Day on Monday the 26th and moves Christmas Day to the 27th: the same two dates.
    let boxing = fixed(12, 26)
        .map(free_weekday)
        .map(|day| if Some(day) == christmas { free_weekday(day + Days::new(1)) } else { day });
    [
        fixed(1, 1).map(free_weekday),
        easter.and_then(|sunday| sunday.checked_sub_days(Days::new(2))),
        easter.and_then(|sunday| sunday.checked_add_days(Days::new(1))),
        NaiveDate::from_weekday_of_month_opt(year, 5, Weekday::Mon, 1),
        last_monday(year, 5),
        last_monday(year, 8),
        christmas,
        boxing,
    ]
}

/// Easter Sunday in the Gregorian calendar, by the "anonymous" method first printed in Nature in 1876.
fn easter_sunday(year: i32) -> Option<NaiveDate> {
    let (century, rest) = (year.div_euclid(100), year.rem_euclid(100));
    let golden = year.rem_euclid(19);
    let shift = (century - (century + 8).div_euclid(25) + 1).div_euclid(3);
    let moon = (19 * golden + century - century.div_euclid(4) - shift + 15).rem_euclid(30);
    let week = (32 + 2 * century.rem_euclid(4) + 2 * (rest / 4) - moon - rest % 4).rem_euclid(7);
    let late = (golden + 11 * moon + 22 * week) / 451;
    let days = moon + week - 7 * late + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(days / 31).ok()?, u32::try_from(days % 31 + 1).ok()?)
}

fn last_monday(year: i32, month: u32) -> Option<NaiveDate> {
    let mondays = [5, 4].into_iter();
    mondays.filter_map(|week| NaiveDate::from_weekday_of_month_opt(year, month, Weekday::Mon, week)).next()
}

fn free_weekday(date: NaiveDate) -> NaiveDate {
    match date.weekday() {
        Weekday::Sat => date + Days::new(2),
        Weekday::Sun => date + Days::new(1),
        _ => date,
    }
}

fn is_weekday(date: NaiveDate) -> bool {
    !matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

/// Mondays to Fridays after `from`, up to and including `to`.
fn weekdays_between(from: NaiveDate, to: NaiveDate) -> i64 {
    let days = (to - from).num_days();
    let odd = (0..days % 7).filter(|back| is_weekday(to - chrono::Duration::days(*back)));
    days / 7 * 5 + i64::try_from(odd.count()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn years_have_the_holidays_they_had() {
        let cases: [(i32, &[&str]); 6] = [
            (2013, &["01-01", "03-29", "04-01", "05-06", "05-27", "08-26", "12-25", "12-26"]),
            (2015, &["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"]),
            (2020, &["01-01", "04-10", "04-13", "05-08", "05-25", "08-31", "12-25", "12-28"]),
            (2021, &["01-01", "04-02", "04-05", "05-03", "05-31", "08-30", "12-27", "12-28"]),
            (2022, &["01-03", "04-15", "04-18", "05-02", "06-02", "06-03", "08-29", "09-19", "12-26", "12-27"]),
            (2027, &["01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28"]),
        ];
        for (year, days) in cases {
            let expected: Vec<NaiveDate> = days.iter().map(|day| date(&format!("{year}-{day}"))).collect();
            assert_eq!(bank_holidays(year), expected, "{year}");
        }
        assert_eq!(bank_holidays(1999).last(), Some(&date("1999-12-31")));
        assert_eq!(bank_holidays(2002).len(), 9);
    }

    #[test]
    fn easter_falls_where_it_should() {
        for day in [
            "1954-04-18",
            "1978-03-26",
            "1981-04-19",
            "2000-04-23",
            "2008-03-23",
            "2011-04-24",
            "2019-04-21",
            "2038-04-25",
            "2049-04-18",
            "2076-04-19",
        ] {
            assert_eq!(easter_sunday(date(day).year()), Some(date(day)));
        }
    }

    #[test]
    fn years_that_are_kept_and_years_that_are_not_agree() {
        for (from, to) in [("1969-12-20", "1970-01-10"), ("2100-12-20", "2101-01-10"), ("1950-01-01", "2150-12-31")] {
            let (from, to): (NaiveDate, NaiveDate) = (from.parse().unwrap(), to.parse().unwrap());
            let days = from.iter_days().skip(1).take_while(|day| *day <= to);
            let slowly = days.filter(|day| is_weekday(*day) && !bank_holidays(day.year()).contains(day)).count();
            assert_eq!(between(from, to), slowly as i64, "{from} {to}");
        }
    }

    #[test]
    fn strides_land_where_steps_would() {
        let step = |from: NaiveDate, days: i32| {
            let mut all = from.iter_days().skip(1).filter(|day| is_working_day(*day));
            if days > 0 { all.nth(days as usize - 1).unwrap() } else { from }
        };
        for from in ["2015-03-07", "2015-04-02", "2019-12-24", "2099-12-30"].map(date) {
            for days in (0..60).chain([261, 1_000, 12_345]) {
                let there = step(from, days);
                assert_eq!(add(from, days), there, "{from} {days}");
                let back = add(there, -days);
                assert!(back <= from.max(there) && (days == 0 || is_working_day(back)), "{from} {days} {back}");
                assert_eq!(between(back, there), i64::from(days), "{from} {days} {back}");
            }
        }
        assert_eq!(
            (add(date("2015-01-01"), i32::MAX), add(date("2015-01-01"), i32::MIN)),
            (NaiveDate::MAX, NaiveDate::MIN)
        );
    }

    #[test]
    fn day_nought_is_the_day_it_happened() {
        let cases = [
            ("2015-03-07", 1, "2015-03-09"),
            ("2015-03-06", 1, "2015-03-09"),
            ("2015-04-02", 1, "2015-04-07"),
            ("2015-03-07", 0, "2015-03-07"),
            ("2015-03-09", -1, "2015-03-06"),
            ("2023-03-31", -45, "2023-01-27"),
            ("2022-03-31", -15, "2022-03-10"),
        ];
        for (from, days, expected) in cases {
            assert_eq!(add(date(from), days), date(expected), "{from} {days}");
        }
        assert_eq!(between(date("2015-03-06"), date("2015-03-06")), 0);
        assert_eq!(between(date("2015-03-06"), date("2015-03-09")), 1);
        assert_eq!(between(date("2015-03-09"), date("2015-03-06")), -1);
    }

    #[test]
    fn adding_and_counting_agree() {
        let start = date("2015-03-25");
        for days in 0..400 {
            let from = start + Days::new(days);
            for limit in [1, 10, 15, 45] {
                let due = add(from, limit);
                assert_eq!(between(from, due), i64::from(limit), "{from}");
                assert!(is_working_day(due) && between(from, due.pred_opt().unwrap()) < i64::from(limit));
            }
        }
    }

    #[test]
    fn financial_years_have_so_many_working_days() {
        assert_eq!(count(date("2014-04-01"), date("2015-02-28")), 231);
        assert_eq!(count(date("2014-04-01"), date("2015-03-31")), 253);
        assert_eq!(count(date("2013-04-01"), date("2014-03-31")), 254);
        assert_eq!(count(date("2014-04-02"), date("2014-04-01")), 0);
    }

    #[test]
    fn the_ends_of_the_calendar_do_not_panic() {
        assert_eq!(add(NaiveDate::MAX, 3), NaiveDate::MAX);
        assert_eq!(add(NaiveDate::MIN, -3), NaiveDate::MIN);
    }
}
