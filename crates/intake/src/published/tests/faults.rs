//! Each fault in a file of its own, and its rule.

use super::*;

const HEAD: &str = "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,kind,count,count_percent\n";
const ENGLAND: &str = "202324,Academic year,National,E92000001,England,,,,,,Total,10,1.5\n";
const REGION: &str = "202324,Academic year,Regional,E92000001,England,E12000004,East Midlands,,,,Total,10,1.5\n";
const DERBY: &str =
    "202324,Academic year,Local authority,E92000001,England,E12000004,East Midlands,831,E06000015,Derby,Total,10,1.5\n";
const LEICESTER: &str = "202324,Academic year,Local authority,E92000001,England,E12000004,East Midlands,856,E06000016,Leicester,Total,10,1.5\n";

fn clean() -> String {
    [HEAD, ENGLAND, REGION, DERBY, LEICESTER].concat()
}

#[test]
fn a_clean_file_is_clean() {
    let (content, findings) = read_text("x.csv", &clean());
    assert_eq!(codes(&findings), Vec::<&str>::new());
    assert!(content.is_some());
}

#[test]
fn every_fault_has_its_rule() {
    let part = |from: &str, to: &str| clean().replacen(from, to, 1);
    let last = |from: &str, to: &str| [HEAD, ENGLAND, REGION, DERBY, &LEICESTER.replacen(from, to, 1)].concat();
    let cases = [
        ("published-separator", clean().replace(',', ";")),
        ("published-blank-column", [HEAD, ENGLAND, REGION].concat()),
        ("published-blank-heading", part(",count,", ",,")),
        ("published-duplicate-column", part("count_percent", "count")),
        ("published-column-space", part("count_percent", "count percent")),
        ("published-ragged-row", part("10,1.5\n", "10,1.5,7\n")),
        ("published-duplicate-row", clean() + DERBY),
        ("published-period", last("202324", "2023245")),
        ("published-period", last("202324", "1819")),
        ("published-period-years", last("202324", "202325")),
        ("published-period-identifier", last("202324", "2024")),
        ("published-time-identifier", last("Academic year", "Academic Year")),
        ("published-identifiers-mixed", last("Academic year", "Financial year")),
        ("published-level", last("Local authority", "Planet")),
        ("published-country", last("England", "Scotland")),
        ("published-region", last("East Midlands", "West Midlands")),
        ("published-region", last("E12000004", "E12000044")),
        ("published-region-missing", last("E12000004,East Midlands", ",")),
        ("published-name-column", part("region_name", "region")),
        ("published-authority-code", last("856", "85")),
        ("published-authority-code", last("856", "E06000016")),
        ("published-authority-nine", last("E06000016", "E0600016")),
        ("published-authority-pair", clean() + &LEICESTER.replace("Leicester,Total", "Not Leicester,Other")),
        ("published-authority-pair", clean() + &LEICESTER.replace("856", "855").replace("Total", "Other")),
        ("published-overcompleted", part("England,,,,,,", "England,E12000004,East Midlands,,,,")),
        ("published-overcompleted", part("East Midlands,,,,", "East Midlands,831,E06000015,Derby,")),
        ("published-total-place", part("England,,,,,,", "England,Total,Total,,,,")),
        ("published-blank-filter", last("Total", "")),
        ("published-filter-space", last("Total", "Other ")),
        ("published-total-word", last("Total", "All")),
        ("published-blank-figure", last("10,", ",")),
        ("published-symbol", last("10,", "N/A,")),
        ("published-symbol", last("10,", "..,")),
        ("published-old-symbol", last("10,", ":,")),
        ("published-no-number", last("10,", "ten,")),
        ("published-smushed", part(",count,count_percent", ",count_male,count_female")),
        ("published-no-codes", last("856,E06000016", ",")),
    ];
    for (rule, text) in &cases {
        let (_, findings) = read_text("x.csv", text);
        assert!(findings.counts().contains_key(rule), "{rule}: {:?}", findings.counts());
    }
    let schools = DERBY.replace("Local authority", "MAT").replace('\n', ",x,A TRUST\n");
    let schools = HEAD.replace('\n', ",trust_id,trust_name\n") + &schools;
    assert!(read_text("x.csv", &schools).1.counts().contains_key("published-missing-place"));
}

#[test]
fn a_broken_row_does_not_lose_the_good_ones() {
    let text = clean() + &DERBY.replace("202324", "20") + &LEICESTER.replace("202324", "202223");
    let (content, findings) = read_text("x.csv", &text);
    assert_eq!((findings.rows_used, findings.rows_refused), (5, 1));
    let Some(Content::Statistics(read)) = content else { panic!() };
    assert_eq!((read.years, read.release.as_str()), (vec![2023, 2024], "2024"));
}

#[test]
fn a_description_is_checked_against_its_data() {
    const META: &str =
        "col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp,filter_hint,filter_grouping_column\n";
    const ROWS: &str = "kind,Filter,Kind,,,,,\ncount,Indicator,Count,,,0,,\ncount_percent,Indicator,Share,,%,1,,\n";
    let found = |meta: String| {
        let (data, meta) = (clean(), meta);
        let (data, meta) = (Input::held("x.csv", data.as_bytes()), Input::held("x.meta.csv", meta.as_bytes()));
        codes(&read(&data, Some(&meta), &Options::default()).1)
    };
    assert_eq!(found(META.to_owned() + ROWS), Vec::<&str>::new());
    for (rule, from, to) in [
        ("published-meta-columns", "indicator_dp,", ""),
        (
            "published-meta-duplicate",
            "count,Indicator,Count,,,0,,\n",
            "count,Indicator,Count,,,0,,\ncount,Indicator,More,,,0,,\n",
        ),
        ("published-meta-duplicate", "Share", "Count"),
        ("published-meta-type", "kind,Filter", "kind,Fliter"),
        ("published-meta-label", "Kind", ""),
        ("published-meta-space", "kind,F", "the kind,F"),
        ("published-meta-not-in-data", "kind,F", "kinds,F"),
        ("published-data-not-in-meta", "kind,Filter,Kind,,,,,\n", ""),
        ("published-meta-place", "kind,F", "region_name,F"),
        ("published-meta-filter", "Kind,,", "Kind,,%"),
        ("published-meta-indicator", "0,,", "0,Choose,"),
        ("published-meta-unit", "%", "furlong"),
        ("published-meta-places", ",0,", ",many,"),
        ("published-meta-group", "Kind,,,,,", "Kind,,,,,group"),
        ("published-separator", ",", "\t"),
    ] {
        let all = META.to_owned() + ROWS;
        let meta = if from == "," { all.replace(from, to) } else { all.replacen(from, to, 1) };
        let found = found(meta);
        assert!(found.contains(&rule), "{rule}: {found:?}");
    }
}

#[test]
fn every_rule_has_a_code_of_its_own() {
    let mut codes: Vec<&str> = rules::ALL.iter().map(|rule| rule.code).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), rules::ALL.len());
    assert!(codes.len() >= 45);
}
