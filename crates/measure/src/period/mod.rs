//! The stretches of time that figures are about: months, quarters, years and parts of years.

mod labels;
#[cfg(test)]
mod tests;

use std::fmt;

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::dates::add_months;

/// What kind of stretch a period is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// One day, for counts taken at a date, such as children looked after at 31 March.
    Day,
    /// A calendar month.
    Month,
    /// A quarter of the financial year: April to June is the first.
    Quarter,
    /// A school term, as [`Term`] sets them.
    Term,
    /// The months of a financial year so far: 1 April to the end of a month.
    YearToDate,
    /// A financial year, 1 April to 31 March.
    Year,
    /// A calendar year.
    CalendarYear,
}

stored_text!(Kind, "kind of period", {
    Day => "day",
    Month => "month",
    Quarter => "quarter",
    Term => "term",
    YearToDate => "year_to_date",
    Year => "year",
    CalendarYear => "calendar_year",
});

/// A school term, in whole months so that the three fill the school year: dates of holidays are local.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Term {
    /// 1 January to 30 April.
    Spring,
    /// 1 May to 31 August.
    Summer,
    /// 1 September to 31 December.
    Autumn,
}

stored_text!(Term, "term", { Spring => "spring", Summer => "summer", Autumn => "autumn" });

/// A period: its kind, first day and last day. Ordered by first day, then last day.
///
/// A period always fits its kind: a month is a whole calendar month, a year starts on 1 April.
///
/// ```
/// use measure::{Kind, Period};
/// let part = Period::year_to_date(2014, 2).unwrap();
/// assert_eq!(part.long(), "April 2014 to February 2015, 11 months");
/// assert_eq!(part.same_last_year().short(), "Apr 13–Feb 14");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Plain", into = "Plain")]
pub struct Period {
    start: NaiveDate,
    end: NaiveDate,
    kind: Kind,
}

/// Why there is no such period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodError(String);

impl fmt::Display for PeriodError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for PeriodError {}

impl Period {
    /// A period as stored.
    ///
    /// # Errors
    /// If the dates are not those of a period of this kind.
    pub fn new(kind: Kind, start: NaiveDate, end: NaiveDate) -> Result<Self, PeriodError> {
        let period = Self::holding(kind, end);
        if (period.start, period.end) == (start, end) {
            Ok(period)
        } else {
            Err(PeriodError(format!("{start} to {end} is not a whole {}.", kind.word())))
        }
    }

    /// The period of this kind that holds a date; for [`Kind::YearToDate`], April to the month of the date.
    #[must_use]
    pub fn holding(kind: Kind, date: NaiveDate) -> Self {
        let (year, month) = (date.year(), date.month());
        let financial = if month < 4 { year - 1 } else { year };
        match kind {
            Kind::Day => Self { kind, start: date, end: date },
            Kind::Month => Self::whole(kind, year, month, 1),
            Kind::Quarter => Self::whole(kind, year, month - (month - 1) % 3, 3),
            Kind::Term => Self::whole(kind, year, month - (month - 1) % 4, 4),
            Kind::YearToDate => Self::whole(kind, financial, 4, (month + 8) % 12 + 1),
            Kind::Year => Self::whole(kind, financial, 4, 12),
            Kind::CalendarYear => Self::whole(kind, year, 1, 12),
        }
    }

    /// One day.
    #[must_use]
    pub fn day(date: NaiveDate) -> Self {
        Self::holding(Kind::Day, date)
    }

    /// A calendar month, 1 to 12.
    ///
    /// # Errors
    /// If there is no such month.
    pub fn month(year: i32, month: u32) -> Result<Self, PeriodError> {
        if !(1..=12).contains(&month) {
            return Err(PeriodError(format!("There is no month {month}: months are 1 to 12.")));
        }
        Ok(Self::whole(Kind::Month, year, month, 1))
    }

    /// A quarter, 1 to 4, of the financial year that starts in April of `financial_year`:
    /// quarter 4 of 2014 is January to March 2015.
    ///
    /// # Errors
    /// If there is no such quarter.
    pub fn quarter(financial_year: i32, quarter: u32) -> Result<Self, PeriodError> {
        if !(1..=4).contains(&quarter) {
            return Err(PeriodError(format!("There is no quarter {quarter}: quarters are 1 to 4.")));
        }
        let first = add_months(first_of(financial_year, 4), 3 * (quarter.cast_signed() - 1));
        Ok(Self::holding(Kind::Quarter, first))
    }

    /// A term of the calendar year it lies in.
    #[must_use]
    pub fn term(year: i32, term: Term) -> Self {
        let first = match term {
            Term::Spring => 1,
            Term::Summer => 5,
            Term::Autumn => 9,
        };
        Self::whole(Kind::Term, year, first, 4)
    }

    /// The financial year that starts on 1 April of `start_year`: 2013 is 2013/14.
    #[must_use]
    pub fn financial_year(start_year: i32) -> Self {
        Self::whole(Kind::Year, start_year, 4, 12)
    }

    /// A calendar year.
    #[must_use]
    pub fn calendar_year(year: i32) -> Self {
        Self::whole(Kind::CalendarYear, year, 1, 12)
    }

    /// April of `financial_year` to the end of the calendar month `last_month` (1 to 12) that follows:
    /// 2014 and 2 is April 2014 to February 2015.
    ///
    /// # Errors
    /// If there is no such month.
    pub fn year_to_date(financial_year: i32, last_month: u32) -> Result<Self, PeriodError> {
        let year = if last_month < 4 { financial_year.saturating_add(1) } else { financial_year };
        Self::month(year, last_month).map(|month| Self::holding(Kind::YearToDate, month.end))
    }

    /// What kind of period this is.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// The first day.
    #[must_use]
    pub const fn start(&self) -> NaiveDate {
        self.start
    }

    /// The last day.
    #[must_use]
    pub const fn end(&self) -> NaiveDate {
        self.end
    }

    /// Whether a date lies in the period.
    #[must_use]
    pub fn contains(&self, date: NaiveDate) -> bool {
        (self.start..=self.end).contains(&date)
    }

    /// How many days, both ends counted.
    #[must_use]
    pub fn days(&self) -> i64 {
        (self.end - self.start).num_days() + 1
    }

    /// How many whole months; 0 for a day.
    #[must_use]
    pub fn months(&self) -> u32 {
        match self.kind {
            Kind::Day => 0,
            Kind::Month => 1,
            Kind::Quarter => 3,
            Kind::Term => 4,
            Kind::Year | Kind::CalendarYear => 12,
            Kind::YearToDate => (self.end.month() + 8) % 12 + 1,
        }
    }

    /// The months of this period, each as a period, in order; none for a day.
    pub fn each_month(&self) -> impl Iterator<Item = Self> + use<> {
        let first = Self::holding(Kind::Month, self.start);
        std::iter::successors(Some(first), |month| Some(month.following())).take(self.months() as usize)
    }

    /// The period of the same kind just before. For a year to date: one month less, and before April the whole
    /// year that ended in March.
    #[must_use]
    pub fn previous(&self) -> Self {
        let last = if self.kind == Kind::YearToDate { Self::holding(Kind::Month, self.end).start } else { self.start };
        Self::holding(self.kind, last.pred_opt().unwrap_or(last))
    }

    /// The period of the same kind just after. For a year to date: one month more, and after March the next April.
    #[must_use]
    pub fn following(&self) -> Self {
        Self::holding(self.kind, self.end.succ_opt().unwrap_or(self.end))
    }

    /// The same months (for a day: the same date) one year earlier.
    #[must_use]
    pub fn same_last_year(&self) -> Self {
        Self::holding(self.kind, add_months(self.end, -12))
    }

    /// Whether this period comes straight after `earlier`, with none of the same kind between.
    #[must_use]
    pub fn follows(&self, earlier: &Self) -> bool {
        earlier.following() == *self && self.end > earlier.end
    }

    fn whole(kind: Kind, year: i32, month: u32, months: u32) -> Self {
        let start = first_of(year, month);
        let end = add_months(start, months.cast_signed());
        Self { kind, start, end: end.checked_sub_days(Days::new(1)).unwrap_or(end) }
    }
}

/// The financial year, 1 April to 31 March, that holds a date.
#[must_use]
pub fn financial_year_of(date: NaiveDate) -> Period {
    Period::holding(Kind::Year, date)
}

/// Whether the periods are in order, of one kind, and none is missing between the first and the last.
#[must_use]
pub fn contiguous(periods: &[Period]) -> bool {
    periods.windows(2).all(|pair| pair[1].follows(&pair[0]))
}

/// The first day of a month; a year beyond what a date can hold gives the last date there is.
fn first_of(year: i32, month: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, 1).unwrap_or(NaiveDate::MAX)
}

/// A period as serde sees it.
#[derive(Serialize, Deserialize)]
struct Plain {
    kind: Kind,
    start: NaiveDate,
    end: NaiveDate,
}

impl From<Period> for Plain {
    fn from(Period { start, end, kind }: Period) -> Self {
        Self { kind, start, end }
    }
}

impl TryFrom<Plain> for Period {
    type Error = PeriodError;

    fn try_from(Plain { kind, start, end }: Plain) -> Result<Self, Self::Error> {
        Self::new(kind, start, end)
    }
}
