//! How far a figure may lie from another before it counts.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;

use crate::{Figure, Polarity, Unit, UnknownText};

/// A distance allowed from a level: in the unit itself, or in proportion to the level.
///
/// Stored as text: `5` for points, `10%` for a proportion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tolerance {
    /// So many of the unit; percentage points where the unit is a percentage.
    Points(Decimal),
    /// So many per cent of the level.
    Relative(Decimal),
}

impl Tolerance {
    /// How far under a target still counts as amber, unless the board sets its own:
    /// 5 percentage points for percentages, 10% of the target for all else. A local convention, not law.
    #[must_use]
    pub fn for_target(unit: Unit) -> Self {
        Self::by_unit(unit, 5, 10)
    }

    /// How large a change must be to be called one, unless the board sets its own:
    /// 1 percentage point for percentages, 5% for all else. A local convention, not law.
    #[must_use]
    pub fn for_change(unit: Unit) -> Self {
        Self::by_unit(unit, 1, 5)
    }

    /// How far outside a band still counts as amber, unless the board sets its own:
    /// 5 percentage points for percentages, 5% of the nearer edge for all else. A local convention, not law.
    #[must_use]
    pub fn for_band(unit: Unit) -> Self {
        Self::by_unit(unit, 5, 5)
    }

    /// The distance allowed from this level, in the unit; never below 0.
    #[must_use]
    pub fn around(self, level: Decimal) -> Decimal {
        match self {
            Self::Points(points) => points.max(Decimal::ZERO),
            Self::Relative(percent) => {
                let share = percent.max(Decimal::ZERO) / Decimal::ONE_HUNDRED;
                level.abs().checked_mul(share).unwrap_or(Decimal::MAX)
            }
        }
    }

    fn by_unit(unit: Unit, points: u32, percent: u32) -> Self {
        match unit {
            Unit::Percentage => Self::Points(points.into()),
            _ => Self::Relative(percent.into()),
        }
    }
}

impl fmt::Display for Tolerance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Points(points) => write!(f, "{points}"),
            Self::Relative(percent) => write!(f, "{percent}%"),
        }
    }
}

impl FromStr for Tolerance {
    type Err = UnknownText;

    /// Reads the stored form; a distance below 0 is none.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (number, make): (_, fn(Decimal) -> Self) = match text.strip_suffix('%') {
            Some(number) => (number, Self::Relative),
            None => (text, Self::Points),
        };
        let distance = number.parse::<Figure>().ok().and_then(|figure| figure.number());
        let distance = distance.filter(|distance| *distance >= Decimal::ZERO);
        distance.map(make).ok_or_else(|| UnknownText::new("tolerance", text))
    }
}

stored_text!(serde Tolerance, "tolerance");

/// How far `value` is on the wrong side of `level`: above 0 means worse, 0 or below means met.
pub(crate) fn shortfall(value: Decimal, level: Decimal, polarity: Polarity) -> Decimal {
    match polarity {
        Polarity::HigherBetter => level.saturating_sub(value),
        Polarity::LowerBetter => value.saturating_sub(level),
        Polarity::Neutral => value.saturating_sub(level).abs(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_follow_the_unit() {
        let d = |text: &str| text.parse::<Decimal>().unwrap();
        let cases = [
            (Tolerance::for_target(Unit::Percentage), "90", "5"),
            (Tolerance::for_target(Unit::Count), "1200", "120"),
            (Tolerance::for_target(Unit::Per10k), "-50", "5"),
            (Tolerance::for_change(Unit::Percentage), "90", "1"),
            (Tolerance::for_change(Unit::Days), "40", "2"),
            (Tolerance::for_band(Unit::Count), "40", "2"),
            (Tolerance::Relative(d("10")), "0", "0"),
            (Tolerance::Points(d("-3")), "90", "0"),
        ];
        for (tolerance, level, expected) in cases {
            assert_eq!(tolerance.around(d(level)), d(expected), "{tolerance:?} around {level}");
        }
    }

    #[test]
    fn tolerances_survive_storage() {
        for text in ["5", "2.5", "10%", "0", "0%"] {
            assert_eq!(text.parse::<Tolerance>().unwrap().to_string(), text);
        }
        for text in ["", "%", "-1", "x", "5pp", "10 %"] {
            assert!(text.parse::<Tolerance>().is_err(), "{text}");
        }
        let json = serde_json::to_string(&Tolerance::Relative(10.into())).unwrap();
        assert_eq!(serde_json::from_str::<Tolerance>(&json).unwrap(), Tolerance::Relative(10.into()));
    }
}
