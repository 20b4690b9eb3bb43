//! Rows out of CSV, XLSX and XLS, one at a time: a file of a million rows costs no more memory than one of a hundred.

mod old;
mod text;
mod workbook;

use crate::finding::Rule;
use crate::input::{Form, Input, UNREADABLE};
use std::ops::ControlFlow;

/// More columns than this are no list of ours.
pub const MOST_COLUMNS: usize = 300;
/// What a workbook may come to when it is unpacked, in bytes.
const UNPACKED: u64 = 160 * 1024 * 1024;
/// What the shared texts of a workbook may come to, in bytes: all of them are held at once.
const UNPACKED_TEXTS: u64 = 48 * 1024 * 1024;

/// The workbook comes to too much when it is unpacked.
pub static TOO_LARGE_UNPACKED: Rule = Rule::error(
    "workbook-too-large",
    "The workbook comes to more than 160 MB when it is unpacked",
    "Save each list as .csv, and choose those",
);
/// The workbook has macros.
pub static MACROS: Rule = Rule::error(
    "workbook-macros",
    "The workbook has macros in it, which are never run here",
    "Save it as .xlsx, and choose that",
);
/// The workbook wants a password.
pub static LOCKED: Rule =
    Rule::error("workbook-locked", "The workbook is locked with a password", "Save it without the password");
/// The table has too many columns.
pub static TOO_WIDE: Rule =
    Rule::error("table-too-wide", "The table has more than 300 columns", "Keep the columns of the list");

/// The cells of one row, as text: a day as 2015-03-24, a number without trailing noughts, blanks taken off both ends.
pub enum Cells<'a> {
    /// Out of a text.
    Text(&'a csv::StringRecord),
    /// Out of a workbook.
    Book(&'a [String]),
}

impl Cells<'_> {
    /// The cell in this place, from 0; empty where the row is shorter.
    #[must_use]
    pub fn get(&self, place: usize) -> &str {
        match self {
            Cells::Text(record) => record.get(place).unwrap_or_default().trim(),
            Cells::Book(cells) => cells.get(place).map_or("", |cell| cell.trim()),
        }
    }
    /// How many cells there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Cells::Text(record) => record.len(),
            Cells::Book(cells) => cells.len(),
        }
    }
    /// Whether nothing stands in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        (0..self.len()).all(|place| self.get(place).is_empty())
    }
    /// The cells one after the other.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|place| self.get(place))
    }
}

/// What is done with a row: its number as a spreadsheet counts, from 1, and its cells. `Break` ends the reading.
pub type Visit<'v> = dyn FnMut(u32, &Cells<'_>) -> ControlFlow<()> + 'v;

enum Book<'a> {
    Text(Input<'a>),
    Workbook(Box<workbook::Workbook<'a>>),
    Old(old::Old),
}

/// An open table file: one or more sheets with rows.
pub struct Tables<'a>(Book<'a>);

impl<'a> Tables<'a> {
    /// Opens a file; a text is one sheet without a name.
    ///
    /// # Errors
    /// The rule that says why it cannot be read: not a table, locked, macros, too large when unpacked.
    pub fn open(input: &Input<'a>) -> Result<Self, &'static Rule> {
        Ok(Tables(match input.form()? {
            Form::Workbook => Book::Workbook(Box::new(workbook::Workbook::open(input)?)),
            Form::OldWorkbook => Book::Old(old::Old::open(input)?),
            Form::Text => Book::Text(input.clone()),
            Form::Xml => return Err(&UNREADABLE),
        }))
    }

    /// The names of its sheets, in their order.
    #[must_use]
    pub fn sheets(&self) -> Vec<String> {
        match &self.0 {
            Book::Text(_) => vec![String::new()],
            Book::Workbook(book) => book.sheets(),
            Book::Old(book) => book.sheets(),
        }
    }

    /// Goes through the rows of a sheet that are not empty.
    ///
    /// # Errors
    /// The rule that says why reading stopped; the rows before it were visited.
    pub fn rows(&mut self, sheet: &str, visit: &mut Visit<'_>) -> Result<(), &'static Rule> {
        match &mut self.0 {
            Book::Text(input) => text::rows(input, visit),
            Book::Workbook(book) => book.rows(sheet, visit),
            Book::Old(book) => book.rows(sheet, visit),
        }
    }

    /// The first rows of a sheet that are not empty, with their numbers: enough to find its headings.
    ///
    /// # Errors
    /// The rule that says why it cannot be read.
    pub fn first(&mut self, sheet: &str, most: usize) -> Result<Vec<(u32, Vec<String>)>, &'static Rule> {
        let mut found = Vec::new();
        self.rows(sheet, &mut |number, cells| {
            found.push((number, cells.iter().map(str::to_owned).collect()));
            if found.len() < most { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
        Ok(found)
    }
}

#[cfg(test)]
mod tests;
