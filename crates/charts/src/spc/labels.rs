//! The words that name the lines: at the right end in the wide drawing, under the plot in the narrow one.

use super::frame::Frame;
use super::{Place, Range, Spc};
use crate::TargetLine;
use crate::palette::RULE;
use crate::scale::spread;
use crate::svg::{Sheet, Size, Type};
use crate::words::{N, known, number, width, wrap};

/// The distance of two labels at the right end, and of two lines under the plot.
const GAP: f64 = 17.0;

/// One label at the right end: the value it belongs to, and its words.
pub(super) struct End {
    at: f64,
    words: String,
    look: Type,
    /// Whether a hairline leads it back to its line when it had to move.
    led: bool,
}

pub(super) enum Labels {
    /// At the right end.
    Ends(Vec<End>),
    /// Under the plot.
    Lines(Vec<String>),
}

impl Labels {
    pub(super) fn of(spc: &Spc, size: Size) -> Self {
        match size {
            Size::Wide => Self::Ends(ends_of(spc)),
            Size::Narrow => Self::Lines(wrap(&key_of(spc), 12.5, crate::svg::NARROW - 8.0)),
        }
    }

    /// The room they need at the right.
    pub(super) fn room(&self) -> f64 {
        match self {
            Self::Ends(ends) => {
                let longest = ends.iter().fold(0.0, |most: f64, e| most.max(width(&e.words, 14.0)));
                if ends.is_empty() { 16.0 } else { (longest + 14.0).ceil().max(40.0) }
            }
            Self::Lines(_) => 12.0,
        }
    }

    /// The room they need under the plot.
    pub(super) fn depth(&self) -> f64 {
        match self {
            Self::Ends(_) => 0.0,
            Self::Lines(lines) => lines.len() as f64 * GAP + if lines.is_empty() { 0.0 } else { 8.0 },
        }
    }

    pub(super) fn write(&self, sheet: &mut Sheet, frame: &Frame<'_>) {
        match self {
            Self::Ends(ends) => write_ends(sheet, frame, ends),
            Self::Lines(lines) => {
                for (i, line) in lines.iter().enumerate() {
                    let y = frame.under_years() + 8.0 + GAP * (i + 1) as f64 - 3.0;
                    sheet.text(0.0, y, Type::quiet(12.5), line);
                }
            }
        }
    }
}

fn write_ends(sheet: &mut Sheet, frame: &Frame<'_>, ends: &[End]) {
    let mut order: Vec<&End> = ends.iter().collect();
    order.sort_by(|a, b| b.at.total_cmp(&a.at));
    let wanted: Vec<f64> = order.iter().map(|e| frame.y(e.at)).collect();
    let placed = spread(&wanted, GAP, frame.top - 4.0, frame.bottom + 2.0);
    for ((end, want), y) in order.iter().zip(&wanted).zip(placed) {
        // A label that had to move is led back to its line.
        if end.led && (y - want).abs() > 5.0 {
            sheet.put(format_args!(
                r#"<path d="M{} {}L{} {}" stroke="{RULE}"/>"#,
                N(frame.right),
                N(*want),
                N(frame.right + 6.0),
                N(y)
            ));
        }
        sheet.text(frame.right + 8.0, y + 5.0, end.look, &end.words);
    }
}

fn ends_of(spc: &Spc) -> Vec<End> {
    const QUIET: Type = Type::quiet(14.0);
    let mut ends = Vec::new();
    let mut add = |at: f64, words: String, look, led| ends.push(End { at, words, look, led });
    if let Some(segment) = spc.segments.last() {
        let (lower, upper) = spc.last_limits(segment);
        let middle = format!("{} {}", segment.range.middle(), number(segment.mean, spc.decimals));
        if let Some(word) = segment.range.limit() {
            add(upper, format!("{word} high {}", number(upper, spc.decimals)), QUIET, true);
            add(segment.mean, middle, Type::ink(14.0), true);
            add(lower, format!("{word} low {}", number(lower, spc.decimals)), QUIET, true);
        } else {
            add(segment.mean, middle, Type::ink(14.0), true);
        }
    }
    if let Some(target) = &spc.target {
        let (_, high) = TargetLine::ends(target.line);
        add(high, target.label.clone(), Type::ink(14.0), true);
    }
    if let Some((other, value)) = last_elsewhere(spc) {
        add(value, format!("{} {}", other.name, spc.print(value)), QUIET, true);
        // Just under it, so that the two stay together.
        add(value - value.abs() * 1e-9 - 1e-9, other.date.clone(), QUIET, false);
    }
    let last = spc.points.len().saturating_sub(1);
    let value = spc.points.last().and_then(|p| known(p.value));
    for note in spc.notes.iter().filter(|n| n.place == Place::Right && n.at == last) {
        if let Some(value) = value {
            add(value, note.words.clone(), Type::bold(14.0), false);
        }
    }
    ends
}

fn last_elsewhere(spc: &Spc) -> Option<(&super::Comparator, f64)> {
    let other = spc.comparator.as_ref()?;
    let value = other.values.iter().take(spc.points.len()).rev().find_map(|v| known(*v))?;
    Some((other, value))
}

/// The same words in sentences.
fn key_of(spc: &Spc) -> String {
    let mut said = Vec::new();
    if let Some(segment) = spc.segments.last() {
        said.push(format!("Line: {} {}.", segment.range.middle(), spc.print(segment.mean)));
        let (lower, upper) = spc.last_limits(segment);
        let limits = format!("{} to {}", number(lower, spc.decimals), spc.print(upper));
        match segment.range {
            Range::Usual => said.push(format!("Band: usual range {limits}.")),
            Range::Trial => said.push(format!("Dotted: range on trial, {limits}.")),
            Range::Median => {}
        }
    }
    if let Some(target) = &spc.target {
        said.push(format!("Dashed: {}.", target.label));
    }
    if let Some((other, value)) = last_elsewhere(spc) {
        said.push(format!("Triangles: {} {}, {}.", other.name, spc.print(value), other.date));
    }
    said.join(" ")
}
