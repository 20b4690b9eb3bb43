//! Makes a series from its recipe: the same every time, since the noise comes from the recipe's own seed.

use chrono::NaiveDate;
use kit::Result;
use measure::{Kind, Period};
use serde::Deserialize;

/// How a series is made.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Recipe {
    pub code: String,
    pub agency_key: Option<String>,
    pub split: bool,
    kind: Kind,
    first: NaiveDate,
    last: NaiveDate,
    shape: String,
    start: Option<f64>,
    end: Option<f64>,
    noise: Option<f64>,
    denominator: Option<i64>,
    pub denominator_from: Option<String>,
    step_at: Option<NaiveDate>,
    pub value_only: bool,
    seed: u64,
    #[serde(rename = "illustrative")]
    _illustrative: bool,
}

/// One made figure.
pub(super) struct Made {
    pub period: Period,
    pub value: f64,
    pub denominator: Option<i64>,
}

/// Small and steady: good enough for made-up figures, and the same on every machine.
struct Noise(u64);

impl Noise {
    /// Between 0 and 1.
    fn even(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        #[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
        let high = (self.0 >> 11) as f64;
        high / (1_u64 << 53) as f64
    }
    /// Around 0 with a standard deviation of 1, never beyond 2.5: made figures should not cry wolf.
    fn bell(&mut self) -> f64 {
        let sum: f64 = (0..12).map(|_| self.even()).sum();
        (sum - 6.0).clamp(-2.5, 2.5)
    }
}

/// The figures of a recipe, the last exactly as it says.
pub(super) fn make(recipe: &Recipe) -> Result<Vec<Made>> {
    let (Some(start), Some(end)) = (recipe.start, recipe.end) else {
        return Ok(Vec::new());
    };
    let last = Period::holding(recipe.kind, recipe.last);
    let mut periods = vec![Period::holding(recipe.kind, recipe.first)];
    while let Some(period) = periods.last().filter(|period| **period < last) {
        periods.push(period.following());
    }
    let mut noise = Noise(recipe.seed.wrapping_add(0x9e37_79b9_7f4a_7c15));
    let count = periods.len();
    let figure = |(n, period): (usize, Period)| {
        #[expect(clippy::cast_precision_loss, reason = "a few hundred periods")]
        let along = if count > 1 { n as f64 / (count - 1) as f64 } else { 1.0 };
        let level = match recipe.shape.as_str() {
            "rising" | "falling" => start + (end - start) * along,
            "step" if recipe.step_at.is_some_and(|day| period.end() >= day) => end,
            _ => start,
        };
        let (wobble, spread) = (noise.bell() * recipe.noise.unwrap_or(0.0), noise.even());
        let is_last = n + 1 == count;
        let value = if is_last { end } else { (level + wobble).max(0.0) };
        #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "small counts")]
        let denominator =
            recipe.denominator.map(|d| if is_last { d } else { (d as f64 * (0.95 + 0.1 * spread)).round() as i64 });
        Made { period, value, denominator }
    };
    Ok(periods.into_iter().enumerate().map(figure).collect())
}
