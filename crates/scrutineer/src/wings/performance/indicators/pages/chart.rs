//! The control chart of an indicator's series, or its plain line where there are too few points for limits.

use super::one::{self, Sheet};
use crate::wings::performance::indicators::judged::Judged;
use crate::wings::performance::indicators::range::Range;
use crate::wings::performance::indicators::rules::{period_long, target_at, target_for, target_words};
use crate::wings::performance::indicators::{Indicator, Target};
use charts::{Bracket, Head, Mark, Note, Pin, Place, Point, Range as Reach, Segment, Spc, TargetLine};
use chrono::NaiveDate;
use kit::{Desk, Permission, Result};
use maud::{Markup, PreEscaped, html};
use measure::spc::{Class, Group, STABLE_POINTS, TRIAL_POINTS};
use measure::{Figure, Kind, Period, Unit};

/// What is drawn: the series of an indicator from its first shown point on, with numbered pins for what happened.
pub(super) struct Drawing<'a> {
    indicator: &'a Indicator,
    judged: &'a Judged,
    targets: &'a [Target],
    first: usize,
    pins: Vec<Pin>,
}

/// The chart of the page; nothing for a single point, of which there is no line.
pub(super) fn chart(page: &Sheet) -> Markup {
    let (indicator, judged, targets) = (&page.indicator, &page.judged, page.targets.as_slice());
    draw(&Drawing { indicator, judged, targets, first: page.first_shown(), pins: Vec::new() })
}

/// The chart of an indicator with what happened to it: each a number, its day and its words. Nothing where the person may
/// not see figures, or there is no line.
///
/// # Errors
/// When there is no such indicator, or the database cannot be read.
pub async fn with_events<P: Permission>(
    desk: &Desk<P>,
    code: &str,
    events: &[(u16, NaiveDate, String)],
) -> Result<Markup> {
    let page = one::load(desk, code, one::Asked::default()).await?;
    let points = &page.judged.series.points;
    let first = page.first_shown();
    let at = |day: NaiveDate| {
        points.iter().position(|point| point.period.end() >= day).unwrap_or(points.len().saturating_sub(1))
    };
    let pin = |(number, day, words): &(u16, NaiveDate, String)| {
        Some(Pin { at: at(*day).checked_sub(first)?, number: *number, label: words.clone() })
    };
    let pins = events.iter().filter_map(pin).collect();
    Ok(draw(&Drawing { indicator: &page.indicator, judged: &page.judged, targets: &page.targets, first, pins }))
}

fn draw(page: &Drawing<'_>) -> Markup {
    let series = &page.judged.series;
    if series.points.iter().filter(|p| p.value.is_some()).count() < 2 {
        return html! {};
    }
    let points: Vec<Point> = (page.first..series.points.len()).map(|n| point(page, n)).collect();
    let percentage = page.indicator.unit.0 == Unit::Percentage;
    let drawn = charts::both(&Spc {
        head: Head::new("series-chart", title(page), finding(page)),
        notes: notes(page, &points),
        points,
        segments: segments(page),
        target: target(page),
        unit: if percentage { "%".into() } else { String::new() },
        axis: if percentage { String::new() } else { page.indicator.unit.0.words().into() },
        decimals: usize::try_from(page.indicator.places).unwrap_or_default(),
        most: percentage.then_some(100.0),
        years: years(page),
        pins: page.pins.clone(),
        ..Spc::default()
    });
    html! { figure class="fig" { (PreEscaped(drawn)) } }
}

fn title(page: &Drawing<'_>) -> String {
    let points = &page.judged.series.points[page.first..];
    let ends = points.first().zip(points.last());
    let (first, last) = ends.map_or_else(Default::default, |(first, last)| {
        (period_long(page.indicator, &first.period), period_long(page.indicator, &last.period))
    });
    format!("{}, {first} to {last}", page.indicator.name)
}

/// What somebody is told who cannot see the drawing.
fn finding(page: &Drawing<'_>) -> String {
    let latest = page.judged.series.points.iter().rev().find(|p| p.value.is_some());
    let value = latest.and_then(|p| p.value).map(|v| shown(page.indicator, v)).unwrap_or_default();
    format!("The latest point is {value}. {}", page.judged.variation.sentence(page.indicator.frequency.0))
}

/// A value of the chart as the indicator shows it. Limits are not clipped where they are worked out; in words, none is
/// below 0, and no share above 100.
pub(super) fn shown(indicator: &Indicator, value: f64) -> String {
    let most = if indicator.unit.0 == Unit::Percentage { 100.0 } else { f64::MAX };
    let number = measure::Decimal::try_from(value.clamp(0.0, most)).unwrap_or_default();
    measure::unit::show_places(number, indicator.unit.0, indicator.places.unsigned_abs())
}

fn point(page: &Drawing<'_>, n: usize) -> Point {
    let series = &page.judged.series;
    let point = &series.points[n];
    let judged = series.range.chart.as_ref().zip(n.checked_sub(series.from));
    let judged = judged.and_then(|(chart, n)| {
        let point = chart.points.get(n)?;
        Some((point, chart.groups.get(point.group)?))
    });
    // Marks follow the limits that are drawn: none where these are still too early.
    let class = judged.filter(|(_, group)| group.basis >= STABLE_POINTS).map(|(point, _)| point.class);
    // Limits that follow the number of cases are each point's own.
    let own = judged.filter(|_| series.range.cases.is_some()).and_then(|(point, _)| point.lines);
    Point {
        label: period_long(page.indicator, &point.period),
        tick: tick(&point.period),
        value: point.value,
        mark: match class {
            Some(Class::Concern) => Mark::Worse,
            Some(Class::Improvement) => Mark::Better,
            Some(Class::NeutralHigh | Class::NeutralLow) => Mark::Neutral,
            Some(Class::CommonCause) | None => Mark::Usual,
        },
        limits: own.map(|lines| (lines.lower, lines.upper)),
    }
}

fn tick(period: &Period) -> String {
    match period.kind() {
        Kind::Year | Kind::CalendarYear | Kind::Day => period.short(),
        _ => period.end().format("%b").to_string(),
    }
}

/// The lines of each stretch since the last break: average and limits once it has enough points; until then, for the
/// latest stretch, the median, with limits on trial from the fifth point on.
fn segments(page: &Drawing<'_>) -> Vec<Segment> {
    let series = &page.judged.series;
    let Some(chart) = &series.range.chart else { return Vec::new() };
    let first = page.first;
    let of = |group: &Group| {
        let (range, mean, (lower, upper)) = lines(&series.range, group)?;
        let anew = series.rebased.iter().find(|(at, _)| *at == group.range.start);
        // What ended before the first point that is shown has no line to draw.
        (series.from + group.range.end > first).then_some(())?;
        Some(Segment {
            start: (series.from + group.range.start).saturating_sub(first),
            baseline: 0,
            range,
            mean,
            lower,
            upper,
            label: match anew {
                Some(_) => "range set anew".into(),
                None if series.from > 0 => "counted anew".into(),
                None => String::new(),
            },
        })
    };
    chart.groups.iter().filter_map(of).collect()
}

/// How far a stretch can be trusted, the line in its middle, its limits.
fn lines(range: &Range, group: &Group) -> Option<(Reach, f64, (f64, f64))> {
    if let Some(lines) = group.lines.filter(|_| group.basis >= STABLE_POINTS) {
        return Some((Reach::Usual, lines.mean, (lines.lower, lines.upper)));
    }
    let (_, run) = range.run.as_ref().filter(|(start, _)| *start == group.range.start)?;
    let median = run.median?;
    Some(match group.lines.filter(|_| group.basis >= TRIAL_POINTS) {
        Some(lines) => (Reach::Trial, median, (lines.lower, lines.upper)),
        None => (Reach::Median, median, (median, median)),
    })
}

/// The target as it applies to one period of the series: a yearly plan takes its share of a month.
fn target(page: &Drawing<'_>) -> Option<charts::Target> {
    let last = page.judged.series.points.last()?;
    let stored = target_at(page.targets, &last.period)?;
    let target = target_for(stored, page.indicator, &last.period)?;
    let words = target_words(&target, page.indicator);
    let number = |d: measure::Decimal| Figure::Number(d).to_f64();
    let (line, name) = match target {
        measure::Target::Level { level, .. } => (TargetLine::Level(number(level)?), "target"),
        measure::Target::Plan { plan, .. } => (TargetLine::Level(number(plan)?), "plan"),
        measure::Target::Band { low, high, .. } => (TargetLine::Band(number(low)?, number(high)?), "plan"),
    };
    Some(charts::Target { line, label: format!("{name} {words}") })
}

/// The financial years under the axis; a series of years needs none.
fn years(page: &Drawing<'_>) -> Vec<Bracket> {
    let mut years: Vec<Bracket> = Vec::new();
    for (n, point) in page.judged.series.points[page.first..].iter().enumerate() {
        if matches!(point.period.kind(), Kind::Year | Kind::CalendarYear) {
            return Vec::new();
        }
        let label = measure::period::financial_year_of(point.period.end()).short();
        match years.last_mut() {
            Some(year) if year.label == label => year.last = n,
            _ => years.push(Bracket { first: n, last: n, label }),
        }
    }
    years
}

/// The last point with its number, and the highest of those that are more than chance.
fn notes(page: &Drawing<'_>, points: &[Point]) -> Vec<Note> {
    let last = points.iter().rposition(|p| p.value.is_some());
    let flagged = |p: &&(usize, &Point)| p.1.mark != Mark::Usual && Some(p.0) != last;
    let high = |a: &(usize, &Point), b: &(usize, &Point)| a.1.value.unwrap_or(0.0).total_cmp(&b.1.value.unwrap_or(0.0));
    let numbered: Vec<(usize, &Point)> = points.iter().enumerate().collect();
    let top = numbered.iter().max_by(|a, b| high(a, b)).filter(flagged);
    let note = |(at, words, place, narrow)| Note { at, words, place, narrow };
    let value = |n: usize| points[n].value.map(|v| shown(page.indicator, v)).unwrap_or_default();
    let last = last.map(|n| (n, format!("{} {}", points[n].tick, value(n)), Place::Right, false));
    let top = top.map(|(n, _)| (*n, format!("{}, highest", value(*n)), Place::Above, false));
    last.into_iter().chain(top).map(note).collect()
}
