//! The published samples, where they are there (`SCRUTINEER_REFERENCE` names their folder), and large files.

use super::*;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::time::Instant;

fn samples() -> Vec<PathBuf> {
    let Some(root) = std::env::var_os("SCRUTINEER_REFERENCE") else {
        eprintln!("skipped: SCRUTINEER_REFERENCE does not name the reference data");
        return Vec::new();
    };
    let all = std::fs::read_dir(PathBuf::from(root).join("annex_a")).unwrap().map(|entry| entry.unwrap().path());
    let books = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "xlsx" || ending == "xls");
    let mut all: Vec<PathBuf> = all.filter(books).collect();
    all.sort();
    all
}

#[test]
fn the_templates_are_recognised_in_full_and_the_other_workbook_is_not() {
    for path in samples() {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).unwrap();
        let read = read(&[Input::held("no name", &bytes)], &Children::default());
        if name.starts_with("d2i") {
            assert_eq!(read.unwrap_err(), &NOTHING, "{name}");
            continue;
        }
        let annex = read.unwrap();
        assert_eq!(annex.lists.len(), 11, "{name}: {:?}", annex.lists);
        // The template of 2019 has no reviews of pathway plans yet.
        let about = |code: &str| {
            code == "annexa-column-unknown" || (code.starts_with("annexa-no-column") && !code.ends_with("-pathway"))
        };
        let odd: Vec<_> = annex.findings.listed().iter().filter(|one| about(one.rule.code)).collect();
        assert!(odd.is_empty(), "{name}: {odd:?}");
    }
}

#[test]
fn the_rows_of_the_samples_are_counted() {
    for path in samples() {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let Ok(annex) = read(&[Input::file(&path)], &Children::default()) else { continue };
        let cases = &annex.cases;
        let counts = [cases.contacts.len(), cases.early_help.len(), cases.referrals.len()];
        let (expected, first) = match name.as_str() {
            "fddc_2015-01-sample.xlsx" => ([0, 0, 5], Some("2A")),
            // One row of each stands there twice.
            "fddc_example-B-2004.xlsx" => ([1, 9, 0], None),
            "fddc_example-A-2005.xls" => ([1, 11, 0], None),
            _ => ([0, 0, 0], None),
        };
        assert_eq!(counts, expected, "{name}");
        assert_eq!(cases.referrals.first().map(|one| one.source.code()), first);
        if name.contains("example-B") {
            // Ten years old on the day, and 20 by the column.
            assert!(annex.findings.counts()["annexa-age"] > 0);
        }
    }
}

fn many(rows: u32) -> Vec<u8> {
    let mut text = String::from(
        "Child Unique ID,Gender,Ethnicity,Date of Birth,Age of Child (Years),Date of referral,Referral Source,\
         Referral NFA?,Number of Referrals in Last 12 Months,Allocated Team,Allocated Worker\r\n",
    );
    for n in 0..rows {
        let (day, month, team) = (n % 28 + 1, n % 6 + 1, n % 9);
        let (born, on) = (format!("{day:02}/{month:02}/2015"), format!("{day:02}/{month:02}/2024"));
        let line = format!("{n:07},a) Male,a) WBRI,{born},9,{on},e) 2A: Schools,b) No,0,Team {team},x");
        writeln!(text, "{line}\r").unwrap();
    }
    text.into_bytes()
}

#[test]
fn ten_times_the_rows_take_about_ten_times_as_long() {
    let time = |rows| {
        let bytes = many(rows);
        let start = Instant::now();
        let annex = read_bytes(&[bytes]).unwrap();
        assert_eq!(annex.findings.rows_used, u64::from(rows));
        assert_eq!(annex.findings.total(), 0, "{:?}", annex.findings.counts());
        start.elapsed()
    };
    let least = |rows| (0..3).map(|_| time(rows)).min().unwrap();
    let (some, many) = (least(3_000), least(30_000));
    assert!(many < some * 20, "{some:?} {many:?}");
}

#[test]
#[ignore = "a measurement: with --release, a million rows in under two seconds"]
fn a_million_referrals() {
    let file = std::env::temp_dir().join(format!("annexa-million-{}.csv", std::process::id()));
    std::fs::write(&file, many(1_000_000)).unwrap();
    let start = Instant::now();
    let annex = read(&[Input::file(&file)], &Children::default()).unwrap();
    eprintln!("{:?}, {} rows", start.elapsed(), annex.findings.rows_used);
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    eprintln!(
        "{:?}",
        status.lines().filter(|line| line.starts_with("VmHWM") || line.starts_with("VmRSS")).collect::<Vec<_>>()
    );
    std::fs::remove_file(file).unwrap();
}
