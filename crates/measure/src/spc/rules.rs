//! The rules that tell a signal from chance, each on its own, over an unbroken stretch of readings.

use super::Way;

/// The sign of a difference: a side of the mean, or a direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// Below, or falling.
    Minus,
    /// Neither.
    Zero,
    /// Above, or rising.
    Plus,
}

/// Differences below this share of the larger value are rounding noise of floating-point sums: the mean of thirty
/// readings of 0.1 is not exactly 0.1, and must not put all thirty on one side of it.
pub(super) const NOISE: f64 = 1e-12;

impl Sign {
    /// The sign of `value - from`, where a difference that is only rounding noise is none.
    #[must_use]
    pub fn of(value: f64, from: f64) -> Self {
        let noise = NOISE * value.abs().max(from.abs());
        match value - from {
            more if more > noise => Self::Plus,
            less if less < -noise => Self::Minus,
            _ => Self::Zero,
        }
    }

    /// The way it goes, if any.
    #[must_use]
    pub const fn way(self) -> Option<Way> {
        match self {
            Self::Minus => Some(Way::Low),
            Self::Zero => None,
            Self::Plus => Some(Way::High),
        }
    }
}

/// The points at which a shift is complete: the `length`th and later of consecutive points strictly on one side of
/// the mean. A point on the mean breaks the run.
#[must_use]
pub fn completes_shift(sides: &[Sign], length: usize) -> Vec<Sign> {
    completed_runs(sides, length.max(2))
}

/// The points at which a trend is complete: the `length`th and later of consecutive points each above (or each
/// below) the one before. Two equal neighbours break the run.
#[must_use]
pub fn completes_trend(values: &[f64], length: usize) -> Vec<Sign> {
    let steps: Vec<Sign> = values.windows(2).map(|pair| Sign::of(pair[1], pair[0])).collect();
    let first = values.iter().take(1).map(|_| Sign::Zero);
    // So many points are one step fewer.
    first.chain(completed_runs(&steps, length.max(2) - 1)).collect()
}

/// Gives a completed run back to all of its `length` points. A point of two runs goes with the later one.
#[must_use]
pub fn backdate(completed: &[Sign], length: usize) -> Vec<Sign> {
    let mut members = vec![Sign::Zero; completed.len()];
    for (at, sign) in completed.iter().enumerate().filter(|(_, sign)| **sign != Sign::Zero) {
        let first = (at + 1).saturating_sub(length.max(2));
        members[first..=at].fill(*sign);
    }
    members
}

/// The points of every three in a row that lie on one side of the mean and of which at least two are near the limit.
#[must_use]
pub fn two_in_three(close: &[bool], sides: &[Sign]) -> Vec<bool> {
    let mut members = vec![false; sides.len()];
    for (at, (close, sides)) in close.windows(3).zip(sides.windows(3)).enumerate() {
        let one_side = sides[0] != Sign::Zero && sides.iter().all(|side| *side == sides[0]);
        if one_side && close.iter().filter(|close| **close).count() >= 2 {
            members[at..at + 3].fill(true);
        }
    }
    members
}

/// Of the points found by [`two_in_three`], those that are themselves near the limit, with their side.
#[must_use]
pub fn close_in_two_in_three(close: &[bool], sides: &[Sign]) -> Vec<Sign> {
    let members = two_in_three(close, sides);
    let flagged = members.iter().zip(close).map(|(member, close)| *member && *close);
    flagged.zip(sides).map(|(flagged, side)| if flagged { *side } else { Sign::Zero }).collect()
}

fn completed_runs(signs: &[Sign], length: usize) -> Vec<Sign> {
    let mut run = 0;
    let mut before = Sign::Zero;
    let complete = |sign: &Sign| {
        run = if *sign == Sign::Zero {
            0
        } else if *sign == before {
            run + 1
        } else {
            1
        };
        before = *sign;
        if run >= length { *sign } else { Sign::Zero }
    };
    signs.iter().map(complete).collect()
}
