//! What stands beside a safe table: percentages, rates, means, rounded totals.

use super::Rules;
use crate::{Figure, rates};
use rust_decimal::Decimal;

/// A percentage that may be shown: `c` where its numerator, or what is left of the denominator, is small, or where the
/// denominator itself is; worked out from the counts as they are, never from rounded ones. Of nothing it is `z`.
///
/// ```
/// use measure::{Figure, disclosure::{Rules, percentage}};
/// assert_eq!(percentage(3, 40, Rules::default()), Figure::Suppressed);
/// assert_eq!(percentage(37, 40, Rules::default()), Figure::Suppressed);
/// assert_eq!(percentage(10, 40, Rules::default()), Figure::Number(25.into()));
/// ```
#[must_use]
pub fn percentage(numerator: u64, denominator: u64, rules: Rules) -> Figure {
    let Some(rest) = denominator.checked_sub(numerator) else { return Figure::NotAvailable };
    if denominator == 0 {
        Figure::NotApplicable
    } else if denominator <= rules.threshold || rules.hides(numerator) || rules.hides(rest) {
        Figure::Suppressed
    } else {
        rates::percentage(Decimal::from(numerator), Decimal::from(denominator))
    }
}

/// A rate per 10,000 that may be shown: `c` where its count is.
#[must_use]
pub fn rate(count: u64, population: u64, rules: Rules) -> Figure {
    if rules.hides(count) && population > 0 {
        return Figure::Suppressed;
    }
    rates::per_10_000(Decimal::from(count), Decimal::from(population))
}

/// A mean that may be shown: `c` where it is of few; of nobody it is `z`.
#[must_use]
pub fn mean(sum: Decimal, of: u64, rules: Rules) -> Figure {
    if of == 0 {
        Figure::NotApplicable
    } else if of <= rules.threshold {
        Figure::Suppressed
    } else {
        sum.checked_div(Decimal::from(of)).map_or(Figure::NotAvailable, Figure::Number)
    }
}

/// A count rounded to the nearest 5 or 10, halves up: `k` where it is not 0 and rounds to 0.
#[must_use]
pub fn rounded(count: u64, to: u64) -> Figure {
    if to == 0 {
        return Figure::Number(Decimal::from(count));
    }
    let below = count / to * to;
    let rounded = if (count - below).saturating_mul(2) >= to { below.saturating_add(to) } else { below };
    if rounded == 0 && count > 0 { Figure::Low } else { Figure::Number(Decimal::from(rounded)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: Rules = Rules { threshold: 5, hide_zero: false };

    #[test]
    fn percentages_hide_small_parts_on_either_side() {
        let number = |n: i64| Figure::Number(n.into());
        for (numerator, denominator, expected) in [
            (5, 20, Figure::Suppressed),
            (6, 24, number(25)),
            (15, 20, Figure::Suppressed),
            (14, 20, number(70)),
            (0, 20, number(0)),
            (20, 20, number(100)),
            (0, 5, Figure::Suppressed),
            (0, 6, number(0)),
            (0, 0, Figure::NotApplicable),
            (7, 6, Figure::NotAvailable),
        ] {
            assert_eq!(percentage(numerator, denominator, RULES), expected, "{numerator} of {denominator}");
        }
        let strict = Rules { hide_zero: true, ..RULES };
        assert_eq!(percentage(0, 20, strict), Figure::Suppressed);
        assert_eq!(percentage(20, 20, strict), Figure::Suppressed);
    }

    #[test]
    fn rates_and_means_follow_their_counts() {
        assert_eq!(rate(5, 10_000, RULES), Figure::Suppressed);
        assert_eq!(rate(6, 10_000, RULES), Figure::Number(6.into()));
        assert_eq!(rate(0, 10_000, RULES), Figure::Number(0.into()));
        assert_eq!(rate(3, 0, RULES), Figure::NotApplicable);
        assert_eq!(mean(10.into(), 5, RULES), Figure::Suppressed);
        assert_eq!(mean(12.into(), 6, RULES), Figure::Number(2.into()));
        assert_eq!(mean(12.into(), 0, RULES), Figure::NotApplicable);
    }

    #[test]
    fn halves_are_rounded_up_and_little_is_not_nothing() {
        for (count, to, expected) in [(14, 10, 10), (15, 10, 20), (12, 5, 10), (13, 5, 15), (0, 10, 0), (7, 0, 7)] {
            assert_eq!(rounded(count, to), Figure::Number(Decimal::from(expected)), "{count} to {to}");
        }
        assert_eq!(rounded(4, 10), Figure::Low);
        assert_eq!(rounded(5, 10), Figure::Number(10.into()));
        assert_eq!(rounded(u64::MAX, 10), Figure::Number(Decimal::from(u64::MAX)));
    }
}
