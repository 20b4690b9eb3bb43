//! Control charts against series and single-rule cases published with the NHS reference implementations.

use measure::Polarity;
use measure::spc::rules::{Sign, backdate, close_in_two_in_three, completes_shift, completes_trend, two_in_three};
use measure::spc::{Assurance, Chart, Class, Lines, Options, Point, Rule, Screening, Way, assurance, chart, lines};
use serde_json::Value;

use super::vectors::{count, list, number, read, whole};

#[test]
fn whole_series_agree() {
    let Some(series) = read("spc/spc_xmr_vectors.json") else {
        return;
    };
    assert!(!list(&series).is_empty());
    for case in list(&series) {
        let (values, options) = question(case);
        for screening in if options.screening == Screening::Off { vec![Screening::Off] } else { SCREENED.to_vec() } {
            let chart = chart(&values, &Options { screening, ..options.clone() });
            assert_groups(case, &chart);
            assert_points(case, &chart.points);
            assert_summary(case, &chart);
        }
    }
}

/// The published series never lose all variation to screening, so both ways of screening must agree with them.
const SCREENED: [Screening; 2] = [Screening::On, Screening::Strict];

fn question(case: &Value) -> (Vec<Option<f64>>, Options) {
    let options = &case["options"];
    let dates = list(&case["input"]["dates"]);
    let position = |rebase: &Value| dates.iter().position(|date| date == rebase);
    let options = Options {
        polarity: polarity(&options["improvement_direction"]),
        screening: if options["screen_outliers"] == true { Screening::On } else { Screening::Off },
        baseline: count(&options["fix_after_n_points"]),
        rebase_at: list(&options["rebase_dates"]).iter().filter_map(position).collect(),
        target: options["target"].as_f64(),
        ..Options::default()
    };
    (list(&case["input"]["values"]).iter().map(Value::as_f64).collect(), options)
}

fn assert_groups(case: &Value, chart: &Chart) {
    let segments = list(&case["expected"]["segments"]);
    assert_eq!(chart.groups.len(), segments.len(), "{}", case["id"]);
    for (group, segment) in chart.groups.iter().zip(segments) {
        let lines = group.lines.expect("every published group has limits");
        assert_eq!(Some(group.readings), count(&segment["n"]));
        for (name, ours) in [("mean", lines.mean), ("upl", lines.upper), ("lpl", lines.lower)] {
            assert_near(ours, &segment[name], 1e-9, &case["id"]);
            assert_printed(ours, &case["published_by_upstream"][name]);
        }
        let flagged = chart.points[group.range.clone()].iter().filter(|point| point.flag.is_some()).count();
        assert_eq!(Some(flagged as u64), segment["n_special_cause"].as_u64(), "{}", case["id"]);
    }
}

fn assert_points(case: &Value, points: &[Point]) {
    let expected = &case["expected"];
    for (at, point) in points.iter().enumerate() {
        let place = format!("{} at {at}", case["id"]);
        let outside = point.lines.zip(point.value).map_or(Sign::Zero, |(lines, value)| lines.outside(value));
        assert_eq!(sign(&expected["relative_to_mean"][at]), point.side, "{place}");
        assert_eq!(expected["outside_limits"][at], outside != Sign::Zero, "{place}");
        assert_eq!(expected["close_to_limits"][at], point.close, "{place}");
        assert_eq!(expected["special_cause_type"][at], rule_name(point), "{place}");
        assert_eq!(expected["point_type"][at], class_name(point.class), "{place}");
    }
}

fn assert_summary(case: &Value, chart: &Chart) {
    let expected = &case["expected"];
    let latest = chart.summary.latest.map(|latest| class_name(latest.class));
    assert_eq!(expected["latest_variation"].as_str(), latest, "{}", case["id"]);
    let assurance = chart.summary.assurance.map(assurance_name);
    assert_eq!(expected["assurance"].as_str(), assurance, "{}", case["id"]);
}

#[test]
fn single_rules_agree() {
    let Some(cases) = read("spc/rule_vectors.json") else {
        return;
    };
    let shift = |case: &Value| numbers(&completes_shift(&signs(&case["in"]), 7));
    let part =
        |case: &Value| backdate(&signs(&case["in"]), 7).iter().map(|sign| i64::from(*sign != Sign::Zero)).collect();
    let trend = |case: &Value| numbers(&completes_trend(&floats(&case["in"]), 7));
    let three =
        |case: &Value| two_in_three(&flags(&case["close"]), &signs(&case["rel"])).into_iter().map(i64::from).collect();
    let part_of_three = |case: &Value| numbers(&close_in_two_in_three(&flags(&case["close"]), &signs(&case["rel"])));
    assert_rule(&cases["part_of_seven"], part);
    assert_rule(&cases["seven_point_trend"], trend);
    assert_rule(&cases["two_in_three"], three);
    assert_rule(&cases["part_of_two_in_three"], part_of_three);
    // The published shift rule says only that a run is complete, not on which side.
    let unsigned = |case: &Value| shift(case).into_iter().map(i64::abs).collect();
    assert_rule(&cases["seven_point_one_side_mean"], unsigned);
    let conflict = &cases["conflict_between_upstreams"];
    assert_eq!(shift(conflict), integers(&conflict["nhsr_out"]));
}

fn assert_rule(cases: &Value, ours: impl Fn(&Value) -> Vec<i64>) {
    assert!(!list(cases).is_empty());
    for case in list(cases) {
        assert_eq!(ours(case), integers(&case["out"]), "{case}");
    }
}

#[test]
fn targets_are_within_reach_or_not() {
    let Some(cases) = read("spc/rule_vectors.json") else {
        return;
    };
    for group in list(&cases["assurance"]) {
        for case in list(&group["cases"]) {
            let (lower, upper) = (number(&case["lpl"]), number(&case["upl"]));
            let lines = Lines { mean: (lower + upper) / 2.0, upper, lower, near_upper: upper, near_lower: lower };
            let ours = assurance(&lines, number(&case["target"]), polarity(&group["direction"]));
            assert_eq!(case["out"].as_str(), ours.map(assurance_name));
        }
    }
}

#[test]
fn limits_without_screening_agree() {
    let Some(cases) = read("spc/rule_vectors.json") else {
        return;
    };
    assert!(!list(&cases["limits_no_screening"]).is_empty());
    for case in list(&cases["limits_no_screening"]) {
        let lines = lines(&readings(&case["in"]), None, Screening::Off).unwrap();
        assert_lines(case, &lines);
        assert_near(lines.near_lower, &case["nlpl"], 1e-9, case);
        assert_near(lines.near_upper, &case["nupl"], 1e-9, case);
    }
}

#[test]
fn short_series_agree() {
    let Some(cases) = read("spc/rule_vectors.json") else {
        return;
    };
    for case in list(&cases["whole_series_no_screening"]) {
        // The one case with a note was made with screening on, whatever its heading says.
        let screening = if case["note"].is_null() { Screening::Off } else { Screening::Strict };
        let baseline = count(&case["fix_after"]);
        let chart = chart(&readings(&case["in"]), &Options { screening, baseline, ..Options::default() });
        assert_lines(case, &chart.groups[0].lines.unwrap());
        for (name, ours) in [
            ("outside", chart.points.iter().map(is_outside).collect::<Vec<_>>()),
            ("close", chart.points.iter().map(|point| point.close).collect()),
            ("special", chart.points.iter().map(|point| point.flag.is_some()).collect()),
        ] {
            if !case[name].is_null() {
                assert_eq!(flags(&case[name]), ours, "{name} of {case}");
            }
        }
    }
}

fn is_outside(point: &Point) -> bool {
    point.flag.is_some_and(|flag| flag.rule == Rule::Outside)
}

fn assert_lines(case: &Value, lines: &Lines) {
    for (name, ours) in [("mean", lines.mean), ("upl", lines.upper), ("lpl", lines.lower)] {
        assert_near(ours, &case[name], 1e-9, case);
    }
}

fn assert_near(ours: f64, expected: &Value, tolerance: f64, case: &Value) {
    let expected = number(expected);
    assert!((ours - expected).abs() <= tolerance * expected.abs().max(1.0), "{ours} is not {expected}: {case}");
}

/// Agrees with a printed number to as many places as were printed.
fn assert_printed(ours: f64, printed: &Value) {
    if printed.is_number() {
        let text = printed.to_string();
        let places = text.split_once('.').map_or(0, |(_, part)| part.len());
        let unit = (0..places).fold(1.0, |unit, _| unit / 10.0);
        assert!((ours - number(printed)).abs() <= unit / 2.0 + 1e-12, "{ours} is not {text}");
    }
}

fn polarity(direction: &Value) -> Polarity {
    match direction.as_str() {
        Some("increase") => Polarity::HigherBetter,
        Some("decrease") => Polarity::LowerBetter,
        _ => Polarity::Neutral,
    }
}

const fn class_name(class: Class) -> &'static str {
    match class {
        Class::CommonCause => "common_cause",
        Class::Improvement => "special_cause_improvement",
        Class::Concern => "special_cause_concern",
        Class::NeutralHigh => "special_cause_neutral_high",
        Class::NeutralLow => "special_cause_neutral_low",
    }
}

const fn assurance_name(assurance: Assurance) -> &'static str {
    match assurance {
        Assurance::Pass => "consistent_pass",
        Assurance::Fail => "consistent_fail",
        Assurance::HitOrMiss => "inconsistent",
    }
}

const fn rule_name(point: &Point) -> &'static str {
    let Some(flag) = point.flag else { return "Common Cause" };
    match (flag.rule, flag.way) {
        (Rule::Outside, Way::High) => "Above UCL",
        (Rule::Outside, Way::Low) => "Below LCL",
        (Rule::Trend, Way::High) => "7 Point Trend (Increasing)",
        (Rule::Trend, Way::Low) => "7 Point Trend (Decreasing)",
        (Rule::TwoInThree, Way::High) => "2 in 3 Above CL",
        (Rule::TwoInThree, Way::Low) => "2 in 3 Below CL",
        (Rule::Shift, Way::High) => "7 Points Above CL",
        (Rule::Shift, Way::Low) => "7 Points Below CL",
    }
}

fn sign(value: &Value) -> Sign {
    Sign::of(number(value), 0.0)
}

fn signs(values: &Value) -> Vec<Sign> {
    list(values).iter().map(sign).collect()
}

fn numbers(signs: &[Sign]) -> Vec<i64> {
    let number = |sign: &Sign| match sign {
        Sign::Minus => -1,
        Sign::Zero => 0,
        Sign::Plus => 1,
    };
    signs.iter().map(number).collect()
}

fn integers(values: &Value) -> Vec<i64> {
    list(values).iter().map(whole).collect()
}

fn floats(values: &Value) -> Vec<f64> {
    list(values).iter().map(number).collect()
}

fn readings(values: &Value) -> Vec<Option<f64>> {
    list(values).iter().map(Value::as_f64).collect()
}

fn flags(values: &Value) -> Vec<bool> {
    list(values).iter().map(|value| value.as_i64() == Some(1)).collect()
}
