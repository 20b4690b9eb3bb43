//! What the figures draw: the band, the target, the line of somewhere else, the line and its points.

use super::frame::Frame;
use super::{Mark, Point, Range, Segment};
use crate::palette::{BAND, BETTER, COMMON, INK, LIMIT, NEUTRAL, PAPER, SERIES_BEFORE, WORSE};
use crate::svg::{Sheet, broken};
use crate::words::{N, Safe, known};

/// What is usual, segment by segment, with its average.
pub(super) fn bands(sheet: &mut Sheet, frame: &Frame<'_>) {
    let points = frame.spc.points.len();
    for (segment, end) in frame.segments().filter(|(s, end)| s.start < *end) {
        let reach = |end: usize| if end == points { frame.right } else { frame.before(end) };
        let (from, to) = (frame.before(segment.start), reach(end));
        for (first, after, limits) in steps(frame, segment, end) {
            limits_of(sheet, frame, segment.range, (frame.before(first), reach(after)), limits);
        }
        sheet.put(format_args!(
            r#"<path d="M{} {}H{}" stroke="{INK}" stroke-width="1.2"><title>{} {}</title></path>"#,
            N(from),
            N(frame.y(segment.mean)),
            N(to),
            segment.range.middle(),
            Safe(&frame.print(segment.mean))
        ));
    }
}

/// Points in a row that share their limits: the first, the one after the last, the lower and the upper limit.
fn steps(frame: &Frame<'_>, segment: &Segment, end: usize) -> Vec<(usize, usize, (f64, f64))> {
    let mut steps: Vec<(usize, usize, (f64, f64))> = Vec::new();
    for at in segment.start..end {
        let limits = frame.spc.points[at].limits.unwrap_or((segment.lower, segment.upper));
        match steps.last_mut() {
            // The very same numbers, as worked out once for the whole segment.
            Some((_, after, same))
                if same.0.to_bits() == limits.0.to_bits() && same.1.to_bits() == limits.1.to_bits() =>
            {
                *after = at + 1;
            }
            _ => steps.push((at, at + 1, limits)),
        }
    }
    steps
}

fn limits_of(sheet: &mut Sheet, frame: &Frame<'_>, range: Range, (from, to): (f64, f64), (lower, upper): (f64, f64)) {
    let (top, bottom) = (frame.y(frame.spc.held(upper)), frame.y(frame.spc.held(lower)));
    match range {
        Range::Median => return,
        Range::Usual => sheet.put(format_args!(
            r#"<rect x="{}" y="{}" width="{}" height="{}" fill="{BAND}"/>"#,
            N(from),
            N(top),
            N(to - from),
            N(bottom - top)
        )),
        Range::Trial => {}
    }
    for y in [top, bottom] {
        match range {
            Range::Trial => sheet.put(format_args!(
                r#"<path d="M{} {}H{}" stroke="{LIMIT}" stroke-dasharray="2 4"/>"#,
                N(from),
                N(y),
                N(to)
            )),
            Range::Usual | Range::Median => sheet.hairline(from, to, y, LIMIT),
        }
    }
}

pub(super) fn target(sheet: &mut Sheet, frame: &Frame<'_>) {
    let Some(target) = &frame.spc.target else { return };
    let (low, high) = target.line.ends();
    for value in [low, high].into_iter().take(if low == high { 1 } else { 2 }) {
        sheet.put(format_args!(
            r#"<path d="M{} {}H{}" stroke="{INK}" stroke-width="1.3" stroke-dasharray="6 4"/>"#,
            N(frame.left),
            N(frame.y(value)),
            N(frame.right)
        ));
    }
}

/// A thin line with triangles, and a dotted line that carries the last figure to the edge.
pub(super) fn comparator(sheet: &mut Sheet, frame: &Frame<'_>) {
    let Some(other) = &frame.spc.comparator else { return };
    let values = || other.values.iter().take(frame.spc.points.len()).map(|v| known(*v)).enumerate();
    let path = path_of(frame, values());
    sheet.put(format_args!(
        r#"<path d="{path}" fill="none" stroke="{SERIES_BEFORE}" stroke-width="1.5" stroke-linejoin="round"/>"#
    ));
    let Some((last, value)) = values().filter_map(|(i, v)| Some((i, v?))).next_back() else {
        return;
    };
    sheet.put(format_args!(
        r#"<path d="M{} {}H{}" stroke="{SERIES_BEFORE}" stroke-width="1.5" stroke-dasharray="1.5 4"/>"#,
        N(frame.x(last)),
        N(frame.y(value)),
        N(frame.right)
    ));
    for (i, value) in values().filter_map(|(i, v)| Some((i, v?))) {
        let (x, y) = (frame.x(i), frame.y(value));
        let when = if i == last { &other.date } else { &frame.spc.points[i].label };
        sheet.put(format_args!(
            r#"<path d="M{} {}l4.4 7.4h-8.8z" fill="{PAPER}" stroke="{SERIES_BEFORE}" stroke-width="1.6"><title>{}, {}: {}</title></path>"#,
            N(x),
            N(y - 4.6),
            Safe(&other.name),
            Safe(when),
            Safe(&frame.print(value))
        ));
    }
}

pub(super) fn line(sheet: &mut Sheet, frame: &Frame<'_>) {
    let path = path_of(frame, frame.spc.points.iter().map(|p| known(p.value)).enumerate());
    if !path.is_empty() {
        sheet.put(format_args!(
            r#"<path d="{path}" fill="none" stroke="{COMMON}" stroke-width="1.8" stroke-linejoin="round"/>"#
        ));
    }
}

/// The path through the known values, broken where one is missing.
fn path_of(frame: &Frame<'_>, values: impl Iterator<Item = (usize, Option<f64>)>) -> String {
    broken(values.map(|(i, value)| Some((frame.x(i), frame.y(value?)))))
}

pub(super) fn points(sheet: &mut Sheet, frame: &Frame<'_>) {
    for (i, point) in frame.spc.points.iter().enumerate() {
        if let Some(value) = known(point.value) {
            mark(sheet, (frame.x(i), frame.y(value)), point, &frame.print(value));
        }
    }
}

fn mark(sheet: &mut Sheet, (x, y): (f64, f64), point: &Point, value: &str) {
    let kind = point.mark;
    match kind {
        Mark::Usual => sheet.put(format_args!(r#"<circle cx="{}" cy="{}" r="3.2" fill="{COMMON}">"#, N(x), N(y))),
        Mark::Worse => sheet.put(format_args!(
            r#"<path d="M{} {}l6.4 6.4l-6.4 6.4l-6.4-6.4z" fill="{WORSE}" stroke="{PAPER}">"#,
            N(x),
            N(y - 6.4)
        )),
        Mark::Better => sheet.put(format_args!(
            r#"<circle cx="{}" cy="{}" r="5" fill="{PAPER}" stroke="{BETTER}" stroke-width="2.6">"#,
            N(x),
            N(y)
        )),
        Mark::Neutral => sheet.put(format_args!(
            r#"<rect x="{}" y="{}" width="9.2" height="9.2" fill="{PAPER}" stroke="{NEUTRAL}" stroke-width="2.2">"#,
            N(x - 4.6),
            N(y - 4.6)
        )),
    }
    let (says, element) = match kind {
        Mark::Usual => ("", "circle"),
        Mark::Worse => (", really worse", "path"),
        Mark::Better => (", really better", "circle"),
        Mark::Neutral => (", a real change", "rect"),
    };
    sheet.put(format_args!("<title>{}: {}{says}</title></{element}>", Safe(&point.label), Safe(value)));
}
