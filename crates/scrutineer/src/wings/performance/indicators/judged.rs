//! An indicator judged as at a day: its latest figure, colour and reason, change, variation, series. The one place that
//! the dashboard, the scorecard, the indicator's page and every report read from.

use super::moves::Moves;
use super::range::Range;
use super::rules::{figure, shown, target_at, target_for, target_words};
use super::{Comparator, Indicator, Population, Rebase, SeriesBreak, Target};
use crate::wings::performance::readings::{Reading, Source};
use measure::{Judgement, Kind, Period, Variation, judge, spc};

/// What an indicator is judged from, as far as it was known at the day: readings in order of their end, one revision
/// of each; its own targets, comparators and breaks.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    pub indicator: &'a Indicator,
    pub readings: &'a [Reading],
    pub targets: &'a [Target],
    pub comparators: &'a [Comparator],
    pub breaks: &'a [SeriesBreak],
    pub rebases: &'a [Rebase],
    pub populations: &'a [Population],
}

/// The figure that is shown for an indicator.
#[derive(Clone, Debug)]
pub struct Latest {
    pub reading: Reading,
    pub period: Period,
    pub figure: measure::Reading,
    /// As people read it.
    pub shown: String,
}

/// The series behind the latest figure.
#[derive(Clone, Debug, Default)]
pub struct Series {
    /// Every period from the first to the last, gaps too.
    pub points: Vec<SeriesPoint>,
    /// How far the points since the last break usually go; nothing for rolling and yearly figures.
    pub range: Range,
    /// Where the range begins in `points`.
    pub from: usize,
    /// Where the usual range was worked out anew, as positions in the chart, and why.
    pub rebased: Vec<(usize, Rebase)>,
}

/// One period of a series.
#[derive(Clone, Debug)]
pub struct SeriesPoint {
    pub period: Period,
    pub value: Option<f64>,
    pub reading: Option<Reading>,
}

/// An indicator judged.
#[derive(Clone, Debug)]
pub struct Judged {
    pub latest: Option<Latest>,
    pub judgement: Judgement,
    pub target: Option<measure::Target>,
    /// The target as a column shows it.
    pub target_words: Option<String>,
    pub target_illustrative: bool,
    /// How the latest figure moved, on each comparator.
    pub moves: Moves,
    pub variation: Variation,
    pub series: Series,
    /// The latest comparator, with its own date.
    pub comparator: Option<Comparator>,
    /// The latest of each other name.
    pub others: Vec<Comparator>,
}

/// Judges an indicator from what was known.
#[must_use]
pub fn judged(known: &Known<'_>) -> Judged {
    let indicator = known.indicator;
    let latest = latest(known);
    let stored = latest.as_ref().and_then(|l| target_at(known.targets, &l.period));
    let target = stored.zip(latest.as_ref()).and_then(|(t, l)| target_for(t, indicator, &l.period));
    let nothing = measure::Reading::of(measure::Figure::NotReported("no figure yet".into()));
    let judgement =
        judge(latest.as_ref().map_or(&nothing, |l| &l.figure), target.as_ref(), indicator.polarity.0, indicator.unit.0);
    let series = series(known);
    Judged {
        moves: latest.as_ref().map(|l| Moves::of(known, l, target.as_ref())).unwrap_or_default(),
        variation: variation(known, &series, latest.as_ref()),
        target_words: target.as_ref().map(|t| target_words(t, indicator)),
        target_illustrative: stored.is_some_and(|t| t.illustrative),
        others: others(known.comparators),
        comparator: beside(known.comparators).cloned(),
        latest,
        judgement,
        target,
        series,
    }
}

/// The reading that ends last; of those, the one that covers most: eleven months say more than the eleventh.
fn latest(known: &Known<'_>) -> Option<Latest> {
    let reading = known.readings.iter().max_by_key(|r| (r.ends_on, std::cmp::Reverse(r.starts_on)))?.clone();
    let figure = figure(known.indicator, &reading, known.populations);
    Some(Latest { period: reading.period(), shown: shown(known.indicator, &figure), figure, reading })
}

/// The periods of the indicator's own frequency, from the first to the last, with gaps where nothing came.
fn series(known: &Known<'_>) -> Series {
    let kind = known.indicator.frequency.0;
    let own: Vec<&Reading> = known.readings.iter().filter(|r| r.kind.0 == kind).collect();
    let mut points = Vec::new();
    let mut next: Option<Period> = None;
    for reading in own {
        let period = reading.period();
        // More gaps than any board has: a wrong date must not become an endless line.
        while let Some(gap) = next.filter(|gap| gap.end() < period.end() && points.len() < 600) {
            points.push(SeriesPoint { period: gap, value: None, reading: None });
            next = Some(gap.following());
        }
        let value = figure(known.indicator, reading, known.populations).value.to_f64();
        points.push(SeriesPoint { period, value, reading: Some(reading.clone()) });
        next = Some(period.following());
    }
    // A break that is still to come concerns no point yet.
    let last = points.last().map(|p| p.period.end());
    let broken = known.breaks.iter().map(|b| b.on_date).filter(|day| last.is_some_and(|last| *day <= last)).max();
    let from = broken.map_or(0, |day| points.iter().position(|p| p.period.end() >= day).unwrap_or(points.len()));
    let charted = known.indicator.rolling_months.is_none() && kind != Kind::Year;
    let rebased: Vec<(usize, Rebase)> = known
        .rebases
        .iter()
        .filter_map(|r| Some((points[from..].iter().position(|p| p.period.start() >= r.on_date)?, r.clone())))
        .filter(|(at, _)| *at > 0)
        .collect();
    let range = if charted { Range::of(known, &points[from..], &rebased) } else { Range::default() };
    Series { points, range, from, rebased }
}

fn variation(known: &Known<'_>, series: &Series, latest: Option<&Latest>) -> Variation {
    if latest.is_none_or(|l| l.figure.value.number().is_none()) {
        return Variation::NoFigure;
    }
    let since_break = series.points.len() - series.from;
    if series.from > 0 && since_break < spc::STABLE_POINTS {
        return Variation::SeriesBreak;
    }
    match &series.range.chart {
        Some(chart) => Variation::of(&chart.summary, known.indicator.polarity.0),
        None => Variation::TooEarly {
            points: series.points.iter().filter(|p| p.value.is_some()).count().min(spc::STABLE_POINTS - 1),
        },
    }
}

/// One revision of each period: the latest. The readings come in order of end, start and revision.
#[must_use]
pub fn one_each(readings: Vec<Reading>) -> Vec<Reading> {
    let mut kept: Vec<Reading> = Vec::with_capacity(readings.len());
    for reading in readings {
        match kept.last_mut() {
            Some(last)
                if (last.indicator_id, last.kind, last.starts_on, last.ends_on)
                    == (reading.indicator_id, reading.kind, reading.starts_on, reading.ends_on) =>
            {
                *last = reading;
            }
            _ => kept.push(reading),
        }
    }
    kept
}

/// The mark beside a figure that says where it comes from: "Plan", "DfE"; nothing for a return.
#[must_use]
pub fn source_mark(source: Source) -> Option<&'static str> {
    match source {
        Source::Plan | Source::WorkedOut => Some("Plan"),
        Source::Published => Some("DfE"),
        Source::Return | Source::Counted | Source::Extract | Source::Illustrative => None,
    }
}

/// The name of the neighbours' comparators.
pub const NEIGHBOURS: &str = "neighbours";
/// The name of England's.
pub const ENGLAND: &str = "England";

/// The comparator that is meant where there is room for one: the latest, and of one day the neighbours' first.
#[must_use]
pub fn beside(comparators: &[Comparator]) -> Option<&Comparator> {
    comparators.iter().max_by_key(|c| (c.at_on, c.name == NEIGHBOURS, c.name == ENGLAND))
}

/// The latest of each name but the one that [`beside`] gives, in the order of their days and names.
fn others(comparators: &[Comparator]) -> Vec<Comparator> {
    let first = beside(comparators);
    let mut all: Vec<Comparator> = Vec::new();
    for one in comparators.iter().filter(|one| first.is_some_and(|first| first.name != one.name)) {
        match all.iter_mut().find(|other| other.name == one.name) {
            Some(other) if other.at_on >= one.at_on => {}
            Some(other) => *other = one.clone(),
            None => all.push(one.clone()),
        }
    }
    all.sort_by(|one, two| (two.at_on, &one.name).cmp(&(one.at_on, &two.name)));
    all
}
