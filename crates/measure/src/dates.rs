//! Dates as people read and type them.

use chrono::{Months, NaiveDate};

/// A date in full, for sentences: "4 March 2015".
#[must_use]
pub fn long(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}

/// A date in rows and tables: "4 Mar 2015".
#[must_use]
pub fn short(date: NaiveDate) -> String {
    date.format("%-d %b %Y").to_string()
}

/// The same day number so many months later (earlier if below 0), or the last day of a shorter month.
///
/// Three months after 30 November is 28 or 29 February. Stays at the first or last date that can be held.
#[must_use]
pub fn add_months(date: NaiveDate, months: i32) -> NaiveDate {
    let by = Months::new(months.unsigned_abs());
    if months < 0 {
        date.checked_sub_months(by).unwrap_or(NaiveDate::MIN)
    } else {
        date.checked_add_months(by).unwrap_or(NaiveDate::MAX)
    }
}

/// Why a date typed in three boxes could not be read, and which boxes to mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// A sentence that says what to do.
    pub message: String,
    /// The box for the day needs attention.
    pub day: bool,
    /// The box for the month needs attention.
    pub month: bool,
    /// The box for the year needs attention.
    pub year: bool,
}

/// Reads a date typed as day, month and year, as in the date input of the GOV.UK Design System.
///
/// The month may be a number or a name; the year has four figures. `what` completes "Enter the ...": "due date".
///
/// # Errors
/// The first thing to put right, and the boxes it concerns.
///
/// ```
/// use measure::dates;
/// let date = dates::typed("due date", "4", "mar", "2015").unwrap();
/// assert_eq!(dates::long(date), "4 March 2015");
/// assert_eq!(dates::typed("due date", "", "", "").unwrap_err().message, "Enter the due date");
/// ```
pub fn typed(what: &str, day: &str, month: &str, year: &str) -> Result<NaiveDate, Unread> {
    let parts = [("day", day.trim()), ("month", month.trim()), ("year", year.trim())];
    missing(what, &parts)?;
    let day = number(day).filter(|day| (1..=31).contains(day));
    let day = day.ok_or_else(|| unread("day", format!("Enter the day of the {what} as a number from 1 to 31")))?;
    let month = month_number(month.trim());
    let month =
        month.ok_or_else(|| unread("month", format!("Enter the month of the {what} as a number from 1 to 12")))?;
    let year = (year.trim().len() == 4).then(|| number(year)).flatten().filter(|year| *year >= 1000);
    let year =
        year.ok_or_else(|| unread("year", format!("Enter the year of the {what} with 4 figures, such as 2015")))?;
    real_date(what, day, month, year)
}

fn missing(what: &str, parts: &[(&str, &str); 3]) -> Result<(), Unread> {
    let empty: Vec<&str> = parts.iter().filter(|(_, text)| text.is_empty()).map(|(name, _)| *name).collect();
    let message = match empty[..] {
        [] => return Ok(()),
        [one] => format!("Enter the {one} of the {what}"),
        [one, two] => format!("Enter the {one} and {two} of the {what}"),
        _ => format!("Enter the {what}"),
    };
    let has = |name| empty.contains(&name);
    Err(Unread { message, day: has("day"), month: has("month"), year: has("year") })
}

fn real_date(what: &str, day: u32, month: u32, year: u32) -> Result<NaiveDate, Unread> {
    let first = i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, month, 1));
    first.and_then(|first| chrono::Datelike::with_day(&first, day)).ok_or_else(|| {
        let last = first.map(|first| chrono::Datelike::day(&(add_months(first, 1) - chrono::Days::new(1))));
        let name = first.map(|first| first.format("%B %Y").to_string()).unwrap_or_default();
        unread("day", format!("Enter a real {what}: {name} has {} days", last.unwrap_or_default()))
    })
}

fn unread(part: &str, message: String) -> Unread {
    Unread { message, day: part == "day", month: part == "month", year: part == "year" }
}

fn number(text: &str) -> Option<u32> {
    let text = text.trim();
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

fn month_number(text: &str) -> Option<u32> {
    match number(text) {
        Some(month) => (1..=12).contains(&month).then_some(month),
        None => text.parse::<chrono::Month>().ok().map(|month| month.number_from_month()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn people_read_day_month_year() {
        assert_eq!(long(date("2015-03-04")), "4 March 2015");
        assert_eq!(short(date("2015-09-14")), "14 Sep 2015");
    }

    #[test]
    fn months_keep_the_day_or_end_the_month() {
        let cases = [
            ("2014-11-30", 3, "2015-02-28"),
            ("2015-11-30", 3, "2016-02-29"),
            ("2015-03-31", -1, "2015-02-28"),
            ("2016-02-29", -12, "2015-02-28"),
            ("2015-01-15", 0, "2015-01-15"),
        ];
        for (from, months, to) in cases {
            assert_eq!(add_months(date(from), months), date(to), "{from} {months}");
        }
        assert_eq!(add_months(NaiveDate::MAX, 1), NaiveDate::MAX);
        assert_eq!(add_months(NaiveDate::MIN, -1), NaiveDate::MIN);
    }

    #[test]
    fn three_boxes_make_a_date() {
        for (day, month, year, expected) in [
            ("4", "3", "2015", "2015-03-04"),
            ("04", "03", "2015", "2015-03-04"),
            (" 29 ", "February", "2016", "2016-02-29"),
            ("1", "SEP", "2024", "2024-09-01"),
        ] {
            assert_eq!(typed("due date", day, month, year), Ok(date(expected)));
        }
    }

    const REFUSALS: [(&str, &str, &str, &str, &str); 11] = [
        ("", "", "", "Enter the due date", "dmy"),
        ("4", "", "", "Enter the month and year of the due date", "my"),
        ("", "3", "2015", "Enter the day of the due date", "d"),
        ("32", "3", "2015", "Enter the day of the due date as a number from 1 to 31", "d"),
        ("4th", "3", "2015", "Enter the day of the due date as a number from 1 to 31", "d"),
        ("4", "13", "2015", "Enter the month of the due date as a number from 1 to 12", "m"),
        ("4", "M", "2015", "Enter the month of the due date as a number from 1 to 12", "m"),
        ("4", "3", "15", "Enter the year of the due date with 4 figures, such as 2015", "y"),
        ("4", "3", "-999", "Enter the year of the due date with 4 figures, such as 2015", "y"),
        ("31", "4", "2015", "Enter a real due date: April 2015 has 30 days", "d"),
        ("29", "2", "2015", "Enter a real due date: February 2015 has 28 days", "d"),
    ];

    #[test]
    fn each_refusal_says_what_to_do_and_where() {
        for (day, month, year, message, boxes) in REFUSALS {
            let unread = typed("due date", day, month, year).unwrap_err();
            assert_eq!(unread.message, message);
            let marked = [(unread.day, 'd'), (unread.month, 'm'), (unread.year, 'y')];
            assert!(marked.iter().all(|(marked, part)| *marked == boxes.contains(*part)), "{message}");
        }
    }
}
