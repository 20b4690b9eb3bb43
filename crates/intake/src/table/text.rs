//! Rows of a text: separated by commas, semicolons, tabs or bars; UTF-8, or as a spreadsheet on Windows writes it.

use super::{Cells, MOST_COLUMNS, TOO_WIDE, Visit};
use crate::finding::Rule;
use crate::input::{Bounded, Input, TOO_LONG, UNREADABLE};
use std::io::Read;

/// How much of the file shows which mark separates.
const GLANCE: u64 = 64 * 1024;

pub(super) fn rows(input: &Input<'_>, visit: &mut Visit<'_>) -> Result<(), &'static Rule> {
    let (mark, two_character_breaks) = marks(input)?;
    let (from, pieces) = Bounded::new(input.open()?);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(mark)
        .flexible(true)
        .has_headers(false)
        .buffer_capacity(64 * 1024)
        .from_reader(from);
    // The line break after a row has been read with it, unless it is of two characters: then half of it waits.
    let passed = u64::from(!two_character_breaks);
    let (mut bytes, mut within, mut number) = (csv::ByteRecord::new(), 0, 0);
    loop {
        match reader.read_byte_record(&mut bytes) {
            Ok(false) => return Ok(()),
            Err(_) if pieces.too_long() => return Err(&TOO_LONG),
            Err(_) => return Err(&UNREADABLE),
            Ok(true) => pieces.next(),
        }
        if bytes.len() > MOST_COLUMNS {
            return Err(&TOO_WIDE);
        }
        // A spreadsheet counts empty rows, and does not count the lines within a cell.
        within += bytes.iter().map(|cell| cell.iter().filter(|byte| **byte == b'\n').count() as u64).sum::<u64>();
        number = (reader.position().line() - passed).saturating_sub(within).max(number + 1);
        let mut record = decoded(std::mem::take(&mut bytes));
        if number <= 1 {
            without_mark(&mut record);
        }
        let cells = Cells::Text(&record);
        if !cells.is_empty() && visit(u32::try_from(number).unwrap_or(u32::MAX), &cells).is_break() {
            return Ok(());
        }
        // The same memory for the next row.
        bytes = record.into_byte_record();
    }
}

fn decoded(bytes: csv::ByteRecord) -> csv::StringRecord {
    csv::StringRecord::from_byte_record(bytes).unwrap_or_else(|broken| {
        let bytes = broken.into_byte_record();
        bytes.iter().map(|cell| encoding_rs::WINDOWS_1252.decode_without_bom_handling(cell).0).collect()
    })
}

/// Takes the mark of UTF-8 off the first cell.
fn without_mark(record: &mut csv::StringRecord) {
    if let Some(first) = record.get(0).and_then(|first| first.strip_prefix('\u{feff}')) {
        let first = first.trim_matches('"').to_owned();
        *record = std::iter::once(first.as_str()).chain(record.iter().skip(1)).collect();
    }
}

/// The mark that stands most often in the first line that is not empty, a comma where nothing tells; and whether lines end
/// in two characters.
fn marks(input: &Input<'_>) -> Result<(u8, bool), &'static Rule> {
    let mut start = Vec::new();
    input.open()?.take(GLANCE).read_to_end(&mut start).map_err(|_| &UNREADABLE)?;
    let lines = start.split(|byte| *byte == b'\n');
    let first = lines.into_iter().find(|line| !line.trim_ascii().is_empty()).unwrap_or_default();
    let often = |mark: &u8| first.iter().filter(|byte| *byte == mark).count();
    let mark = [b'|', b'\t', b';', b','].into_iter().max_by_key(often).unwrap_or(b',');
    Ok((mark, first.ends_with(b"\r")))
}
