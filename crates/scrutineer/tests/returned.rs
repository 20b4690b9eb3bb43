//! Returns from spreadsheets: the prepared workbook there and back, pasted rows, and files that are wrong in every way.

use super::returns::{Asked, FEBRUARY, JANUARY, asked};
use super::world::Who;
use kit::sheets::{Row, rows_of_file};
use kit::testing::Reply;
use rust_xlsxwriter::{Format, Workbook};
use std::io::{Cursor, Read, Write};

impl Asked {
    async fn pastes(&mut self, ends_on: &str, rows: &str) -> Reply {
        let path = format!("{}/spreadsheet", self.path(ends_on));
        self.officer.upload(&path, &[("rows", rows)], ("file", "", b"")).await
    }
    async fn sends(&mut self, ends_on: &str, name: &str, file: &[u8]) -> Reply {
        let path = format!("{}/spreadsheet", self.path(ends_on));
        self.officer.upload(&path, &[("rows", "")], ("file", name, file)).await
    }
    async fn workbook(&mut self, ends_on: &str) -> Vec<Row> {
        let reply = self.officer.get(&format!("{}/return.xlsx", self.path(ends_on))).await;
        assert_eq!(reply.status, 200);
        rows_of_file(&reply.bytes).unwrap()
    }
}

/// A workbook with these rows.
fn made(rows: &[Row], work: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for row in rows {
        for (column, cell) in (0_u16..).zip(&row.cells) {
            sheet.write_string(u32::try_from(row.number - 1).unwrap(), column, cell).unwrap();
        }
    }
    work(sheet);
    book.save_to_buffer().unwrap()
}

/// The rows of a workbook with these numbers filled in: code, number, out of.
fn filled(mut rows: Vec<Row>, figures: &[(&str, &str, &str)]) -> Vec<Row> {
    for row in &mut rows {
        if let Some((_, number, of)) = figures.iter().find(|(code, ..)| row.cell(0) == *code) {
            row.cells.resize(14, String::new());
            (row.cells[4], row.cells[5]) = ((*number).to_owned(), (*of).to_owned());
        }
    }
    rows
}

const FIGURES: [(&str, &str, &str); 3] = [("D02", "1204", ""), ("D05", "389", "1204"), ("D11", "118", "")];

#[tokio::test]
async fn the_prepared_workbook_is_filled_and_sent_back() {
    let mut asked = asked().await;
    asked.month(JANUARY, ["1180", "380", "1180", "120"]).await;
    let rows = asked.workbook(FEBRUARY).await;
    assert!(rows[1].cell(0).starts_with("This workbook is for: Police return, February 2015 ("), "{rows:?}");
    let line = rows.iter().find(|row| row.cell(0) == "D05").unwrap();
    assert_eq!((line.cell(2), line.cell(3)), ("February 2015", "380 of 1,180"));
    let reply = asked.sends(FEBRUARY, "return.xlsx", &made(&filled(rows, &FIGURES), |_| {})).await;
    assert_eq!(reply.status, 303, "{}", reply.text);
    let page = asked.officer.get(&asked.path(FEBRUARY)).await.text;
    assert!(page.contains("All 3 done") && page.contains("32.3%"), "{page}");
    // What was typed stands in the workbook when it is downloaded again.
    let again = asked.workbook(FEBRUARY).await;
    assert_eq!(again.iter().find(|row| row.cell(0) == "D05").unwrap().cell(4), "389");
}

#[tokio::test]
async fn pasted_rows_are_taken_with_their_headings_or_as_a_column() {
    let mut asked = asked().await;
    let pasted = "Code\tNumber\tOut of\nD11\t118\t\nd05\t389\t1204\nD02\t1,204\t\n";
    assert_eq!(asked.pastes(FEBRUARY, pasted).await.status, 303);
    assert!(asked.officer.get(&asked.path(FEBRUARY)).await.text.contains("All 3 done"));
    assert_eq!(asked.pastes(JANUARY, "1180\t\n380\t1180\n120\t\n").await.status, 303);
    assert!(asked.officer.get(&asked.path(JANUARY)).await.text.contains("All 3 done"));
    let few = asked.pastes(JANUARY, "1180\n380\n").await;
    assert!(few.status == 422 && few.text.contains("There are 2 rows and 3 figures to fill"), "{}", few.text);
    let words = asked.pastes(JANUARY, "This is a letter, not a table\nwith two lines\n").await;
    assert!(words.status == 422 && words.text.contains("The row of headings is missing"), "{}", words.text);
    assert_eq!(asked.pastes(JANUARY, "").await.status, 422);
}

#[tokio::test]
async fn wrong_rows_are_named_and_the_good_ones_are_kept() {
    let mut asked = asked().await;
    let rows = "Code,Period,Number,Out of,Put right by,How sure,Notes\n\
                D02,February 2015,many,,,,\n\
                D05,February 2015,1300,1204,,,\n\
                D11,February 2015,118,,,,\n\
                D11,February 2015,119,,,,\n\
                D14,February 2015,3,,,,\n\
                ,,7,,,,\n";
    let reply = asked.pastes(FEBRUARY, rows).await;
    assert_eq!(reply.status, 422);
    for says in [
        "This column is not one of the return’s. Take it away, or check its heading",
        "Enter a number",
        "Check both numbers: 1,300",
        "D11 stands in an earlier row too. Keep one of them",
        "This return does not ask for D14. Check the code, or take the row away",
        "There is no code. Enter the code of the measure, such as D23",
    ] {
        assert!(reply.text.contains(says), "{says}: {}", reply.text);
    }
    assert!(reply.text.contains("1 figure was kept, 6 things are to be mended"), "{}", reply.text);
    let page = asked.officer.get(&asked.path(FEBRUARY)).await.text;
    assert!(page.contains("value=\"118\"") && !page.contains("1300"), "{page}");
    let late = asked.pastes(FEBRUARY, "Code,Period,Number\nD02,January 2015,12\n").await.text;
    assert!(late.contains("The row is for January 2015, and the return asks for February 2015"), "{late}");
    let day = asked.pastes(FEBRUARY, "Code,Number,What is happening,Put right by\nD02,12,Fewer,soon\n").await.text;
    assert!(day.contains("Enter a day such as 30 November 2015"), "{day}");
    let text = "Code,Number,What is happening,Put right by\nD02,12,Fewer,30/11/2015\n";
    assert_eq!(asked.pastes(FEBRUARY, text).await.status, 303, "a date as text is a date");
}

#[tokio::test]
async fn workbooks_of_others_edited_ones_and_broken_ones_are_refused_in_a_sentence() {
    let mut asked = asked().await;
    let february = asked.workbook(FEBRUARY).await;
    let elsewhen = asked.sends(JANUARY, "r.xlsx", &made(&filled(february.clone(), &FIGURES), |_| {})).await;
    let says = "The workbook is for “Police return, February 2015”, and this is the Police return, January 2015";
    assert!(elsewhen.status == 422 && elsewhen.text.contains(says), "{}", elsewhen.text);

    let council = asked.board.council.to_string();
    let fields = [
        ("agency", council.as_str()),
        ("code", "D01"),
        ("covers", "area"),
        ("from-day", "1"),
        ("from-month", "1"),
        ("from-year", "2015"),
    ];
    assert_eq!(asked.board.manager.post("/returns/asked", &fields).await.status, 303);
    let mut other = asked.board.of(Who::DataOfficer, asked.board.council).await;
    let theirs = other.get(&format!("/returns/{council}/{FEBRUARY}/return.xlsx")).await.bytes;
    let foreign = asked.sends(FEBRUARY, "r.xlsx", &theirs).await;
    assert!(foreign.status == 422 && foreign.text.contains("The workbook is for “Council return"), "{}", foreign.text);

    let mut edited = filled(february.clone(), &FIGURES);
    let head = edited.iter_mut().find(|row| row.cell(0) == "Code").unwrap();
    head.cells[4] = "Figure".into();
    let edited = asked.sends(FEBRUARY, "r.xlsx", &made(&edited, |_| {})).await;
    assert!(edited.status == 422 && edited.text.contains("The row of headings is missing"), "{}", edited.text);

    let rows = filled(february.clone(), &FIGURES);
    let merged = made(&rows, |sheet| {
        sheet.merge_range(5, 4, 6, 4, "389", &Format::new()).unwrap();
    });
    let merged = asked.sends(FEBRUARY, "r.xlsx", &merged).await;
    assert!(merged.status == 422 && merged.text.contains("The cells E6 to E7 are merged"), "{}", merged.text);

    let macros = with_macros(&made(&rows, |_| {}));
    let macros = asked.sends(FEBRUARY, "r.xlsx", &macros).await;
    assert!(macros.status == 422 && macros.text.contains("The workbook has macros in it"), "{}", macros.text);

    for (name, file) in
        [("r.xlsx", &b"PK\x03\x04 not a workbook"[..]), ("r.csv", b"\x00\x01\x02"), ("r.txt", b"MZ\x90\x00")]
    {
        assert_eq!(asked.sends(FEBRUARY, name, file).await.status, 422, "{name}");
    }
    assert!(asked.officer.get(&asked.path(FEBRUARY)).await.text.contains("0 of 3 done"), "nothing was half kept");
}

/// The same workbook with a part for macros in it.
fn with_macros(book: &[u8]) -> Vec<u8> {
    let mut from = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut part = from.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        to.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        to.write_all(&bytes).unwrap();
    }
    to.start_file("xl/vbaProject.bin", zip::write::SimpleFileOptions::default()).unwrap();
    to.write_all(b"a project").unwrap();
    to.finish().unwrap().into_inner()
}

#[tokio::test]
async fn a_hundred_thousand_empty_rows_are_nothing() {
    let mut asked = asked().await;
    let rows = filled(asked.workbook(FEBRUARY).await, &FIGURES);
    let file = made(&rows, |sheet| {
        let grey = Format::new().set_background_color("#EEF0F2");
        for row in 20..100_020 {
            sheet.write_blank(row, 0, &grey).unwrap();
        }
    });
    let reply = asked.sends(FEBRUARY, "return.xlsx", &file).await;
    assert_eq!(reply.status, 303, "{}", reply.text);
    let mut text = String::from("Code,Number,Out of\nD02,1204,\n");
    text.push_str(&",,\n".repeat(100_000));
    let reply = asked.sends(FEBRUARY, "return.csv", text.as_bytes()).await;
    assert_eq!(reply.status, 303, "{}", reply.text);
}
