//! Mean and limits of one group of an XmR chart.

use super::rules::{NOISE, Sign};

/// Limits lie this many mean moving ranges from the mean: 3 / 1.128, rounded as books on XmR charts print it.
pub const LIMIT_MULTIPLIER: f64 = 2.66;
/// Points beyond this many mean moving ranges are near a limit: two thirds of the way.
pub const CLOSE_MULTIPLIER: f64 = 2.0 * (LIMIT_MULTIPLIER / 3.0);
/// A moving range this many times the mean moving range, or more, is outlying.
pub const SCREEN_MULTIPLIER: f64 = 3.267;

/// Whether outlying moving ranges are left out when limits are worked out. One pass, then the rest are averaged anew.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Screening {
    /// All ranges count, as in the NHS England spreadsheet.
    Off,
    /// Outlying ranges are left out, as in `NHSRplotthedots`. A series that stays level but for one jump then has
    /// limits of no width, and every point lies outside them.
    Strict,
    /// As [`Screening::Strict`], but where that would leave no variation at all every range counts. The default:
    /// small counts in this field are often 0, 0, 0, 0, 1.
    #[default]
    On,
}

/// The mean of a group and the limits around it. Never clipped at 0 or 100: a drawing may be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lines {
    /// The mean of the readings.
    pub mean: f64,
    /// The upper limit of what is usual.
    pub upper: f64,
    /// The lower limit of what is usual.
    pub lower: f64,
    /// Above this, a point is near the upper limit.
    pub near_upper: f64,
    /// Below this, a point is near the lower limit.
    pub near_lower: f64,
}

impl Lines {
    /// The side on which a value lies strictly outside the limits, if it does.
    #[must_use]
    pub fn outside(&self, value: f64) -> Sign {
        match (Sign::of(value, self.upper), Sign::of(value, self.lower)) {
            (Sign::Plus, _) => Sign::Plus,
            (_, Sign::Minus) => Sign::Minus,
            _ => Sign::Zero,
        }
    }

    /// Whether a value lies inside the limits but near one.
    #[must_use]
    pub fn is_close(&self, value: f64) -> bool {
        let near = Sign::of(value, self.near_upper) == Sign::Plus || Sign::of(value, self.near_lower) == Sign::Minus;
        near && self.outside(value) == Sign::Zero
    }

    pub(super) fn times(self, by: f64) -> Self {
        Self {
            mean: self.mean * by,
            upper: self.upper * by,
            lower: self.lower * by,
            near_upper: self.near_upper * by,
            near_lower: self.near_lower * by,
        }
    }

    fn around(mean: f64, range: f64) -> Self {
        Self {
            mean,
            upper: mean + LIMIT_MULTIPLIER * range,
            lower: mean - LIMIT_MULTIPLIER * range,
            near_upper: mean + CLOSE_MULTIPLIER * range,
            near_lower: mean - CLOSE_MULTIPLIER * range,
        }
    }
}

/// Mean and limits of one group, from all its readings or the first `baseline` of them.
/// `None` where no two neighbouring readings are there to take a moving range from.
#[must_use]
pub fn lines(values: &[Option<f64>], baseline: Option<usize>, screening: Screening) -> Option<Lines> {
    let mut left = baseline.unwrap_or(usize::MAX);
    let basis = values.iter().take_while(|value| {
        let counts = left > 0;
        left -= usize::from(counts && value.is_some());
        counts
    });
    let basis: Vec<Option<f64>> = basis.copied().collect();
    let readings: Vec<f64> = basis.iter().flatten().copied().collect();
    let ranges: Vec<f64> = basis.windows(2).filter_map(|pair| Some((pair[1]? - pair[0]?).abs())).collect();
    Some(Lines::around(mean(&readings)?, mean_range(&ranges, screening)?))
}

fn mean_range(ranges: &[f64], screening: Screening) -> Option<f64> {
    let all = mean(ranges)?;
    let kept: Vec<f64> = ranges.iter().copied().filter(|range| *range < SCREEN_MULTIPLIER * all).collect();
    // Where nothing ever moved no range is below the mean range of 0, and there is nothing to screen.
    let screened = mean(&kept).unwrap_or(all);
    Some(match screening {
        Screening::Off => all,
        Screening::Strict => screened,
        Screening::On => {
            if screened > 0.0 {
                screened
            } else {
                all
            }
        }
    })
}

/// The mean; one that is only rounding noise beside the values is 0, so that readings of 0 lie on it.
fn mean(values: &[f64]) -> Option<f64> {
    #[expect(clippy::cast_precision_loss, reason = "no series has 2^52 points")]
    let count = values.len() as f64;
    let largest = values.iter().fold(0.0_f64, |largest, value| largest.max(value.abs()));
    let mean = values.iter().sum::<f64>() / count;
    (!values.is_empty()).then_some(if mean.abs() > NOISE * largest { mean } else { 0.0 })
}
