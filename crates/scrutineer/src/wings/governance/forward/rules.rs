//! Financial years and their months, and which yearly duties have no place. Pure.

use super::Entry;
use crate::edition::{Duty, duties};
use chrono::{Datelike, Months, NaiveDate};

/// A financial year: from April to March.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Year(pub i32);

impl Year {
    /// The year that holds a day.
    #[must_use]
    pub fn holding(day: NaiveDate) -> Year {
        Year(if day.month() < 4 { day.year() - 1 } else { day.year() })
    }
    /// "2014/15", as it is typed in an address too.
    #[must_use]
    pub fn of(text: &str) -> Option<Year> {
        let year = Year(text.get(..4)?.parse().ok()?);
        (year.name() == text && (1990..=2100).contains(&year.0)).then_some(year)
    }
    /// "2014/15".
    #[must_use]
    pub fn name(self) -> String {
        format!("{}/{:02}", self.0, (self.0 + 1).rem_euclid(100))
    }
    /// Its months, each by its first day.
    #[must_use]
    pub fn months(self) -> Vec<NaiveDate> {
        let april = NaiveDate::from_ymd_opt(self.0, 4, 1).unwrap_or_default();
        (0..12).filter_map(|n| april.checked_add_months(Months::new(n))).collect()
    }
    /// Its first day.
    #[must_use]
    pub fn begins(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.0, 4, 1).unwrap_or_default()
    }
    /// Its last day.
    #[must_use]
    pub fn ends(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.0 + 1, 3, 31).unwrap_or_default()
    }
    /// The first day of one of its months, 1 to 12.
    #[must_use]
    pub fn month(self, month: u32) -> NaiveDate {
        let year = if month < 4 { self.0 + 1 } else { self.0 };
        NaiveDate::from_ymd_opt(year, month, 1).unwrap_or_default()
    }
}

/// The first day of the month that holds a day.
#[must_use]
pub fn month_of(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

/// The yearly duties of an edition that no entry answers.
#[must_use]
pub fn forgotten(entries: &[Entry], edition: &str) -> Vec<&'static Duty> {
    let placed = |duty: &&Duty| entries.iter().any(|entry| entry.duty.as_deref() == Some(duty.key.as_str()));
    duties(edition).iter().filter(|duty| !placed(duty)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_financial_year_begins_in_april() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(Year::holding(day("2015-03-31")), Year(2014));
        assert_eq!(Year::holding(day("2015-04-01")), Year(2015));
        assert_eq!((Year(2014).name().as_str(), Year(1999).name().as_str()), ("2014/15", "1999/00"));
        for (text, year) in [
            ("2014/15", Some(Year(2014))),
            ("2014/16", None),
            ("2014", None),
            ("", None),
            ("9999/00", None),
            ("é014/15", None),
        ] {
            assert_eq!(Year::of(text), year, "{text}");
        }
        let months = Year(2014).months();
        assert_eq!((months[0], months[11], months.len()), (day("2014-04-01"), day("2015-03-01"), 12));
        assert_eq!((Year(2014).month(4), Year(2014).month(3)), (day("2014-04-01"), day("2015-03-01")));
        assert_eq!(forgotten(&[], "2013").len(), duties("2013").len());
    }
}
