//! Published statistics in files that the tests make, and in those that others published.

mod asked;
mod faults;
mod reference;
mod stored;

use super::*;

/// A file in memory, read.
fn read_text(name: &str, text: &str) -> (Option<Content>, Findings) {
    read(&Input::held(name, text.as_bytes()), None, &Options::default())
}

fn statistics(name: &str, text: &str) -> Statistics {
    let (content, findings) = read_text(name, text);
    match content {
        Some(Content::Statistics(statistics)) => statistics,
        other => panic!("{other:?} {findings:?}"),
    }
}

/// The codes of what is wrong.
fn codes(findings: &Findings) -> Vec<&'static str> {
    findings.counts().keys().copied().collect()
}

/// Three years, England, a region and some authorities of it.
fn plans() -> String {
    let mut text = "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,\
                    old_la_code,new_la_code,la_name,category,CPP_At31,CPP_At31_rate\n"
        .to_owned();
    for (year, figures) in [
        (2020, ["100,40.0", "90,36.5", "c,c", "80,30.0", "x,x", "z,z"]),
        (2021, ["110,44.0", "92,37.0", "30,31.0", "84,33.0", "20,20.5", "z,z"]),
        (2022, ["120,48.0", "z,z", "31,32.0", "88,35.0", "20,20.5", "45,41.0"]),
    ] {
        let start = format!("{year},Reporting year");
        let england = "E92000001,England";
        text += &format!("{start},National,{england},,,,,,Plans,5000,42.2\n");
        text += &format!("{start},Regional,{england},E12000004,East Midlands,,,,Plans,600,41.1\n");
        let areas = [
            "830,E10000007,Derbyshire",
            "928,E10000021,Northamptonshire",
            "857,E06000017,Rutland",
            "831,E06000015,Derby",
            "856,E06000016,Leicester",
            "940,E06000061,North Northamptonshire",
        ];
        for (area, figures) in areas.iter().zip(figures) {
            text += &format!("{start},Local authority,{england},E12000004,East Midlands,{area},Plans,{figures}\n");
        }
    }
    text
}

/// Neighbours of two of them.
const MODEL: &str = "LA num,LA Name,SN1,SNP,SN2,SNP,SN3,SNP\n\
                     831,Derby,830,Close,857,Close,856,Close\n928,Northamptonshire,830,Close,857,Close,831,Close\n\
                     940,North Northamptonshire,830,Close,831,Close,856,Close\n";
