//! How sure one can be of a figure that rests on few cases: 95% confidence intervals, and comparison by them.
//!
//! Wilson's interval for proportions and Byar's for counts and rates, as public health indicators in England use them.
//! Byar's approximation is good from about 10 cases on; below that the figure carries [a caution](Interval::small).

use crate::Polarity;

/// The two-sided 95% point of the normal distribution.
pub const Z_95: f64 = 1.959_963_984_540_054;
/// The two-sided 99.8% point of the normal distribution: outer limits of a funnel.
pub const Z_998: f64 = 3.090_232_306_167_813_5;
/// Fewer cases than this: an interval is shown with a caution.
pub const SMALL: f64 = 10.0;

/// A value with the range in which its true level lies, 95 times in 100.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The value, in the unit asked for.
    pub value: f64,
    /// The lower end.
    pub lower: f64,
    /// The upper end.
    pub upper: f64,
    /// Whether it rests on fewer than [`SMALL`] cases.
    pub small: bool,
}

/// Why there is no interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoInterval {
    /// The denominator is 0: the figure does not apply (`z`).
    NoDenominator,
    /// A count, denominator or population is negative.
    Negative,
    /// More cases than there are in all.
    MoreThanAll,
    /// Not a number, or infinite.
    NotANumber,
}

impl std::fmt::Display for NoInterval {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::NoDenominator => "There is nothing to divide by: the denominator is 0, so the figure does not apply.",
            Self::Negative => "A count is below 0. Counts begin at 0.",
            Self::MoreThanAll => "There are more cases than there are in all. Check numerator and denominator.",
            Self::NotANumber => "A count is not a number.",
        })
    }
}

impl std::error::Error for NoInterval {}

/// A proportion (0 to 1) with [Wilson's](self) 95% interval.
///
/// ```
/// use measure::intervals::proportion;
/// let share = proportion(65.0, 100.0).unwrap();
/// assert_eq!(format!("{:.4} {:.4} {:.4}", share.lower, share.value, share.upper), "0.5525 0.6500 0.7364");
/// ```
///
/// # Errors
/// [`NoInterval`].
pub fn proportion(count: f64, of: f64) -> Result<Interval, NoInterval> {
    check(count, of)?;
    if count > of {
        return Err(NoInterval::MoreThanAll);
    }
    let (lower, upper) = wilson(count / of, of, Z_95);
    Ok(Interval { value: count / of, lower, upper, small: count < SMALL || of - count < SMALL })
}

/// A rate per `per` with [Byar's](self) 95% interval: 792 plans among 157,833 children are 50.2 per 10,000.
///
/// # Errors
/// [`NoInterval`].
pub fn rate(count: f64, population: f64, per: f64) -> Result<Interval, NoInterval> {
    check(count, population)?;
    let (lower, upper) = byar(count, Z_95);
    let scale = per / population;
    Ok(Interval { value: count * scale, lower: lower * scale, upper: upper * scale, small: count < SMALL })
}

fn check(count: f64, of: f64) -> Result<(), NoInterval> {
    if !count.is_finite() || !of.is_finite() {
        Err(NoInterval::NotANumber)
    } else if count < 0.0 || of < 0.0 {
        Err(NoInterval::Negative)
    } else if of > 0.0 {
        Ok(())
    } else {
        Err(NoInterval::NoDenominator)
    }
}

/// Wilson's score limits of a proportion seen in so many.
pub(crate) fn wilson(share: f64, of: f64, z: f64) -> (f64, f64) {
    let square = z * z;
    let middle = 2.0 * share * of + square;
    let spread = z * (square + 4.0 * of * share * (1.0 - share)).sqrt();
    let scale = 2.0 * (of + square);
    // Rounding noise must not put the ends of 0 and 1 outside what a proportion can be.
    (((middle - spread) / scale).max(0.0), ((middle + spread) / scale).min(1.0))
}

/// Byar's limits of a count.
pub(crate) fn byar(count: f64, z: f64) -> (f64, f64) {
    let limit = |cases: f64, z: f64| cases * (1.0 - 1.0 / (9.0 * cases) + z / (3.0 * cases.sqrt())).powi(3);
    let lower = if count > 0.0 { limit(count, -z).max(0.0) } else { 0.0 };
    (lower, limit(count + 1.0, z))
}

/// A figure beside one that is taken as known, such as the average of England.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Versus {
    /// The interval holds the comparator: no difference that chance would not explain.
    Similar,
    /// Beyond it on the good side.
    Better,
    /// Beyond it on the bad side.
    Worse,
    /// Above it, where neither way is better.
    Higher,
    /// Below it, where neither way is better.
    Lower,
}

impl Versus {
    /// What lies above, or below, means where this way is better.
    pub(crate) const fn beyond(above: bool, polarity: Polarity) -> Self {
        match (polarity, above) {
            (Polarity::Neutral, true) => Self::Higher,
            (Polarity::Neutral, false) => Self::Lower,
            (Polarity::HigherBetter, true) | (Polarity::LowerBetter, false) => Self::Better,
            (Polarity::HigherBetter, false) | (Polarity::LowerBetter, true) => Self::Worse,
        }
    }
    /// As people read it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Similar => "similar",
            Self::Better => "better",
            Self::Worse => "worse",
            Self::Higher => "higher",
            Self::Lower => "lower",
        }
    }
}

/// How a figure stands beside a comparator that is taken as known. On an end of the interval counts as similar.
#[must_use]
pub fn against(interval: &Interval, comparator: f64, polarity: Polarity) -> Versus {
    let above = interval.lower > comparator;
    if !above && interval.upper >= comparator {
        return Versus::Similar;
    }
    Versus::beyond(above, polarity)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(interval: Interval, places: usize) -> String {
        format!("{:.places$} {:.places$}", interval.lower, interval.upper)
    }

    #[test]
    fn intervals_agree_with_worked_examples() {
        // Wilson (1927) as worked in textbooks: 0 of 10, 10 of 10, 1 of 29, 81 of 263, 15 of 148.
        for (count, of, expected) in [
            (0.0, 10.0, "0.0000 0.2775"),
            (10.0, 10.0, "0.7225 1.0000"),
            (1.0, 29.0, "0.0061 0.1718"),
            (81.0, 263.0, "0.2553 0.3662"),
            (15.0, 148.0, "0.0624 0.1605"),
        ] {
            assert_eq!(ends(proportion(count, of).unwrap(), 4), expected, "{count} of {of}");
        }
        // Byar's of 10 and 100 events; the exact Poisson limits are 4.80-18.39 and 81.4-121.6.
        assert_eq!(ends(rate(10.0, 1.0, 1.0).unwrap(), 2), "4.79 18.39");
        assert_eq!(ends(rate(100.0, 1.0, 1.0).unwrap(), 1), "81.4 121.6");
        let none = rate(0.0, 10_000.0, 10_000.0).unwrap();
        assert!(none.lower == 0.0 && (none.upper - 3.668).abs() < 0.001, "{none:?}");
        let plans = rate(792.0, 157_833.0, 10_000.0).unwrap();
        assert_eq!(format!("{:.1} {}", plans.value, ends(plans, 1)), "50.2 46.7 53.8");
    }

    #[test]
    fn small_numbers_are_flagged() {
        assert!(proportion(9.0, 100.0).unwrap().small && proportion(95.0, 100.0).unwrap().small);
        assert!(!proportion(10.0, 20.0).unwrap().small);
        assert!(rate(9.0, 10.0, 1.0).unwrap().small && !rate(10.0, 20.0, 1.0).unwrap().small);
    }

    #[test]
    fn what_cannot_be_is_refused_in_words() {
        for (count, of, why) in [
            (1.0, 0.0, NoInterval::NoDenominator),
            (-1.0, 5.0, NoInterval::Negative),
            (1.0, -5.0, NoInterval::Negative),
            (6.0, 5.0, NoInterval::MoreThanAll),
            (f64::NAN, 5.0, NoInterval::NotANumber),
            (1.0, f64::INFINITY, NoInterval::NotANumber),
        ] {
            assert_eq!(proportion(count, of), Err(why));
            assert!(why.to_string().ends_with('.'));
        }
        assert!(rate(6.0, 5.0, 1.0).is_ok(), "events may outnumber people");
    }

    #[test]
    fn comparison_follows_the_interval_and_the_polarity() {
        let interval = Interval { value: 5.0, lower: 4.0, upper: 6.0, small: false };
        for (comparator, words) in [
            (3.0, ["better", "worse", "higher"]),
            (4.0, ["similar"; 3]),
            (5.5, ["similar"; 3]),
            (6.0, ["similar"; 3]),
            (7.0, ["worse", "better", "lower"]),
        ] {
            let found = [Polarity::HigherBetter, Polarity::LowerBetter, Polarity::Neutral]
                .map(|polarity| against(&interval, comparator, polarity).word());
            assert_eq!(found, words, "{comparator}");
        }
    }
}
