//! Tables out of CSV files and workbooks: each sheet is told by its headings.

use super::columns::{COLUMNS, Col, LAYOUTS, MANY, Table, fits};
use super::rules;
use super::take::{Reading, Taker};
use crate::finding::{Column, Rule};
use crate::input::{Form, Input};
use crate::table::{Cells, Tables};
use std::ops::ControlFlow;
use std::sync::Arc;

/// Titles may stand over the headings: so many rows are looked at.
const HEADINGS_WITHIN: usize = 10;

/// The sheets of a file with the table that each is, and the row of its headings. Sheets without rows are left out.
pub(super) struct Sheet {
    name: String,
    /// The row of the headings, and where each column stands; nothing if the sheet is none of the tables.
    table: Option<(Table, u32, Vec<(Col, usize)>)>,
}

pub(super) fn sheets(tables: &mut Tables<'_>) -> Result<Vec<Sheet>, &'static Rule> {
    let mut found = Vec::new();
    for name in tables.sheets() {
        let (mut table, mut looked) = (None, 0);
        // No further than to the headings: what is broken below them does not hide them.
        tables.rows(&name, &mut |row, cells| {
            looked += 1;
            let headings: Vec<String> = cells.iter().map(str::to_owned).collect();
            table = fits(&headings).map(|table| (table, row, places(table, &headings)));
            let enough = table.is_some() || looked == HEADINGS_WITHIN;
            if enough { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })?;
        if looked > 0 {
            found.push(Sheet { name, table });
        }
    }
    Ok(found)
}

/// Whether one sheet at least is a table of the return.
pub(super) fn any(input: &Input<'_>) -> bool {
    let sheets = Tables::open(input).and_then(|mut tables| sheets(&mut tables));
    sheets.is_ok_and(|sheets| sheets.iter().any(|sheet| sheet.table.is_some()))
}

/// Where each column of the table stands; of two with one name the first.
fn places(table: Table, headings: &[String]) -> Vec<(Col, usize)> {
    let columns = LAYOUTS[table as usize].columns;
    let mut found: Vec<(Col, usize)> = Vec::with_capacity(MANY);
    for (place, heading) in headings.iter().enumerate() {
        if let Some(col) = Col::of(heading).filter(|col| columns & col.bit() != 0)
            && found.iter().all(|(known, _)| *known != col)
        {
            found.push((col, place));
        }
    }
    found
}

/// Reads every sheet of a file; says how many were tables of the return.
pub(super) fn read(input: &Input<'_>, reading: &mut Reading<'_>) -> Result<usize, &'static Rule> {
    let mut tables = Tables::open(input)?;
    let sheets = sheets(&mut tables)?;
    let text = input.form()? == Form::Text;
    let mut known = 0;
    for sheet in &sheets {
        let file = if text { Arc::clone(&input.name) } else { Arc::from(format!("{}, {}", input.name, sheet.name)) };
        let Some((table, headings, places)) = &sheet.table else {
            reading.findings.add(&file, 0, Column::None, &rules::NO_TABLE);
            continue;
        };
        known += 1;
        let mut taker = reading.taker(&file);
        taker.rows.hold(*table);
        let read = tables.rows(&sheet.name, &mut |row, cells| {
            if row > *headings {
                take(&mut taker, *table, row, cells, places);
            }
            ControlFlow::Continue(())
        });
        if let Err(rule) = read {
            // What was read before is used.
            reading.findings.add(&file, 0, Column::None, rule);
        }
    }
    Ok(known)
}

fn take(taker: &mut Taker<'_>, table: Table, row: u32, cells: &Cells<'_>, places: &[(Col, usize)]) {
    let mut by_column = [""; MANY];
    for (col, place) in places {
        by_column[col.at()] = cells.get(*place);
    }
    // Rows of nothing but marks between cells, and headings that are repeated, are no rows.
    let empty = places.iter().all(|(col, _)| by_column[col.at()].is_empty());
    let again = by_column[Col::Child.at()].eq_ignore_ascii_case(COLUMNS[Col::Child.at()].1)
        && by_column.iter().filter(|cell| Col::of(cell).is_some()).count() > 2;
    if !empty && !again {
        taker.take(table, row, &by_column);
    }
}
