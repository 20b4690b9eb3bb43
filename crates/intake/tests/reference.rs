//! The published samples, where they are there (`SCRUTINEER_REFERENCE` names their folder).

use crate::cases::Children;
use crate::input::Input;
use crate::span::Span;
use crate::{cin, extract};
use chrono::NaiveDate;
use std::path::PathBuf;

/// A folder of samples; nothing, with a word, where there is none.
pub fn folder(name: &str) -> Option<PathBuf> {
    let Some(root) = std::env::var_os("SCRUTINEER_REFERENCE") else {
        eprintln!("skipped: SCRUTINEER_REFERENCE does not name the reference data");
        return None;
    };
    Some(PathBuf::from(root).join(name))
}

fn files(name: &str, ending: &str) -> Vec<PathBuf> {
    let Some(folder) = folder(name) else { return Vec::new() };
    let all = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut all: Vec<PathBuf> = all.filter(|path| path.extension().is_some_and(|found| found == ending)).collect();
    all.sort();
    all
}

#[test]
fn every_sample_census_is_recognised_whatever_it_is_called() {
    let all = files("cin_xml", "xml");
    for path in &all {
        let bytes = std::fs::read(path).unwrap();
        let input = Input::held("no name at all", &bytes);
        assert_eq!(extract::recognise(&[input]), Ok(extract::Kind::Census), "{}", path.display());
    }
    assert!(all.is_empty() || all.len() >= 8);
}

#[test]
fn the_planted_header_fault_is_found() {
    let Some(folder) = folder("cin_xml") else { return };
    let codes = |name: &str| {
        let path = folder.join(name);
        let read = cin::read(&[Input::file(&path)], &Children::default()).unwrap();
        read.findings.listed().iter().map(|finding| finding.rule.code).collect::<Vec<_>>()
    };
    assert!(codes("CIN_header_issues_100.xml").contains(&"cin-reference-date"));
    assert!(!codes("CIN_Census_2021.xml").contains(&"cin-reference-date"));
    let old = codes("CIN_Census_2026.xml");
    assert!(old.contains(&"cin-factor-code") && old.contains(&"cin-sex-code"), "{old:?}");
}

#[test]
fn the_large_synthetic_census_gives_the_counts_that_its_elements_say() {
    let Some(folder) = folder("cin_xml") else { return };
    let path = folder.join("fake_CIN_data.xml");
    let text = std::fs::read_to_string(&path).unwrap();
    let elements = |name: &str| text.matches(&format!("<{name}>")).count() as u64;
    let read = cin::read(&[Input::file(&path)], &Children::default()).unwrap();
    let (used, refused) = (read.findings.rows_used, read.findings.rows_refused);
    let rows = ["CINdetails", "Assessments", "CINPlanDates", "Section47", "ChildProtectionPlans"];
    assert_eq!(used + refused, rows.iter().map(|name| elements(name)).sum::<u64>());
    assert_eq!(read.cases.referrals.len() as u64, elements("CINreferralDate"));
    let mut cases = read.cases;
    cases.sort();
    let at = NaiveDate::from_ymd_opt(2022, 7, 21).unwrap();
    let open = cases.figures(at, &Span::usual).into_iter().find(|figure| figure.indicator == "D18").unwrap();
    // Counted in the text itself: referred by then, and not closed by then.
    let day = |episode: &str, name: &str| {
        let day = episode.split(&format!("<{name}>")).nth(1)?.split('<').next()?;
        day.parse::<NaiveDate>().ok()
    };
    let by_hand = text.split("<CINdetails>").skip(1).filter(|episode| {
        day(episode, "CINreferralDate").is_some_and(|on| on <= at)
            && day(episode, "CINclosureDate").is_none_or(|on| on > at)
    });
    assert_eq!(open.numerator.to_string(), by_hand.count().to_string());
}
