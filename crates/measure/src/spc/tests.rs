//! Cases for XmR charts beyond the published vectors: gaps, groups, short and level series.

use super::*;

fn series(values: &[f64]) -> Vec<Option<f64>> {
    values.iter().copied().map(Some).collect()
}

fn flags(chart: &Chart) -> Vec<Option<(Rule, char)>> {
    chart.points.iter().map(|point| point.flag.map(|flag| (flag.rule, flag.way.letter()))).collect()
}

fn level(value: f64, length: usize) -> Vec<f64> {
    vec![value; length]
}

#[test]
fn one_jump_in_a_level_series_is_one_signal() {
    let mut values = level(0.0, 12);
    values.push(3.0);
    let with = |screening| chart(&series(&values), &Options { screening, ..Options::default() });
    let on = with(Screening::On);
    assert_eq!(on, with(Screening::Off));
    let upper = on.groups[0].lines.unwrap().upper;
    assert!((upper - (3.0 / 13.0 + 2.66 * 0.25)).abs() < 1e-12);
    assert_eq!(on.summary.latest.unwrap().class, Class::NeutralHigh);
    let strict = with(Screening::Strict);
    assert!(strict.points.iter().all(|point| point.flag.map(|flag| flag.rule) == Some(Rule::Outside)));
}

#[test]
fn a_level_series_says_nothing() {
    for value in [0.0, 0.1, 1.0 / 3.0, 1e9 + 0.1] {
        let chart = chart(&series(&level(value, 30)), &Options { target: Some(value), ..Options::default() });
        assert!(flags(&chart).iter().all(Option::is_none), "{value}");
        assert_eq!(chart.summary.enough, Enough::Stable);
    }
}

#[test]
fn rounding_noise_puts_no_point_beside_the_mean() {
    let mut values = vec![0.1, 0.2, -0.3];
    values.extend(level(0.0, 12));
    let chart = chart(&series(&values), &Options::default());
    assert!(chart.points[3..].iter().all(|point| point.side == Sign::Zero && point.flag.is_none()));
}

#[test]
fn a_gap_breaks_ranges_and_runs() {
    let mut values = series(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]);
    assert_eq!(flags(&chart(&values, &Options::default()))[3], Some((Rule::Trend, 'H')));
    values.insert(3, None);
    let broken = chart(&values, &Options::default());
    assert!(broken.points.iter().all(|point| point.flag.map(|flag| flag.rule) != Some(Rule::Trend)));
    assert_eq!(broken.points[3].value, None);
    assert_eq!((broken.groups[0].readings, broken.groups[0].basis), (7, 7));
    let jump = chart(&[Some(1.0), Some(2.0), None, Some(50.0), Some(51.0)], &Options::default());
    let lines = jump.groups[0].lines.unwrap();
    assert!((lines.upper - (26.0 + 2.66)).abs() < 1e-12, "the range from 2 to 50 must not count");
    let not_a_number = chart(&[Some(1.0), Some(2.0), Some(f64::NAN), Some(50.0), Some(51.0)], &Options::default());
    assert_eq!(not_a_number, jump);
}

#[test]
fn a_series_that_ends_in_a_gap_has_no_latest_point() {
    let chart = chart(&[Some(1.0), Some(2.0), None], &Options::default());
    assert_eq!(chart.summary.latest, None);
    assert_eq!(chart.summary.basis, 2);
}

#[test]
fn short_series_do_not_fail() {
    for values in [vec![], vec![None], vec![Some(1.0)], vec![Some(1.0), None, Some(2.0)]] {
        let chart = chart(&values, &Options::default());
        assert_eq!(chart.points.len(), values.len());
        assert_eq!(chart.groups.len(), 1);
        assert_eq!(chart.summary.lines, None);
        assert_eq!(chart.summary.enough, Enough::RunChartOnly);
    }
}

#[test]
fn the_number_of_readings_decides_how_far_to_trust() {
    for (readings, enough) in [(4, Enough::RunChartOnly), (5, Enough::Trial), (11, Enough::Trial), (12, Enough::Stable)]
    {
        assert_eq!(chart(&series(&level(1.0, readings)), &Options::default()).summary.enough, enough);
    }
    let options = Options { baseline: Some(6), ..Options::default() };
    let summary = chart(&series(&level(1.0, 24)), &options).summary;
    assert_eq!((summary.basis, summary.enough), (6, Enough::Trial), "limits fixed on six readings stay on trial");
}

#[test]
fn a_baseline_counts_readings_not_positions() {
    let values = [Some(1.0), None, Some(2.0), Some(3.0), Some(90.0)];
    let lines = lines(&values, Some(3), Screening::Off).unwrap();
    assert!((lines.mean - 2.0).abs() < 1e-12 && (lines.upper - 4.66).abs() < 1e-12);
    assert_eq!(super::lines(&values, Some(1), Screening::Off), None);
    assert_eq!(super::lines(&values, Some(0), Screening::Off), None);
}

#[test]
fn groups_start_where_told_and_nowhere_else() {
    let values = series(&(0..20).map(f64::from).collect::<Vec<_>>());
    let starts = |rebase_at: &[usize]| {
        let options = Options { rebase_at: rebase_at.to_vec(), ..Options::default() };
        chart(&values, &options).groups.iter().map(|group| group.range.start).collect::<Vec<_>>()
    };
    assert_eq!(starts(&[]), [0]);
    assert_eq!(starts(&[12, 5, 5, 0, 20, 99]), [0, 5, 12]);
}

#[test]
fn no_run_reaches_across_a_rebase() {
    let values = series(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0]);
    let options = Options { rebase_at: vec![5], ..Options::default() };
    assert!(flags(&chart(&values, &options)).iter().all(|flag| flag.is_none_or(|(rule, _)| rule != Rule::Trend)));
    let at_last = Options { rebase_at: vec![9], ..Options::default() };
    assert!(chart(&values, &at_last).summary.just_rebased);
    assert!(!chart(&values, &options).summary.just_rebased);
}

#[test]
fn a_turning_point_goes_with_the_later_run() {
    let mut values: Vec<f64> = (1..=7).map(f64::from).collect();
    values.extend((1..=6).rev().map(f64::from));
    let wide = Lines { mean: 4.0, upper: 99.0, lower: -99.0, near_upper: 98.0, near_lower: -98.0 };
    assert_eq!(wide.outside(99.0), Sign::Zero);
    let trend = rules::backdate(&rules::completes_trend(&values, 7), 7);
    assert_eq!(trend[5], Sign::Plus);
    assert_eq!(trend[6], Sign::Minus);
}

#[test]
fn eight_point_shifts_need_eight_points() {
    let mut values = vec![10.0, -10.0, 10.0, -10.0, 10.0, -10.0, 10.0, -10.0, -1.0];
    values.extend([1.0, 2.0, 1.0, 2.0, 1.0, 2.0, 1.0]);
    let run_of = |shift| chart(&series(&values), &Options { shift, ..Options::default() }).summary.latest.unwrap();
    let seven = run_of(7);
    assert_eq!(seven.flag, Some(Flag { rule: Rule::Shift, way: Way::High }));
    assert_eq!(seven.run, 7);
    assert_eq!(run_of(8).flag, None);
}

#[test]
fn silly_lengths_are_taken_as_two() {
    let options = Options { shift: 0, trend: 0, ..Options::default() };
    assert_eq!(chart(&series(&[1.0, 2.0, 3.0]), &options).points.len(), 3);
}

#[test]
fn a_run_is_as_long_as_it_lasts() {
    let mut values = vec![10.0, 12.0, 10.0, 12.0, 10.0, 12.0, 10.0, 12.0, 10.0, 12.0, 10.0, 12.0];
    values.extend([2.0, 2.5, 1.0, 1.5]);
    let options = Options { baseline: Some(12), polarity: Polarity::HigherBetter, ..Options::default() };
    let latest = chart(&series(&values), &options).summary.latest.unwrap();
    assert_eq!((latest.flag.unwrap().rule, latest.run, latest.class), (Rule::Outside, 4, Class::Concern));
}

#[test]
fn equality_with_a_limit_is_hit_or_miss() {
    let lines = Lines { mean: 2.0, upper: 3.0, lower: 1.0, near_upper: 2.6, near_lower: 1.4 };
    for (target, higher, lower) in [
        (3.0, Assurance::HitOrMiss, Assurance::HitOrMiss),
        (1.0, Assurance::HitOrMiss, Assurance::HitOrMiss),
        (3.1, Assurance::Fail, Assurance::Pass),
        (0.9, Assurance::Pass, Assurance::Fail),
    ] {
        assert_eq!(assurance(&lines, target, Polarity::HigherBetter), Some(higher));
        assert_eq!(assurance(&lines, target, Polarity::LowerBetter), Some(lower));
        assert_eq!(assurance(&lines, target, Polarity::Neutral), None);
    }
}

#[test]
fn limits_near_limits_and_screening_are_those_of_the_field() {
    assert!((CLOSE_MULTIPLIER - 1.773_333).abs() < 1e-6);
    let values = series(&[1.0, 2.0, 1.0, 2.0, 10.0, 1.0, 2.0, 1.0, 2.0, 1.0, 2.0, 1.0, 2.0, 1.0, 2.0, 1.0, 2.0, 1.0]);
    let upper = |screening| format!("{:.2}", super::lines(&values, None, screening).unwrap().upper);
    assert_eq!([Screening::On, Screening::Strict, Screening::Off].map(upper), ["4.60", "4.60", "6.95"]);
    let lines = super::lines(&values, None, Screening::On).unwrap();
    assert_eq!(format!("{:.2} {:.2}", lines.near_upper, lines.near_lower), "3.72 0.17");
    let near = [5.0, 4.0, 3.0, 0.1, -1.0].map(|value| lines.is_close(value));
    assert_eq!(near, [false, true, false, true, false]);
}

#[test]
fn a_mean_that_is_only_rounding_noise_is_nothing() {
    let lines = super::lines(&series(&[300_000.3, -300_000.1, -0.2]), None, Screening::Off).unwrap();
    assert_eq!(format!("{:e}", lines.mean), "0e0");
}

/// Points by their distance from the mean: near a limit or not, above or below.
fn near(points: &str) -> (Vec<bool>, Vec<Sign>) {
    let side = |c: char| match c.to_ascii_lowercase() {
        'h' => Sign::Plus,
        'l' => Sign::Minus,
        _ => Sign::Zero,
    };
    (points.chars().map(|c| c.is_ascii_uppercase()).collect(), points.chars().map(side).collect())
}

#[test]
fn two_of_three_near_a_limit_on_one_side_are_marked() {
    // Capitals are near the limit; h above the mean, l below, dots on it.
    for (points, marked) in [
        ("HHh", "HH."),
        ("HhH", "H.H"),
        ("hHH", ".HH"),
        ("LlL", "L.L"),
        ("Hhh", "..."),
        ("HlH", "..."),
        ("H.H", "..."),
        ("HL", ".."),
        ("hhHhHll", "..H.H.."),
        ("LhHHh", "..HH."),
        ("HHH", "HHH"),
    ] {
        let (close, sides) = near(points);
        let signs = rules::close_in_two_in_three(&close, &sides);
        let shown: String = signs.iter().map(|sign| sign.way().map_or('.', Way::letter)).collect();
        assert_eq!(shown, marked, "{points}");
    }
    assert_eq!(rules::two_in_three(&[true, false, true], &[Sign::Plus; 3]), [true; 3]);
}

#[test]
fn what_the_last_point_shows_is_counted_back_to_where_it_began() {
    let at_ten = [10.0, 12.0, 10.0, 12.0, 10.0, 12.0, 10.0, 12.0, 10.0, 12.0, 10.0, 12.0];
    let latest = |more: &[Option<f64>], rebase_at: Vec<usize>| {
        let values: Vec<Option<f64>> = at_ten.into_iter().map(Some).chain(more.iter().copied()).collect();
        let options = Options { baseline: Some(12), rebase_at, ..Options::default() };
        chart(&values, &options).summary.latest.unwrap()
    };
    let rising: Vec<Option<f64>> = [8.0, 9.0, 10.0, 11.0, 12.0, 13.0, 14.0, 15.0].map(Some).into();
    let trend = latest(&rising, Vec::new());
    assert_eq!((trend.flag.map(|flag| flag.rule), trend.run), (Some(Rule::Trend), 8));
    // A gap begins the count anew: two points below the limits, though four lie there.
    let low = latest(&[Some(2.0), Some(2.5), None, Some(1.0), Some(1.5)], Vec::new());
    assert_eq!((low.flag.map(|flag| flag.rule), low.run), (Some(Rule::Outside), 2));
    let close = latest(&[Some(11.5), Some(15.5), Some(15.5)], Vec::new());
    assert_eq!((close.flag.map(|flag| flag.rule), close.run), (Some(Rule::TwoInThree), 2));
    // So does a rebase: before it the points lay outside too.
    let mut values = series(&[5.0, 6.0, 5.0, 6.0, 5.0, 30.0]);
    values.extend(series(&[50.0, 51.0, 50.0, 51.0, 50.0, 51.0, 50.0, 51.0, 50.0, 51.0, 50.0, 51.0, 50.0, 90.0]));
    let rebased = chart(&values, &Options { rebase_at: vec![6], ..Options::default() }).summary.latest.unwrap();
    assert_eq!((rebased.flag.map(|flag| flag.rule), rebased.run), (Some(Rule::Outside), 1));
}

#[test]
fn a_run_begins_with_its_own_stretch() {
    let mut values = series(&[5.0, 6.0, 5.0, 6.0, 7.0, 8.0]);
    values.extend(series(&[10.0, 11.0, 12.0]));
    let options = Options { rebase_at: vec![6], trend: 3, ..Options::default() };
    let latest = chart(&values, &options).summary.latest.unwrap();
    assert_eq!((latest.flag.map(|flag| flag.rule), latest.run), (Some(Rule::Trend), 3));
}

#[test]
fn one_point_alone_was_not_just_rebased() {
    assert!(!chart(&[Some(1.0)], &Options::default()).summary.just_rebased);
}
