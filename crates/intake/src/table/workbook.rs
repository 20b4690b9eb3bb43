//! Rows of a workbook (.xlsx): cell by cell, so that a file that claims a million columns costs nothing.

use super::{Cells, LOCKED, MACROS, MOST_COLUMNS, TOO_LARGE_UNPACKED, TOO_WIDE, UNPACKED, UNPACKED_TEXTS, Visit};
use crate::finding::Rule;
use crate::input::{Input, Readable, UNREADABLE};
use calamine::{DataRef, DataType, Reader, Xlsx, XlsxError};
use std::io::{self, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};

pub(super) struct Workbook<'a>(Xlsx<Box<dyn Readable + 'a>>);

impl<'a> Workbook<'a> {
    pub(super) fn open(input: &Input<'a>) -> Result<Self, &'static Rule> {
        fits(input.open()?)?;
        let from = input.open()?;
        // A broken file is an error and not the end of the program, whatever the reader makes of it.
        let opened = catch_unwind(AssertUnwindSafe(|| Xlsx::new(from)));
        match opened {
            Ok(Ok(book)) => Ok(Workbook(book)),
            Ok(Err(XlsxError::Password)) => Err(&LOCKED),
            _ => Err(&UNREADABLE),
        }
    }

    pub(super) fn sheets(&self) -> Vec<String> {
        self.0.sheet_names().to_vec()
    }

    pub(super) fn rows(&mut self, sheet: &str, visit: &mut Visit<'_>) -> Result<(), &'static Rule> {
        let read = catch_unwind(AssertUnwindSafe(|| rows(&mut self.0, sheet, visit)));
        read.unwrap_or(Err(&UNREADABLE))
    }
}

/// Unpacks the archive once without keeping anything: what it says of its own size need not be true.
fn fits(file: Box<dyn Readable + '_>) -> Result<(), &'static Rule> {
    let mut archive = zip::ZipArchive::new(file).map_err(|_| &UNREADABLE)?;
    let mut sum = 0;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| &UNREADABLE)?;
        let name = part.name().map_err(|_| &UNREADABLE)?.to_ascii_lowercase();
        if name.ends_with("vbaproject.bin") {
            return Err(&MACROS);
        }
        let most = if name.ends_with("sharedstrings.xml") { UNPACKED_TEXTS } else { UNPACKED };
        let size = io::copy(&mut part.take(most + 1), &mut io::sink()).map_err(|_| &UNREADABLE)?;
        sum += size;
        if size > most || sum > UNPACKED {
            return Err(&TOO_LARGE_UNPACKED);
        }
    }
    Ok(())
}

fn rows<'a>(book: &mut Xlsx<Box<dyn Readable + 'a>>, sheet: &str, visit: &mut Visit<'_>) -> Result<(), &'static Rule> {
    let mut cells = book.worksheet_cells_reader(sheet).map_err(|_| &UNREADABLE)?;
    let (mut row, mut at) = (Vec::<String>::new(), None);
    while let Some(found) = cells.next_cell().map_err(|_| &UNREADABLE)? {
        let (line, column) = found.get_position();
        let column = column as usize;
        if at.is_some_and(|at| at != line) && finished(&mut row, at, visit) {
            return Ok(());
        }
        at = Some(line);
        let text = shown(found.get_value());
        if text.is_empty() {
            continue;
        }
        if column >= MOST_COLUMNS {
            return Err(&TOO_WIDE);
        }
        if row.len() <= column {
            row.resize(column + 1, String::new());
        }
        row[column] = text;
    }
    finished(&mut row, at, visit);
    Ok(())
}

/// Shows a row that is whole, and empties it for the next; says whether that was enough.
fn finished(row: &mut Vec<String>, at: Option<u32>, visit: &mut Visit<'_>) -> bool {
    let cells = Cells::Book(row);
    let number = at.unwrap_or(0).saturating_add(1);
    let enough = !cells.is_empty() && visit(number, &cells).is_break();
    row.clear();
    enough
}

fn shown(value: &DataRef<'_>) -> String {
    match value {
        DataRef::DateTime(_) | DataRef::DateTimeIso(_) => {
            value.as_date().map(|day| day.to_string()).unwrap_or_default()
        }
        DataRef::Error(_) | DataRef::Empty => String::new(),
        DataRef::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DurationIso(text) => text.trim().to_owned(),
        DataRef::SharedString(text) => text.trim().to_owned(),
    }
}
