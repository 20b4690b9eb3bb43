//! Percentages and rates per 10,000 children, never rounded here: rounding happens once, when a value is [shown](crate::show).

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use crate::Figure;
use crate::period::financial_year_of;

/// A share of 100, unrounded. Of nothing it is `z`, never 0 or 100. A mark in either part is the answer.
///
/// ```
/// use measure::{Figure, rates::percentage, show, Unit};
/// assert_eq!(show(percentage(7, 12), Unit::Percentage), "58.3%");
/// assert_eq!(percentage(0, 0), Figure::NotApplicable);
/// ```
#[must_use]
pub fn percentage(numerator: impl Into<Figure>, denominator: impl Into<Figure>) -> Figure {
    ratio(&numerator.into(), &denominator.into(), Decimal::ONE_HUNDRED)
}

/// A rate per 10,000 children, unrounded.
///
/// The population is the mid-year estimate of children aged 0 to 17
/// for [the right year](population_year). Without a population it is `z`. A mark in either part is the answer.
#[must_use]
pub fn per_10_000(count: impl Into<Figure>, population: impl Into<Figure>) -> Figure {
    ratio(&count.into(), &population.into(), Decimal::from(10_000))
}

/// How much a figure grew from an earlier one, in per cent, unrounded: 1,200 from 1,000 is 20.
/// From nothing it is `z`.
#[must_use]
pub fn growth(now: impl Into<Figure>, before: impl Into<Figure>) -> Figure {
    let before = before.into();
    let more = now.into().with(&before, |now, before| Figure::or_not_available(now.checked_sub(before)));
    percentage(more, before)
}

/// The year whose mid-year population estimate belongs to a date.
///
/// The department divides a year ending, or a count taken, on 31 March by the estimate for the middle of the
/// year before: 31 March 2014 uses mid-2013. The same estimate serves from 1 April to the next 31 March.
/// An estimate appears about a year late; until it does, use the latest one there is and say which.
#[must_use]
pub fn population_year(date: NaiveDate) -> i32 {
    financial_year_of(date).start().year()
}

/// Whether a rate rests on so few (under 20) that it is shown with a caution. A local convention.
#[must_use]
pub fn needs_caution(count: Decimal) -> bool {
    count < Decimal::from(20)
}

fn ratio(numerator: &Figure, denominator: &Figure, times: Decimal) -> Figure {
    numerator.with(denominator, |numerator, denominator| {
        if denominator <= Decimal::ZERO {
            return Figure::NotApplicable;
        }
        // Multiplied first, so that 833.4 is not 833.3999...
        let product = numerator.checked_mul(times);
        Figure::or_not_available(product.and_then(|product| product.checked_div(denominator)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Unit, show, unit::show_places};

    #[test]
    fn rates_agree_with_published_ones() {
        for (count, population, rate) in
            [(13_273, 159_260, "833.4"), (11_250, 157_833, "712.8"), (792, 157_833, "50.2"), (792, 159_260, "49.7")]
        {
            assert_eq!(show(per_10_000(count, population), Unit::Per10k), rate);
        }
        assert_eq!(show_places(per_10_000(834, 159_260), Unit::Per10k, 0), "52");
    }

    #[test]
    fn percentages_are_unrounded_until_shown() {
        assert_eq!(percentage(1, 8), Figure::Number("12.5".parse().unwrap()));
        assert_eq!(show(percentage(2, 3), Unit::Percentage), "66.7%");
        assert_eq!(show(percentage(177_210, 621_880), Unit::Percentage), "28.5%");
    }

    #[test]
    fn marks_and_nothing_never_become_numbers() {
        assert_eq!(percentage(0, 0), Figure::NotApplicable);
        assert_eq!(percentage(5, 0), Figure::NotApplicable);
        assert_eq!(per_10_000(5, 0), Figure::NotApplicable);
        assert_eq!(percentage(Figure::Suppressed, 10), Figure::Suppressed);
        assert_eq!(percentage(3, Figure::NotAvailable), Figure::NotAvailable);
        assert_eq!(percentage(Decimal::MAX, 3), Figure::NotAvailable);
    }

    #[test]
    fn growth_is_from_what_was_before() {
        let shown = |now: i64, before: i64| show(growth(now, before), Unit::Percentage);
        assert_eq!(shown(15_164, 14_601), "3.9%");
        assert_eq!(shown(105, 216), "−51.4%");
        assert_eq!(growth(3, 0), Figure::NotApplicable);
    }

    #[test]
    fn the_population_is_of_the_middle_of_the_year_before() {
        for (date, year) in [
            ("2014-03-31", 2013),
            ("2013-03-31", 2012),
            ("2024-03-31", 2023),
            ("2014-04-01", 2014),
            ("2014-12-31", 2014),
            ("2015-01-31", 2014),
        ] {
            assert_eq!(population_year(date.parse().unwrap()), year, "{date}");
        }
    }

    #[test]
    fn under_twenty_needs_a_caution() {
        assert!(needs_caution(19.into()) && !needs_caution(20.into()));
    }
}
