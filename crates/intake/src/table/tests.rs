//! The same rows come out of a text and of a workbook; broken files are refused with a rule.

use super::*;
use crate::input::TOO_LONG;
use rust_xlsxwriter::{Format, Workbook};
use std::io::Write;

fn all(bytes: &[u8]) -> Result<Vec<(u32, Vec<String>)>, &'static Rule> {
    let mut tables = Tables::open(&Input::held("file", bytes))?;
    let sheet = tables.sheets().first().cloned().unwrap_or_default();
    tables.first(&sheet, usize::MAX)
}

fn row(number: u32, cells: &[&str]) -> (u32, Vec<String>) {
    (number, cells.iter().map(|&cell| cell.to_owned()).collect())
}

#[test]
fn a_text_and_a_workbook_give_the_same_rows() {
    let text = all("\u{feff}Child,Date\r\n\r\n7,2015-03-24\r\n\"A, B\",\r\n".as_bytes()).unwrap();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    sheet.write(0, 0, "Child").unwrap().write(0, 1, "Date ").unwrap();
    sheet.write(2, 0, 7).unwrap();
    sheet.write_with_format(2, 1, &chrono::NaiveDate::from_ymd_opt(2015, 3, 24).unwrap(), &day).unwrap();
    sheet.write(3, 0, "A, B").unwrap();
    let cells = all(&book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(cells, [row(1, &["Child", "Date"]), row(3, &["7", "2015-03-24"]), row(4, &["A, B"])]);
    assert_eq!(text[..2], cells[..2]);
    assert_eq!(text[2], row(4, &["A, B", ""]));
}

#[test]
fn other_marks_and_other_letters_are_read() {
    assert_eq!(all(b"a;b\n1;2\n").unwrap()[1], row(2, &["1", "2"]));
    assert_eq!(all(b"a|b\n1|2\n").unwrap()[1], row(2, &["1", "2"]));
    assert_eq!(all(b"a\tb\nZo\xeb\t2\n").unwrap()[1], row(2, &["Zoë", "2"]));
    let lines = all(b"a,b\n\"two\nlines\",1\nx,2\n").unwrap();
    assert_eq!(lines[2], row(3, &["x", "2"]), "a spreadsheet counts rows and not lines");
}

#[test]
fn a_quotation_mark_that_is_never_closed_does_not_fill_the_memory() {
    let endless = [b"a,b\n\"".to_vec(), vec![b'x'; 4 * 1024 * 1024]].concat();
    assert_eq!(all(&endless), Err(&TOO_LONG));
    let wide = vec![b','; 5_000];
    assert_eq!(all(&wide), Err(&TOO_WIDE));
}

#[test]
fn a_workbook_that_unpacks_to_gigabytes_is_refused() {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("xl/worksheets/sheet1.xml", zip::write::SimpleFileOptions::default()).unwrap();
    let blank = vec![b' '; 1024 * 1024];
    for _ in 0..170 {
        zip.write_all(&blank).unwrap();
    }
    let bomb = zip.finish().unwrap().into_inner();
    assert!(bomb.len() < 1024 * 1024);
    assert_eq!(all(&bomb), Err(&TOO_LARGE_UNPACKED));
    assert_eq!(all(b"PK\x03\x04 and then nothing"), Err(&UNREADABLE));
    assert_eq!(all(&[0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0]), Err(&UNREADABLE));
}
