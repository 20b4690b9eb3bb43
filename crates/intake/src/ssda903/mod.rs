//! The return on looked-after children (SSDA903): CSV files, a workbook with a sheet for each table, or XML; in the layouts
//! of 2017 to 2026.
//!
//! A table is told by its headings, never by the name of its file. Of each row bare days and codes are kept. Files of
//! several years can be read at once: an episode that was open in one year's return and has ended in another's is one.
//! Layouts differ little: sex is 1 or 2 until 2024 and M, F or U since; places, reasons and activities have come and gone
//! (`codes`); social workers came in 2024, orders that take a child's liberty in 2026.

mod check;
mod codes;
mod columns;
mod decoded;
mod episodes;
mod figures;
mod rows;
mod rules;
mod sheets;
mod take;
#[cfg(test)]
mod tests;
mod tidy;
mod xml;

pub use columns::{Table, fits};
pub use figures::ENDS_ON_ITS_DAY;

use crate::cases::{Child, Children};
use crate::finding::{Column, Findings, Rule};
use crate::input::{Form, Input};
use chrono::{Datelike, NaiveDate};
use rows::Rows;
use take::Reading;

/// What a return told.
#[derive(Debug, Default)]
pub struct Return903 {
    /// What is wrong with it, and how many rows were used.
    pub findings: Findings,
    /// The year that it is for: the one that ends on 31 March of it. By the latest episodes; nothing without any.
    pub year: Option<i32>,
    rows: Rows,
    /// Each child's birth, in the order of the children.
    births: Vec<(Child, NaiveDate)>,
}

/// Whether a file is of this return: one sheet at least has a table's headings, or the XML its elements.
#[must_use]
pub fn fits_file(input: &Input<'_>) -> bool {
    match input.form() {
        Ok(Form::Xml) => fits_xml(input),
        Ok(_) => sheets::any(input),
        Err(_) => false,
    }
}

/// Whether an XML file is of this return: by its root (`EXPSSDA903`), else by the elements of an episode.
#[must_use]
pub fn fits_xml(input: &Input<'_>) -> bool {
    xml::fits(input)
}

/// Reads the files of one return, or of the returns of several years.
///
/// # Errors
/// The rule that says why they cannot be read at all: no table of the return in them, a file that cannot be opened, a
/// document type.
pub fn read(inputs: &[Input<'_>], children: &Children) -> Result<Return903, &'static Rule> {
    let (rows, findings, files) = (Rows::default(), Findings::default(), Vec::new());
    let mut reading = Reading { children, rows, findings, files };
    let mut known = 0;
    for input in inputs {
        known += match input.form()? {
            Form::Xml => usize::from(document(input, &mut reading)?),
            _ => sheets::read(input, &mut reading)?,
        };
    }
    let Reading { mut rows, mut findings, files, .. } = reading;
    if known == 0 {
        return Err(&rules::NOTHING);
    }
    let mut told = tidy::Told::new(&files);
    tidy::tidy(&mut rows, &mut told, &mut findings);
    let births = tidy::births(&rows);
    let year = tidy::year(&rows);
    check::check(&rows, &births, year, &mut told);
    told.hand_on(&mut findings);
    Ok(Return903 { findings, year, rows, births })
}

/// Reads an XML file; says whether it held anything.
fn document(input: &Input<'_>, reading: &mut Reading<'_>) -> Result<bool, &'static Rule> {
    let walked = xml::walk(input, &mut reading.taker(&input.name))?;
    let findings = &mut reading.findings;
    match walked.broken {
        Some((_, rule)) if walked.rows == 0 => return Err(rule),
        Some((row, rule)) => findings.add(&input.name, row, Column::None, rule),
        None if walked.rows == 0 => findings.add(&input.name, 0, Column::None, &rules::NO_TABLE),
        None => {}
    }
    Ok(walked.rows > 0)
}

/// The year of a day: the one on whose 31 March it ends.
fn year_of(day: NaiveDate) -> i32 {
    if day.month() >= 4 { day.year() + 1 } else { day.year() }
}

/// The full years between a birth and a day; nothing before the birth.
fn age(born: NaiveDate, on: NaiveDate) -> Option<u32> {
    on.years_since(born)
}
