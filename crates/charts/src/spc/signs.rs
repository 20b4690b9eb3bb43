//! What people add to the figures: where limits were set, notes at points, and the numbered pins of the thread.

use super::Place;
use super::frame::Frame;
use crate::palette::{PAPER, RULE, THREAD};
use crate::scale::levels;
use crate::svg::{Anchor, Sheet, Type};
use crate::words::{N, Safe, known, width};

/// An upright and its words: where it stands, and where the words start and end.
struct Upright<'a> {
    x: f64,
    words: &'a str,
    span: (f64, f64),
}

/// The uprights: at the start of every segment after the first, and at the end of a baseline within the first.
fn uprights_of<'a>(frame: &Frame<'a>) -> Vec<Upright<'a>> {
    let mut found = Vec::new();
    for (segment, end) in frame.segments() {
        let set_again = segment.start > 0;
        let x = match segment.baseline {
            _ if set_again => frame.before(segment.start),
            baseline if baseline > 0 && segment.start + baseline < end => frame.before(segment.start + baseline),
            _ => continue,
        };
        let long = width(&segment.label, label_size(frame));
        // A baseline is written before its end, a new start after it, and either changes sides at the edge.
        let (before, after) = (x - 6.0 - long, x + 6.0);
        let after_fits = after + long <= frame.width;
        let from = if (set_again && after_fits) || before < 0.0 { after } else { before };
        let from = from.min(frame.width - long).max(0.0);
        found.push(Upright { x, words: &segment.label, span: (from, from + long) });
    }
    found
}

fn label_size(frame: &Frame<'_>) -> f64 {
    if frame.narrow { 12.5 } else { 13.0 }
}

/// How many rows the words of the uprights take above the plot.
pub(super) fn levels_of_uprights(frame: &Frame<'_>) -> usize {
    let spans: Vec<_> = uprights_of(frame).iter().map(|u| u.span).collect();
    levels(&spans, 8.0).into_iter().max().map_or(0, |top| top + 1)
}

pub(super) fn uprights(sheet: &mut Sheet, frame: &Frame<'_>) {
    let found = uprights_of(frame);
    let spans: Vec<_> = found.iter().map(|u| u.span).collect();
    for (upright, level) in found.iter().zip(levels(&spans, 8.0)) {
        let y = frame.top - 10.0 - level as f64 * 17.0;
        sheet.put(format_args!(
            r#"<path d="M{} {}V{}" stroke="{RULE}" stroke-dasharray="2 3"/>"#,
            N(upright.x),
            N(y - 8.0),
            N(frame.bottom)
        ));
        sheet.text(upright.span.0, y, Type::quiet(label_size(frame)), upright.words);
    }
}

/// The radius of a pin, and the least distance of two of them.
const PIN: f64 = 10.0;
const APART: f64 = 23.0;

/// The pins that are drawn, each with its level. Wide drawings stack pins that would touch; narrow ones keep the
/// first and the last and drop those between that would touch.
pub(super) fn levels_of_pins(frame: &Frame<'_>) -> Vec<(usize, usize)> {
    let pins = &frame.spc.pins;
    let at = |i: usize| frame.x(pins[i].at);
    let span = |i: usize| (at(i) - APART / 2.0, at(i) + APART / 2.0);
    if !frame.narrow {
        let spans: Vec<_> = (0..pins.len()).map(span).collect();
        return levels(&spans, 0.0).into_iter().enumerate().collect();
    }
    let mut kept: Vec<usize> = Vec::new();
    for i in 0..pins.len() {
        let touches = |k: usize| (at(i) - at(k)).abs() < APART;
        let is_last = i + 1 == pins.len();
        while is_last && kept.len() > 1 && kept.last().is_some_and(|&k| touches(k)) {
            kept.pop();
        }
        if !kept.last().is_some_and(|&k| touches(k)) {
            kept.push(i);
        }
    }
    kept.into_iter().map(|i| (i, 0)).collect()
}

/// The uprights of the pins, behind the line of the figures.
pub(super) fn stems(sheet: &mut Sheet, frame: &Frame<'_>) {
    for (pin, _) in frame.pins.iter().map(|&(i, level)| (&frame.spc.pins[i], level)) {
        sheet.put(format_args!(
            r#"<path d="M{} {}V{}" stroke="{THREAD}" stroke-width="1.5"/>"#,
            N(frame.x(pin.at)),
            N(frame.top),
            N(frame.bottom)
        ));
    }
}

pub(super) fn pins(sheet: &mut Sheet, frame: &Frame<'_>) {
    for (pin, level) in frame.pins.iter().map(|&(i, level)| (&frame.spc.pins[i], level)) {
        let (x, y) = (frame.x(pin.at), frame.bottom - level as f64 * APART);
        sheet.put(format_args!(
            r#"<circle cx="{}" cy="{}" r="{PIN}" fill="{PAPER}" stroke="{THREAD}" stroke-width="2"><title>{}: {}</title></circle>"#,
            N(x),
            N(y),
            pin.number,
            Safe(&pin.label)
        ));
        let look = Type { weight: 700, ..Type::bold(13.0) };
        sheet.text(x, y + 4.6, look.anchor(Anchor::Middle), &pin.number.to_string());
    }
}

/// The notes at points, except those that stand among the labels at the right end.
pub(super) fn notes(sheet: &mut Sheet, frame: &Frame<'_>) {
    let last = frame.spc.points.len().saturating_sub(1);
    for note in &frame.spc.notes {
        let among_labels = note.place == Place::Right && note.at == last && !frame.narrow;
        if among_labels || (frame.narrow && !note.narrow) {
            continue;
        }
        let Some(value) = frame.spc.points.get(note.at).and_then(|p| known(p.value)) else {
            continue;
        };
        let look = Type::bold(if frame.narrow { 12.5 } else { 14.0 });
        let (x, y, long) = (frame.x(note.at), frame.y(value), width(&note.words, look.size) * 1.04);
        let (from, y) = match note.place {
            Place::Above => (x - long / 2.0, y - 12.0),
            Place::Below => (x - long / 2.0, y + 21.0),
            Place::Left => (x - 11.0 - long, y + 5.0),
            Place::Right => (x + 11.0, y + 5.0),
        };
        let from = from.clamp(frame.left + 2.0, (frame.width - long - 2.0).max(frame.left + 2.0));
        sheet.text(from + long / 2.0, y, look.anchor(Anchor::Middle).rim(), &note.words);
    }
}
