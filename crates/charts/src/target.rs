//! A target as a line or a range.

/// Where the target lies, in the unit of the figures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum TargetLine {
    /// At, above or below one value.
    Level(f64),
    /// From the first value to the second.
    Band(f64, f64),
}

impl TargetLine {
    /// The lower and the upper end; the same value twice for a level, zero for what is no number.
    pub(crate) fn ends(self) -> (f64, f64) {
        let (a, b) = match self {
            Self::Level(at) => (at, at),
            Self::Band(from, to) => (from, to),
        };
        let (a, b) = (if a.is_finite() { a } else { 0.0 }, if b.is_finite() { b } else { 0.0 });
        (a.min(b), a.max(b))
    }
}
