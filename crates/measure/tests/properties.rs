//! What holds whatever the figures: laws of each rule, tried on hundreds of made-up cases.

use chrono::{Days, NaiveDate};
use measure::clock::{Limit, Status, status};
use measure::disclosure::{self, Rules};
use measure::rank::{Average, average, bands, places};
use measure::spc::rules::Sign;
use measure::spc::{Class, Options, Screening, chart, run::run_chart};
use measure::{
    Figure, Judgement, Period, Polarity, Rag, Reading, Target, Unit, dates, intervals, judge, unit, working_days,
};
use proptest::prelude::*;
use rust_decimal::Decimal;

fn day() -> impl Strategy<Value = NaiveDate> {
    (0_u64..40_000).prop_map(|n| NaiveDate::from_ymd_opt(1965, 1, 1).unwrap() + Days::new(n))
}

fn series() -> impl Strategy<Value = Vec<Option<f64>>> {
    prop::collection::vec(prop::option::weighted(0.93, (0_i32..60).prop_map(f64::from)), 0..40)
}

fn polarity() -> impl Strategy<Value = Polarity> {
    prop::sample::select(Polarity::ALL)
}

fn flags(values: &[Option<f64>], options: &Options) -> Vec<Option<measure::spc::Flag>> {
    chart(values, options).points.iter().map(|point| point.flag).collect()
}

proptest! {
    #[test]
    fn working_days_are_added_and_counted_alike(from in day(), n in -400_i32..400) {
        let to = working_days::add(from, n);
        // Going back from a day that is not worked, the first step only leaves it.
        let left = i64::from(n < 0 && !working_days::is_working_day(from));
        prop_assert_eq!(working_days::between(from, to), i64::from(n) + left);
        if n != 0 {
            prop_assert!(working_days::is_working_day(to));
        }
    }

    #[test]
    fn working_days_add_up_over_any_stretch(mut days in prop::collection::vec(day(), 3)) {
        days.sort();
        let between = |a: usize, b: usize| working_days::between(days[a], days[b]);
        prop_assert_eq!(between(0, 1) + between(1, 2), between(0, 2));
        prop_assert!(between(0, 2) <= (days[2] - days[0]).num_days());
        prop_assert_eq!(working_days::between(days[2], days[0]), -between(0, 2));
    }

    #[test]
    fn months_never_leave_the_month_that_they_lead_to(from in day(), n in 0_i32..60) {
        use chrono::Datelike;
        let to = dates::add_months(from, n);
        prop_assert_eq!(to.month0(), (from.month0() + u32::try_from(n).unwrap()) % 12);
        prop_assert!(to.day() <= from.day());
    }

    #[test]
    fn a_clock_is_met_up_to_its_day_and_late_from_the_next(from in day(), n in 0_u16..200, kind in 0..4) {
        let limit = [Limit::WorkingDays(n), Limit::Days(n), Limit::Weeks(n), Limit::Months(n)][usize::try_from(kind).unwrap()];
        let due = limit.due(from).unwrap();
        let next = due.succ_opt().unwrap();
        prop_assert!(matches!(status(limit, from, Some(due), next), Ok(Status::Met(_))));
        prop_assert!(matches!(status(limit, from, Some(next), next), Ok(Status::Late(_))));
        prop_assert!(matches!(status(limit, from, None, due), Ok(Status::Running(_))));
        prop_assert!(matches!(status(limit, from, None, next), Ok(Status::Overdue(_))));
        prop_assert_eq!(limit.to_string().parse(), Ok(limit));
    }

    #[test]
    fn periods_follow_each_other_without_a_gap(year in 1990_i32..2090, month in 1_u32..=12) {
        for period in [Period::month(year, month).unwrap(), Period::financial_year(year), Period::calendar_year(year)] {
            prop_assert_eq!(period.following().previous(), period);
            prop_assert_eq!(period.following().start(), period.end().succ_opt().unwrap());
            prop_assert!(period.following().follows(&period));
        }
    }

    #[test]
    fn rounding_is_at_most_half_a_step_and_halves_go_outwards(value in -1_000_000_i64..1_000_000, places in 0_u32..3) {
        let value = Decimal::new(value, 3);
        let rounded = unit::round(value, places);
        let half = Decimal::new(5, places + 1);
        prop_assert!((rounded - value).abs() <= half);
        if (rounded - value).abs() == half {
            prop_assert!(rounded.abs() > value.abs());
        }
        prop_assert_eq!(unit::round(-value, places), if rounded.is_zero() { rounded } else { -rounded });
    }

    #[test]
    fn figures_survive_storage(number in -1_000_000_i64..1_000_000, scale in 0_u32..6) {
        let figure = Figure::Number(Decimal::new(number, scale));
        prop_assert_eq!(figure.to_string().parse(), Ok(figure));
    }

    #[test]
    fn better_never_colours_worse(target in 0_i64..=100, a in 0_i64..=100, b in 0_i64..=100) {
        let (low, high) = (a.min(b), a.max(b));
        let target = Target::level(target.into(), Unit::Percentage);
        let of = |value: i64, polarity| -> Judgement { judge(&Reading::of(value), Some(&target), polarity, Unit::Percentage) };
        let place = |judgement: &Judgement| [Rag::Green, Rag::Amber, Rag::Red].iter().position(|rag| *rag == judgement.rag);
        prop_assert!(place(&of(high, Polarity::HigherBetter)) <= place(&of(low, Polarity::HigherBetter)));
        prop_assert!(place(&of(low, Polarity::LowerBetter)) <= place(&of(high, Polarity::LowerBetter)));
        prop_assert!(!of(a, Polarity::HigherBetter).reason.is_empty(), "each judgement carries its reason");
    }

    #[test]
    fn a_chart_moves_with_its_series(values in series(), up in -500_i32..500, times in 1_i32..9) {
        let options = Options::default();
        let moved: Vec<_> = values.iter().map(|v| v.map(|v| v * f64::from(times) + f64::from(up))).collect();
        prop_assert_eq!(flags(&values, &options), flags(&moved, &options));
        let turned: Vec<_> = values.iter().map(|v| v.map(|v| -v)).collect();
        for (flag, turned) in flags(&values, &options).iter().zip(flags(&turned, &options)) {
            prop_assert_eq!(flag.map(|f| f.rule), turned.map(|f| f.rule));
            prop_assert!(flag.is_none_or(|f| Some(f.way) != turned.map(|t| t.way)));
        }
    }

    #[test]
    fn a_flag_has_a_reason_that_can_be_seen(values in series(), polarity in polarity()) {
        let found = chart(&values, &Options { polarity, ..Options::default() });
        prop_assert_eq!(found.points.len(), values.len());
        for (point, value) in found.points.iter().zip(&values) {
            prop_assert_eq!(point.value, *value);
            prop_assert!(point.flag.is_none() || (point.lines.is_some() && value.is_some()));
            prop_assert_eq!(point.flag.is_none(), point.class == Class::CommonCause);
            let outside = point.lines.zip(*value).is_some_and(|(lines, value)| lines.outside(value) != Sign::Zero);
            prop_assert_eq!(outside, point.flag.is_some_and(|f| f.rule == measure::spc::Rule::Outside));
            prop_assert!(!(outside && point.close));
        }
    }

    #[test]
    fn screening_never_widens_the_limits(values in series()) {
        let width = |screening| {
            let groups = chart(&values, &Options { screening, ..Options::default() }).groups;
            groups.first().and_then(|group| group.lines).map(|lines| lines.upper - lines.lower)
        };
        if let (Some(kept), Some(screened)) = (width(Screening::Off), width(Screening::Strict)) {
            prop_assert!(screened <= kept * (1.0 + 1e-9));
        }
    }

    #[test]
    fn a_rebase_leaves_what_came_before_as_it_was(values in series(), at in 1_usize..40) {
        let options = Options { rebase_at: vec![at], ..Options::default() };
        let cut = at.min(values.len());
        let (whole, alone) = (flags(&values, &options), flags(&values[..cut], &Options::default()));
        prop_assert_eq!(&whole[..cut], &alone[..]);
    }

    #[test]
    fn run_charts_signal_runs_of_five_and_more(values in series()) {
        let found = run_chart(&values);
        prop_assert_eq!(found.signals.len(), values.len());
        let signalled = found.signals.iter().flatten().count();
        prop_assert!(signalled == 0 || signalled >= 5);
        prop_assert!(found.signals.iter().zip(&values).all(|(signal, value)| signal.is_none() || value.is_some()));
    }

    #[test]
    fn intervals_hold_their_value_and_narrow_with_size(count in 0_u32..200, more in 0_u32..300, times in 2_u32..20) {
        let of = f64::from(count + more.max(1));
        let small = intervals::proportion(f64::from(count), of).unwrap();
        prop_assert!(0.0 <= small.lower && small.lower <= small.value + 1e-12);
        prop_assert!(small.value <= small.upper + 1e-12 && small.upper <= 1.0);
        let large = intervals::proportion(f64::from(count * times), of * f64::from(times)).unwrap();
        prop_assert!(large.upper - large.lower < small.upper - small.lower);
        let rate = intervals::rate(f64::from(count), of, 10_000.0).unwrap();
        prop_assert!(rate.lower <= rate.value && rate.value <= rate.upper);
    }

    #[test]
    fn ranks_do_not_depend_on_the_order_and_mirror_each_other(values in series(), polarity in polarity()) {
        let found = places(&values, polarity);
        let mut turned = values.clone();
        turned.reverse();
        let mut back = places(&turned, polarity);
        back.reverse();
        prop_assert_eq!(&found, &back);
        let known = values.iter().flatten().count();
        for (high, low) in places(&values, Polarity::HigherBetter).iter().zip(places(&values, Polarity::LowerBetter)) {
            prop_assert_eq!(high.is_some(), low.is_some());
            if let (Some(high), Some(low)) = (high, low) {
                prop_assert_eq!(high.place + low.place + high.sharing - 1, known + 1);
            }
        }
        let better = bands(&values, Polarity::LowerBetter);
        for (a, b) in better.iter().zip(&values).flat_map(|x| better.iter().zip(&values).map(move |y| (x, y))) {
            prop_assert!(!(a.1.is_some() && b.1.is_some() && a.1 < b.1 && a.0 > b.0), "lower is never in a worse band");
        }
    }

    #[test]
    fn an_average_lies_among_its_values(values in series()) {
        let known: Vec<f64> = values.iter().flatten().copied().collect();
        for how in [Average::Mean, Average::Median] {
            match average(&values, how) {
                None => prop_assert!(known.is_empty()),
                Some((value, used)) => {
                    prop_assert_eq!(used, known.len());
                    let (low, high) = known.iter().fold((f64::MAX, f64::MIN), |(l, h), v| (l.min(*v), h.max(*v)));
                    prop_assert!(low - 1e-9 <= value && value <= high + 1e-9);
                }
            }
        }
    }

    #[test]
    fn what_may_be_shown_never_tells_a_small_count(numerator in 0_u64..60, rest in 0_u64..60) {
        let rules = Rules::default();
        let of = numerator + rest;
        let shown = disclosure::percentage(numerator, of, rules);
        let small = |n: u64| (1..=5).contains(&n);
        if small(numerator) || small(rest) || small(of) {
            prop_assert!(shown.number().is_none());
        } else if of > 0 {
            prop_assert!(shown.number().is_some());
        }
        for to in [5, 10] {
            let rounded = disclosure::rounded(numerator, to);
            let number = rounded.to_f64().unwrap_or(0.0);
            prop_assert!((number - f64::from(u32::try_from(numerator).unwrap())).abs() <= f64::from(u32::try_from(to).unwrap()) / 2.0);
        }
    }
}
