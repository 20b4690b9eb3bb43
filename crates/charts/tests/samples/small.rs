//! Every icon, and sparklines of each kind.

use charts::icons::{Direction, Rag, Variation};
use charts::{Spark, TargetLine, spark};

/// Every state with the word that stands beside it.
pub const STATUSES: [(Rag, &str); 7] = [
    (Rag::Red, "Red"),
    (Rag::RedInverse, "Red, on red"),
    (Rag::Amber, "Amber"),
    (Rag::Green, "Green"),
    (Rag::NoTarget, "No target"),
    (Rag::TooFew, "Too few"),
    (Rag::NotReported, "Not in"),
];

/// Every kind of variation with its letter and its word.
pub const KINDS: [(Variation, char, &str); 7] = [
    (Variation::Worse, 'L', "Worse"),
    (Variation::Better, 'H', "Better"),
    (Variation::Higher, 'H', "Higher"),
    (Variation::Lower, 'L', "Lower"),
    (Variation::NoRealChange, ' ', "No real change"),
    (Variation::TooEarly, ' ', "Too early to say"),
    (Variation::SeriesBreak, ' ', "Series break"),
];

/// The three directions.
pub const WAYS: [Direction; 3] = [Direction::Up, Direction::Down, Direction::Level];

/// Sparklines of each kind: named, and drawn.
pub fn sparks() -> Vec<(&'static str, String)> {
    let points: Vec<_> = (0..18).map(|i| Some(70.0 + f64::from(i * i) * 0.06 + f64::from(i * 7 % 5))).collect();
    let falling: Vec<_> = points.iter().map(|p| p.map(|v| 160.0 - v)).collect();
    let broken: Vec<_> = points.iter().enumerate().map(|(i, p)| p.filter(|_| i % 6 != 4)).collect();
    let flat = [Some(3.0); 6];
    let draw = |points: &[Option<f64>], usual, target, last| spark(&Spark { points, usual, target, last });
    let usual = Some((66.0, 80.0));
    vec![
        ("better", draw(&points, usual, Some(TargetLine::Level(85.0)), Variation::Better)),
        ("worse", draw(&falling, Some((78.0, 94.0)), Some(TargetLine::Level(95.0)), Variation::Worse)),
        ("higher", draw(&points, usual, Some(TargetLine::Band(70.0, 75.0)), Variation::Higher)),
        ("gaps", draw(&broken, usual, None, Variation::NoRealChange)),
        ("short", draw(&points[..5], None, None, Variation::TooEarly)),
        ("flat", draw(&flat, None, None, Variation::SeriesBreak)),
        ("no-figure", draw(&[None; 8], None, None, Variation::TooEarly)),
    ]
}
