//! Each rule on the smallest return that breaks it.

use super::*;
use std::collections::BTreeSet;

/// Only the rules broken by episodes of a child born in 2010 who is in the header.
fn episodes_break(text: &str) -> Vec<(&'static str, u32)> {
    let sex = if text.contains("/202") { "M" } else { "1" };
    broken(&of(&[(HEADER, &format!("A,{sex},01/01/2010,WBRI,,,")), (EPISODES, &episodes(text))]))
}

/// Only the rules broken by rows of a table, of a child born in 2010 and looked after from 2015.
fn rows_break(headings: &str, rows: &str) -> Vec<&'static str> {
    let care = episodes("01/05/2015,01/03/2018,S,U1,X1|01/03/2018,,L,U1,");
    let found = of(&[(HEADER, "A,1,01/01/2010,WBRI,,,"), (EPISODES, &care), (headings, rows)]);
    broken(&found).into_iter().map(|(code, _)| code).collect()
}

#[test]
fn a_good_return_breaks_no_rule() {
    let found = of(&[
        (HEADER, "A,1,01/01/2010,WBRI,,,"),
        (EPISODES, &episodes("01/05/2015,01/06/2016,S,U1,X1|01/06/2016,01/06/2017,P,U4,X1|01/06/2017,,L,U4,")),
        (REVIEWS, "A,01/01/2010,20/05/2015,PN1\nA,01/01/2010,20/07/2015,PN2"),
        (OC2, "A,01/01/2010,12,,0,1,1,1,1,0,0,0"),
        (PERMANENCE, "A,01/01/2010,Z1,,"),
        (MISSING, "A,01/01/2010,M,01/06/2016,02/06/2016"),
        (AD1, "A,01/01/2010,01/06/2016,02/06/2016,0,2,MF,L11"),
        (PLACED, "A,01/01/2010,01/06/2016,02/06/2016,RD1"),
    ]);
    assert_eq!(broken(&found), []);
    assert_eq!((found.findings.rows_used, found.findings.rows_refused, found.year), (11, 0, Some(2018)));
}

#[test]
fn episodes_that_contradict_each_other_are_told() {
    let cases: &[(&str, &[(&str, u32)])] = &[
        ("01/05/2015,01/04/2015,S,U1,E4A", &[("s903-end-before-start", 2)]),
        ("01/05/2015,01/06/2015,S,U1,", &[("s903-end-without-reason", 2)]),
        ("01/05/2015,,S,U1,X1", &[("s903-reason-without-end", 2)]),
        ("01/05/2009,,S,U1,", &[("s903-before-birth", 2)]),
        ("01/01/2028,,S,U1,", &[("s903-after-eighteen", 2)]),
        ("01/05/2015,01/07/2015,S,U1,X1|01/06/2015,01/08/2015,P,U4,E4A", &[("s903-overlap", 3)]),
        ("01/05/2015,,S,U1,|01/06/2015,01/08/2015,P,U4,E4A", &[("s903-overlap", 3)]),
        ("01/05/2015,,S,U1,|01/06/2015,,P,U4,", &[("s903-two-open", 3)]),
        ("01/05/2015,01/06/2015,S,U1,X1|03/06/2015,,P,U4,", &[("s903-gap", 3)]),
        ("01/05/2015,01/06/2015,S,U1,X1", &[("s903-continues-nothing", 2)]),
        ("01/05/2015,,P,U1,", &[("s903-first-not-start", 2)]),
        ("01/05/2015,01/06/2015,S,U1,E4A|01/07/2015,,P,U4,", &[("s903-resumed-without-start", 3)]),
        ("01/05/2015,01/06/2015,S,U1,X1|01/06/2015,,S,U4,", &[("s903-started-twice", 3)]),
        ("01/05/2015,01/06/2015,S,U1,E2|01/07/2015,,S,U4,", &[("s903-after-death", 3)]),
        ("01/05/2015,01/06/2015,S,U1,X1|01/06/2015,,L,U4,", &[("s903-place-changed", 3)]),
        ("01/05/2025,,S,K3,", &[("s903-supported-under-sixteen", 2)]),
        ("01/05/2015,01/06/2015,S,U1,E4A|01/06/2015,,S,U1,", &[]),
    ];
    for (text, expected) in cases {
        assert_eq!(episodes_break(text), *expected, "{text}");
    }
}

#[test]
fn a_long_episode_overlaps_all_that_start_within_it() {
    let three = "01/05/2015,01/05/2016,S,U1,X1|01/06/2015,01/07/2015,P,U4,X1|01/08/2015,01/05/2016,P,U1,E4A";
    assert_eq!(episodes_break(three), [("s903-overlap", 3), ("s903-overlap", 4)]);
}

#[test]
fn codes_are_those_of_their_year() {
    for (text, code) in [
        ("01/05/2014,01/06/2016,S,K3,E4A", Some("s903-code-other-year")),
        ("01/05/2024,01/06/2024,S,H5,E4A", Some("s903-code-other-year")),
        ("01/05/2023,01/06/2024,S,H5,E4A", None),
        ("01/05/2024,,S,P2,", Some("s903-code-other-year")),
        ("01/05/2024,,S,Z11,", Some("s903-code-other-year")),
        ("01/05/2025,,S,Z11,", None),
        ("01/05/2018,01/06/2018,S,U1,E43", Some("s903-code-other-year")),
        ("01/05/2017,01/06/2017,S,U1,E44", None),
        ("01/05/2018,,S,Q9,", Some("s903-code-unknown")),
        ("01/05/2018,,S,,", Some("s903-code-missing")),
    ] {
        let header = format!("A,{},01/01/2010,WBRI,,,", if text.contains("2025") { "M" } else { "1" });
        let found = broken(&of(&[(HEADER, &header), (EPISODES, &episodes(text))]));
        let passed = ["s903-sex-other-year", "s903-supported-under-sixteen"];
        let found: Vec<_> = found.into_iter().map(|(code, _)| code).filter(|code| !passed.contains(code)).collect();
        assert_eq!(found.first().copied(), code, "{text}");
    }
}

#[test]
fn sexes_are_written_as_in_the_year() {
    let of_year = |sex: &str, start: &str| {
        let found =
            of(&[(HEADER, &format!("A,{sex},01/01/2010,WBRI,,,")), (EPISODES, &episodes(&format!("{start},,S,U1,")))]);
        broken(&found)
    };
    assert_eq!(of_year("1", "01/05/2017"), []);
    assert_eq!(of_year("F", "01/05/2024"), []);
    assert_eq!(of_year("1", "01/05/2024"), [("s903-sex-other-year", 2)]);
    assert_eq!(of_year("M", "01/05/2017"), [("s903-sex-other-year", 2)]);
    assert_eq!(of_year("", "01/05/2017"), [("s903-no-sex", 2)]);
    assert_eq!(of_year("9", "01/05/2017"), [("s903-code-unknown", 2)]);
}

#[test]
fn rows_without_a_child_or_a_start_are_left_out_and_the_rest_is_used() {
    let good = episode_of("A", "01/05/2015,,S,U1,");
    let rows = format!(
        "{}\n{}\n{}\n{good}\n{good}\n,,,,,,,,,,,,",
        episode_of("", "01/05/2015,,S,U1,"),
        episode_of("B", ",,S,U1,"),
        episode_of("B", "31/02/2015,,S,U1,"),
    );
    let found = of(&[(EPISODES, &rows)]);
    let expected = [("s903-no-child", 2), ("s903-no-start", 3), ("s903-start-unreadable", 4), ("s903-duplicate", 6)];
    assert_eq!(broken(&found), expected);
    assert_eq!((found.findings.rows_used, found.findings.rows_refused), (1, 4));
    assert_eq!(figure(&found, "D35", "2018-03-31").0, "1");
}

#[test]
fn the_other_tables_are_checked() {
    let cases: &[(&str, &str, &[&str])] = &[
        (REVIEWS, "A,01/01/2010,01/04/2015,PN1", &["s903-review-before-care"]),
        (REVIEWS, "A,01/01/2010,01/06/2016,PN0", &["s903-review-age"]),
        (REVIEWS, "A,01/01/2010,01/06/2019,PN1", &["s903-later-than-year"]),
        (REVIEWS, "A,01/01/2010,01/06/2016,PN8", &["s903-code-unknown"]),
        (REVIEWS, "A,02/01/2010,01/06/2016,PN1", &["s903-birth-date-differs"]),
        (REVIEWS, "A,1.13.10,01/06/2016,PN1", &["s903-day-unreadable"]),
        (OC2, "A,01/01/2010,41,,0,1,1,1,1,0,0,0", &["s903-score-range"]),
        (OC2, "A,01/01/2010,4,SDQ1,0,1,1,1,1,0,0,0", &["s903-score-and-reason"]),
        (OC2, "A,01/01/2010,,,0,1,1,1,1,0,0,0", &["s903-score-or-reason"]),
        (OC2, "A,01/01/2010,,SDQ9,0,1,1,1,1,0,0,0", &["s903-code-unknown"]),
        (OC2, "A,01/01/2010,4,,2,1,1,1,1,0,0,0", &["s903-flag"]),
        (OC2, "A,01/01/2010,4,,1,1,1,1,1,0,0,0\nA,01/01/2010,5,,1,1,1,1,1,0,0,0", &["s903-two-rows"]),
        (OC3, "A,01/01/2010,MAYBE,F1,B1", &["s903-leaver-age", "s903-code-unknown"]),
        (OC3, "B,01/01/1999,YES,F9,B3", &["s903-code-unknown", "s903-code-unknown"]),
        (UASC, "A,1,01/01/2010,02/01/2028", &["s903-asylum-after-eighteen"]),
        (UASC, "A,1,01/01/2010,01/01/2028", &[]),
        (UASC, "A,1,01/01/2010,31/12/2009", &["s903-asylum-before-birth"]),
        (PLACED, "A,01/01/2010,01/06/2016,01/05/2016,RD1", &["s903-end-before-start"]),
        (PLACED, "A,01/01/2010,01/06/2016,01/07/2016,", &["s903-placed-ceased-reason"]),
        (PLACED, "A,01/01/2010,01/06/2016,01/07/2016,RD5", &["s903-code-unknown"]),
        (AD1, "A,01/01/2010,01/06/2016,01/05/2016,0,2,MF,L11", &["s903-matched-before-decided"]),
        (PERMANENCE, "A,01/01/2010,P9,,", &["s903-code-unknown"]),
        (MISSING, "A,01/01/2010,M,,02/06/2016", &["s903-no-start"]),
        (MISSING, "A,01/01/2010,M,01/06/2016,01/05/2016", &["s903-end-before-start"]),
        (MISSING, "A,01/01/2010,X,01/06/2016,", &["s903-code-unknown"]),
        (MISSING, "A,01/01/2010,M,01/06/2014,", &["s903-missing-not-looked-after"]),
        (MISSING, "A,01/01/2010,M,01/06/2018,", &["s903-later-than-year"]),
        (WORKERS, "A,01/01/2010,SW1,01/06/2016,01/05/2016,OTHERS", &["s903-end-before-start"]),
        (WORKERS, "A,01/01/2010,SW1,01/06/2016,,BORED", &["s903-code-unknown"]),
        (LIBERTY, "A,01/01/2010,01/06/2016,01/05/2016", &["s903-end-before-start"]),
        (LIBERTY, "A,01/01/2010,,01/05/2016", &["s903-no-start"]),
    ];
    for (headings, rows, expected) in cases {
        let mut found = rows_break(headings, rows);
        // Tables of later years move the year, and with it how the sexes are written.
        found.retain(|code| *code != "s903-sex-other-year");
        let (found, expected): (BTreeSet<_>, BTreeSet<_>) =
            (found.into_iter().collect(), expected.iter().copied().collect());
        assert_eq!(found, expected, "{rows}");
    }
}

#[test]
fn activities_of_other_years_are_told() {
    let of_year = |start: &str, sex: &str| {
        let care = episodes(&format!("{start},,S,U1,"));
        let header = format!("A,{sex},01/01/2015,WBRI,,,");
        let found = of(&[(HEADER, &header), (EPISODES, &care), (OC3, "B,01/06/2001,YES,F3,B1")]);
        broken(&found).into_iter().map(|(code, _)| code).collect::<Vec<_>>()
    };
    assert_eq!(of_year("01/05/2020", "1"), Vec::<&str>::new());
    assert_eq!(of_year("01/05/2021", "1"), ["s903-code-other-year"]);
}

#[test]
fn header_and_episodes_name_the_same_children() {
    let found = of(&[
        (HEADER, "A,1,01/01/2010,WBRI,,,\nB,1,01/01/2010,WBRI,,,\nD,1,,WBRI,,,\nD,2,,WBRI,,,"),
        (EPISODES, &format!("{}\n{}", episode_of("A", "01/05/2015,,S,U1,"), episode_of("C", "01/05/2015,,S,U1,"))),
    ]);
    let mut all = broken(&found);
    all.sort_unstable();
    let expected = [
        ("s903-no-birth-date", 4),
        ("s903-no-birth-date", 5),
        ("s903-no-episodes", 3),
        ("s903-no-episodes", 4),
        ("s903-no-episodes", 5),
        ("s903-not-in-header", 3),
        ("s903-two-headers", 5),
    ];
    assert_eq!(all, expected);
}

#[test]
fn findings_stand_in_the_order_of_the_rows_and_hold_no_cell() {
    let rows = (0..40).map(|n| episode_of(&format!("SECRET{n}"), "01/05/2015,,P,U1,X1")).collect::<Vec<_>>();
    let found = of(&[(EPISODES, &rows.join("\n"))]);
    assert!(
        found
            .findings
            .listed()
            .iter()
            .filter(|one| one.rule.code == "s903-first-not-start")
            .is_sorted_by_key(|one| one.row)
    );
    assert!(!format!("{:?}", found.findings).contains("SECRET"));
}

#[test]
fn codes_of_rules_are_lasting_and_say_how_to_mend() {
    let codes: BTreeSet<&str> = super::super::rules::ALL.iter().map(|rule| rule.code).collect();
    assert_eq!(codes.len(), super::super::rules::ALL.len());
    assert!(codes.len() > 40);
    for rule in super::super::rules::ALL {
        assert!(
            rule.code.starts_with("s903-") && !rule.wrong.ends_with('.') && !rule.mend.ends_with('.'),
            "{}",
            rule.code
        );
    }
}
