//! Tables that people bring from a spreadsheet: a file, or rows that they pasted. What is read here is text in cells with
//! the numbers of their rows, so that a finding can name the row that its author sees.

mod workbook;

use std::io::Cursor;

/// How much is taken at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// A file larger than this is not read as a table, in bytes.
    pub bytes: usize,
    /// More rows than this are not taken at once.
    pub rows: usize,
    /// Whether a day in a workbook keeps its time of day: 2015-03-24 16:30.
    pub moments: bool,
}

/// A file larger than this is not read as a table, in bytes.
const LARGEST: usize = 2 * 1024 * 1024;
/// What is taken where a page asks for nothing else.
const USUAL: Limits = Limits { bytes: LARGEST, rows: MOST_ROWS, moments: false };
/// What a workbook may come to when it is unpacked, in bytes.
const UNPACKED: u64 = 64 * 1024 * 1024;
/// More rows than this are not taken at once.
pub const MOST_ROWS: usize = 2_000;
/// More columns than this are no table of ours.
const MOST_COLUMNS: usize = 100;

/// A table: a row of headings, and rows under it that are not empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    pub headings: Vec<String>,
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// As the spreadsheet numbers it, from 1.
    pub number: usize,
    /// Without blanks round them; a date stands as 2015-03-24.
    pub cells: Vec<String>,
}

impl Row {
    /// The cell in this place; empty where the row is shorter.
    #[must_use]
    pub fn cell(&self, place: usize) -> &str {
        self.cells.get(place).map_or("", String::as_str)
    }
}

impl Sheet {
    /// The table in a file: a workbook (its first sheet), or values separated by commas, semicolons or tabs.
    ///
    /// # Errors
    /// A sentence that says why it cannot be read and what to do.
    pub fn of_file(bytes: &[u8]) -> Result<Sheet, String> {
        Sheet::of_rows(rows_of_file(bytes)?)
    }

    /// The same within limits of one's own.
    ///
    /// # Errors
    /// A sentence that says why it cannot be read and what to do.
    pub fn of_file_within(bytes: &[u8], limits: &Limits) -> Result<Sheet, String> {
        Sheet::of_rows(rows_of_file_within(bytes, limits)?)
    }

    /// The table in a text: what a spreadsheet gives when its cells are copied, or a file of separated values.
    ///
    /// # Errors
    /// A sentence that says why it cannot be read and what to do.
    pub fn of_text(text: &str) -> Result<Sheet, String> {
        Sheet::of_rows(rows_of_text(text)?)
    }

    /// The same within limits of one's own.
    ///
    /// # Errors
    /// A sentence that says why it cannot be read and what to do.
    pub fn of_text_within(text: &str, limits: &Limits) -> Result<Sheet, String> {
        Sheet::of_rows(rows_of_text_within(text, limits)?)
    }

    fn of_rows(rows: Vec<Row>) -> Result<Sheet, String> {
        let mut rows = rows.into_iter().filter(|row| row.cells.iter().any(|cell| !cell.is_empty()));
        let headings = rows.next().ok_or("There is no row in it")?.cells;
        if headings.len() > MOST_COLUMNS {
            return Err(format!("It has {} columns. Keep those that are asked for", headings.len()));
        }
        Ok(Sheet { headings, rows: rows.collect() })
    }

    /// The place of a column; its heading is compared without regard to case.
    #[must_use]
    pub fn column(&self, heading: &str) -> Option<usize> {
        self.headings.iter().position(|found| found.eq_ignore_ascii_case(heading))
    }

    /// The table as a text that [`Sheet::of_text`] reads back.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut writer = csv::WriterBuilder::new().delimiter(b'\t').flexible(true).from_writer(Vec::new());
        for cells in std::iter::once(&self.headings).chain(self.rows.iter().map(|row| &row.cells)) {
            // Memory takes whatever is written to it.
            let _ = writer.write_record(cells);
        }
        String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
    }
}

/// The rows of a file as they stand, headings among them: a workbook (its first sheet), or values separated by commas,
/// semicolons or tabs.
///
/// # Errors
/// A sentence that says why it cannot be read and what to do.
pub fn rows_of_file(bytes: &[u8]) -> Result<Vec<Row>, String> {
    rows_of_file_within(bytes, &USUAL)
}

/// The same within limits of one's own.
///
/// # Errors
/// A sentence that says why it cannot be read and what to do.
pub fn rows_of_file_within(bytes: &[u8], limits: &Limits) -> Result<Vec<Row>, String> {
    if bytes.len() > limits.bytes {
        return Err(format!("The file is larger than {} MB. Send its rows in parts", limits.bytes / 1024 / 1024));
    }
    if bytes.starts_with(b"PK") {
        return workbook::rows(Cursor::new(bytes), limits);
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err("The file is an old workbook (.xls). Save it as .xlsx or .csv, and choose that".into());
    }
    if bytes.contains(&0) {
        return Err("The file is not a table. Choose a .xlsx or a .csv file".into());
    }
    rows_of_text_within(&decoded(bytes), limits)
}

/// The rows of a text as they stand: what a spreadsheet gives when its cells are copied, or a file of separated values.
///
/// # Errors
/// A sentence that says why it cannot be read and what to do.
pub fn rows_of_text(text: &str) -> Result<Vec<Row>, String> {
    rows_of_text_within(text, &USUAL)
}

/// The same within limits of one's own.
///
/// # Errors
/// A sentence that says why it cannot be read and what to do.
pub fn rows_of_text_within(text: &str, limits: &Limits) -> Result<Vec<Row>, String> {
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let separator = [b'\t', b';', b','].into_iter().max_by_key(|mark| {
        // The last of equals wins: a comma where nothing tells.
        first.bytes().filter(|byte| byte == mark).count()
    });
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator.unwrap_or(b','))
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let (mut rows, mut seen, mut number, mut within) = (Vec::new(), 0, 1, 0);
    for record in reader.records() {
        let record = record.map_err(|_| "The rows could not be told apart. Save them as .xlsx, and choose that")?;
        // A spreadsheet counts empty rows, which the reader leaves out, and not the lines within a cell.
        let begins = record.position().map_or(0, |at| usize::try_from(at.byte()).unwrap_or(usize::MAX));
        let lines = text.get(begins..).map_or(0, |rest| rest.len() - rest.trim_start_matches('\n').len());
        number += text.get(seen..begins + lines).map_or(0, |passed| passed.matches('\n').count());
        number = number.saturating_sub(within);
        seen = begins + lines;
        let cells: Vec<String> = record.iter().map(cell).collect();
        within = cells.iter().map(|cell| cell.matches('\n').count()).sum();
        // A sheet that was once longer leaves thousands of these.
        if cells.iter().all(String::is_empty) {
            continue;
        }
        rows.push(Row { number, cells });
        if rows.len() > limits.rows + 1 {
            return Err(too_many(limits));
        }
    }
    Ok(rows)
}

fn too_many(limits: &Limits) -> String {
    format!("It has more than {} rows. Send them in parts", limits.rows)
}

/// A cell without the blanks round it, and without the apostrophe that tames what a spreadsheet would run.
fn cell(typed: &str) -> String {
    let typed = typed.trim();
    match typed.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest.to_owned(),
        _ => typed.to_owned(),
    }
}

/// UTF-8 where it is, else as a spreadsheet on Windows writes it.
fn decoded(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned(),
    }
}

#[cfg(test)]
mod tests;
