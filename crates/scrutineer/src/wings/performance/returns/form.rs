//! What the browser sends for a return: the boxes of every line, named after it, with the version and mark that its author
//! saw.

use super::changes::{By, Entry};
use super::owed::Owed;
use super::place::{Place, Row};
use super::rules::Typed;
use crate::wings::performance::readings::rules::{Asked, asked};
use std::collections::BTreeMap;

/// A return as the browser sends it: box by box.
pub type Boxes = BTreeMap<String, String>;

/// The boxes of a line, each with its ending in the name.
pub const BOXES: [&str; 10] = ["n", "d", "x", "na", "w", "y", "a", "b", "h", "c"];

/// The name and id of a box of a line.
#[must_use]
pub fn name(owed: &Owed, ending: &str) -> String {
    format!("{}-{ending}", owed.key())
}

/// The ending of the box that a message of the checks stands at.
#[must_use]
pub fn ending(field: &str) -> &'static str {
    match field {
        "denominator" => "d",
        "value" => "x",
        "why_not" => "na",
        "words" => "w",
        "why" => "y",
        "doing" => "a",
        "by_when" => "b",
        "help_wanted" => "h",
        "confidence" => "c",
        _ => "n",
    }
}

/// The id of the first box of a line.
#[must_use]
pub fn first_box(owed: &Owed) -> String {
    name(owed, if asked(&owed.indicator) == Asked::Value { "x" } else { "n" })
}

/// What stands in the boxes of a line.
#[must_use]
pub fn typed(boxes: &Boxes, owed: &Owed) -> Typed {
    let of = |ending: &str| boxes.get(&name(owed, ending)).cloned().unwrap_or_default();
    let typed = Typed {
        numerator: of("n"),
        denominator: of("d"),
        value: of("x"),
        why_not: of("na"),
        words: of("w"),
        why: of("y"),
        doing: of("a"),
        by_when: of("b"),
        help_wanted: of("h"),
        confidence: of("c"),
        confirmed: boxes.contains_key(&name(owed, "ok")),
    };
    typed.trimmed()
}

/// The version and mark of a line as its author saw it: `3 0a1b2c`.
#[must_use]
pub fn seen(row: &Row<'_>) -> String {
    format!("{} {}", row.version, row.typed.mark())
}

/// Whether the author of a form changed a line of it.
#[must_use]
pub fn changed(boxes: &Boxes, owed: &Owed) -> bool {
    let seen = boxes.get(&name(owed, "v")).and_then(|seen| seen.split_once(' '));
    seen.is_some_and(|(_, mark)| typed(boxes, owed).mark() != mark)
}

/// The lines that were sent; one whose boxes were not on the page is not among them.
#[must_use]
pub fn entries(boxes: &Boxes, place: &Place) -> Vec<Entry> {
    let entry = |owed: &Owed| {
        let (version, mark) = boxes.get(&name(owed, "v"))?.split_once(' ')?;
        let by = By::Form { version: version.parse().ok()?, mark: mark.to_owned() };
        Some(Entry { indicator: owed.indicator.id, part: owed.part, typed: typed(boxes, owed), by })
    };
    place.owed.iter().filter_map(entry).collect()
}
