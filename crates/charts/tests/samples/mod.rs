//! Charts to look at and to compare: figures are illustrative.

pub mod several;
pub mod small;

use charts::{
    Bar, Bars, Bracket, Comparator, Curve, Dot, Funnel, Head, Level, Levels, Mark, Note, Order, Pair, PairNote, Paired,
    Pin, Place, Point, Range, Ranked, Reach, Segment, Series, Spc, Spot, Target, TargetLine, Total, Totals,
};

const MONTHS: [&str; 12] = ["Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"];

fn points(values: &[Option<f64>], mark: impl Fn(usize, f64) -> Mark) -> Vec<Point> {
    let point = |(i, value): (usize, &Option<f64>)| Point {
        label: format!("{} {}", MONTHS[i % 12], 2013 + (i + 3) / 12),
        tick: MONTHS[i % 12].into(),
        value: *value,
        mark: value.map_or(Mark::Usual, |v| mark(i, v)),
        limits: None,
    };
    values.iter().enumerate().map(point).collect()
}

fn years(points: usize) -> Vec<Bracket> {
    let names = ["2013/14", "2014/15", "2015/16"];
    let year = |(i, name): (usize, &&str)| Bracket {
        first: i * 12,
        last: (i * 12 + 11).min(points - 1),
        label: (*name).into(),
    };
    names.iter().enumerate().take(points.div_ceil(12)).map(year).collect()
}

/// Counts with limits set on the first year.
pub fn referrals() -> Spc {
    let values = [
        1045.0, 1159.0, 1050.0, 1220.0, 840.0, 1133.0, 1199.0, 1150.0, 1030.0, 1309.0, 975.0, 1163.0, 1211.0, 1529.0,
        1390.0, 1655.0, 1257.0, 1651.0, 1646.0, 1342.0, 1162.0, 1397.0, 1221.0,
    ]
    .map(Some);
    Spc {
        head: Head::new(
            "refs",
            "Referrals a month, April 2013 to February 2015",
            "Average 1,106 a month in 2013/14. All months of 2014/15 are above it, and 3 are above the usual high of 1,614.",
        ),
        points: points(&values, |i, _| if i >= 11 { Mark::Neutral } else { Mark::Usual }),
        segments: vec![Segment {
            baseline: 12,
            mean: 1106.0,
            lower: 598.0,
            upper: 1614.0,
            label: "limits set on 2013/14".into(),
            ..Segment::default()
        }],
        years: years(23),
        notes: vec![
            Note { at: 15, words: "1,655, highest".into(), narrow: true, ..Note::default() },
            Note { at: 22, words: "Feb 1,221".into(), place: Place::Right, narrow: false },
        ],
        ..Spc::default()
    }
}

/// Shares of few cases: the limits follow their number, step by step.
pub fn shares() -> Spc {
    let of = [48.0, 60.0, 31.0, 52.0, 12.0, 44.0, 44.0, 70.0, 38.0, 9.0, 51.0, 47.0];
    let values = [62.5, 60.0, 64.5, 57.7, 58.3, 65.9, 61.4, 42.9, 60.5, 66.7, 58.8, 63.8].map(Some);
    let mut points = points(&values, |i, _| if i == 7 { Mark::Worse } else { Mark::Usual });
    for (point, of) in points.iter_mut().zip(of) {
        let reach = 300.0 * f64::sqrt(0.59 * 0.41 / of);
        point.limits = Some((59.0 - reach, 59.0 + reach));
    }
    Spc {
        head: Head::new("shares", "Assessments within 45 days", "One month is lower than chance would make it."),
        points,
        segments: vec![Segment { mean: 59.0, lower: 37.5, upper: 80.5, ..Segment::default() }],
        unit: "%".into(),
        decimals: 1,
        most: Some(100.0),
        ..Spc::default()
    }
}

/// Eight points: a median, and limits on trial.
pub fn early() -> Spc {
    let values = [31.0, 28.0, 33.0, 29.0, 35.0, 30.0, 27.0, 34.0].map(Some);
    Spc {
        head: Head::new("early", "Children missing, first eight months", "Too early to say: 8 of 12 points."),
        points: points(&values, |_, _| Mark::Usual),
        segments: vec![Segment { range: Range::Trial, mean: 30.5, lower: 17.5, upper: 44.3, ..Segment::default() }],
        ..Spc::default()
    }
}

/// Four points: nothing but their median.
pub fn first() -> Spc {
    let values = [31.0, 28.0, 33.0, 29.0].map(Some);
    let segment = Segment { range: Range::Median, mean: 30.0, ..Segment::default() };
    Spc {
        head: Head::new("first", "Children missing, first four months", "Too early to say: 4 of 12 points."),
        points: points(&values, |_, _| Mark::Usual),
        segments: vec![segment],
        ..Spc::default()
    }
}

/// Shares with a target, limits set twice, a gap, and the pins of a thread.
pub fn interviews() -> Spc {
    let values = [
        73.0, 75.4, 73.0, 74.1, 71.4, 76.0, 73.1, 75.0, 72.3, 73.7, 70.1, 66.0, 62.0, 58.3, 59.0, 60.8, 64.4, 69.5,
        77.8, 83.6, 86.2, 88.1, 87.5, 88.9, 87.0, 88.4, 89.3, 86.9, 88.0, 88.8,
    ];
    let values: Vec<_> = values.into_iter().enumerate().map(|(i, v)| (i != 7 && i != 23).then_some(v)).collect();
    let pin = |(number, at): (u16, usize)| Pin { at, number, label: format!("Step {number} of the thread") };
    Spc {
        head: Head::new(
            "rhi",
            "Return interviews within 72 hours, April 2013 to September 2015",
            "Around 73% through most of 2013/14, down to 58.3% in May 2014, then up to 88.8% in September 2015.",
        ),
        points: points(&values, |i, v| match v {
            v if i < 18 && v < 70.5 => Mark::Worse,
            v if i < 22 && v > 80.0 => Mark::Better,
            _ => Mark::Usual,
        }),
        segments: vec![
            Segment {
                baseline: 12,
                mean: 72.8,
                lower: 65.5,
                upper: 80.0,
                label: "limits set on 2013/14".into(),
                ..Segment::default()
            },
            Segment {
                start: 21,
                mean: 88.1,
                lower: 84.6,
                upper: 91.6,
                label: "set again: new provider".into(),
                ..Segment::default()
            },
        ],
        target: Some(Target { line: TargetLine::Level(90.0), label: "target 90%".into() }),
        unit: "%".into(),
        decimals: 1,
        most: Some(100.0),
        years: years(30),
        notes: vec![Note { at: 13, words: "58.3%".into(), place: Place::Left, narrow: true }],
        pins: [(1, 13), (2, 14), (3, 14), (4, 16), (5, 19), (6, 21)].map(pin).into(),
        ..Spc::default()
    }
}

/// A run chart of a rate with a comparator whose last figure is old, and a target range.
pub fn rate() -> Spc {
    let values = [44.1, 45.0, 46.9, 50.2, 52.8, 56.3, 59.5].map(Some);
    let mut points = points(&values, |_, _| Mark::Usual);
    for (i, point) in points.iter_mut().enumerate() {
        point.tick = ["Jun", "Sep", "Dec", "Mar"][i % 4].into();
        point.label = format!("{} {}", point.tick, 2013 + (i + 1) / 4);
    }
    Spc {
        head: Head::new(
            "cpp",
            "Child protection plans per 10,000 children, June 2013 to December 2014",
            "Up from 44.1 to 59.5. Too early to say whether the change is real: 7 of 12 points. Neighbours had 40.0 in March 2014.",
        ),
        points,
        target: Some(Target { line: TargetLine::Band(36.0, 44.0), label: "target 36 to 44".into() }),
        comparator: Some(Comparator {
            name: "neighbours".into(),
            date: "Mar 2014".into(),
            values: vec![None, None, None, Some(40.0)],
        }),
        axis: "per 10,000 children".into(),
        decimals: 1,
        notes: vec![Note { at: 6, words: "Dec 59.5".into(), place: Place::Right, narrow: false }],
        ..Spc::default()
    }
}

/// Categories of two years, most of which may not be compared.
pub fn agencies() -> Paired {
    let row = |(name, before, now, note): (&str, f64, f64, char)| Pair {
        name: name.into(),
        before,
        now,
        annualised: Some(now * 12.0 / 11.0),
        note: if note == '=' {
            PairNote::Comparable("same label".into())
        } else {
            PairNote::SeriesBreak(Some(note).filter(|n| n.is_ascii_alphabetic()))
        },
    };
    Paired {
        head: Head::new(
            "pair",
            "Referrals by agency, two years",
            "Police, probation, courts and immigration send the most in both years: 4,907 and 5,025.",
        ),
        before: "2013/14, 12 months".into(),
        now: "Apr 2014–Feb 2015, 11 months counted".into(),
        pairs: [
            ("Police, probation, courts, immigration", 4907.0, 5025.0, 'a'),
            ("Education", 2488.0, 2819.0, 'b'),
            ("Other", 2000.0, 1189.0, 'c'),
            ("Primary health", 1840.0, 1723.0, 'b'),
            ("Anonymous", 563.0, 534.0, '='),
            ("Secondary health, with accident and emergency departments", 482.0, 1224.0, '-'),
            ("Housing", 138.0, 183.0, '='),
        ]
        .map(row)
        .into(),
        ..Paired::default()
    }
}

/// The totals of two years, of which one is not over.
pub fn totals() -> Totals {
    Totals {
        head: Head::new(
            "tot",
            "Total referrals, 2013/14 and April 2014 to February 2015",
            "14,601 in 12 months of 2013/14. 15,164 in 11 months of 2014/15, about 16,543 if March went at the same pace.",
        ),
        totals: vec![
            Total {
                name: "2013/14".into(),
                detail: "12 months".into(),
                value: 14_601.0,
                annualised: None,
                series: Series::Before,
            },
            Total {
                name: "2014/15".into(),
                detail: "11 months".into(),
                value: 15_164.0,
                annualised: Some(15_164.0 * 12.0 / 11.0),
                series: Series::Now,
            },
        ],
        estimate: "if March went at the same pace (× 12/11)".into(),
        ..Totals::default()
    }
}

/// Three rates at two dates against the neighbours.
pub fn caseload() -> Levels {
    let level = |(name, before, now, elsewhere): (&str, f64, f64, Option<f64>)| Level {
        name: name.into(),
        before,
        now,
        elsewhere,
    };
    Levels {
        head: Head::new(
            "case",
            "Caseload rates against the neighbours, March and December 2014",
            "Child protection plans are 49% above the neighbours and rising; children in need are 10% below.",
        ),
        levels: [
            ("Children in need", 278.5, 310.6, Some(343.4)),
            ("Child protection plans", 50.2, 59.5, Some(40.0)),
            ("Looked after children", 52.0, 60.5, Some(54.0)),
        ]
        .map(level)
        .into(),
        order: Order::ByDistance,
        before: "Mar 2014".into(),
        now: "Dec 2014".into(),
        elsewhere: "neighbours".into(),
        elsewhere_date: "Mar 2014".into(),
        unit: "per 10,000 children".into(),
        ..Levels::default()
    }
}

/// The parts of a population.
pub fn population() -> Bars {
    let bar = |(name, value, share): (&str, Option<f64>, Option<f64>)| Bar { name: name.into(), value, share };
    Bars {
        head: Head::new(
            "pop",
            "Children by age, mid-2013",
            "159,260 children: 47,210 are under 5, and 44,930 are 5 to 9.",
        ),
        bars: [
            ("Under 5", Some(47_210.0), Some(29.643)),
            ("5 to 9", Some(44_930.0), Some(28.212)),
            ("10 to 14", Some(41_860.0), Some(26.284)),
            ("15 to 17, in education, training or employment", Some(25_260.0), Some(15.861)),
            ("Unaccompanied children seeking asylum", None, None),
        ]
        .map(bar)
        .into(),
        missing: "fewer than 5, not shown".into(),
        ..Bars::default()
    }
}

/// Agencies in order, one without a figure, the own one among them.
pub fn ranked() -> Ranked {
    let dot = |name: &str, value: Option<f64>, half: f64| Dot {
        name: name.into(),
        value,
        interval: value.map(|v| (v - half, v + half)),
        own: name == "Police",
    };
    Ranked {
        head: Head::new("rank", "Reports in time by agency, February 2015", "Police 3rd of 4, at 71.4%."),
        dots: vec![
            dot("County council", Some(92.1), 3.0),
            dot("Northamptonshire Healthcare NHS Foundation Trust", Some(80.0), 9.5),
            dot("Police", Some(71.4), 5.0),
            dot("Probation", Some(58.0), 14.0),
            dot("Schools <all>", None, 0.0),
        ],
        average: Some((81.0, "average 81.0%".into())),
        unit: "%".into(),
        ..Ranked::default()
    }
}

/// Agencies by size, one far out.
pub fn funnel() -> Funnel {
    let curve = |of: f64| {
        let spread = (80.0 * 20.0 / of).sqrt();
        Curve {
            of,
            inner: (80.0 - 2.0 * spread, 80.0 + 2.0 * spread),
            outer: (80.0 - 3.0 * spread, 80.0 + 3.0 * spread),
        }
    };
    let spot =
        |name: &str, of: f64, value: f64, reach| Spot { name: name.into(), of, value, reach, own: name == "Police" };
    Funnel {
        head: Head::new("fun", "Reports in time by agency", "One agency of four lies beyond what chance explains."),
        spots: vec![
            spot("County council", 420.0, 83.0, Reach::Within),
            spot("Healthcare trust", 60.0, 70.0, Reach::Between),
            spot("Police", 300.0, 79.0, Reach::Within),
            spot("Probation & rehabilitation", 180.0, 58.0, Reach::Beyond),
        ],
        average: (80.0, "average 80%".into()),
        curves: (1..=45).map(|n| curve(f64::from(n) * 10.0)).collect(),
        across: "reports asked for".into(),
        unit: "%".into(),
        most: Some(100.0),
        ..Funnel::default()
    }
}
