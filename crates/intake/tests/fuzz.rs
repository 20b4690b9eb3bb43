//! Every reader, with thousands of harmed files: no panic, no hang, and never more than 500 MB. `FUZZ_CASES=100000 cargo test
//! -p intake fuzz` runs longer; a failing case shrinks to the smallest harm, and is kept as a test of its own.

use super::mutation::{Harm, harm, harmed};
use super::seeds;
use crate::cases::Children;
use crate::extract;
use crate::input::Input;
use crate::span::Span;
use crate::ssda903;
use proptest::collection::vec;
use proptest::test_runner::{Config, TestCaseResult, TestRunner};
use std::time::{Duration, Instant};

/// A file that takes longer hangs: the good ones take a millisecond.
const LONGEST: Duration = Duration::from_secs(20);

fn cases() -> u32 {
    std::env::var("FUZZ_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(150)
}

/// The most memory that this program has held so far, in MB; nothing where the system does not say.
fn most_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? / 1024)
}

/// Sends harmed copies of a seed through a reader.
fn harm_all(seed: &[u8], read: impl Fn(&[u8])) {
    harm_with(|harms| harmed(seed, harms), read);
}

fn harm_with(make: impl Fn(&[Harm]) -> Vec<u8>, read: impl Fn(&[u8])) {
    let config = Config { cases: cases(), failure_persistence: None, ..Config::default() };
    let test = |harms: Vec<Harm>| -> TestCaseResult {
        let file = make(&harms);
        let begun = Instant::now();
        read(&file);
        proptest::prop_assert!(begun.elapsed() < LONGEST, "it hangs");
        Ok(())
    };
    TestRunner::new(config).run(&vec(harm(), 1..6), test).unwrap();
    assert!(most_memory().is_none_or(|most| most < 500), "{:?} MB", most_memory());
}

/// Reads a return, and asks it for everything that it can tell.
fn all_of(file: &[u8]) {
    if let Ok(read) = extract::read(&[Input::held("file", file)]) {
        let at = chrono::NaiveDate::from_ymd_opt(2024, 3, 31).unwrap();
        let _ = (read.figures(at, &Span::usual), read.months(), read.journey(at), read.usual_day());
        for finding in read.findings.listed() {
            assert!(!finding.rule.message().is_empty());
        }
    }
}

#[test]
fn the_seeds_are_read() {
    assert!(extract::read(&[Input::held("file", &seeds::census())]).is_ok());
}

#[test]
fn harmed_censuses() {
    harm_all(&seeds::census(), all_of);
}

#[test]
fn harmed_workbooks_inside_and_outside() {
    let book = seeds::workbook(&[("List 3", &[&["Child Unique ID", "Date of referral"], &["1", "01/05/2023"]])]);
    harm_all(&book, all_of);
    harm_with(
        |harms| seeds::repacked(&book, |name, part| if name.contains("sheet") { harmed(&part, harms) } else { part }),
        all_of,
    );
}

/// Reads a return on looked-after children, and asks it for every figure.
fn looked_after(file: &[u8]) {
    let input = Input::held("file", file);
    let _ = ssda903::fits_file(&input);
    if let Ok(read) = ssda903::read(&[input], &Children::default()) {
        for at in [(2018, 3, 31), (2024, 2, 29)] {
            let at = chrono::NaiveDate::from_ymd_opt(at.0, at.1, at.2).unwrap();
            assert!(read.figures(at).iter().all(|figure| figure.to == at));
        }
    }
}

const EPISODES: &[&[&str]] = &[
    &["CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "DEC", "REC"],
    &["A1", "01/05/2015", "S", "C1", "N1", "U1", "PR1", "01/06/2017", "X1"],
    &["A1", "01/06/2017", "P", "C2", "N1", "T1", "PR1", "", ""],
    &["B2", "2016-05-01", "L", "V2", "N2", "K2", "PR2", "42891", "E5"],
];

#[test]
fn harmed_returns_on_looked_after_children() {
    let text = EPISODES.iter().map(|row| row.join(",")).collect::<Vec<_>>().join("\r\n");
    harm_all(text.as_bytes(), looked_after);
    let book = seeds::workbook(&[
        ("One", EPISODES),
        ("Two", &[&["CHILD", "DOB", "MISSING", "MIS_START", "MIS_END"], &["A1", "01/01/2010", "M", "01/03/2018", ""]]),
    ]);
    harm_with(
        |harms| seeds::repacked(&book, |name, part| if name.contains("sheet") { harmed(&part, harms) } else { part }),
        looked_after,
    );
    let document = b"<?xml version='1.0' encoding='us-ascii'?>\n<EXPSSDA903><CHILD><HEADER><CHILDID>A1</CHILDID><SEX>1</SEX>\
        <DOB>01/01/2000</DOB><ETHNIC>WBRI</ETHNIC><IN_TOUCH>YES</IN_TOUCH><ACTIV>F1</ACTIV><ACCOM>B1</ACCOM><AREVIEW>\
        <REVIEW>25/05/2015</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW><OC2><SDQ_SCORE>12</SDQ_SCORE></OC2></HEADER>\n\
        <EPISODE><DECOM>01/05/2015</DECOM><RNE>S</RNE><LS>C2</LS><CIN>N1</CIN><PL>U1</PL><DEC/><REC/></EPISODE>\
        </CHILD></EXPSSDA903>";
    harm_all(document, looked_after);
}
