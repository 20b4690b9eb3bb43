//! Every reader, with thousands of harmed files: no panic, no hang, and never more than 500 MB. `FUZZ_CASES=100000 cargo test
//! -p intake fuzz` runs longer; a failing case shrinks to the smallest harm, and is kept as a test of its own.

use super::mutation::{Harm, harm, harmed};
use super::seeds;
use crate::extract;
use crate::input::Input;
use crate::span::Span;
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
