//! How periods are named, in sentences and in rows.

use chrono::{Datelike, NaiveDate};

use super::{Kind, Period};
use crate::dates;

impl Period {
    /// The name in sentences: "February 2015", "October to December 2014",
    /// "April 2014 to February 2015, 11 months", "2013/14", "31 March 2015".
    #[must_use]
    pub fn long(&self) -> String {
        match self.kind {
            Kind::Day => dates::long(self.end),
            Kind::Month => name(self.start, "%B %Y"),
            Kind::Quarter => self.span("%B", " to "),
            Kind::Term => format!("{} term {}", self.season(), self.start.year()),
            Kind::YearToDate => match self.months() {
                1 => format!("{}, 1 month", name(self.start, "%B %Y")),
                months => format!("{}, {months} months", self.span("%B", " to ")),
            },
            Kind::Year => self.financial("/"),
            Kind::CalendarYear => format!("{}, January to December", self.start.year()),
        }
    }

    /// The name in rows and on axes: "Feb 2015", "Oct–Dec 2014", "Apr 14–Feb 15", "2013/14", "31 Mar 2015".
    #[must_use]
    pub fn short(&self) -> String {
        match self.kind {
            Kind::Day => dates::short(self.end),
            Kind::Month => name(self.start, "%b %Y"),
            Kind::Quarter => self.span("%b", "–"),
            Kind::Term => format!("{} {}", self.season(), self.start.year()),
            Kind::YearToDate if self.months() == 1 => name(self.start, "%b %Y"),
            Kind::YearToDate if self.start.year() == self.end.year() => self.span("%b", "–"),
            Kind::YearToDate => format!("{}–{}", name(self.start, "%b %y"), name(self.end, "%b %y")),
            Kind::Year => self.financial("/"),
            Kind::CalendarYear => self.start.year().to_string(),
        }
    }

    /// The name as the department prints it: financial years with a hyphen ("2013-14"), all else as [`Period::short`].
    #[must_use]
    pub fn as_published(&self) -> String {
        if self.kind == Kind::Year { self.financial("-") } else { self.short() }
    }

    fn financial(&self, between: &str) -> String {
        format!("{}{between}{:02}", self.start.year(), self.end.year().rem_euclid(100))
    }

    fn span(&self, month: &str, to: &str) -> String {
        let year = format!("{month} %Y");
        let first = if self.start.year() == self.end.year() { month } else { &year };
        format!("{}{to}{}", name(self.start, first), name(self.end, &year))
    }

    fn season(&self) -> &'static str {
        match self.start.month() {
            1 => "Spring",
            5 => "Summer",
            _ => "Autumn",
        }
    }
}

impl Kind {
    /// The word for one period of this kind.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Term => "term",
            Self::YearToDate => "year to date",
            Self::Year => "financial year",
            Self::CalendarYear => "calendar year",
        }
    }
}

fn name(date: NaiveDate, pattern: &str) -> String {
    date.format(pattern).to_string()
}
