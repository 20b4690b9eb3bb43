//! What a chart says today: its last point, whether the target is within reach, and how far to trust the limits.

use super::rules::Sign;
use super::{Flag, Group, Lines, Options, Point, Rule, Way};
use crate::Polarity;

/// With fewer readings than this, only a plain run chart.
pub const TRIAL_POINTS: usize = 5;
/// From this many readings on, limits are stable.
pub const STABLE_POINTS: usize = 12;

/// What a point means, given which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// No more than chance.
    CommonCause,
    /// More than chance, and the better way.
    Improvement,
    /// More than chance, and the worse way.
    Concern,
    /// More than chance and high, where neither way is better.
    NeutralHigh,
    /// More than chance and low, where neither way is better.
    NeutralLow,
}

impl Class {
    /// The class of a flag, or of none.
    #[must_use]
    pub const fn of(flag: Option<Flag>, polarity: Polarity) -> Self {
        let Some(flag) = flag else { return Self::CommonCause };
        match (flag.way, polarity) {
            (Way::High, Polarity::HigherBetter) | (Way::Low, Polarity::LowerBetter) => Self::Improvement,
            (Way::Low, Polarity::HigherBetter) | (Way::High, Polarity::LowerBetter) => Self::Concern,
            (Way::High, Polarity::Neutral) => Self::NeutralHigh,
            (Way::Low, Polarity::Neutral) => Self::NeutralLow,
        }
    }
}

/// How far the number of readings lets the limits be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Enough {
    /// Under 5 readings: draw the line, say nothing of limits.
    RunChartOnly,
    /// 5 to 11: limits on trial, likely to move.
    Trial,
    /// 12 or more.
    Stable,
}

impl Enough {
    /// By the number of readings the limits rest on.
    #[must_use]
    pub const fn of(readings: usize) -> Self {
        if readings < TRIAL_POINTS {
            Self::RunChartOnly
        } else if readings < STABLE_POINTS {
            Self::Trial
        } else {
            Self::Stable
        }
    }
}

/// Whether the target can be expected to be met while nothing changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Assurance {
    /// The target lies beyond the limits on the easy side: met every time.
    Pass,
    /// The target lies beyond the limits on the hard side: missed every time.
    Fail,
    /// The target lies within the limits: met at times, missed at times, by chance.
    HitOrMiss,
}

/// The last point, if there is a reading at it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Latest {
    /// The reading.
    pub value: f64,
    /// Why it is more than chance, if it is.
    pub flag: Option<Flag>,
    /// What that means. This is the variation icon.
    pub class: Class,
    /// How many points up to and including this one show the same: outside the limits on the same side, one side of
    /// the mean, or rising or falling without a turn; for two in three, how many of the last three are near the
    /// limit. 0 without a flag.
    pub run: usize,
}

/// What a chart says today.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Summary {
    /// How many readings the limits now in force rest on.
    pub basis: usize,
    /// How far that lets the limits be trusted.
    pub enough: Enough,
    /// The last point; `None` for an empty series or one that ends in a gap.
    pub latest: Option<Latest>,
    /// Whether the last point is the first after a rebase, so that nothing can be said of it yet.
    pub just_rebased: bool,
    /// Mean and limits now in force.
    pub lines: Option<Lines>,
    /// The target against the limits now in force; `None` without a target or limits, or where neither way is better.
    pub assurance: Option<Assurance>,
}

impl Summary {
    pub(super) fn of(points: &[Point], groups: &[Group], options: &Options) -> Self {
        let last = groups.last();
        let basis = last.map_or(0, |group| group.basis);
        let lines = last.and_then(|group| group.lines);
        Self {
            basis,
            enough: Enough::of(basis),
            latest: latest(points),
            just_rebased: groups.len() > 1 && last.is_some_and(|group| group.readings == 1),
            lines,
            assurance: lines
                .zip(options.target)
                .and_then(|(lines, target)| assurance(&lines, target, options.polarity)),
        }
    }
}

/// The target against the limits. On a limit counts as hit or miss; where neither way is better there is no answer.
#[must_use]
pub fn assurance(lines: &Lines, target: f64, polarity: Polarity) -> Option<Assurance> {
    let side = lines.outside(target);
    match (polarity, side) {
        (Polarity::Neutral, _) => None,
        (_, Sign::Zero) => Some(Assurance::HitOrMiss),
        (Polarity::HigherBetter, Sign::Plus) | (Polarity::LowerBetter, Sign::Minus) => Some(Assurance::Fail),
        (Polarity::HigherBetter, Sign::Minus) | (Polarity::LowerBetter, Sign::Plus) => Some(Assurance::Pass),
    }
}

fn latest(points: &[Point]) -> Option<Latest> {
    let last = points.last()?;
    let value = last.value?;
    let run = last.flag.map_or(0, |flag| run(flag, points, last.group));
    Some(Latest { value, flag: last.flag, class: last.class, run })
}

/// How long the last points of a group have shown what its last point is flagged for.
fn run(flag: Flag, points: &[Point], group: usize) -> usize {
    let stretch = points.iter().rev().take_while(|point| point.group == group && point.value.is_some());
    let way = Some(flag.way);
    match flag.rule {
        Rule::Outside => stretch.take_while(|point| outside(point).way() == way).count(),
        Rule::Shift => stretch.take_while(|point| point.side.way() == way).count(),
        Rule::TwoInThree => stretch.take(3).filter(|point| point.close).count(),
        Rule::Trend => {
            let values: Vec<f64> = stretch.filter_map(|point| point.value).collect();
            let steps = values.windows(2).take_while(|pair| Sign::of(pair[0], pair[1]).way() == way);
            steps.count() + 1
        }
    }
}

fn outside(point: &Point) -> Sign {
    match (point.lines, point.value) {
        (Some(lines), Some(value)) => lines.outside(value),
        _ => Sign::Zero,
    }
}
