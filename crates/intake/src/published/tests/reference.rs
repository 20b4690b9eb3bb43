//! The department's own files: rates, neighbours, ranks, and files with one fault each.

use super::*;
use measure::{Decimal, Figure, rates};
use std::path::{Path, PathBuf};

/// The folder of files that others published, or nothing (and a word about it).
fn folder(name: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("SCRUTINEER_REFERENCE").map(PathBuf::from).map(|root| root.join(name));
    if folder.as_ref().is_none_or(|folder| !folder.is_dir()) {
        eprintln!("skipped: SCRUTINEER_REFERENCE names no folder with {name}");
        return None;
    }
    folder
}

fn files(folder: &Path, end: &str) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| path.to_string_lossy().ends_with(end));
    found.sort();
    found
}

fn library() -> Option<Library> {
    let mut library = Library::new();
    for name in ["dfe_cin_2024", "dfe_cla", "la_codes", "la_codes/dfe_qa", "stat_neighbours_2021"] {
        let folder = folder(name)?;
        for path in files(&folder, ".csv").into_iter().chain(files(&folder, ".xlsx")) {
            let (content, findings) = read(&Input::file(&path), None, &Options::default());
            let wanted = ["dfe_c", "las.csv", "region_la", "list.xlsx", "stat_"]
                .iter()
                .any(|part| path.to_string_lossy().contains(part));
            if wanted {
                assert_eq!(serious(&findings), Vec::<&crate::finding::Finding>::new(), "{}", path.display());
                library.add(content.unwrap());
            }
        }
    }
    Some(library)
}

fn ask<'a>(measure: &'a str, year: i32) -> Ask<'a> {
    Ask { area: "928", measure, year, neighbours: Vintage::read("April 2021"), release: None }
}

/// What became of the published rates of one measure: those that come out, those that do not, those without a count or
/// a population.
fn checked(library: &Library, statistics: &Statistics, series: &Series) -> Option<(u32, Vec<String>, u32)> {
    let count = statistics.sibling(series, &count_of(&series.column)?)?.grid();
    let rate = series.grid();
    let most = if series.column == "rate_per_10000" { Decimal::new(501, 3) } else { Decimal::new(1, 1) };
    let estimates = library.populations(&statistics.release)[0];
    let people = estimates.series[0].grid();
    let (mut same, mut other, mut without) = (0, Vec::new(), 0);
    for (at, area) in statistics.areas.iter().enumerate().filter(|(_, area)| !area.three.is_empty()) {
        let joined = library.joined(&area.three).unwrap();
        for year in rate.years() {
            let Some(Figure::Number(rate)) = rate.figure(at, *year) else { continue };
            let own = estimates.areas.iter().enumerate().filter(|(_, area)| joined.is(area));
            let people = own.filter_map(|(at, _)| people.figure(at, year - 1)).next();
            let computed = count
                .figure(at, *year)
                .zip(people)
                .and_then(|(count, people)| rates::per_10_000(count, people).number());
            match computed {
                None => without += 1,
                Some(computed) if (computed - rate).abs() <= most => same += 1,
                Some(computed) => {
                    other.push(format!("{} {} {year}: {rate}, {}", series.name(), area.three, computed.round_dp(2)))
                }
            }
        }
    }
    Some((same, other, without))
}

#[test]
fn published_rates_come_out_of_counts_and_populations() {
    let Some(library) = library() else { return };
    let (mut same, mut other, mut without) = (0, Vec::new(), 0);
    for statistics in &library.statistics {
        for series in statistics.series.iter().filter(|series| is_rate(&series.column)) {
            let Some((well, wrong, none)) = checked(&library, statistics, series) else { continue };
            same += well;
            other.extend(wrong);
            without += none;
        }
    }
    println!("{same} rates come out, {without} have no count or population, {} differ: {other:?}", other.len());
    assert!(same > 20_000 && other.len() < 100, "{same} {without} {}", other.len());
}

#[test]
fn neighbours_of_a_county_at_march_2014() {
    let Some(library) = library() else { return };
    for (measure, mean) in [("D31", "40.0"), ("D18", "343.4")] {
        let shown = library.show(&ask(measure, 2014)).unwrap();
        let neighbours = shown.neighbours.unwrap();
        assert_eq!(neighbours.mean.map(|mean| mean.to_string()).as_deref(), Some(mean), "{measure}");
        assert_eq!(neighbours.used, ["886", "891", "866", "860", "830", "881", "937", "885", "888", "887"]);
    }
    let plans = library.show(&ask("D31", 2014)).unwrap();
    let number = |text: &str| Some(Figure::Number(text.parse().unwrap()));
    assert_eq!((Some(plans.value), plans.count, plans.population), (number("49.7"), number("792"), number("159260")));
    let ended = library.show(&ask("D31", 2022)).unwrap_err().to_string();
    assert!(ended.contains("ended on 31 March 2021"), "{ended}");
}

#[test]
fn growth_and_rank_of_referrals() {
    let Some(library) = library() else { return };
    let count = |year| library.show(&ask("Referrals", year)).unwrap();
    let rate = |year| library.show(&ask("Referrals_rate", year)).unwrap();
    let growth = |now: i32| {
        let grown = rates::growth(count(now).value, count(now - 1).value);
        measure::show(grown, measure::Unit::Percentage)
    };
    assert_eq!((growth(2014).as_str(), growth(2015).as_str()), ("18.0%", "28.2%"));
    for (year, volume, by_rate) in [(2013, 7, 30), (2014, 5, 20), (2015, 2, 9)] {
        let (count, rate) = (count(year), rate(year));
        assert_eq!((count.place.map(|place| place.place), count.of), (Some(volume), 151), "{year}");
        assert_eq!((rate.place.map(|place| place.place), rate.of), (Some(by_rate), 148), "{year}");
        assert_eq!((rate.agrees, rate.band), (Some(true), None), "{year}");
    }
}

#[test]
fn planted_faults_are_named_and_clean_files_pass() {
    let Some(folder) = folder("dfe_csv_screener") else { return };
    let clean = ["passes_everything", "financial_half", "outside_of_england", "date_format", "hyphen"];
    for path in files(&folder, ".csv").into_iter().filter(|path| !path.to_string_lossy().ends_with(".meta.csv")) {
        let meta = path.with_extension("meta.csv");
        let (_, findings) = read(&Input::file(&path), Some(&Input::file(&meta)), &Options::default());
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let found: Vec<&str> = serious(&findings).iter().map(|finding| finding.rule.code).collect();
        println!("{name}: {:?}", findings.counts());
        assert_eq!(found.is_empty(), clean.iter().any(|clean| name.contains(clean)), "{name}: {:?}", findings.counts());
    }
}
