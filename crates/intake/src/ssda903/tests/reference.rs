//! The published sample, where it is there (`SCRUTINEER_REFERENCE` names its folder): the numbers were counted apart from
//! this program, out of the same files.

use super::*;
use std::path::PathBuf;

/// The files of the sample; nothing, with a word, where they are not there.
fn sample(ending: &str) -> Option<Vec<PathBuf>> {
    let Some(root) = std::env::var_os("SCRUTINEER_REFERENCE") else {
        eprintln!("skipped: SCRUTINEER_REFERENCE does not name the reference data");
        return None;
    };
    let all = std::fs::read_dir(PathBuf::from(root).join("ssda903")).unwrap().map(|entry| entry.unwrap().path());
    let mut all: Vec<_> = all.filter(|path| path.extension().is_some_and(|found| found == ending)).collect();
    all.sort();
    Some(all)
}

fn year() -> Option<Return903> {
    let paths = sample("csv")?;
    // Two of the files show what goes wrong in tables that came later; without them the year is 2018.
    let of_year = |path: &&PathBuf| !path.to_string_lossy().contains("DoLo") && !path.to_string_lossy().contains("sw_");
    let inputs: Vec<_> = paths.iter().filter(of_year).map(|path| Input::file(path)).collect();
    Some(read(&inputs, &Children::default()).unwrap())
}

#[test]
fn every_file_is_told_by_its_headings() {
    let Some(paths) = sample("csv") else { return };
    assert_eq!(paths.len(), 12);
    assert!(paths.iter().all(|path| fits_file(&Input::file(path))));
    assert!(sample("xml").unwrap().iter().all(|path| fits_file(&Input::file(path))));
}

#[test]
fn the_rows_of_the_sample_are_used() {
    let Some(found) = year() else { return };
    let rows = &found.rows;
    assert_eq!((rows.episodes.len(), rows.people.len(), rows.reviews.len()), (5050, 2675, 12580));
    assert_eq!((rows.health.len(), rows.leavers.len(), found.year), (2675, 53, Some(2018)));
    assert_eq!((found.findings.rows_refused, found.findings.counts()["s903-duplicate"]), (2, 2), "two reviews twice");
}

/// Part and whole of a figure on a day; for a count and a rate only the part.
fn check(found: &Return903, at: &str, expected: &[(&str, u64, Option<u64>)]) {
    for (indicator, part, whole) in expected {
        let counted = figure(found, indicator, at);
        assert_eq!(counted, (part.to_string(), whole.map(|whole| whole.to_string())), "{indicator} on {at}");
    }
}

#[test]
fn figures_are_those_of_an_independent_count() {
    let Some(found) = year() else { return };
    let of_2018 = [
        ("D35", 1201, None),
        ("D36", 225, Some(1201)),
        ("C31", 104, None),
        ("C32", 100, Some(1158)),
        ("C33", 1715, Some(2230)),
        ("C36", 528, Some(1051)),
        ("C37", 500, Some(1051)),
        ("C38", 524, Some(1051)),
        ("C39", 25_327, Some(1230)),
        ("C41", 29, Some(140)),
        ("C44", 290, Some(583)),
        ("C45", 15, Some(1896)),
        ("D23", 0, None),
        ("C46", 0, Some(0)),
    ];
    check(&found, "2018-03-31", &of_2018);
    let of_2019 = [
        ("D35", 1191, None),
        ("D36", 0, Some(1191)),
        ("C31", 0, None),
        ("C32", 38, Some(1191)),
        ("C33", 1320, Some(1765)),
        ("C36", 600, Some(1191)),
        ("C41", 85, Some(466)),
        ("C44", 365, Some(737)),
        ("C45", 0, Some(1191)),
    ];
    check(&found, "2019-03-31", &of_2019);
    let of_2020 = [("C41", 813, Some(860)), ("D37", 21, Some(38)), ("D38", 23, Some(38)), ("C47", 13, Some(38))];
    check(&found, "2020-03-31", &of_2020);
    check(&found, "2016-03-31", &[("C46", 93, Some(1)), ("C32", 87, Some(325)), ("C31", 111, None)]);
    check(&found, "2018-01-31", &[("D23", 3, None), ("D36", 191, Some(1273)), ("C45", 13, Some(1881))]);
}

#[test]
fn the_sample_as_xml_is_read() {
    let Some(paths) = sample("xml") else { return };
    let found = read(&[Input::file(&paths[0])], &Children::default()).unwrap();
    let rows = &found.rows;
    assert_eq!((rows.episodes.len(), rows.people.len(), rows.reviews.len()), (459, 253, 1206));
    assert_eq!((rows.health.len(), rows.leavers.len()), (253, 6));
    let many = |table| rows.spells(table).len();
    assert_eq!((many(Table::Uasc), many(Table::Missing), many(Table::PlacedAdoption), many(Table::Ad1)), (12, 6, 3, 3));
    assert_eq!(many(Table::PrevPerm), 253);
    assert_eq!(found.findings.rows_refused, 0);
}

/// `cargo test --release -p intake speed_of_a_year -- --nocapture` says how long a year takes.
#[test]
fn the_speed_of_a_year() {
    let Some(paths) = sample("csv") else { return };
    let held: Vec<_> = paths.iter().map(|path| std::fs::read(path).unwrap()).collect();
    // Ten years' worth of children: the same rows of others.
    let many = |times: usize| -> Vec<Vec<u8>> {
        let of = |file: &Vec<u8>| {
            let text = String::from_utf8_lossy(file).into_owned();
            let (headings, rows) = text.split_once('\n').unwrap_or_default();
            let rows = (0..times).flat_map(|n| rows.lines().map(move |row| format!("{n}x{row}\n")));
            format!("{headings}\n{}", rows.collect::<String>()).into_bytes()
        };
        held.iter().map(of).collect()
    };
    let time = |files: &[Vec<u8>]| {
        let begun = std::time::Instant::now();
        let inputs: Vec<_> = files.iter().map(|bytes| Input::held("a.csv", bytes)).collect();
        let found = read(&inputs, &Children::default()).unwrap();
        let read = begun.elapsed();
        assert!(!found.figures(day("2018-03-31")).is_empty());
        (read, begun.elapsed())
    };
    time(&many(1));
    let (one, ten) = (time(&many(1)), time(&many(10)));
    eprintln!("a year: read in {:?}, with figures {:?}; ten times as much: {:?}, {:?}", one.0, one.1, ten.0, ten.1);
    assert!(one.1.as_secs() < 2, "{:?}", one.1);
    let document = std::fs::read_to_string(&sample("xml").unwrap()[0]).unwrap();
    let (start, rest) = document.split_once("<CHILD>").unwrap();
    let children = rest.trim_end().strip_suffix("</EXPSSDA903>").unwrap();
    let large = format!("{start}{}</EXPSSDA903>", format!("<CHILD>{children}").repeat(11));
    let begun = std::time::Instant::now();
    let found = read(&[Input::held("x", large.as_bytes())], &Children::default()).unwrap();
    eprintln!("{} rows of XML: {:?}", found.findings.rows_used + found.findings.rows_refused, begun.elapsed());
    // Room for a busy machine: it is about ten times.
    assert!(ten.1 < one.1 * 25, "{:?} and {:?}", one.1, ten.1);
}
