//! `measure suppress`.

use super::{Out, Outcome, files, wrong};
use anyhow::{Context, Result};
use clap::Args;
use csv::StringRecord;
use measure::disclosure::{Dimension, NotATable, Rules, Safe, Table, suppress};
use serde_json::{Value, json};
use std::path::PathBuf;

#[derive(Args)]
pub(in crate::cli) struct SuppressLine {
    /// The table: the first line names the columns, the first column the rows; a row or column called Total is one
    file: PathBuf,
    /// Counts from 1 to this are hidden
    #[arg(long, default_value_t = 5)]
    threshold: u64,
    /// Hide 0 too, where none says something of everybody
    #[arg(long)]
    hide_zero: bool,
    #[command(flatten)]
    out: Out,
}

pub(super) fn run(line: &SuppressLine) -> Result<Outcome> {
    let lines = files::lines(&line.file)?;
    let (heading, rows) = (&lines[0].1, &lines[1..]);
    let table = table(heading, rows)?;
    let rules = Rules { threshold: line.threshold, hide_zero: line.hide_zero };
    let safe = suppress(&table, rules);
    let width = heading.len() - 1;
    if line.out.json {
        println!("{}", answer(heading, rows, &safe, width));
    } else {
        print!("{}", csv_of(heading, rows, &safe, width)?);
    }
    Ok(Outcome::Fine)
}

fn table(heading: &StringRecord, rows: &[(u64, StringRecord)]) -> Result<Table> {
    let width = heading.len().saturating_sub(1);
    let mut cells = Vec::with_capacity(width * rows.len());
    for (at, row) in rows {
        if row.len() != heading.len() {
            return Err(wrong(format!("Line {at} has {} columns, and the first line {}.", row.len(), heading.len())));
        }
        for cell in row.iter().skip(1) {
            let count = cell.replace(',', "").parse::<u64>();
            cells.push(count.map_err(|_| wrong(format!("Line {at}: “{cell}” is not a whole number from 0.")))?);
        }
    }
    let of = |size: usize, last: Option<&str>| Dimension { size, total: last.is_some_and(is_total) && size > 1 };
    let down = of(rows.len(), rows.last().and_then(|(_, row)| row.get(0)));
    let across = of(width, heading.iter().next_back().filter(|_| width > 0));
    Table::new(vec![down, across], cells).map_err(|why| match &why {
        NotATable::Total { at, said, sum } => {
            let row = rows[at[0]].1.get(0).unwrap_or_default();
            let column = heading.get(at[1] + 1).unwrap_or_default();
            wrong(format!("“{row}”, “{column}” says {said}, but its parts come to {sum}. Mend the table first."))
        }
        _ => wrong(why.to_string()),
    })
}

fn is_total(name: &str) -> bool {
    ["total", "totals", "all"].contains(&name.to_lowercase().as_str())
}

fn shown(cell: Option<u64>) -> String {
    cell.map_or("c".to_owned(), |count| count.to_string())
}

fn csv_of(heading: &StringRecord, rows: &[(u64, StringRecord)], safe: &Safe, width: usize) -> Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(heading)?;
    for ((_, row), cells) in rows.iter().zip(safe.cells.chunks(width)) {
        let name = row.get(0).unwrap_or_default().to_owned();
        writer.write_record(std::iter::once(name).chain(cells.iter().map(|cell| shown(*cell))))?;
    }
    String::from_utf8(writer.into_inner().context("the table could not be written")?).context("the table is text")
}

fn answer(heading: &StringRecord, rows: &[(u64, StringRecord)], safe: &Safe, width: usize) -> Value {
    let row = |((_, row), cells): (&(u64, StringRecord), &[Option<u64>])| {
        let cells: Vec<Value> = cells.iter().map(|cell| cell.map_or(json!("c"), |count| json!(count))).collect();
        json!({"name": row.get(0).unwrap_or_default(), "cells": cells})
    };
    let rows: Vec<Value> = rows.iter().zip(safe.cells.chunks(width)).map(row).collect();
    let columns: Vec<&str> = heading.iter().skip(1).collect();
    json!({"columns": columns, "rows": rows, "small": safe.small, "further": safe.further})
}
