//! Exact fractions, for solving what follows from counts; what would grow too large is nothing rather than wrong.

use std::cmp::Ordering;

/// A fraction in lowest terms, with a denominator above 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ratio {
    above: i64,
    below: i64,
}

impl Ratio {
    pub(super) const ZERO: Self = Self { above: 0, below: 1 };
    pub(super) const ONE: Self = Self { above: 1, below: 1 };

    pub(super) fn whole(number: u64) -> Option<Self> {
        i64::try_from(number).ok().map(|above| Self { above, below: 1 })
    }
    fn of(above: i128, below: i128) -> Option<Self> {
        if below == 0 {
            return None;
        }
        let common = if below == 1 { 1 } else { common(above.unsigned_abs(), below.unsigned_abs()) };
        let common = i128::try_from(common.max(1)).ok()? * below.signum();
        Some(Self { above: i64::try_from(above / common).ok()?, below: i64::try_from(below / common).ok()? })
    }
    pub(super) const fn is_zero(self) -> bool {
        self.above == 0
    }
    pub(super) const fn is_negative(self) -> bool {
        self.above < 0
    }
    /// The whole number that it is, if it is one.
    pub(super) const fn integer(self) -> Option<i64> {
        if self.below == 1 { Some(self.above) } else { None }
    }
    /// The count that it is: whole, and not below 0.
    pub(super) fn count(self) -> Option<u64> {
        self.integer().and_then(|whole| u64::try_from(whole).ok())
    }
    pub(super) fn plus(self, other: Self) -> Option<Self> {
        let (a, b, c, d) =
            (i128::from(self.above), i128::from(self.below), i128::from(other.above), i128::from(other.below));
        Self::of(a * d + c * b, b * d)
    }
    pub(super) fn times(self, other: Self) -> Option<Self> {
        Self::of(i128::from(self.above) * i128::from(other.above), i128::from(self.below) * i128::from(other.below))
    }
    pub(super) fn over(self, other: Self) -> Option<Self> {
        Self::of(i128::from(self.above) * i128::from(other.below), i128::from(self.below) * i128::from(other.above))
    }
    pub(super) fn less(self, other: Self) -> Option<Self> {
        self.plus(Self { above: other.above.checked_neg()?, below: other.below })
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        let (left, right) =
            (i128::from(self.above) * i128::from(other.below), i128::from(other.above) * i128::from(self.below));
        left.cmp(&right)
    }
}

fn common(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { common(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fractions_stay_in_lowest_terms() {
        let of = |a, b| Ratio::of(a, b).unwrap();
        assert_eq!(of(2, -4), of(-1, 2));
        assert_eq!(of(1, 2).plus(of(1, 3)), Some(of(5, 6)));
        assert_eq!(of(1, 2).less(of(1, 2)), Some(Ratio::ZERO));
        assert_eq!(of(2, 3).over(of(4, 3)), Some(of(1, 2)));
        assert_eq!(of(2, 3).times(of(3, 2)), Some(Ratio::ONE));
        assert!(of(-1, 2) < Ratio::ZERO && of(1, 3) < of(1, 2));
        assert_eq!((of(4, 2).count(), of(1, 2).count(), of(-2, 1).count()), (Some(2), None, None));
        assert_eq!(of(1, 1).over(Ratio::ZERO), None);
        assert_eq!(Ratio::whole(u64::MAX), None);
    }
}
