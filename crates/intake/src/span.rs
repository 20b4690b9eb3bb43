//! Over which days a figure is counted.

use chrono::{Days, Months, NaiveDate};

/// The days that a figure covers, seen from its last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// A state on the day itself.
    On,
    /// So many months that end with the day.
    Months(u32),
}

/// A month, a quarter, twelve months.
const MONTH: Span = Span::Months(1);
const QUARTER: Span = Span::Months(3);
const YEAR: Span = Span::Months(12);

/// How the indicators are usually counted. Those that are not named here are counted over twelve months.
const USUAL: [(&str, Span); 32] = [
    ("D01", MONTH),
    ("D02", MONTH),
    ("D03", YEAR),
    ("D04", MONTH),
    ("D05", MONTH),
    ("D06", MONTH),
    ("D07", MONTH),
    ("D08", QUARTER),
    ("D10", QUARTER),
    ("D15", MONTH),
    ("D16", YEAR),
    ("D17", MONTH),
    ("D18", Span::On),
    ("D19", Span::On),
    ("D20", Span::On),
    ("D21", MONTH),
    ("D22", QUARTER),
    ("D31", Span::On),
    ("D32", MONTH),
    ("D33", Span::On),
    ("D34", Span::On),
    ("C01", MONTH),
    ("C03", MONTH),
    ("C04", MONTH),
    ("C10", Span::On),
    ("C11", Span::On),
    ("C12", Span::On),
    ("C13", MONTH),
    ("C19", QUARTER),
    ("C20", QUARTER),
    ("C25", Span::On),
    ("C30", Span::On),
];

impl Span {
    /// How an indicator is usually counted.
    #[must_use]
    pub fn usual(indicator: &str) -> Span {
        USUAL.iter().find(|(code, _)| *code == indicator).map_or(YEAR, |(_, span)| *span)
    }

    /// The first day; nothing for a state on the day.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use intake::span::Span;
    /// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
    /// assert_eq!(Span::Months(1).from(day(2024, 2, 29)), Some(day(2024, 2, 1)));
    /// assert_eq!(Span::Months(12).from(day(2024, 3, 31)), Some(day(2023, 4, 1)));
    /// assert_eq!(Span::On.from(day(2024, 3, 31)), None);
    /// ```
    #[must_use]
    pub fn from(self, at: NaiveDate) -> Option<NaiveDate> {
        match self {
            Span::On => None,
            Span::Months(months) => at.checked_add_days(Days::new(1))?.checked_sub_months(Months::new(months)),
        }
    }

    /// Both ends.
    #[must_use]
    pub fn days(self, at: NaiveDate) -> (Option<NaiveDate>, NaiveDate) {
        (self.from(at), at)
    }
}
