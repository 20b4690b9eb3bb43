//! The same return as CSV, as a workbook and as XML; other names, other encodings; and what is refused.

use super::*;
use crate::ssda903::rows::Rows;
use rust_xlsxwriter::{Format, Workbook};
use std::fmt::Write as _;

/// A return in a few rows of each table: headings, rows.
fn small() -> Vec<(&'static str, &'static str)> {
    vec![
        (HEADER, "A1,1,01/01/2010,WBRI,G1,,\nB2,2,05/06/2001,MOTH,,1,"),
        (
            EPISODES,
            "A1,01/05/2015,S,C1,N1,U1,PR1,01/06/2017,X1,CARPL,AB1 2CD,EF3 4GH,1234\n\
             A1,01/06/2017,P,C2,N1,T1,PR1,,,,,,\nB2,01/05/2016,L,V2,N2,K2,PR2,05/06/2017,E5,,,,",
        ),
        (REVIEWS, "A1,01/01/2010,25/05/2015,PN1\nA1,01/01/2010,20/07/2015,PN3\nB2,05/06/2001,01/07/2016,PN7"),
        (UASC, "B2,2,05/06/2001,05/06/2019"),
        (OC2, "A1,01/01/2010,17,,0,1,1,0,1,0,0,0"),
        (OC3, "B2,05/06/2001,YES,F2,B1"),
        (AD1, "A1,01/01/2010,01/06/2016,02/06/2016,0,2,MF,L11"),
        (PLACED, "A1,01/01/2010,01/07/2016,01/08/2016,RD1"),
        (PERMANENCE, "A1,01/01/2010,P1,928,01/01/2014"),
        (MISSING, "A1,01/01/2010,M,01/06/2016,02/06/2016\nA1,01/01/2010,A,01/07/2016,"),
        (WORKERS, "A1,01/01/2010,SW1,01/05/2015,01/06/2015,OTHERS"),
        (LIBERTY, "A1,01/01/2010,01/06/2017,"),
    ]
}

/// Without their places in the files, and without the tables that there are.
fn bare(found: Return903) -> Rows {
    let mut rows = found.rows;
    rows.holds = 0;
    rows.episodes.iter_mut().for_each(|row| row.at = Default::default());
    rows.people.iter_mut().for_each(|row| row.at = Default::default());
    rows.reviews.iter_mut().for_each(|row| row.at = Default::default());
    rows.health.iter_mut().for_each(|row| row.at = Default::default());
    rows.leavers.iter_mut().for_each(|row| row.at = Default::default());
    for table in Rows::SPELLS {
        rows.spells_mut(table).iter_mut().for_each(|row| row.at = Default::default());
    }
    rows
}

fn workbook(tables: &[(&str, &str)]) -> Vec<u8> {
    let mut book = Workbook::new();
    let format = Format::new().set_num_format("dd/mm/yyyy");
    book.add_worksheet().set_name("Notes").unwrap().write(0, 0, "Made for a test").unwrap();
    for (headings, rows) in tables {
        let sheet = book.add_worksheet();
        sheet.write(0, 0, "A title").unwrap();
        for (c, heading) in (0..).zip(headings.split(',')) {
            sheet.write(2, c, heading.to_lowercase()).unwrap();
        }
        for (r, row) in (3..).zip(rows.lines()) {
            for (c, cell) in (0..).zip(row.split(',')).filter(|(_, cell)| !cell.is_empty()) {
                match (crate::day::read(cell).filter(|_| cell.contains('/')), cell.parse::<f64>()) {
                    (Some(day), _) => sheet.write_with_format(r, c, &day, &format).unwrap(),
                    (None, Ok(number)) => sheet.write(r, c, number).unwrap(),
                    (None, Err(_)) => sheet.write(r, c, cell).unwrap(),
                };
            }
        }
    }
    book.save_to_buffer().unwrap()
}

/// As the department's XML nests it: leavers and the adopted in the header itself, without the child's code again.
fn xml(tables: &[(&str, &str)]) -> String {
    let mut text = "<?xml version='1.0'?>\n<EXPSSDA903>\n".to_owned();
    for child in ["A1", "B2"] {
        let row = |headings: &str, row: &str, skip: &[&str]| {
            let mut cells = String::new();
            for (heading, cell) in headings.split(',').zip(row.split(',')).filter(|(name, _)| !skip.contains(name)) {
                let name = match heading {
                    "CHILD" => "CHILDID",
                    "PLACE" => "PL",
                    name => name,
                };
                write!(cells, "<{name}>{cell}</{name}>").unwrap();
            }
            cells
        };
        let own = |table: &str, skip: &[&str]| -> Vec<String> {
            let (headings, rows) = tables.iter().find(|(headings, _)| *headings == table).copied().unwrap();
            rows.lines().filter(|line| line.starts_with(child)).map(|line| row(headings, line, skip)).collect()
        };
        let inner = ["CHILD", "DOB"];
        let within = |name: &str, table: &str| -> String {
            own(table, &inner).iter().map(|cells| format!("<{name}>{cells}</{name}>\n")).collect()
        };
        writeln!(
            text,
            "<CHILD><HEADER>{}{}{}{}{}{}{}{}{}{}{}</HEADER>{}</CHILD>",
            own(HEADER, &[]).concat(),
            own(OC3, &inner).concat(),
            own(AD1, &inner).concat(),
            within("UASC", UASC),
            within("AREVIEW", REVIEWS),
            within("OC2", OC2),
            within("AD_PLACED", PLACED),
            within("PERMANENCE", PERMANENCE),
            within("AMISSING", MISSING),
            within("SWEPISODE", WORKERS),
            within("DOLO", LIBERTY),
            within("EPISODE", EPISODES),
        )
        .unwrap();
    }
    text + "</EXPSSDA903>"
}

#[test]
fn csv_workbook_and_xml_give_the_same_rows() {
    let (children, tables) = (Children::default(), small());
    let csv = with(&tables, &children).unwrap();
    let (book, document) = (workbook(&tables), xml(&tables));
    let one = |bytes: &[u8]| read(&[Input::held("x", bytes)], &children).unwrap();
    let (book, document) = (one(&book), one(document.as_bytes()));
    assert_eq!((csv.findings.rows_used, book.findings.rows_used, document.findings.rows_used), (18, 18, 18));
    assert_eq!((csv.year, document.year), (Some(2026), Some(2026)));
    let figures = csv.figures(day("2017-03-31"));
    assert_eq!(figures, book.figures(day("2017-03-31")));
    assert_eq!(figures, document.figures(day("2017-03-31")));
    assert_eq!(figures.len(), 17);
    let rows = bare(csv);
    assert_eq!(rows, bare(book));
    assert_eq!(rows, bare(document));
}

#[test]
fn every_table_is_told_by_its_headings() {
    let tables = [
        (HEADER, Table::Header),
        (EPISODES, Table::Episodes),
        (REVIEWS, Table::Reviews),
        (UASC, Table::Uasc),
        (OC2, Table::Oc2),
        (OC3, Table::Oc3),
        (AD1, Table::Ad1),
        (PLACED, Table::PlacedAdoption),
        (PERMANENCE, Table::PrevPerm),
        (MISSING, Table::Missing),
        (WORKERS, Table::SwEpisodes),
        (LIBERTY, Table::DoLo),
    ];
    for (headings, table) in tables {
        let of = |text: &str| fits(&text.split(',').map(str::to_owned).collect::<Vec<_>>());
        assert_eq!(of(headings), Some(table), "{headings}");
        let back = headings.to_lowercase().split(',').rev().collect::<Vec<_>>().join(",");
        assert_eq!(of(&format!("Team,{back},Worker's note")), Some(table), "{headings}");
        assert_eq!(of(&format!("\u{feff}{headings}")), Some(table), "{headings}");
        assert_eq!(of(&headings.replace("CHILD,", "Case,")), None, "{headings}");
    }
    let of = |text: &str| fits(&text.split(',').map(str::to_owned).collect::<Vec<_>>());
    assert_eq!(of("Child Id,decom,rne,ls,cin,Pl,dec,rec"), Some(Table::Episodes));
    assert_eq!(of("Child Unique ID,UPN,Gender,Date of Birth,Legal Status"), None, "Annex A");
    assert_eq!(of("geographic_level,time_period,number"), None);
}

#[test]
fn what_is_none_of_the_tables_is_told_and_the_rest_is_read() {
    let notes = Input::held("notes.csv", b"a,b\n1,2\n");
    let text = format!("{EPISODES}\n{}\n", episode_of("A", "01/05/2015,,S,U1,"));
    let found = read(&[notes.clone(), Input::held("e", text.as_bytes())], &Children::default()).unwrap();
    assert_eq!(broken(&found), [("s903-no-table", 0)]);
    assert_eq!(found.findings.rows_used, 1);
    assert_eq!(read(std::slice::from_ref(&notes), &Children::default()).unwrap_err().code, "s903-nothing");
    assert!(!fits_file(&notes));
    assert!(fits_file(&Input::held("e", text.as_bytes())));
    assert!(fits_file(&Input::held("x", xml(&small()).as_bytes())));
    assert!(!fits_file(&Input::held("x", b"<Message><Header/><Children><Child/></Children></Message>")));
}

#[test]
fn a_table_that_cannot_be_read_to_its_end_keeps_its_first_rows() {
    let text = format!("{EPISODES}\n{}\n\"{}", episode_of("A", "01/05/2015,,S,U1,"), "x".repeat(3_000_000));
    let found = read(&[Input::held("e", text.as_bytes())], &Children::default()).unwrap();
    assert_eq!((broken(&found), found.findings.rows_used), (vec![("file-piece-too-long", 0)], 1));
}

fn of_xml(text: &[u8]) -> Result<Return903, &'static Rule> {
    read(&[Input::held("x", text)], &Children::default())
}

fn document(child: &str, episode: &str) -> String {
    format!(
        "<SSDA903><CHILD><HEADER><CHILDID>{child}</CHILDID><SEX>1</SEX><DOB>01/01/2010</DOB><ETHNIC>WBRI</ETHNIC>\
         </HEADER><EPISODE>{episode}</EPISODE></CHILD></SSDA903>"
    )
}

const EPISODE: &str = "<DECOM>01/05/2015</DECOM><RNE>S</RNE><LS>C2</LS><CIN>N1</CIN><PL>U1</PL>";

#[test]
fn document_types_and_entities_open_nothing() {
    let bomb = format!("<!DOCTYPE a [<!ENTITY x \"yyyy\">]>{}", document("&x;", EPISODE));
    assert_eq!(of_xml(bomb.as_bytes()).unwrap_err().code, "s903-document-type");
    let late = document("A", EPISODE).replace("<EPISODE>", "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><EPISODE>");
    assert_eq!(of_xml(late.as_bytes()).unwrap_err().code, "s903-document-type");
    let unknown = of_xml(document("&x;", EPISODE).as_bytes()).unwrap();
    assert_eq!(broken(&unknown), [("s903-no-child", 1), ("s903-no-child", 1)]);
    let known = of_xml(document("A &amp; B&#49;", EPISODE).as_bytes()).unwrap();
    let children = Children::default();
    let same = read(&[Input::held("x", document("A &amp; B1", EPISODE).as_bytes())], &children).unwrap();
    assert_eq!((broken(&known), known.findings.rows_used), (vec![], 2));
    assert_eq!(same.rows.people[0].child, children.child("A & B1"));
}

#[test]
fn other_encodings_are_read() {
    let text = document("Zo\u{eb}", EPISODE);
    let latin: Vec<u8> = text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
    let latin = [b"<?xml version='1.0' encoding='iso-8859-1'?>".to_vec(), latin].concat();
    let children = Children::default();
    let of = |bytes: &[u8]| read(&[Input::held("x", bytes)], &children).unwrap();
    assert_eq!(of(&latin).rows.people[0].child, of(text.as_bytes()).rows.people[0].child);
    assert_eq!(of(&latin).rows.people[0].child, children.child("Zoë"));
}

#[test]
fn xml_that_breaks_off_keeps_the_children_before() {
    let whole = xml(&small());
    let at = whole.find("<CHILDID>B2").unwrap();
    let found = of_xml(&whole.as_bytes()[..at + 20]).unwrap();
    assert_eq!(broken(&found).first().map(|(code, _)| *code), Some("s903-xml-broken"));
    assert_eq!((found.rows.people.len(), found.rows.episodes.len()), (1, 2));
    assert_eq!(of_xml(b"<EXPSSDA903><CHILD>").unwrap_err().code, "s903-xml-broken");
    assert_eq!(of_xml(b"<EXPSSDA903/>").unwrap_err().code, "s903-nothing");
    let deep = "<EXPSSDA903>".to_owned() + &"<a>".repeat(100_000);
    assert_eq!(of_xml(deep.as_bytes()).unwrap_err().code, "s903-xml-deep");
    let wide = "<EXPSSDA903><CHILD>".to_owned() + &"<DECOM>1</DECOM>".repeat(100_000);
    assert_eq!(of_xml(wide.as_bytes()).unwrap_err().code, "s903-xml-child-endless");
    let many = "<EXPSSDA903><CHILD>".to_owned() + &"<EPISODE><DECOM>1</DECOM></EPISODE>".repeat(30_000);
    assert_eq!(of_xml(many.as_bytes()).unwrap_err().code, "s903-xml-child-endless");
    let long = "<EXPSSDA903><CHILD>".to_owned() + &"x".repeat(3_000_000);
    assert_eq!(of_xml(long.as_bytes()).unwrap_err().code, "file-piece-too-long");
}

#[test]
fn rows_of_xml_without_children_round_them_are_read() {
    let row = |child: &str| format!("<EPISODE><CHILD>{child}</CHILD>{EPISODE}</EPISODE>\n");
    for (before, after) in [("", ""), ("<EPISODES>", "</EPISODES>")] {
        let text = format!("<SSDA903>\n{before}{}{}{after}</SSDA903>", row("A"), row("B"));
        let found = of_xml(text.as_bytes()).unwrap();
        assert_eq!((found.rows.episodes.len(), found.findings.rows_refused), (2, 0), "{before}");
        assert_eq!(figure(&found, "D35", "2018-03-31").0, "2");
    }
}

#[test]
fn the_returns_of_two_years_are_one() {
    let first = episode_of("A", "01/05/2015,,S,U1,");
    let second =
        format!("{}\n{}", episode_of("A", "01/05/2015,01/06/2016,S,U1,X1"), episode_of("A", "01/06/2016,,P,U4,"));
    let header = "A,1,01/01/2010,WBRI,,,";
    for (one, other) in [(&first, &second), (&second, &first)] {
        let found = of(&[(HEADER, header), (EPISODES, one), (HEADER, header), (EPISODES, other)]);
        assert_eq!(broken(&found), []);
        assert_eq!(found.rows.episodes.len(), 2);
        assert_eq!(figure(&found, "D35", "2018-03-31").0, "1");
    }
}
