//! Tables of cases for the rules of the scorecard.

use super::*;
use crate::wings::performance::indicators::TargetKind;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn the_head_sentence_counts_and_compares() {
    let march = day("2015-03-24");
    let none = "No change for worse or better is more than chance.";
    let cases = [
        ((42, 8, None, 0, 0), "8 of 42 indicators are red", format!(". {none}")),
        (
            (42, 8, Some((6, "2014-12-09")), 1, 3),
            "8 of 42 indicators are red",
            ", two more than in December. One has really got worse, three have really improved.".into(),
        ),
        (
            (42, 1, Some((2, "2014-12-09")), 2, 0),
            "1 of 42 indicators is red",
            ", one fewer than in December. Two have really got worse.".into(),
        ),
        (
            (42, 0, Some((0, "2014-12-09")), 0, 1),
            "None of 42 indicators is red",
            ", and none was in December. One has really improved.".into(),
        ),
        (
            (42, 3, Some((3, "2014-03-25")), 0, 0),
            "3 of 42 indicators are red",
            format!(", as many as in March 2014. {none}"),
        ),
        (
            (42, 20, Some((4, "2013-12-09")), 12, 0),
            "20 of 42 indicators are red",
            ", 16 more than in December 2013. 12 have really got worse.".into(),
        ),
        (
            (42, 0, Some((3, "2015-03-03")), 0, 0),
            "None of 42 indicators is red",
            format!(", three fewer than on 3 March. {none}"),
        ),
    ];
    for ((all, red, before, worse, better), bold, rest) in cases {
        let tally = Tally { all, red, before: before.map(|(n, on): (usize, &str)| (n, day(on))), worse, better };
        assert_eq!(head_sentence(&tally, march), (bold.to_owned(), rest));
    }
}

#[test]
fn the_address_says_for_when() {
    let id = "00000000-0000-7000-8000-000000000000";
    assert_eq!(AsAt::of(""), Some(AsAt::Latest));
    assert_eq!(AsAt::of("today"), Some(AsAt::Today));
    assert_eq!(AsAt::of(id), Some(AsAt::Point(id.parse().unwrap())));
    assert_eq!(AsAt::of("tomorrow"), None);
}

fn target(from: &str, until: Option<&str>) -> Target {
    Target {
        id: kit::Id::from(uuid::Uuid::nil()),
        board_id: uuid::Uuid::nil(),
        version: 1,
        indicator_id: kit::Id::from(uuid::Uuid::nil()),
        from_on: day(from),
        until_on: until.map(day),
        kind: TargetKind::Level,
        value: None,
        low: None,
        high: None,
        amber: None,
        per_year: false,
        reason: String::new(),
        agreed_by: String::new(),
        illustrative: true,
        set_on: None,
    }
}

#[test]
fn a_target_needs_somebody_when_it_ends_soon_or_has_ended() {
    let today = day("2015-03-24");
    let ends = |on| Some(TargetNeed::Ends(day(on)));
    type Dates = &'static [(&'static str, Option<&'static str>)];
    let cases: [(Dates, Option<TargetNeed>); 8] = [
        (&[], None),
        (&[("2014-04-01", None)], None),
        (&[("2014-04-01", Some("2015-03-31"))], ends("2015-03-31")),
        (&[("2014-04-01", Some("2015-03-24"))], ends("2015-03-24")),
        (&[("2014-04-01", Some("2015-05-23"))], ends("2015-05-23")),
        (&[("2014-04-01", Some("2015-05-24"))], None),
        (&[("2013-04-01", Some("2014-03-31"))], Some(TargetNeed::Ended(day("2014-03-31")))),
        (&[("2014-04-01", Some("2015-03-31")), ("2015-04-01", None)], None),
    ];
    for (targets, need) in cases {
        let targets: Vec<Target> = targets.iter().map(|(from, until)| target(from, *until)).collect();
        assert_eq!(target_need(&targets, today), need, "{targets:?}");
    }
}

#[test]
fn a_comparator_prints_its_own_date() {
    assert_eq!(comparator_date(day("2014-03-31")), "Mar 2014");
    assert_eq!(comparator_date(day("2014-12-30")), "30 Dec 2014");
}

#[test]
fn a_ceiling_is_one_line_and_a_range_is_two() {
    let level = |value: i64| Some(TargetLine::Level(value as f64));
    let band = |low: i64, high: i64| measure::Target::Band {
        low: low.into(),
        high: high.into(),
        amber: measure::Tolerance::Relative(10.into()),
    };
    assert_eq!(target_line(&band(0, 20)), level(20));
    assert_eq!(target_line(&band(49, 59)), Some(TargetLine::Band(49.0, 59.0)));
    assert_eq!(target_line(&measure::Target::plan(54.into())), level(54));
}
