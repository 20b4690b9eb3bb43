//! Every reader, with thousands of harmed files: no panic, no hang, and never more than 500 MB. `FUZZ_CASES=100000 cargo test
//! -p intake fuzz` runs longer; a failing case shrinks to the smallest harm, and is kept as a test of its own.

use super::mutation::{Harm, harm, harmed};
use super::seeds;
use crate::extract::{self, Kind};
use crate::input::Input;
use crate::published::{Ask, Library, Options, read as read_published};
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

/// Reads published statistics.
fn published(file: &[u8]) {
    let (content, findings) = read_published(&Input::held("file 2021", file), None, &Options::default());
    for finding in findings.listed() {
        assert!(!finding.rule.message().is_empty());
    }
    if let Some(content) = content {
        let mut library = Library::new();
        library.add(content);
        for measure in ["Referrals", "D03", "Referrals_rate"] {
            let _ = library.show(&Ask { area: "940", measure, year: 2024, neighbours: None, release: None });
        }
    }
}

#[test]
fn the_seeds_are_read() {
    let kind = |file: &[u8]| extract::read(&[Input::held("file", file)]).map(|read| read.kind);
    assert_eq!(kind(&seeds::census()), Ok(Kind::Census));
    assert_eq!(kind(&seeds::workbook(&seeds::LISTS)), Ok(Kind::AnnexA));
    assert_eq!(kind(&seeds::text(seeds::LISTS[0].1)), Ok(Kind::AnnexA));
    assert_eq!(kind(&seeds::text(seeds::EPISODES)), Ok(Kind::LookedAfter));
    assert_eq!(kind(seeds::EPISODES_XML.as_bytes()), Ok(Kind::LookedAfter));
    for rows in [seeds::RELEASE, seeds::NEIGHBOURS] {
        let file = seeds::text(rows);
        assert!(read_published(&Input::held("2021", &file), None, &Options::default()).0.is_some());
    }
}

#[test]
fn harmed_censuses() {
    harm_all(&seeds::census(), all_of);
}

#[test]
fn harmed_lists_of_annex_a() {
    for (_, rows) in seeds::LISTS {
        harm_all(&seeds::text(rows), all_of);
    }
}

#[test]
fn harmed_returns_on_looked_after_children() {
    harm_all(&seeds::text(seeds::EPISODES), all_of);
    harm_all(seeds::EPISODES_XML.as_bytes(), all_of);
}

#[test]
fn harmed_releases_and_neighbours() {
    harm_all(&seeds::text(seeds::RELEASE), published);
    harm_all(&seeds::text(seeds::NEIGHBOURS), published);
}

#[test]
fn harmed_workbooks_inside_and_outside() {
    let book = seeds::workbook(&seeds::LISTS);
    harm_all(&book, all_of);
    harm_with(
        |harms| seeds::repacked(&book, |name, part| if name.contains("sheet") { harmed(&part, harms) } else { part }),
        all_of,
    );
}

#[test]
fn harmed_old_workbooks() {
    let Some(folder) = super::reference::folder("annex_a") else { return };
    let book = std::fs::read(folder.join("fddc_example-A-2005.xls")).unwrap();
    assert!(extract::read(&[Input::held("old", &book)]).is_ok());
    harm_all(&book, all_of);
}
