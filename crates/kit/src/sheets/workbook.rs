//! Reading a workbook: cell by cell, so that a file that claims a million columns costs nothing.

use super::{Limits, MOST_COLUMNS, Row, UNPACKED, cell, too_many};
use calamine::{DataRef, DataType, Reader, Xlsx};
use chrono::{NaiveDateTime, TimeDelta, Timelike};
use std::collections::HashMap;
use std::io::{Read, Seek};

const UNREAD: &str = "The workbook cannot be read. Open it in the spreadsheet, save it again as .xlsx, and choose that";

/// The rows of the first sheet.
pub(super) fn rows(mut file: impl Read + Seek + Clone, limits: &Limits) -> Result<Vec<Row>, String> {
    let (unpacked, macros) = unpacked(file.clone()).map_err(|_| UNREAD)?;
    if unpacked > UNPACKED {
        return Err("The workbook is too large when it is unpacked. Copy the rows into a new one".into());
    }
    if macros {
        return Err("The workbook has macros in it, which are never run here. Save it as .xlsx, and choose that".into());
    }
    file.rewind().map_err(|error| error.to_string())?;
    let mut book: Xlsx<_> = Xlsx::new(file).map_err(|_| UNREAD)?;
    let name = book.sheet_names().first().cloned().ok_or("The workbook has no sheet")?;
    let mut cells = book.worksheet_cells_reader(&name).map_err(|_| UNREAD)?;
    let mut rows: Vec<Row> = Vec::new();
    while let Some(found) = cells.next_cell().map_err(|_| UNREAD)? {
        let (row, column) = found.get_position();
        let (row, column) = (row as usize, column as usize);
        let text = shown(found.get_value(), limits.moments);
        if text.is_empty() {
            continue;
        }
        if column >= MOST_COLUMNS {
            return Err(format!("It has more than {MOST_COLUMNS} columns. Keep those that are asked for"));
        }
        if rows.last().is_none_or(|last| last.number != row + 1) {
            if rows.len() > limits.rows {
                return Err(too_many(limits));
            }
            rows.push(Row { number: row + 1, cells: Vec::new() });
        }
        if let Some(last) = rows.last_mut() {
            if last.cells.len() <= column {
                last.cells.resize(column + 1, String::new());
            }
            last.cells[column] = text;
        }
    }
    drop(cells);
    merged(&mut book, &name, &rows)?;
    Ok(rows)
}

/// Refuses cells that were merged over rows or beside others: nobody can tell which of them the text is for. A title over
/// the table may be merged.
fn merged<R: Read + Seek>(book: &mut Xlsx<R>, sheet: &str, rows: &[Row]) -> Result<(), String> {
    let filled = |row: &Row| row.cells.iter().filter(|cell| !cell.is_empty()).count();
    let by_number: HashMap<usize, usize> = rows.iter().map(|row| (row.number, filled(row))).collect();
    for region in book.merge_cells_by_sheet_name(sheet).map_err(|_| UNREAD)? {
        let title = region.start.0 == region.end.0
            && by_number.get(&(region.start.0 as usize + 1)).is_none_or(|filled| *filled <= 1);
        if !title {
            let cell = |(row, column): (u32, u32)| format!("{}{}", letters(column), row + 1);
            return Err(format!(
                "The cells {} to {} are merged. Undo the merging in the spreadsheet, so that each row has its own cells",
                cell(region.start),
                cell(region.end)
            ));
        }
    }
    Ok(())
}

/// A column as a spreadsheet calls it: A, B, ... Z, AA.
fn letters(column: u32) -> String {
    let last = char::from(b'A' + u8::try_from(column % 26).unwrap_or(0));
    if column < 26 { last.to_string() } else { format!("{}{last}", letters(column / 26 - 1)) }
}

/// What all files in it come to, as the archive says, and whether one of them holds macros.
fn unpacked(file: impl Read + Seek) -> zip::result::ZipResult<(u64, bool)> {
    let mut archive = zip::ZipArchive::new(file)?;
    (0..archive.len()).try_fold((0_u64, false), |(sum, macros), at| {
        let part = archive.by_index_raw(at)?;
        Ok((sum.saturating_add(part.size()), macros || part.name()?.ends_with("vbaProject.bin")))
    })
}

/// A value as text: a day as 2015-03-24, with its time where that is asked for; a number without trailing noughts.
fn shown(value: &DataRef<'_>, moments: bool) -> String {
    match value {
        DataRef::DateTime(_) | DataRef::DateTimeIso(_) if moments => {
            value.as_datetime().map(moment).unwrap_or_default()
        }
        DataRef::DateTime(_) | DataRef::DateTimeIso(_) => {
            value.as_date().map(|day| day.to_string()).unwrap_or_default()
        }
        DataRef::Empty => String::new(),
        // What could not be worked out is no empty cell: it is shown as the spreadsheet shows it, and refused.
        DataRef::Error(error) => error.to_string(),
        DataRef::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DurationIso(text) => cell(text),
        DataRef::SharedString(text) => cell(text),
    }
}

/// A day, and its time to the nearest minute where it has one.
fn moment(at: NaiveDateTime) -> String {
    // A workbook keeps the time as a part of a day, which is not quite the minute.
    let at = at + TimeDelta::seconds(30);
    if (at.hour(), at.minute()) == (0, 0) { at.date().to_string() } else { at.format("%Y-%m-%d %H:%M").to_string() }
}
