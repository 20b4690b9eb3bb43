//! Lists that the tests write, as text and as workbooks.

mod brought;
mod counted;
mod rows;
mod samples;

use super::*;
use rust_xlsxwriter::{Format, Workbook};

/// A sheet: its name and its rows.
type Page = (String, Vec<Vec<String>>);

fn page(name: &str, rows: &[&[&str]]) -> Page {
    (name.to_owned(), rows.iter().map(|row| row.iter().map(|&cell| cell.to_owned()).collect()).collect())
}

/// The template's headings of a list, and a row for each of these: column and text, the rest blank.
fn list(list: List, rows: &[&[(Col, &str)]]) -> Page {
    let columns = list.columns();
    let mut all = vec![columns.iter().map(|known| known.name.to_owned()).collect::<Vec<_>>()];
    for row in rows {
        let cell = |col: Col| row.iter().find(|(known, _)| *known == col).map_or("", |(_, text)| *text);
        all.push(columns.iter().map(|known| cell(known.col).to_owned()).collect());
    }
    (format!("List_{}", list.number()), all)
}

fn csv((_, rows): &Page) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).unwrap();
    }
    writer.into_inner().unwrap()
}

/// A workbook of these sheets, whose days are days and whose numbers are numbers.
fn workbook(pages: &[Page]) -> Vec<u8> {
    let (mut book, format) = (Workbook::new(), Format::new().set_num_format("dd/mm/yyyy"));
    for (name, rows) in pages {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap();
        for (r, row) in (0..).zip(rows) {
            for (c, cell) in (0..).zip(row) {
                if let Ok(number) = cell.parse::<f64>() {
                    sheet.write(r, c, number).unwrap();
                } else if let Some(day) = crate::day::read(cell) {
                    sheet.write_with_format(r, c, &day, &format).unwrap();
                } else if !cell.is_empty() {
                    sheet.write(r, c, cell.as_str()).unwrap();
                }
            }
        }
    }
    book.save_to_buffer().unwrap()
}

fn read_bytes(files: &[Vec<u8>]) -> Result<AnnexA, &'static Rule> {
    let names: Vec<String> = (1..=files.len()).map(|n| format!("file {n}")).collect();
    let inputs: Vec<Input<'_>> = files.iter().zip(&names).map(|(bytes, name)| Input::held(name, bytes)).collect();
    read(&inputs, &Children::default())
}

/// What a workbook of these sheets tells.
fn told(pages: &[Page]) -> AnnexA {
    read_bytes(&[workbook(pages)]).unwrap()
}

/// The codes of the findings about rows, without those about columns that are not there and lists that are empty.
fn wrong(annex: &AnnexA) -> Vec<(&'static str, u32, String)> {
    let about = |code: &str| !code.starts_with("annexa-no-column") && code != "annexa-list-empty";
    let listed = annex.findings.listed().iter().filter(|finding| about(finding.rule.code));
    listed.map(|finding| (finding.rule.code, finding.row, finding.column.to_string())).collect()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}
