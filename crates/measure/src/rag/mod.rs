//! Red, amber, green: a reading against its target, with the reason in a sentence.
//!
//! All limits here are local conventions that a board may set otherwise; none is law. A missing figure is never red:
//! it is "not in". A share of fewer than ten is not rated at all, but shown as "2 of 3".

mod reason;
#[cfg(test)]
mod tests;

use rust_decimal::Decimal;

use crate::tolerance::shortfall;
use crate::{Figure, Polarity, Tolerance, Unit, rates, show};

/// Shares of fewer than this are shown as "n of m" and not rated.
pub const LEAST_DENOMINATOR: u32 = 10;

/// Status against target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rag {
    /// Beyond what is tolerated.
    Red,
    /// Short of the target, within what is tolerated.
    Amber,
    /// Target met.
    Green,
    /// Nothing to judge against: watch it.
    NoTarget,
    /// Too small to rate.
    TooFew,
    /// No figure has come.
    NotReported,
}

stored_text!(Rag, "status", {
    Red => "red",
    Amber => "amber",
    Green => "green",
    NoTarget => "no_target",
    TooFew => "too_few",
    NotReported => "not_reported",
});

impl Rag {
    /// The word beside the shape: colour never speaks alone.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Red => "Red",
            Self::Amber => "Amber",
            Self::Green => "Green",
            Self::NoTarget => "No target",
            Self::TooFew => "Too few",
            Self::NotReported => "Not in",
        }
    }
}

/// What a reading is judged against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A level to reach or to stay under, whichever way is better. Where neither way is better it is judged as a plan
    /// with the usual margins.
    Level {
        /// The level itself counts as met.
        level: Decimal,
        /// How far short of it is still amber.
        tolerance: Tolerance,
    },
    /// A plan to keep near, on both sides, whichever way is better.
    Plan {
        /// The planned value.
        plan: Decimal,
        /// How far from it is still green.
        green: Tolerance,
        /// How far from it is still amber.
        amber: Tolerance,
    },
    /// A range to stay within, on both sides, whichever way is better.
    Band {
        /// The lowest value that is green.
        low: Decimal,
        /// The highest value that is green.
        high: Decimal,
        /// How far outside the nearer edge is still amber.
        amber: Tolerance,
    },
}

impl Target {
    /// A level with [the usual tolerance](Tolerance::for_target) for its unit.
    #[must_use]
    pub fn level(level: Decimal, unit: Unit) -> Self {
        Self::Level { level, tolerance: Tolerance::for_target(unit) }
    }

    /// A plan with the usual margins: green within 5% of it, amber within 10%.
    #[must_use]
    pub fn plan(plan: Decimal) -> Self {
        Self::Plan { plan, green: Tolerance::Relative(5.into()), amber: Tolerance::Relative(10.into()) }
    }

    /// A range with [the usual margin](Tolerance::for_band) for its unit. The edges may come in either order.
    #[must_use]
    pub fn band(one: Decimal, other: Decimal, unit: Unit) -> Self {
        Self::Band { low: one.min(other), high: one.max(other), amber: Tolerance::for_band(unit) }
    }
}

/// A figure to judge, with the counts behind it where they are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The figure, unrounded.
    pub value: Figure,
    /// What was counted.
    pub numerator: Option<Decimal>,
    /// Out of how many.
    pub denominator: Option<Decimal>,
}

impl Reading {
    /// A figure without counts behind it.
    #[must_use]
    pub fn of(value: impl Into<Figure>) -> Self {
        Self { value: value.into(), numerator: None, denominator: None }
    }

    /// So many out of so many, as a percentage.
    #[must_use]
    pub fn share(numerator: impl Into<Decimal>, denominator: impl Into<Decimal>) -> Self {
        let (numerator, denominator) = (numerator.into(), denominator.into());
        Self {
            value: rates::percentage(numerator, denominator),
            numerator: Some(numerator),
            denominator: Some(denominator),
        }
    }

    /// Whether it rests on fewer than [`LEAST_DENOMINATOR`].
    #[must_use]
    pub fn is_too_few(&self) -> bool {
        self.denominator.is_some_and(|denominator| denominator < LEAST_DENOMINATOR.into())
    }

    /// The figure as people read it: "62.5%", or "2 of 3" where that is too few for a percentage.
    #[must_use]
    pub fn show(&self, unit: Unit) -> String {
        match (self.numerator, self.denominator) {
            (Some(numerator), Some(denominator)) if self.is_too_few() && unit == Unit::Percentage => {
                format!("{} of {}", show(numerator, Unit::Count), show(denominator, Unit::Count))
            }
            _ => show(&self.value, unit),
        }
    }
}

/// A status and why, in a sentence with the figures, under 20 words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// The status.
    pub rag: Rag,
    /// Why, for people.
    pub reason: String,
}

/// Judges a reading. Compared unrounded: 89.96% does not meet a target of 90%.
///
/// ```
/// use measure::{judge, Polarity, Rag, Reading, Target, Unit};
/// let target = Target::level(90.into(), Unit::Percentage);
/// let judged = judge(&Reading::share(86, 100), Some(&target), Polarity::HigherBetter, Unit::Percentage);
/// assert_eq!(judged.rag, Rag::Amber);
/// assert_eq!(judged.reason, "86.0% is 4 points below the target of 90%, within the 5 points allowed.");
/// ```
#[must_use]
pub fn judge(reading: &Reading, target: Option<&Target>, polarity: Polarity, unit: Unit) -> Judgement {
    let value = match withheld(reading, unit) {
        Ok(value) => value,
        Err(judgement) => return judgement,
    };
    match target {
        None => {
            Judgement { rag: Rag::NoTarget, reason: "No target is set, so this is watched and not rated.".to_owned() }
        }
        Some(Target::Level { level, .. }) if polarity == Polarity::Neutral => {
            judge(reading, Some(&Target::plan(*level)), polarity, unit)
        }
        Some(Target::Level { level, tolerance }) => against_level(value, *level, *tolerance, polarity, unit),
        Some(Target::Plan { plan, green, amber }) => against_plan(value, *plan, (*green, *amber), unit),
        Some(Target::Band { low, high, amber }) => against_band(value, (*low, *high), *amber, unit),
    }
}

/// The number to judge, or why there is none: small numbers are too few, all else is not in.
fn withheld(reading: &Reading, unit: Unit) -> Result<Decimal, Judgement> {
    let (rag, reason) = match &reading.value {
        Figure::Number(_) | Figure::NotApplicable if reading.is_too_few() => {
            (Rag::TooFew, reason::too_few(reading, unit))
        }
        Figure::Number(value) => return Ok(*value),
        Figure::NotApplicable => (Rag::TooFew, "Not applicable this time: there was nothing to count.".to_owned()),
        Figure::Suppressed => (Rag::TooFew, "Suppressed: the number is too small to show.".to_owned()),
        Figure::Low => (Rag::TooFew, "Low: above 0 but too small to rate.".to_owned()),
        Figure::NotAvailable => (Rag::NotReported, "Not in: the figure is not available.".to_owned()),
        Figure::Unreliable => (Rag::NotReported, "Not in: the figure is too unreliable to rate.".to_owned()),
        Figure::NotReported(why) => (Rag::NotReported, reason::not_in(why)),
    };
    Err(Judgement { rag, reason })
}

fn against_level(value: Decimal, level: Decimal, tolerance: Tolerance, polarity: Polarity, unit: Unit) -> Judgement {
    let short = shortfall(value, level, polarity);
    if short <= Decimal::ZERO {
        return Judgement { rag: Rag::Green, reason: reason::met(value, level, polarity, unit) };
    }
    let within = short <= tolerance.around(level);
    let rag = if within { Rag::Amber } else { Rag::Red };
    Judgement { rag, reason: reason::off(value, ("target", level), tolerance, within, unit) }
}

fn against_plan(value: Decimal, plan: Decimal, (green, amber): (Tolerance, Tolerance), unit: Unit) -> Judgement {
    let off = shortfall(value, plan, Polarity::Neutral);
    if off <= green.around(plan) {
        return Judgement { rag: Rag::Green, reason: reason::near_plan(value, plan, green, unit) };
    }
    let within = off <= amber.around(plan);
    let rag = if within { Rag::Amber } else { Rag::Red };
    Judgement { rag, reason: reason::off(value, ("plan", plan), amber, within, unit) }
}

fn against_band(value: Decimal, (low, high): (Decimal, Decimal), amber: Tolerance, unit: Unit) -> Judgement {
    let edge = if value < low { low } else { high };
    if (low..=high).contains(&value) {
        return Judgement { rag: Rag::Green, reason: reason::in_band(value, low, high, unit) };
    }
    let within = shortfall(value, edge, Polarity::Neutral) <= amber.around(edge);
    let rag = if within { Rag::Amber } else { Rag::Red };
    let name = if value < low { "lower edge" } else { "upper edge" };
    Judgement { rag, reason: reason::off(value, (name, edge), amber, within, unit) }
}
