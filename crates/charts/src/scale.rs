//! Axes that choose their own steps, and labels that keep out of each other's way.

/// An axis with four to six lines at round numbers.
///
/// ```
/// let axis = charts::Axis::around(598.0, 1655.0, true);
/// assert_eq!(axis.ticks().collect::<Vec<_>>(), [500.0, 750.0, 1000.0, 1250.0, 1500.0, 1750.0]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    /// The value at the first line.
    pub low: f64,
    /// The value at the last line.
    pub high: f64,
    /// The distance between two lines; 1, 2, 2.5 or 5 times a power of ten.
    pub step: f64,
}

/// The axis starts at zero when the smallest value is less than this part of the greatest.
const NEAR_ZERO: f64 = 0.3;

impl Axis {
    /// The axis that wastes the least room around values from `low` to `high`.
    /// It starts at zero when that costs little. With `whole` no line stands at a fraction.
    pub fn around(low: f64, high: f64, whole: bool) -> Self {
        let (mut low, mut high) = if low.is_finite() && high.is_finite() { (low, high) } else { (0.0, 1.0) };
        if low > high {
            (low, high) = (high, low);
        }
        if low >= 0.0 && low <= high * NEAR_ZERO {
            low = 0.0;
        }
        // A flat line still needs some room above and below.
        if high - low <= high.abs() * 1e-9 {
            let room = if high == 0.0 { 1.0 } else { high.abs() * 0.1 };
            (low, high) = (if low == 0.0 { 0.0 } else { low - room }, high + room);
        }
        let found = steps(high - low)
            .filter(|step| !whole || step.fract() == 0.0)
            .map(|step| Self::on(step, low, high))
            .filter(|axis| (3..=5).contains(&axis.gaps()))
            .min_by(|a, b| (a.high - a.low).total_cmp(&(b.high - b.low)));
        // Only small whole numbers come here: 0 to 1 becomes 0, 1, 2, 3.
        found.unwrap_or_else(|| {
            let axis = Self::on(1.0, low, high);
            Self { high: axis.low + axis.gaps().max(3) as f64, ..axis }
        })
    }

    fn on(step: f64, low: f64, high: f64) -> Self {
        let (first, last) = ((low / step + 1e-9).floor(), (high / step - 1e-9).ceil());
        Self { low: first * step, high: last * step, step }
    }

    fn gaps(&self) -> u32 {
        ((self.high - self.low) / self.step).round() as u32
    }

    /// The values at the lines, from low to high.
    pub fn ticks(self) -> impl Iterator<Item = f64> {
        (0..=self.gaps()).map(move |i| self.low + f64::from(i) * self.step)
    }

    /// How many decimal places the labels of the lines need.
    pub fn decimals(self) -> usize {
        let whole = |places: i32| {
            let scaled = self.step * 10_f64.powi(places);
            (scaled - scaled.round()).abs() < 1e-6
        };
        (0..6).find(|&places| whole(places)).unwrap_or(6) as usize
    }
}

/// Round steps that could fit a range, the smallest first.
fn steps(range: f64) -> impl Iterator<Item = f64> {
    let power = range.log10().floor() as i32;
    (power - 2..=power + 1).flat_map(|p| [1.0, 2.0, 2.5, 5.0].map(|m| m * 10_f64.powi(p)))
}

/// Moves positions apart until neighbours are `gap` from each other, and each group stays centred where it wanted
/// to be, within `low` to `high`. The positions come sorted and stay sorted.
pub(crate) fn spread(wanted: &[f64], gap: f64, low: f64, high: f64) -> Vec<f64> {
    // Each group: the sum of where its members want its first member, and how many they are.
    let mut groups: Vec<(f64, usize)> = Vec::new();
    let start = |&(sum, size): &(f64, usize)| {
        let room = high - gap * (size - 1) as f64;
        (sum / size as f64).min(room).max(low)
    };
    for &want in wanted {
        let mut group = (want, 1);
        while let Some(last) = groups.last() {
            if start(last) + gap * last.1 as f64 <= start(&group) {
                break;
            }
            let offset = gap * (last.1 * group.1) as f64;
            group = (last.0 + group.0 - offset, last.1 + group.1);
            groups.pop();
        }
        groups.push(group);
    }
    groups.iter().flat_map(|group| (0..group.1).map(move |i| start(group) + gap * i as f64)).collect()
}

/// For each span the lowest level on which it touches no earlier one.
pub(crate) fn levels(spans: &[(f64, f64)], gap: f64) -> Vec<usize> {
    let mut placed: Vec<usize> = Vec::with_capacity(spans.len());
    for (i, span) in spans.iter().enumerate() {
        let free = |level: usize| {
            let mut earlier = spans[..i].iter().zip(&placed).filter(|(_, at)| **at == level);
            earlier.all(|(other, _)| span.1 + gap <= other.0 || other.1 + gap <= span.0)
        };
        placed.push((0..=i).find(|&level| free(level)).unwrap_or(i));
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_has_four_to_six_lines_and_holds_the_values() {
        for low in [0.0, 0.1, 1.0, 7.0, 40.0, 58.3, 598.0, 84_000.0, -12.0] {
            for range in [0.0, 0.02, 0.7, 1.0, 3.0, 9.9, 31.8, 250.0, 1057.0, 5_000_000.0] {
                for whole in [false, true] {
                    let axis = Axis::around(low, low + range, whole);
                    let lines = axis.ticks().count();
                    assert!((4..=6).contains(&lines), "{lines} lines for {low} and {range}: {axis:?}");
                    assert!(axis.low <= low + 1e-6 && axis.high >= low + range - 1e-6, "{axis:?}");
                }
            }
        }
    }

    #[test]
    fn an_axis_starts_at_zero_when_that_costs_little() {
        assert_eq!(Axis::around(12.0, 90.0, true).low, 0.0);
        assert_eq!(Axis::around(58.3, 90.0, false).low, 50.0);
    }

    #[test]
    fn labels_show_no_more_places_than_the_step_needs() {
        let cases = [(0.0, 10.0, 0), (0.0, 1.0, 2), (0.0, 0.1, 3)];
        for (low, high, most) in cases {
            assert!(Axis::around(low, high, false).decimals() <= most, "{low} to {high}");
        }
        assert_eq!(Axis { low: 0.0, high: 10.0, step: 2.5 }.decimals(), 1);
        assert_eq!(Axis { low: 0.0, high: 1.0, step: 0.2 }.decimals(), 1);
    }

    #[test]
    fn labels_are_moved_apart_and_kept_inside() {
        assert_eq!(spread(&[10.0, 12.0, 60.0], 16.0, 0.0, 100.0), [3.0, 19.0, 60.0]);
        assert_eq!(spread(&[96.0, 99.0], 16.0, 0.0, 100.0), [84.0, 100.0]);
    }

    #[test]
    fn spans_that_touch_take_another_level() {
        assert_eq!(levels(&[(0.0, 10.0), (8.0, 18.0), (30.0, 40.0)], 2.0), [0, 1, 0]);
    }
}
