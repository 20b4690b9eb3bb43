use super::*;
use crate::web::Csv;

fn of(text: &str) -> Sheet {
    Sheet::of_text(text).unwrap()
}

#[test]
fn commas_semicolons_and_tabs_are_told_apart() {
    for text in ["Action,Due\nA,b\n", "Action;Due\nA;b\n", "Action\tDue\nA\tb\n", "\u{feff}Action,Due\r\n A , b \r\n"] {
        let sheet = of(text);
        assert_eq!(sheet.headings, ["Action", "Due"], "{text:?}");
        assert_eq!((sheet.rows[0].number, sheet.rows[0].cells.as_slice()), (2, &["A".into(), "b".into()][..]));
    }
    let sheet = of("Action\nOne, two\n");
    assert_eq!(sheet.headings, ["Action"]);
}

#[test]
fn rows_keep_the_number_that_the_spreadsheet_gives_them() {
    let sheet = of("\nAction,Due\n,\nA,\"two\nlines\"\n\nB\n");
    let numbers: Vec<usize> = sheet.rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [4, 6]);
    assert_eq!((sheet.rows[0].cell(1), sheet.rows[1].cell(1)), ("two\nlines", ""));
    assert_eq!((sheet.column("due"), sheet.column("owner")), (Some(1), None));
}

#[test]
fn a_text_can_be_read_back() {
    let sheet = of("Action,Due\n\"Say \"\"so\"\"\",\"a,\tb\nc\"\n'=1+1,'quoted\n");
    assert_eq!(sheet.rows[1].cells, ["=1+1", "'quoted"], "what was tamed is as it was");
    let again = of(&sheet.to_text());
    assert_eq!(
        again.rows.iter().map(|r| &r.cells).collect::<Vec<_>>(),
        sheet.rows.iter().map(|r| &r.cells).collect::<Vec<_>>()
    );
}

#[test]
fn a_workbook_of_ours_comes_back_as_it_was() {
    let mut csv = Csv::new("things", &["Action", "Due", "Cases", "Code"]);
    csv.row(vec!["=1+1".into(), "2015-03-24".into(), "12.5".into(), "007".into()]);
    csv.row(vec!["Æ".into(), String::new(), "-3".into(), "D15".into()]);
    let bytes = csv.into_workbook().unwrap();
    let sheet = Sheet::of_file(&bytes).unwrap();
    assert_eq!(sheet.headings, ["Action", "Due", "Cases", "Code"]);
    assert_eq!(sheet.rows[0], Row { number: 2, cells: ["=1+1", "2015-03-24", "12.5", "007"].map(String::from).into() });
    assert_eq!(sheet.rows[1].cells, ["Æ", "", "-3", "D15"]);
}

#[test]
fn what_is_no_table_is_refused_with_a_sentence() {
    let many = format!("Action\n{}", "x\n".repeat(MOST_ROWS + 1));
    for (bytes, says) in [
        (&b""[..], "There is no row in it"),
        (b"\xd0\xcf\x11\xe0rest", "old workbook"),
        (b"PK\x03\x04nonsense", "cannot be read"),
        (b"a\0b", "not a table"),
        (&vec![b'a'; LARGEST + 1], "larger than 2 MB"),
        (many.as_bytes(), "more than 2000 rows"),
        ("a,".repeat(MOST_COLUMNS + 1).as_bytes(), "columns"),
    ] {
        let said = Sheet::of_file(bytes).unwrap_err();
        assert!(said.contains(says), "{said}");
    }
    assert_eq!(Sheet::of_file(b"Caf\xe9\nx\n").unwrap().headings, ["Café"], "as Windows writes it");
    assert!(Sheet::of_file(&many.as_bytes()[..many.len() - 2]).is_ok(), "exactly as many as are taken");
}

#[test]
fn a_sheet_that_claims_a_far_corner_is_refused_without_being_laid_out() {
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().write(0, 0, "Action").unwrap().write(1_048_575, 16_383, "far").unwrap();
    assert!(Sheet::of_file(&book.save_to_buffer().unwrap()).unwrap_err().contains("more than 100 columns"));
}

#[test]
fn what_a_spreadsheet_could_not_work_out_is_no_empty_cell() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "Code").unwrap().write(0, 1, "Number").unwrap().write(1, 0, "D02").unwrap();
    sheet.write_formula(1, 1, rust_xlsxwriter::Formula::new("=NA()").set_result("#N/A")).unwrap();
    let sheet = Sheet::of_file(&book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(sheet.rows[0].cells, ["D02", "#N/A"]);
}
