//! Charts of several series: figures are illustrative.

use charts::{Arrange, Group, Grouped, Head, Heat, Line, Lines, Warm};

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
