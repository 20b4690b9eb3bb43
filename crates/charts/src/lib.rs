//! Numbers in, accessible SVG out: the drawings of a performance report, without a web page or a database.
//!
//! * [`icons`] and [`spark()`] are small, hidden from screen readers, and stand beside words that say the same.
//! * [`Spc`], [`Lines`], [`Paired`], [`Totals`], [`Levels`], [`Bars`], [`Grouped`], [`Heat`], [`Bullets`], [`Small`],
//!   [`Timeline`], [`Ranked`], [`Funnel`] and [`Sankey`] are charts. Each is drawn twice, [`wide`] and [`narrow`], and [`both`] gives the two in a row: the stylesheet of the page hides one.
//!
//! Every chart tells its figures in a table too ([`Told`]). It has `role="img"`, a title, a description that tells the finding, and a title on each mark. Only
//! presentation attributes are used, so a page with a strict content policy, a PDF and a document share one string.
//! The same numbers always give the same string.

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

mod bars;
mod bullet;
mod funnel;
mod grid;
mod grouped;
mod heat;
pub mod icons;
mod key;
mod levels;
mod lines;
mod paired;
pub mod palette;
mod ranked;
mod rows;
mod sankey;
mod scale;
mod small;
mod spark;
mod spc;
mod svg;
mod target;
mod timeline;
mod totals;
mod words;

#[cfg(test)]
extern crate self as charts;
#[cfg(test)]
#[path = "../tests/mod.rs"]
mod tests;

pub use bars::{Bar, Bars};
pub use bullet::{Bullets, Measure};
pub use funnel::{Curve, Funnel, Reach, Spot};
pub use grid::{Grid, Told};
pub use grouped::{Arrange, Group, Grouped, MOST_SERIES};
pub use heat::{Heat, Warm};
pub use levels::{Level, Levels, Order};
pub use lines::{Line, Lines, MOST_LINES};
pub use paired::{Pair, PairNote, Paired};
pub use ranked::{Dot, Ranked};
pub use sankey::{Sankey, Stop, Way};
pub use scale::Axis;
pub use small::{Panel, Small};
pub use spark::{Spark, spark};
pub use spc::{Bracket, Comparator, Mark, Note, Pin, Place, Point, Range, Segment, Spc, Target};
pub use svg::{Chart, Head, Size};
pub use target::TargetLine;
pub use timeline::{Happening, Timeline};
pub use totals::{Series, Total, Totals};

/// The wide drawing of a chart.
pub fn wide(chart: &impl Chart) -> String {
    chart.draw(Size::Wide)
}

/// The narrow drawing of a chart, 328 px.
pub fn narrow(chart: &impl Chart) -> String {
    chart.draw(Size::Narrow)
}

/// The wide and the narrow drawing in a row; the page must hide one of the two by its class.
pub fn both(chart: &impl Chart) -> String {
    let mut out = wide(chart);
    out.push_str(&narrow(chart));
    out
}
