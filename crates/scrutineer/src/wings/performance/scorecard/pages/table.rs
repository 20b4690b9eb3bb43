//! The rows as a file for a spreadsheet, with the sentence that says why each has its status.

use super::cells;
use crate::wings::performance::indicators::judged::Latest;
use crate::wings::performance::indicators::moves::Moved;
use crate::wings::performance::indicators::rules::period_short;
use crate::wings::performance::readings::Source;
use crate::wings::performance::scorecard::judgements::{Board, Row};
use crate::wings::performance::scorecard::rules::comparator_value;
use kit::web::Csv;
use measure::direction::Comparator;
use measure::unit::round;

type Column = (&'static str, fn(&Row) -> String);

/// The columns with what stands in them; the change, which the reader chooses, stands between.
const FIRST: &[Column] = &[
    ("Code", |row| row.indicator.code.clone()),
    ("Indicator", |row| row.indicator.name.clone()),
    ("Priority area", |row| row.indicator.area.name().into()),
    ("Owner", |row| row.indicator.owner.clone()),
    ("Status", |row| row.rag().word().into()),
    ("Why", |row| row.judged.judgement.reason.clone()),
    ("Status at the meeting before", |row| row.before.map(|rag| rag.word().into()).unwrap_or_default()),
    ("Latest", |row| cells::shown(row).into()),
    ("Value", |row| {
        let places = row.indicator.places.unsigned_abs();
        latest(row, |l| l.figure.value.number().map(|n| round(n, places).to_string()).unwrap_or_default())
    }),
    ("Numerator", |row| latest(row, |l| l.figure.numerator.map(|n| n.normalize().to_string()).unwrap_or_default())),
    ("Denominator", |row| latest(row, |l| l.figure.denominator.map(|n| n.normalize().to_string()).unwrap_or_default())),
    ("Unit", |row| row.indicator.unit.0.to_string().replace('_', " ")),
    ("Period", |row| latest(row, |l| period_short(&row.indicator, &l.period))),
    ("Period begins", |row| latest(row, |l| l.period.start().to_string())),
    ("Period ends", |row| latest(row, |l| l.period.end().to_string())),
    ("Source", |row| latest(row, |l| source(l.reading.source).into())),
    ("Illustrative", |row| yes(cells::illustrative(row))),
    ("Target", |row| row.judged.target_words.clone().unwrap_or_default()),
    ("Illustrative target", |row| {
        if row.judged.target.is_some() { yes(row.judged.target_illustrative) } else { String::new() }
    }),
];

const LAST: &[Column] = &[
    ("Is it real?", |row| row.judged.variation.word().into()),
    ("What that means", |row| row.judged.variation.sentence(row.indicator.frequency.0)),
    ("Compared with", |row| row.judged.comparator.as_ref().map(|c| c.name.clone()).unwrap_or_default()),
    ("Its value", |row| {
        let value = row.judged.comparator.as_ref().map(|c| comparator_value(&row.indicator, c));
        value.unwrap_or_default()
    }),
    ("Its date", |row| row.judged.comparator.as_ref().map(|c| c.at_on.to_string()).unwrap_or_default()),
];

fn latest(row: &Row, of: impl FnOnce(&Latest) -> String) -> String {
    row.judged.latest.as_ref().map(of).unwrap_or_default()
}

fn yes(is: bool) -> String {
    if is { "yes" } else { "no" }.into()
}

const fn source(source: Source) -> &'static str {
    match source {
        Source::Return => "return",
        Source::Plan => "the Board’s plan",
        Source::WorkedOut => "worked out from the Board’s plan",
        Source::Counted => "counted from a register",
        Source::Extract => "counted from an extract",
        Source::Published => "official statistics",
        Source::Illustrative => "illustrative",
    }
}

/// The direction as a word: a cell that begins with a sign reads as a formula.
fn said(moved: &Moved) -> String {
    format!("{} {}", moved.arrow.word(), moved.text.trim_start_matches(['+', '−']))
}

/// The rows as a file of this name; each says as reported to whom.
pub fn csv<'a>(name: &str, board: &Board, rows: impl Iterator<Item = &'a Row>, against: Comparator) -> Csv {
    let mut header = vec!["As reported to"];
    header.extend(FIRST.iter().map(|(name, _)| *name));
    header.extend(["Change", "Change is"]);
    header.extend(LAST.iter().map(|(name, _)| *name));
    let mut csv = Csv::new(format!("{name}-{}", board.day), &header);
    let reported =
        board.point.as_ref().map_or_else(|| "Nobody yet: everything received so far".to_owned(), |p| p.name());
    for row in rows {
        let mut cells = vec![reported.clone()];
        cells.extend(FIRST.iter().map(|(_, cell)| cell(row)));
        let moved = row.judged.moves.on(against);
        cells.extend([moved.map(said).unwrap_or_default(), moved.map(|m| m.against.clone()).unwrap_or_default()]);
        cells.extend(LAST.iter().map(|(_, cell)| cell(row)));
        csv.row(cells);
    }
    csv
}
