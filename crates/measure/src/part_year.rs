//! What part of a year may say of the whole: five ways to compare it, and how far they differ.
//!
//! In order of preference, and always with the way named beside the figure:
//! like for like (E), by season (D), by working days (C), by calendar days (B), by months (A).

use std::fmt;

use rust_decimal::Decimal;

use crate::period::{Kind, financial_year_of};
use crate::{Figure, Period, Unit, rates, show, working_days};

/// Parts of a year shorter than this many months say nothing of the whole.
pub const LEAST_MONTHS: u32 = 3;

/// A way to compare part of a year with a whole one, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Method {
    /// E: the same months of both years, with no estimate at all: see [`like_for_like`].
    LikeForLike,
    /// D: the rest of the year follows the seasons of an earlier one.
    Season,
    /// C: every working day of the year brings as many.
    WorkingDays,
    /// B: every day of the year brings as many.
    Days,
    /// A: every month of the year brings as many.
    Months,
}

stored_text!(Method, "way to compare part of a year", {
    LikeForLike => "like_for_like",
    Season => "season",
    WorkingDays => "working_days",
    Days => "days",
    Months => "months",
});

impl Method {
    /// The label that stands beside every figure made this way.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::LikeForLike => "same months of both years",
            Self::Season => "annualised by season",
            Self::WorkingDays => "annualised by working days",
            Self::Days => "annualised by days",
            Self::Months => "annualised by months",
        }
    }
}

/// How much larger the whole is than the part, kept as two numbers so that nothing is rounded on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Factor {
    whole: Decimal,
    part: Decimal,
}

impl Factor {
    /// Leaves figures as they are: both periods are of one length.
    pub const NONE: Self = Self { whole: Decimal::ONE, part: Decimal::ONE };

    /// The factor from a part to a whole: 12 months over 11. `None` if the part is 0 or below.
    #[must_use]
    pub fn new(whole: impl Into<Decimal>, part: impl Into<Decimal>) -> Option<Self> {
        let (whole, part) = (whole.into(), part.into());
        (part > Decimal::ZERO).then_some(Self { whole, part })
    }

    /// The figure for the whole, unrounded; a mark stays a mark.
    #[must_use]
    pub fn apply(&self, figure: &Figure) -> Figure {
        match figure {
            Figure::Number(number) => {
                let product = number.checked_mul(self.whole);
                Figure::or_not_available(product.and_then(|product| product.checked_div(self.part)))
            }
            mark => mark.clone(),
        }
    }
}

/// An earlier year whose months are known, to take the seasons from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Season {
    /// The count of the whole earlier year.
    pub whole_year: Decimal,
    /// Of that, the count of the same months as the part.
    pub same_months: Decimal,
}

/// Part of a financial year and what was counted in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartYear {
    period: Period,
    count: Figure,
    season: Option<Season>,
}

/// Why a period cannot stand for a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Under three months.
    TooShort {
        /// How many whole months it has.
        months: u32,
    },
    /// It does not lie within one financial year.
    AcrossYears,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooShort { months } => {
                write!(f, "{months} of 12 months is too little to estimate a year from: wait for {LEAST_MONTHS}.")
            }
            Self::AcrossYears => f.write_str("The period does not lie within one financial year."),
        }
    }
}

impl std::error::Error for Refusal {}

/// What a whole year may come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Estimate {
    /// How it was made.
    pub method: Method,
    /// The whole year, unrounded.
    pub whole_year: Figure,
}

impl PartYear {
    /// Part of a year to estimate the whole from.
    ///
    /// # Errors
    /// Under three months, or not within one financial year.
    ///
    /// ```
    /// use measure::{part_year::{Method, PartYear}, show, Period, Unit};
    /// let part = PartYear::new(Period::year_to_date(2014, 2).unwrap(), 15_164).unwrap();
    /// assert_eq!(show(part.estimate(Method::Months).unwrap().whole_year, Unit::Count), "16,543");
    /// ```
    pub fn new(period: Period, count: impl Into<Figure>) -> Result<Self, Refusal> {
        if period.months() < LEAST_MONTHS {
            return Err(Refusal::TooShort { months: period.months() });
        }
        if financial_year_of(period.start()) != financial_year_of(period.end()) {
            return Err(Refusal::AcrossYears);
        }
        Ok(Self { period, count: count.into(), season: None })
    }

    /// Adds an earlier year to take the seasons from.
    #[must_use]
    pub fn with_season(self, season: Season) -> Self {
        Self { season: Some(season), ..self }
    }

    /// The factor of one method. `None` for like for like, which needs none, and for the season without
    /// [an earlier year](Self::with_season).
    #[must_use]
    pub fn factor(&self, method: Method) -> Option<Factor> {
        let year = financial_year_of(self.period.end());
        let days = |period: &Period| working_days::count(period.start(), period.end());
        match method {
            Method::LikeForLike => None,
            Method::Season => self.season.and_then(|season| Factor::new(season.whole_year, season.same_months)),
            Method::WorkingDays => Factor::new(days(&year), days(&self.period)),
            Method::Days => Factor::new(year.days(), self.period.days()),
            Method::Months => Factor::new(year.months(), self.period.months()),
        }
    }

    /// The whole year by one method, where it has a [factor](Self::factor).
    #[must_use]
    pub fn estimate(&self, method: Method) -> Option<Estimate> {
        self.factor(method).map(|factor| Estimate { method, whole_year: factor.apply(&self.count) })
    }

    /// The whole year by every method there is a factor for, the best first.
    #[must_use]
    pub fn estimates(&self) -> Vec<Estimate> {
        Method::ALL.iter().filter_map(|method| self.estimate(*method)).collect()
    }

    /// The lowest and highest of the estimates; `None` where the count is a mark.
    #[must_use]
    pub fn spread(&self) -> Option<Spread> {
        let numbers: Option<Vec<Decimal>> = self.estimates().iter().map(|one| one.whole_year.number()).collect();
        let numbers = numbers?;
        Some(Spread { low: *numbers.iter().min()?, high: *numbers.iter().max()? })
    }

    /// The estimate in a sentence: "11 months. About 16,543 if March goes at the same pace."
    #[must_use]
    pub fn sentence(&self, method: Method) -> Option<String> {
        let estimate = self.estimate(method)?;
        estimate.whole_year.number()?;
        let about = show(&estimate.whole_year, Unit::Count);
        let months = self.period.months();
        let how = match method {
            Method::Season => "as the season had it before",
            _ => "at the same pace",
        };
        let year = financial_year_of(self.period.end());
        let rest = self.period.following();
        Some(match months {
            12 => format!("12 months: {about}."),
            _ if self.period.kind() != Kind::YearToDate => format!("{months} months. About {about} in a year {how}."),
            11 => format!("{months} months. About {about} if {} goes {how}.", rest.end().format("%B")),
            _ => {
                let (first, last) = (rest.end().format("%B"), year.end().format("%B"));
                format!("{months} months. About {about} if {first} to {last} go {how}.")
            }
        })
    }
}

/// How far the estimates of several methods lie apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spread {
    /// The lowest.
    pub low: Decimal,
    /// The highest.
    pub high: Decimal,
}

impl Spread {
    /// The distance in per cent of the lowest; 0 where that is 0.
    #[must_use]
    pub fn percent(&self) -> Decimal {
        rates::growth(self.high, self.low).number().unwrap_or_default()
    }

    /// Whether the methods differ so much (by over 2%) that the whole range is shown, not one of them.
    #[must_use]
    pub fn must_be_shown(&self) -> bool {
        self.percent() > Decimal::TWO
    }
}

/// Method E: the change in per cent between the same months of two years, unrounded. Compares what was counted, with
/// no estimate; the usual choice wherever the months of last year are known.
#[must_use]
pub fn like_for_like(now: impl Into<Figure>, same_months_before: impl Into<Figure>) -> Figure {
    rates::growth(now, same_months_before)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unit::{show_places, signed};

    fn referrals() -> PartYear {
        let period = Period::year_to_date(2014, 2).unwrap();
        let season = Season { whole_year: 13_273.into(), same_months: 12_110.into() };
        PartYear::new(period, 15_164).unwrap().with_season(season)
    }

    #[test]
    fn eleven_months_of_referrals_by_every_method() {
        let cases = [
            (Method::Season, "16,620.3", "+13.8"),
            (Method::WorkingDays, "16,608.2", "+13.7"),
            (Method::Days, "16,571.4", "+13.5"),
            (Method::Months, "16,542.5", "+13.3"),
        ];
        let estimates = referrals().estimates();
        assert_eq!(estimates.len(), cases.len());
        for (estimate, (method, whole_year, change)) in estimates.iter().zip(cases) {
            assert_eq!(estimate.method, method);
            assert_eq!(show_places(&estimate.whole_year, Unit::Count, 1), whole_year);
            let growth = rates::growth(&estimate.whole_year, 14_601).number().unwrap();
            assert_eq!(signed(growth, 1), change);
        }
        assert_eq!(signed(rates::growth(15_164, 14_601).number().unwrap(), 1), "+3.9");
        assert_eq!(signed(like_for_like(15_461, 12_110).number().unwrap(), 1), "+27.7");
        assert_eq!(referrals().estimate(Method::LikeForLike), None);
    }

    #[test]
    fn the_range_is_shown_when_methods_disagree() {
        let spread = referrals().spread().unwrap();
        assert_eq!((show(spread.low, Unit::Count), show(spread.high, Unit::Count)), ("16,543".into(), "16,620".into()));
        assert!(!spread.must_be_shown());
        let lopsided = Season { whole_year: 120.into(), same_months: 100.into() };
        assert!(referrals().with_season(lopsided).spread().unwrap().must_be_shown());
    }

    #[test]
    fn a_sentence_says_what_it_supposes() {
        let part = |months, count: i32| PartYear::new(Period::year_to_date(2014, months).unwrap(), count).unwrap();
        let by_months = |part: &PartYear| part.sentence(Method::Months).unwrap();
        assert_eq!(by_months(&referrals()), "11 months. About 16,543 if March goes at the same pace.");
        assert_eq!(by_months(&part(12, 900)), "9 months. About 1,200 if January to March go at the same pace.");
        assert_eq!(by_months(&part(3, 900)), "12 months: 900.");
        let season = referrals().sentence(Method::Season).unwrap();
        assert_eq!(season, "11 months. About 16,620 if March goes as the season had it before.");
        let quarter = PartYear::new(Period::quarter(2014, 3).unwrap(), 30).unwrap();
        assert_eq!(by_months(&quarter), "3 months. About 120 in a year at the same pace.");
    }

    #[test]
    fn too_little_is_refused() {
        let too_short = PartYear::new(Period::year_to_date(2014, 5).unwrap(), 1).unwrap_err();
        assert_eq!(too_short, Refusal::TooShort { months: 2 });
        assert_eq!(too_short.to_string(), "2 of 12 months is too little to estimate a year from: wait for 3.");
        assert!(PartYear::new(Period::year_to_date(2014, 6).unwrap(), 1).is_ok());
        assert_eq!(PartYear::new(Period::calendar_year(2014), 1), Err(Refusal::AcrossYears));
    }

    #[test]
    fn marks_stay_marks() {
        let part = PartYear::new(Period::year_to_date(2014, 2).unwrap(), Figure::Suppressed).unwrap();
        assert_eq!(part.estimate(Method::Months).unwrap().whole_year, Figure::Suppressed);
        assert_eq!((part.spread(), part.sentence(Method::Months)), (None, None));
        let no_season = Season { whole_year: 5.into(), same_months: 0.into() };
        assert_eq!(part.with_season(no_season).estimate(Method::Season), None);
    }
}
