//! `measure`: an analyst's own figures, worked out at the command line without a server or a data folder.

use super::killed::program;
use kit::testing::tempdir::Folder;
use serde_json::{Value, json};
use std::path::Path;
use std::process::{Command, Output};

fn measure(words: &[&str]) -> Output {
    Command::new(program()).arg("measure").args(words).output().unwrap()
}

fn answer(words: &[&str]) -> Value {
    let output = measure(&[words, &["--json"]].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn refused(words: &[&str]) -> String {
    let output = measure(words);
    assert_eq!(output.status.code(), Some(2), "{words:?}");
    assert!(output.stdout.is_empty(), "nothing half-done");
    String::from_utf8(output.stderr).unwrap()
}

/// A file with this text; gives back its path.
fn file(folder: &Folder, text: &str) -> String {
    let path = folder.path().join("in.csv");
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn a_chart_says_what_it_found() {
    let folder = Folder::new();
    let mut text = String::from("\u{feff}Date,Value\n");
    for (n, value) in [5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 30].iter().enumerate() {
        text.push_str(&format!("{}-{:02}-01,{value}\n", 2014 + n / 12, n % 12 + 1));
    }
    let path = file(&folder, &text);
    let found = answer(&["spc", "--improvement", "decrease", "--target", "3", &path]);
    assert_eq!(found["segments"][0]["n"], 13);
    assert_eq!(found["segments"][0]["from"], "2014-01-01");
    assert_eq!(
        found["points"][12],
        json!({
            "date": "2015-01-01", "value": 30.0, "relative": 1, "outside": true, "close": false,
            "cause": "outside", "kind": "concern"
        })
    );
    assert_eq!((&found["variation"], &found["assurance"]), (&json!("concern"), &json!("fail")));
    // With the outlying ranges kept the limits are wider.
    let kept = answer(&["spc", "--keep-outliers", &path]);
    assert!(kept["segments"][0]["upper"].as_f64() > found["segments"][0]["upper"].as_f64());
    let rebased = answer(&["spc", "--rebase", "2014-07-01", &path]);
    assert_eq!((&rebased["segments"][1]["from"], &rebased["segments"][1]["n"]), (&json!("2014-07-01"), &json!(7)));
    let words = String::from_utf8(measure(&["spc", &path]).stdout).unwrap();
    assert!(
        words.contains("From 1 January 2014, 13 readings: usual from") && words.ends_with("Latest: neutral_high.\n")
    );
}

#[test]
fn a_missing_month_breaks_the_line() {
    let folder = Folder::new();
    let monthly = |skip: Option<usize>| {
        let lines = (0..8).filter(|n| Some(*n) != skip).map(|n| format!("2014-{:02}-01,{}\n", n + 1, n + 1));
        format!("date,value\n{}", lines.collect::<String>())
    };
    let trends = |text: &str| {
        let found = answer(&["spc", &file(&folder, text)]);
        let points = found["points"].as_array().unwrap().clone();
        (points.iter().filter(|point| point["cause"] == "trend").count(), points.len())
    };
    assert!(trends(&monthly(None)).0 > 0, "eight that rise are a trend");
    assert_eq!(trends(&monthly(Some(3))), (0, 7), "no run reaches across the gap, and the gap itself is no point");
    assert_eq!(trends(&monthly(None).replace(",4\n", ",c\n")), (0, 8), "a mark is a gap too");
}

#[test]
fn charts_equal_the_published_ones() {
    let Some(root) = std::env::var_os("SCRUTINEER_REFERENCE") else {
        eprintln!("skipped: published control charts, since SCRUTINEER_REFERENCE is not set");
        return;
    };
    let text = std::fs::read_to_string(Path::new(&root).join("spc/spc_xmr_vectors.json")).unwrap();
    let cases: Vec<Value> = serde_json::from_str(&text).unwrap();
    let folder = Folder::new();
    for case in &cases {
        let (input, options, expected) = (&case["input"], &case["options"], &case["expected"]);
        let dates = input["dates"].as_array().unwrap();
        let lines: Vec<String> = dates
            .iter()
            .zip(input["values"].as_array().unwrap())
            .map(|(date, value)| format!("{},{value}", date.as_str().unwrap()))
            .collect();
        let path = file(&folder, &format!("date,value\n{}\n", lines.join("\n")));
        let mut words: Vec<String> =
            ["spc", "--improvement", options["improvement_direction"].as_str().unwrap()].map(str::to_owned).into();
        if let Some(target) = options["target"].as_f64() {
            words.extend(["--target".into(), target.to_string()]);
        }
        for rebase in options["rebase_dates"].as_array().into_iter().flatten() {
            words.extend(["--rebase".into(), rebase.as_str().unwrap().into()]);
        }
        if let Some(first) = options["fix_after_n_points"].as_u64() {
            words.extend(["--fix-after".into(), first.to_string()]);
        }
        if options["screen_outliers"] == false {
            words.push("--keep-outliers".into());
        }
        words.push(path);
        let found = answer(&words.iter().map(String::as_str).collect::<Vec<_>>());
        let id = &case["id"];
        for (ours, theirs) in found["segments"].as_array().unwrap().iter().zip(expected["segments"].as_array().unwrap())
        {
            for (a, b) in [("mean", "mean"), ("upper", "upl"), ("lower", "lpl")] {
                let (a, b) = (ours[a].as_f64().unwrap(), theirs[b].as_f64().unwrap());
                assert!((a - b).abs() < 1e-9, "{id}: {a} {b}");
            }
        }
        let points = found["points"].as_array().unwrap();
        for (n, point) in points.iter().enumerate() {
            assert_eq!(point["relative"], expected["relative_to_mean"][n], "{id} at {n}");
            assert_eq!(point["outside"], expected["outside_limits"][n], "{id} at {n}");
            assert_eq!(point["close"], expected["close_to_limits"][n], "{id} at {n}");
        }
        let said = |value: &Value| {
            value.as_str().unwrap_or("none").replace("special_cause_", "").replace("common_cause", "common")
        };
        assert_eq!(said(&found["variation"]), said(&expected["latest_variation"]), "{id}");
        assert_eq!(said(&found["assurance"]), said(&expected["assurance"]).replace("consistent_", ""), "{id}");
    }
    assert!(cases.len() > 10);
}

#[test]
fn days_rates_and_years() {
    assert_eq!(String::from_utf8(measure(&["working-days", "add", "2015-03-07", "1"]).stdout).unwrap(), "2015-03-09\n");
    assert_eq!(answer(&["working-days", "add", "2015-04-07", "-1"])["date"], "2015-04-02");
    assert_eq!(answer(&["working-days", "between", "2014-12-24", "2014-12-29"])["working_days"], 1);
    let year = answer(&["annualise", "--from", "2014-04-01", "--to", "2015-02-28", "15,164"]);
    let estimate = |method: &str| {
        let all = year["methods"].as_array().unwrap();
        let found = all.iter().find(|m| m["method"] == method).unwrap_or_else(|| panic!("{method} in {year}"));
        format!("{:.1}", found["estimate"].as_f64().unwrap())
    };
    assert_eq!(["months", "days", "working_days"].map(estimate), ["16542.5", "16571.4", "16608.2"]);
    let rate = answer(&["rate", "--count", "792", "--population", "157833"]);
    assert_eq!(
        format!(
            "{:.1} {:.1} {:.1}",
            rate["rate"].as_f64().unwrap(),
            rate["lower"].as_f64().unwrap(),
            rate["upper"].as_f64().unwrap()
        ),
        "50.2 46.7 53.8"
    );
    assert_eq!(
        (&rate["caution"], &answer(&["rate", "--count", "19", "--population", "1000"])["caution"]),
        (&json!(false), &json!(true))
    );
}

#[test]
fn ranks_and_safe_tables() {
    let folder = Folder::new();
    let path = file(&folder, "name,value\nNorth,3\nEast,4\nSouth,4\nWest,x\nMid,1\n");
    let ranks = answer(&["rank", &path, "--polarity", "high"]);
    let places: Vec<&Value> = ranks.as_array().unwrap().iter().map(|row| &row["rank"]).collect();
    assert_eq!(places, [&json!(3), &json!(1), &json!(1), &Value::Null, &json!(4)]);
    assert_eq!((&ranks[1]["words"], &ranks[4]["band"]), (&json!("joint 1st of 4"), &json!("D")));
    let path = file(&folder, "Age,Boys,Girls,Total\n0-4,3,20,23\n5-17,30,40,70\nTotal,33,60,93\n");
    let safe = String::from_utf8(measure(&["suppress", &path]).stdout).unwrap();
    assert_eq!(safe, "Age,Boys,Girls,Total\n0-4,c,c,23\n5-17,c,c,70\nTotal,33,60,93\n");
    let as_json = answer(&["suppress", &path]);
    assert_eq!((&as_json["small"], &as_json["further"]), (&json!(1), &json!(3)));
    let free = file(&folder, "Age,Boys,Girls\n0-4,3,20\n5-17,30,40\n");
    assert!(String::from_utf8(measure(&["suppress", &free]).stdout).unwrap().contains("0-4,c,20"), "no total, no sum");
}

#[test]
fn what_cannot_be_used_is_a_sentence() {
    let folder = Folder::new();
    for (text, why) in [
        ("", "is empty"),
        ("date,value\n", "no readings beneath its first line"),
        ("day,value\n2015-01-01,1\n", "There is no column “date”. The first line has: day, value."),
        ("date,value\n2015-01-01,1\n2015-01-01,2\n", "2015-01-01 is there twice"),
        ("date,value\n2015-02-30,1\n", "Line 2: “2015-02-30” is not a date"),
        ("date,value\n2015-01-01,inf\n", "Line 2: “inf” is not a number"),
        ("date,value\n2015-01-01,NaN\n", "Line 2: “NaN” is not a number"),
    ] {
        let said = refused(&["spc", &file(&folder, text)]);
        assert!(said.contains(why), "{said}");
    }
    let path = file(&folder, "date,value\n2015-01-01,1\n");
    assert!(refused(&["spc", "--rebase", "2016-01-01", &path]).contains("no reading on 2016-01-01 or after"));
    assert!(refused(&["spc", "--fix-after", "0", &path]).contains("Limits need readings"));
    assert!(answer(&["spc", &path])["segments"][0]["mean"].is_null(), "one point has no limits");
    assert!(refused(&["spc", "/nowhere.csv"]).contains("cannot be read"));
    assert!(refused(&["rate", "--count", "1", "--population", "0"]).contains("does not apply"));
    assert!(refused(&["annualise", "--from", "2014-04-01", "--to", "2014-05-31", "5"]).contains("too little"));
    let path = file(&folder, "Age,Boys,Girls,Total\n0-4,3,20,24\nTotal,3,20,24\n");
    assert!(refused(&["suppress", &path]).contains("“0-4”, “Total” says 24, but its parts come to 23"));
    let path = file(&folder, "Age,Boys\n0-4,-3\n");
    assert!(refused(&["suppress", &path]).contains("“-3” is not a whole number from 0"));
}
