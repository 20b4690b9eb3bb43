//! Charts of several series: figures are illustrative.

use charts::icons::Rag;
use charts::{
    Arrange, Bullets, Group, Grouped, Happening, Head, Heat, Line, Lines, Measure, Panel, Small, Timeline, Warm,
};

fn line(name: &str, values: &[Option<f64>]) -> Line {
    Line { name: name.into(), values: values.to_vec() }
}

/// Shares of four places over nine quarters, one of them with a gap.
pub fn lines() -> Lines {
    let quarters = ["Q1", "Q2", "Q3", "Q4"];
    let periods = (0..9).map(|n| format!("{} {}", quarters[n % 4], 2013 + n / 4)).collect();
    let some = |values: [f64; 9]| values.map(Some);
    let mut broken = some([18.0, 19.5, 19.0, 21.0, 22.5, 22.0, 24.0, 23.0, 22.8]);
    broken[4] = None;
    Lines {
        head: Head::new(
            "again",
            "Re-referrals within 12 months, 2013 to 2015",
            "The county fell from 28.7% to 24.1% and is still above its neighbours, with 22.8%.",
        ),
        periods,
        lines: vec![
            line("County", &some([28.7, 29.1, 27.5, 28.0, 27.2, 26.4, 25.9, 24.8, 24.1])),
            line("Neighbours", &broken),
            line("Region", &some([23.0, 23.2, 23.1, 23.5, 23.4, 23.8, 23.6, 23.2, 23.3])),
            line("England", &some([24.9, 24.5, 24.3, 23.9, 24.0, 23.8, 23.9, 23.4, 23.4])),
        ],
        target: Some((20.0, "target 20%".into())),
        unit: "%".into(),
        decimals: 1,
        ..Lines::default()
    }
}

fn group(name: &str, values: [Option<f64>; 3]) -> Group {
    Group { name: name.into(), values: values.to_vec() }
}

/// Three periods of four agencies, however arranged.
pub fn grouped(arrange: Arrange) -> Grouped {
    let id = format!("grouped{arrange:?}");
    Grouped {
        head: Head::new(
            id,
            "Referrals by agency, three quarters of 2014/15",
            "Police refer most in every quarter; schools rose from 598 to 702.",
        ),
        series: ["Q1", "Q2", "Q3"].map(str::to_owned).to_vec(),
        groups: vec![
            group("Police", [Some(1201.0), Some(1255.0), Some(1180.0)]),
            group("Schools", [Some(598.0), Some(412.0), Some(702.0)]),
            group("Health visitors and other primary health services", [Some(310.0), None, Some(356.0)]),
            group("Housing", [Some(41.0), Some(52.0), Some(38.0)]),
        ],
        arrange,
        ..Grouped::default()
    }
}

/// Attendance of five agencies at six meetings; one figure is withheld, one agency was not asked.
pub fn heat() -> Heat {
    let warm = |value: f64| Warm { value: Some(value), mark: String::new() };
    let row = |name: &str, values: [f64; 6]| (name.to_owned(), values.map(warm).to_vec());
    let mut rows = vec![
        row("Council", [100.0, 100.0, 83.0, 100.0, 92.0, 100.0]),
        row("Police", [67.0, 83.0, 83.0, 50.0, 100.0, 100.0]),
        row("Clinical commissioning groups", [100.0, 83.0, 67.0, 83.0, 100.0, 83.0]),
        row("District and borough councils", [33.0, 50.0, 17.0, 50.0, 67.0, 50.0]),
        row("Schools", [50.0, 33.0, 50.0, 67.0, 50.0, 83.0]),
    ];
    rows[3].1[2] = Warm { value: None, mark: "c".into() };
    rows[4].1[0] = Warm::default();
    Heat {
        head: Head::new(
            "attendance",
            "Seats filled at six meetings, by agency",
            "District councils fill half of their seats or fewer.",
        ),
        columns: ["May", "Jul", "Sep", "Nov", "Jan", "Mar"].map(str::to_owned).to_vec(),
        rows,
        unit: "%".into(),
        ..Heat::default()
    }
}

/// Three measures against their targets, one of them without a figure.
pub fn bullets() -> Bullets {
    let measure = |name: &str, value, before, target| Measure {
        name: name.into(),
        value,
        before,
        target: Some(target),
        steps: vec![60.0, 80.0],
        end: Some(100.0),
    };
    Bullets {
        head: Head::new(
            "bullets",
            "Timeliness against target, Q3 2014/15",
            "Assessments reach their target; visits do not.",
        ),
        measures: vec![
            measure("Assessments within 45 working days", Some(86.4), Some(82.0), 85.0),
            measure("Conferences within 15 working days of the strategy discussion", Some(71.2), Some(78.8), 80.0),
            measure("Return interviews within 72 hours", None, None, 90.0),
        ],
        unit: "%".into(),
        decimals: 1,
        ..Bullets::default()
    }
}

/// Five measures over eight quarters, one with a gap, one without any figure.
pub fn small() -> Small {
    let panel = |name: &str, values: [Option<f64>; 8], status, word: &str| Panel {
        name: name.into(),
        values: values.to_vec(),
        target: Some(20.0),
        status: Some((status, word.into())),
        unit: "%".into(),
        decimals: 1,
    };
    let from = |first: f64, step: f64| std::array::from_fn(|n| Some(first + step * n as f64 + (n % 3) as f64));
    let mut gap: [Option<f64>; 8] = from(18.0, 0.4);
    gap[3] = None;
    Small {
        head: Head::new("small", "Five measures, 2013 to 2014", "Two of five are red."),
        periods: (0..8).map(|n| format!("Q{} {}", n % 4 + 1, 2013 + n / 4)).collect(),
        panels: vec![
            panel("Re-referrals within 12 months", from(28.0, -0.7), Rag::Red, "red"),
            panel("Second or later plans", gap, Rag::Green, "green"),
            panel(
                "Repeat missing episodes of children who are looked after away from home",
                from(22.0, 0.2),
                Rag::Amber,
                "amber",
            ),
            panel("Joint assessments of homeless young people", [None; 8], Rag::NotReported, "not in"),
            panel("Absent at a quarter of meetings", from(9.0, 1.6), Rag::Red, "red"),
        ],
        ..Small::default()
    }
}

/// A thread of six steps in nine months.
pub fn timeline() -> Timeline {
    let step = |number, words: &str, when: &str, from: f64, until| Happening {
        number,
        words: words.into(),
        when: when.into(),
        from,
        until,
    };
    Timeline {
        head: Head::new(
            "thread",
            "A thread, March to November 2015",
            "Eight months from the challenge to the re-test.",
        ),
        happenings: vec![
            step(1, "Red on the dashboard", "24 March 2015", 83.0, None),
            step(2, "Challenge to the council", "27 March 2015", 86.0, None),
            step(3, "Response accepted", "14 April 2015", 104.0, None),
            step(4, "Action under way", "20 April to 30 September 2015", 110.0, Some(273.0)),
            step(5, "Evidence accepted", "8 October 2015", 281.0, None),
            step(6, "Re-test: the figure holds", "19 November 2015", 323.0, None),
        ],
        marks: [(91.0, "Apr"), (182.0, "Jul"), (274.0, "Oct")]
            .map(|(day, words)| (day, format!("{words} 2015")))
            .to_vec(),
        ..Timeline::default()
    }
}
