//! Cases for judging: every kind of target, each edge, and what is not judged.

use super::*;
use Polarity::{HigherBetter, LowerBetter, Neutral};

fn d(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn check(reading: &Reading, target: Option<&Target>, polarity: Polarity, unit: Unit, rag: Rag, reason: &str) {
    let judged = judge(reading, target, polarity, unit);
    assert_eq!((judged.rag, judged.reason.as_str()), (rag, reason));
    assert!(judged.reason.split_whitespace().count() < 20, "{}", judged.reason);
}

#[test]
fn a_percentage_is_met_near_or_missed_by_points() {
    let target = Target::level(d("90"), Unit::Percentage);
    let cases = [
        ("92.14", Rag::Green, "92.1% is at or above the target of 90%."),
        ("90", Rag::Green, "90.0% is at or above the target of 90%."),
        ("89.96", Rag::Amber, "89.96% is 0.04 points below the target of 90%, within the 5 points allowed."),
        ("89", Rag::Amber, "89.0% is 1 point below the target of 90%, within the 5 points allowed."),
        ("85", Rag::Amber, "85.0% is 5 points below the target of 90%, within the 5 points allowed."),
        ("84.9", Rag::Red, "84.9% is 5.1 points below the target of 90%, beyond the 5 points allowed."),
    ];
    for (value, rag, reason) in cases {
        check(&Reading::of(d(value)), Some(&target), HigherBetter, Unit::Percentage, rag, reason);
    }
}

#[test]
fn a_count_is_met_near_or_missed_in_proportion() {
    let target = Target::level(d("1200"), Unit::Count);
    let cases = [
        ("1200", Rag::Green, "1,200 is at or below the target of 1,200."),
        ("1320", Rag::Amber, "1,320 is 10% above the target of 1,200, within the 10% allowed."),
        ("1350", Rag::Red, "1,350 is 12.5% above the target of 1,200, beyond the 10% allowed."),
    ];
    for (value, rag, reason) in cases {
        check(&Reading::of(d(value)), Some(&target), LowerBetter, Unit::Count, rag, reason);
    }
}

#[test]
fn a_target_of_nought_has_no_margin_in_proportion() {
    let target = Target::level(d("0"), Unit::Count);
    let cases =
        [("3", Rag::Red, "3 is above the target of 0."), ("0", Rag::Green, "0 is at or below the target of 0.")];
    for (value, rag, reason) in cases {
        check(&Reading::of(d(value)), Some(&target), LowerBetter, Unit::Count, rag, reason);
    }
}

#[test]
fn a_board_may_set_its_own_tolerance() {
    let target = Target::Level { level: d("40"), tolerance: Tolerance::Points(d("3")) };
    let reason = "42 is 2 above the target of 40, within the 3 allowed.";
    check(&Reading::of(42), Some(&target), LowerBetter, Unit::Days, Rag::Amber, reason);
    let none = Target::Level { level: d("40"), tolerance: Tolerance::Points(d("0")) };
    check(&Reading::of(42), Some(&none), LowerBetter, Unit::Days, Rag::Red, "42 is 2 above the target of 40.");
}

#[test]
fn a_plan_is_two_sided_whatever_is_better() {
    let plan = Target::plan(d("13384"));
    let small = Target::plan(d("100"));
    let cases = [
        ("15164", &plan, Rag::Red, "15,164 is 13.3% above the plan of 13,384, beyond the 10% allowed."),
        ("105", &small, Rag::Green, "105 is within 5% of the plan of 100."),
        ("95", &small, Rag::Green, "95 is within 5% of the plan of 100."),
        ("100", &small, Rag::Green, "100 is the plan."),
        ("106", &small, Rag::Amber, "106 is 6% above the plan of 100, within the 10% allowed."),
        ("90", &small, Rag::Amber, "90 is 10% below the plan of 100, within the 10% allowed."),
        ("89", &small, Rag::Red, "89 is 11% below the plan of 100, beyond the 10% allowed."),
    ];
    for (value, target, rag, reason) in cases {
        for polarity in [Neutral, HigherBetter] {
            check(&Reading::of(d(value)), Some(target), polarity, Unit::Count, rag, reason);
        }
    }
    let level = Target::level(d("100"), Unit::Count);
    check(
        &Reading::of(d("106")),
        Some(&level),
        Neutral,
        Unit::Count,
        Rag::Amber,
        "106 is 6% above the plan of 100, within the 10% allowed.",
    );
}

#[test]
fn a_band_has_two_edges_and_a_margin() {
    let rate = Target::band(d("50"), d("40"), Unit::Per10k);
    let cases = [
        ("40", Rag::Green, "40.0 is between 40 and 50, as planned."),
        ("50", Rag::Green, "50.0 is between 40 and 50, as planned."),
        ("52.5", Rag::Amber, "52.5 is 5% above the upper edge of 50, within the 5% allowed."),
        ("59.5", Rag::Red, "59.5 is 19% above the upper edge of 50, beyond the 5% allowed."),
        ("38", Rag::Amber, "38.0 is 5% below the lower edge of 40, within the 5% allowed."),
        ("37.9", Rag::Red, "37.9 is 5.3% below the lower edge of 40, beyond the 5% allowed."),
    ];
    for (value, rag, reason) in cases {
        check(&Reading::of(d(value)), Some(&rate), Neutral, Unit::Per10k, rag, reason);
    }
    let share = Target::band(d("10"), d("20"), Unit::Percentage);
    let reason = "24.0% is 4 points above the upper edge of 20%, within the 5 points allowed.";
    check(&Reading::of(d("24")), Some(&share), Neutral, Unit::Percentage, Rag::Amber, reason);
}

#[test]
fn small_numbers_are_shown_and_not_rated() {
    let target = Target::level(d("90"), Unit::Percentage);
    let judge_share = |n: i64, m: i64| judge(&Reading::share(n, m), Some(&target), HigherBetter, Unit::Percentage);
    assert_eq!(judge_share(2, 3).reason, "2 of 3: too few to rate.");
    assert_eq!(judge_share(0, 0).reason, "0 of 0: too few to rate.");
    assert_eq!(judge_share(0, 0).rag, Rag::TooFew);
    assert_eq!(judge_share(8, 9).rag, Rag::TooFew);
    assert_eq!(judge_share(8, 10).rag, Rag::Red);
    assert_eq!(Reading::share(2, 3).show(Unit::Percentage), "2 of 3");
    assert_eq!(Reading::share(12, 14).show(Unit::Percentage), "85.7%");
    let days = Reading { value: d("12").into(), numerator: None, denominator: Some(d("4")) };
    check(&days, Some(&target), LowerBetter, Unit::Days, Rag::TooFew, "It rests on 4: too few to rate.");
}

#[test]
fn what_is_missing_is_never_red() {
    let target = Target::level(d("90"), Unit::Percentage);
    let long = "because the new case system went live late and the first extract lost every record from two districts";
    let cases = [
        (Figure::NotAvailable, Rag::NotReported, "Not in: the figure is not available."),
        (Figure::Unreliable, Rag::NotReported, "Not in: the figure is too unreliable to rate."),
        (Figure::NotReported("awaiting two trusts.".to_owned()), Rag::NotReported, "Not in: awaiting two trusts."),
        (
            Figure::NotReported(long.to_owned()),
            Rag::NotReported,
            "Not in: because the new case system went live late and the first extract lost every record…",
        ),
        (Figure::Suppressed, Rag::TooFew, "Suppressed: the number is too small to show."),
        (Figure::Low, Rag::TooFew, "Low: above 0 but too small to rate."),
        (Figure::NotApplicable, Rag::TooFew, "Not applicable this time: there was nothing to count."),
    ];
    for (figure, rag, reason) in cases {
        check(&Reading::of(&figure), Some(&target), HigherBetter, Unit::Percentage, rag, reason);
        assert_eq!(judge(&Reading::of(figure), None, HigherBetter, Unit::Percentage).rag, rag);
    }
}

#[test]
fn without_a_target_nothing_is_rated() {
    let reason = "No target is set, so this is watched and not rated.";
    check(&Reading::of(59), None, Neutral, Unit::Count, Rag::NoTarget, reason);
}

#[test]
fn every_status_survives_storage() {
    for &rag in Rag::ALL {
        assert_eq!(rag.to_string().parse(), Ok(rag));
        assert!(!rag.word().is_empty());
    }
}
