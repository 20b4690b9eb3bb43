//! Statistical process control: XmR charts as NHS England's "Making Data Count" draws them.
//!
//! The sums follow the NHS-R Community's `NHSRplotthedots` 0.2.2: limits at 2.66 mean moving ranges, one pass of
//! screening for outlying ranges, seven points for a shift and seven for a trend, flags given back to every point
//! of a run. Two things are ours: a gap in the series breaks ranges and runs (the reference knows no gaps), and by
//! default screening never removes all variation (see [`Screening`]).
//!
//! Not for rolling 12-month figures: neighbouring points share eleven months, so the limits would be far too narrow.

pub mod attributes;
mod limits;
pub mod rules;
pub mod run;
mod summary;
#[cfg(test)]
mod tests;

use std::ops::Range;

pub use limits::{CLOSE_MULTIPLIER, LIMIT_MULTIPLIER, Lines, SCREEN_MULTIPLIER, Screening, lines};
pub use summary::{Assurance, Class, Enough, Latest, STABLE_POINTS, Summary, TRIAL_POINTS, assurance};

use crate::Polarity;
use rules::Sign;

/// How a chart is worked out.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// Which way is better; decides what is improvement and what is concern.
    pub polarity: Polarity,
    /// Whether outlying moving ranges are left out of the limits.
    pub screening: Screening,
    /// How many consecutive points on one side of the mean make a shift. At least 2; usually 7, some schools use 8.
    pub shift: usize,
    /// How many consecutive points all rising or all falling make a trend. At least 2; usually 7, some schools use 6.
    pub trend: usize,
    /// Work out mean and limits from only the first so many readings of each group.
    pub baseline: Option<usize>,
    /// Positions (from 0) where the chart starts afresh with new limits. In any order; those outside the series
    /// are ignored. Rebase only for a recorded reason.
    pub rebase_at: Vec<usize>,
    /// The target, for [assurance](Summary::assurance).
    pub target: Option<f64>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            polarity: Polarity::Neutral,
            screening: Screening::default(),
            shift: 7,
            trend: 7,
            baseline: None,
            rebase_at: Vec::new(),
            target: None,
        }
    }
}

/// The rule that marks a point as more than chance. Where several do, the first in this order is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// Outside the limits ("astronomical").
    Outside,
    /// In a run of points that all rise, or all fall.
    Trend,
    /// One of two points in three that lie near a limit, all three on the same side of the mean.
    TwoInThree,
    /// In a run of points on one side of the mean.
    Shift,
}

/// Which way a flagged point or run goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    /// Above the mean, or rising.
    High,
    /// Below the mean, or falling.
    Low,
}

impl Way {
    /// The letter in the icon: `H` or `L`.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::High => 'H',
            Self::Low => 'L',
        }
    }
}

/// Why a point is more than chance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Flag {
    /// The rule that caught it.
    pub rule: Rule,
    /// Which way it goes.
    pub way: Way,
}

/// One position of the series.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// The reading; `None` is a gap.
    pub value: Option<f64>,
    /// Which group of the chart it is in, from 0.
    pub group: usize,
    /// Mean and limits at this position; `None` where the group has no two neighbouring readings.
    pub lines: Option<Lines>,
    /// The side of the mean it lies on; [`Sign::Zero`] on the mean, in a gap, or without lines.
    pub side: Sign,
    /// Whether it lies inside the limits but near one.
    pub close: bool,
    /// Why it is more than chance, if it is.
    pub flag: Option<Flag>,
    /// What that means, given which way is better.
    pub class: Class,
}

/// A stretch of the chart with limits of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The positions it covers.
    pub range: Range<usize>,
    /// How many readings it has, gaps not counted.
    pub readings: usize,
    /// How many readings the limits rest on.
    pub basis: usize,
    /// Mean and limits; `None` where the basis has no two neighbouring readings.
    pub lines: Option<Lines>,
}

/// A chart worked out.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// One for every position of the series.
    pub points: Vec<Point>,
    /// One for the start and one more for every rebase.
    pub groups: Vec<Group>,
    /// What the chart says today.
    pub summary: Summary,
}

impl Chart {
    /// The same chart in another unit: a share of 0 to 1 as a percentage, by 100. Flags and classes stay as they are.
    #[must_use]
    pub fn times(mut self, by: f64) -> Self {
        for point in &mut self.points {
            point.value = point.value.map(|value| value * by);
            point.lines = point.lines.map(|lines| lines.times(by));
        }
        for group in &mut self.groups {
            group.lines = group.lines.map(|lines| lines.times(by));
        }
        self.summary.lines = self.summary.lines.map(|lines| lines.times(by));
        if let Some(latest) = &mut self.summary.latest {
            latest.value *= by;
        }
        self
    }
}

/// Works out an XmR chart for readings in order of time, evenly spaced; `None` (or a value that is not finite) is a
/// gap, which breaks the line: no moving range and no run reaches across it.
///
/// ```
/// use measure::spc::{chart, Options};
/// let values = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1].map(|value| Some(f64::from(value)));
/// let lines = chart(&values, &Options::default()).groups[0].lines.unwrap();
/// assert_eq!(format!("{:.2} {:.2} {:.2}", lines.lower, lines.mean, lines.upper), "-0.72 1.94 4.60");
/// ```
#[must_use]
pub fn chart(values: &[Option<f64>], options: &Options) -> Chart {
    let values: Vec<Option<f64>> = values.iter().map(|value| value.filter(|value| value.is_finite())).collect();
    let groups: Vec<Group> =
        ranges(values.len(), &options.rebase_at).into_iter().map(|range| group(&values, range, options)).collect();
    let mut points = Vec::with_capacity(values.len());
    for (number, group) in groups.iter().enumerate() {
        let lines = vec![group.lines; group.range.len()];
        points.extend(group_points(&values[group.range.clone()], number, &lines, options));
    }
    let summary = Summary::of(&points, &groups, options);
    Chart { points, groups, summary }
}

fn ranges(length: usize, rebase_at: &[usize]) -> Vec<Range<usize>> {
    let mut starts: Vec<usize> = rebase_at.iter().copied().filter(|start| *start > 0 && *start < length).collect();
    starts.sort_unstable();
    starts.dedup();
    let ends = starts.iter().copied().chain([length]).collect::<Vec<_>>();
    std::iter::once(0).chain(starts).zip(ends).map(|(start, end)| start..end).collect()
}

fn group(values: &[Option<f64>], range: Range<usize>, options: &Options) -> Group {
    let readings = values[range.clone()].iter().flatten().count();
    let lines = lines(&values[range.clone()], options.baseline, options.screening);
    Group { range, readings, basis: options.baseline.map_or(readings, |first| first.min(readings)), lines }
}

/// The points of a group, marked by every rule; each has lines of its own, since those of a chart of proportions move
/// with the denominator.
fn group_points(values: &[Option<f64>], group: usize, lines: &[Option<Lines>], options: &Options) -> Vec<Point> {
    let unmarked = |(value, lines): (&Option<f64>, &Option<Lines>)| Point {
        value: *value,
        group,
        lines: *lines,
        side: Sign::Zero,
        close: false,
        flag: None,
        class: Class::CommonCause,
    };
    let mut points: Vec<Point> = values.iter().zip(lines).map(unmarked).collect();
    for stretch in points.chunk_by_mut(|one, next| drawn(one).is_some() && drawn(next).is_some()) {
        mark(stretch, options);
    }
    points
}

/// A reading with its lines, where both are there.
fn drawn(point: &Point) -> Option<(f64, Lines)> {
    point.value.zip(point.lines)
}

/// Applies every rule to an unbroken stretch of readings.
fn mark(stretch: &mut [Point], options: &Options) {
    let readings: Vec<(f64, Lines)> = stretch.iter().filter_map(drawn).collect();
    let values: Vec<f64> = readings.iter().map(|(value, _)| *value).collect();
    let sides: Vec<Sign> = readings.iter().map(|(value, lines)| Sign::of(*value, lines.mean)).collect();
    let outside: Vec<Sign> = readings.iter().map(|(value, lines)| lines.outside(*value)).collect();
    let close: Vec<bool> = readings.iter().map(|(value, lines)| lines.is_close(*value)).collect();
    let trend = rules::backdate(&rules::completes_trend(&values, options.trend), options.trend);
    let two_in_three = rules::close_in_two_in_three(&close, &sides);
    let shift = rules::backdate(&rules::completes_shift(&sides, options.shift), options.shift);
    let present = stretch.iter_mut().filter(|point| drawn(point).is_some());
    for (at, point) in present.enumerate() {
        let found = [
            (Rule::Outside, outside[at]),
            (Rule::Trend, trend[at]),
            (Rule::TwoInThree, two_in_three[at]),
            (Rule::Shift, shift[at]),
        ];
        point.side = sides[at];
        point.close = close[at];
        point.flag = found.into_iter().find_map(|(rule, sign)| Some(Flag { rule, way: sign.way()? }));
        point.class = Class::of(point.flag, options.polarity);
    }
}
