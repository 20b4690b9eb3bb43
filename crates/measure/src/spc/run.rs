//! Run charts: what a short series can say before it has limits.
//!
//! The line in the middle is the median. Two signs count, as the Institute for Healthcare Improvement teaches them: a
//! shift of six or more on one side of the median (points on it are passed over), and a trend of five or more that all
//! rise or all fall (a point equal to the one before is passed over).

use super::Way;
use super::rules::Sign;

/// How many in a row on one side make a shift.
pub const SHIFT: usize = 6;
/// How many in a row that rise or fall make a trend.
pub const TREND: usize = 5;

/// A run chart worked out.
#[derive(Debug, Clone, PartialEq)]
pub struct RunChart {
    /// The median; none for a series without readings.
    pub median: Option<f64>,
    /// For each position, which way a run goes that it is part of.
    pub signals: Vec<Option<Way>>,
    /// How many useful observations there are: those that do not lie on the median.
    pub useful: usize,
}

impl RunChart {
    /// Which way the last point runs, if it is part of a run.
    #[must_use]
    pub fn last(&self) -> Option<Way> {
        self.signals.last().copied().flatten()
    }
}

/// Works out a run chart; `None` (or what is not finite) is a gap, which ends every run.
///
/// ```
/// use measure::spc::{Way, run::run_chart};
/// let values = [5.0, 1.0, 2.0, 3.0, 4.0, 6.0].map(Some);
/// let chart = run_chart(&values);
/// assert_eq!(chart.median, Some(3.5));
/// assert_eq!(chart.signals[1..], [Some(Way::High); 5]);
/// assert_eq!(chart.last(), Some(Way::High));
/// ```
#[must_use]
pub fn run_chart(values: &[Option<f64>]) -> RunChart {
    let values: Vec<Option<f64>> = values.iter().map(|value| value.filter(|value| value.is_finite())).collect();
    let median = median(&values);
    let mut signals = vec![None; values.len()];
    let mut useful = 0;
    if let Some(median) = median {
        let side = |value: f64| Sign::of(value, median).way();
        useful = values.iter().flatten().filter(|value| side(**value).is_some()).count();
        mark(&mut signals, &values, SHIFT, |value, _| side(value));
        // The first of a trend has no step before it: a trend of five is four steps.
        mark(&mut signals, &values, TREND, |value, before| Sign::of(value, before?).way());
    }
    RunChart { median, signals, useful }
}

/// Marks runs of at least `least` readings that go one way; those that go no way are passed over.
fn mark(
    signals: &mut [Option<Way>],
    values: &[Option<f64>],
    least: usize,
    way: impl Fn(f64, Option<f64>) -> Option<Way>,
) {
    let (mut run, mut going, mut before): (Vec<usize>, Option<Way>, Option<f64>) = (Vec::new(), None, None);
    let flush = |run: &[usize], going: Option<Way>, signals: &mut [Option<Way>]| {
        if run.len() >= least {
            run.iter().for_each(|at| signals[*at] = going);
        }
    };
    for (at, value) in values.iter().enumerate() {
        let Some(value) = *value else {
            flush(&run, going, signals);
            (run, going, before) = (Vec::new(), None, None);
            continue;
        };
        match way(value, before) {
            // Nothing came before the first of a trend: it begins the run whichever way the next goes.
            None if before.is_none() => run = vec![at],
            None => {}
            same if same == going => run.push(at),
            other => {
                let last = run.last().copied();
                flush(&run, going, signals);
                // A turn of a trend belongs to both runs.
                let joins = last.filter(|_| way(value, None).is_none());
                run = joins.into_iter().chain([at]).collect();
                going = other;
            }
        }
        before = Some(value);
    }
    flush(&run, going, signals);
}

fn median(values: &[Option<f64>]) -> Option<f64> {
    crate::rank::average(values, crate::rank::Average::Median).map(|(median, _)| median)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signs(values: &[f64]) -> String {
        let values: Vec<Option<f64>> = values.iter().map(|v| Some(*v)).collect();
        run_chart(&values).signals.iter().map(|s| s.map_or('.', Way::letter)).collect()
    }

    #[test]
    fn six_on_one_side_are_a_shift_and_the_median_is_passed_over() {
        assert_eq!(signs(&[1.0, 2.0, 1.0, 2.0, 1.0, 2.0, 8.0, 9.0, 8.0, 9.0, 8.0, 9.0]), "LLLLLLHHHHHH");
        assert_eq!(signs(&[1.0, 2.0, 1.0, 2.0, 1.0, 8.0, 9.0, 8.0, 9.0, 8.0]), "..........");
        // 5 is the median: it neither breaks the run nor belongs to it.
        assert_eq!(signs(&[1.0, 2.0, 1.0, 5.0, 2.0, 1.0, 2.0, 8.0, 9.0, 8.0, 9.0, 8.0, 9.0]), "LLL.LLLHHHHHH");
    }

    #[test]
    fn five_that_rise_or_fall_are_a_trend_and_equals_are_passed_over() {
        assert_eq!(signs(&[1.0, 2.0, 3.0, 4.0, 5.0]), "HHHHH");
        assert_eq!(signs(&[1.0, 2.0, 3.0, 4.0]), "....");
        assert_eq!(signs(&[5.0, 4.0, 4.0, 3.0, 2.0, 1.0]), "LL.LLL");
        assert_eq!(signs(&[3.0, 1.0, 2.0, 3.0, 4.0, 5.0, 2.0]), ".HHHHH.");
    }

    #[test]
    fn gaps_end_runs_and_short_series_say_nothing() {
        let gap = [Some(1.0), Some(2.0), Some(3.0), None, Some(4.0), Some(5.0), Some(f64::NAN)];
        assert_eq!(run_chart(&gap).signals, [None; 7]);
        let none = run_chart(&[]);
        assert!(none.median.is_none() && none.signals.is_empty() && none.useful == 0);
        let level = run_chart(&[Some(2.0); 8]);
        assert_eq!((level.median, level.useful), (Some(2.0), 0));
        assert_eq!(level.signals, [None; 8]);
    }
}
