//! What was counted.

use crate::referral_source::ReferralSource;
use chrono::NaiveDate;
use measure::{Decimal, Unit, rates};

/// One indicator's figure out of a return. A rate has no denominator here: populations are not in the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The indicator's code: `D02`.
    pub indicator: &'static str,
    /// The first day counted; nothing where it is a state on the day.
    pub from: Option<NaiveDate>,
    /// The last day counted, or the day itself.
    pub to: NaiveDate,
    /// How many.
    pub numerator: Decimal,
    /// Of how many: none for a count, and for a rate.
    pub denominator: Option<Decimal>,
    /// What the value is.
    pub unit: Unit,
    /// What whoever uses it must know: a window that is too short, a column that stands in for a record.
    pub note: Option<&'static str>,
    /// The same by referring source, those that are not nought, in the order of the codes.
    pub by_source: Vec<(ReferralSource, Decimal, Option<Decimal>)>,
}

impl Figure {
    /// How many on a day, or in a period.
    #[must_use]
    pub fn count(indicator: &'static str, (from, to): (Option<NaiveDate>, NaiveDate), count: u64) -> Self {
        Figure {
            indicator,
            from,
            to,
            numerator: Decimal::from(count),
            denominator: None,
            unit: Unit::Count,
            note: None,
            by_source: Vec::new(),
        }
    }
    /// How many of how many, in per cent.
    #[must_use]
    pub fn share(
        indicator: &'static str,
        (from, to): (Option<NaiveDate>, NaiveDate),
        (part, whole): (u64, u64),
    ) -> Self {
        let unit = Unit::Percentage;
        Figure { denominator: Some(Decimal::from(whole)), unit, ..Self::count(indicator, (from, to), part) }
    }
    /// How many of each 10,000 children: the population is not in the file.
    #[must_use]
    pub fn rate(indicator: &'static str, (from, to): (Option<NaiveDate>, NaiveDate), count: u64) -> Self {
        Figure { unit: Unit::Per10k, ..Self::count(indicator, (from, to), count) }
    }
    /// The same with something that its users must know.
    #[must_use]
    pub fn noted(self, note: &'static str) -> Self {
        Figure { note: Some(note), ..self }
    }

    /// The value, a rate on so many children. Of nobody there is no share.
    #[must_use]
    pub fn value(&self, population: Option<Decimal>) -> measure::Figure {
        match self.unit {
            Unit::Percentage => rates::percentage(self.numerator, self.denominator.unwrap_or_default()),
            Unit::Per10k => match population {
                Some(population) => rates::per_10_000(self.numerator, population),
                None => measure::Figure::NotAvailable,
            },
            // A mean: a sum of so many.
            Unit::Days | Unit::Pounds | Unit::Count => match self.denominator {
                None => measure::Figure::Number(self.numerator),
                Some(of) if of.is_zero() => measure::Figure::NotApplicable,
                Some(of) => measure::Figure::Number(self.numerator / of),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_nobody_does_not_apply_and_a_rate_waits_for_its_population() {
        let at = NaiveDate::from_ymd_opt(2024, 3, 31).unwrap();
        assert_eq!(Figure::share("D05", (None, at), (0, 0)).value(None), measure::Figure::NotApplicable);
        assert_eq!(Figure::share("D05", (None, at), (1, 4)).value(None), measure::Figure::Number(25.into()));
        let rate = Figure::rate("D31", (None, at), 792);
        assert_eq!(rate.value(None), measure::Figure::NotAvailable);
        let value = rate.value(Some(157_833.into())).number().map(|rate| rate.round_dp(1).to_string());
        assert_eq!(value.as_deref(), Some("50.2"));
    }
}
