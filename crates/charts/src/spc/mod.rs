//! The chart of one measure over time: its line, what is usual, its target, and what happened.

mod frame;
mod labels;
mod marks;
mod signs;

use crate::TargetLine;
use crate::svg::{Chart, Head, Sheet, Size};
use frame::Frame;

/// What the rules say about one point. Shape and colour say the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Mark {
    /// The usual ups and downs: a small dot.
    #[default]
    Usual,
    /// A real change for the worse: a filled diamond.
    Worse,
    /// A real change for the better: an open circle.
    Better,
    /// A real change, neither good nor bad in itself: an open square.
    Neutral,
}

/// One period of the measure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Point {
    /// The period in full, such as `April 2014`; it heads the title of the point.
    pub label: String,
    /// The period as it stands on the axis, such as `Apr`.
    pub tick: String,
    /// The figure in the unit of the chart; `None` breaks the line.
    pub value: Option<f64>,
    /// What the rules say about it.
    pub mark: Mark,
    /// The lower and the upper limit at this point alone, where they follow the number of cases; those of its segment
    /// otherwise.
    pub limits: Option<(f64, f64)>,
}

/// How far the limits of a segment may be trusted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Range {
    /// A band: what is usual.
    #[default]
    Usual,
    /// Dashed lines without a band: too few points yet, so they will still move.
    Trial,
    /// No limits at all: only the line in the middle, which is the median.
    Median,
}

impl Range {
    /// The word for the line in the middle.
    const fn middle(self) -> &'static str {
        match self {
            Self::Usual => "average",
            Self::Trial | Self::Median => "median",
        }
    }
    /// The word before "high" and "low"; none where there are no limits.
    const fn limit(self) -> Option<&'static str> {
        match self {
            Self::Usual => Some("usual"),
            Self::Trial => Some("trial"),
            Self::Median => None,
        }
    }
}

/// A stretch of points that share one average and one pair of limits.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Segment {
    /// The index of its first point; it lasts until the next segment starts.
    pub start: usize,
    /// How many points, from `start`, the limits were worked out from; 0 for all of them.
    pub baseline: usize,
    /// How far its limits may be trusted.
    pub range: Range,
    /// The average, or the median.
    pub mean: f64,
    /// The lower limit of what is usual.
    pub lower: f64,
    /// The upper limit of what is usual.
    pub upper: f64,
    /// What the dotted upright says: where a fixed baseline ends (`limits set on 2013/14`), or, on a segment after the
    /// first, why the limits were set again.
    pub label: String,
}

/// A target and what is written beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// Where it lies, in the unit of the chart.
    pub line: TargetLine,
    /// The words beside it, such as `target 90%`.
    pub label: String,
}

/// The same measure somewhere else. Its last figure is carried to the edge by a dotted line, and its date is printed.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparator {
    /// Who it is, such as `neighbours`; the last value is written after it.
    pub name: String,
    /// The date of its last figure, such as `March 2014`.
    pub date: String,
    /// Its figures, one for each point of the chart; a missing end counts as `None`.
    pub values: Vec<Option<f64>>,
}

/// A bracket under the axis that names a run of points, mostly a year.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bracket {
    /// The index of the first point.
    pub first: usize,
    /// The index of the last point, itself included.
    pub last: usize,
    /// The name, such as `2014/15`.
    pub label: String,
}

/// Where a note stands relative to its point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Place {
    /// Over the point.
    #[default]
    Above,
    /// Under the point.
    Below,
    /// Before the point.
    Left,
    /// After the point; for the last point among the labels at the right end.
    Right,
}

/// A few words at one point, with its number, such as `1,655, highest`. One or two in a chart are enough.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Note {
    /// The index of the point; a note on a point without a figure is not drawn.
    pub at: usize,
    /// The words.
    pub words: String,
    /// Where they stand.
    pub place: Place,
    /// Whether the narrow drawing has room for it.
    pub narrow: bool,
}

/// A numbered gold pin: an event of the golden thread. Pins that would touch are stacked, or on phones left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pin {
    /// The index of the point in whose period it happened.
    pub at: usize,
    /// The number of the event in the list beside the chart.
    pub number: u16,
    /// What happened, in a few words.
    pub label: String,
}

/// A measure over time, with or without limits.
///
/// Without segments it is a run chart, for fewer than 12 points or figures over a rolling year.
#[derive(Clone, Debug, PartialEq)]
pub struct Spc {
    /// Its id, title and finding.
    pub head: Head,
    /// The periods in order.
    pub points: Vec<Point>,
    /// The averages and limits, in order of their start.
    pub segments: Vec<Segment>,
    /// The target, if there is one.
    pub target: Option<Target>,
    /// The same measure somewhere else.
    pub comparator: Option<Comparator>,
    /// What follows a number at once, such as `%`; empty for a count.
    pub unit: String,
    /// What the axis counts, in a few words over it, such as `per 10,000 children`; empty when the title says it.
    pub axis: String,
    /// The decimal places of printed figures.
    pub decimals: usize,
    /// The least value the measure can take: nothing is drawn below. A lower limit below it is drawn here.
    pub least: Option<f64>,
    /// The greatest value the measure can take, such as 100 for a share: nothing is drawn above.
    pub most: Option<f64>,
    /// The brackets under the axis.
    pub years: Vec<Bracket>,
    /// The notes at points.
    pub notes: Vec<Note>,
    /// The numbered events.
    pub pins: Vec<Pin>,
    /// The width of the wide drawing, in px.
    pub width: u16,
}

impl Default for Spc {
    /// An empty chart, 860 px wide, whose values cannot fall below zero.
    fn default() -> Self {
        Self {
            head: Head::default(),
            points: Vec::new(),
            segments: Vec::new(),
            target: None,
            comparator: None,
            unit: String::new(),
            axis: String::new(),
            decimals: 0,
            least: Some(0.0),
            most: None,
            years: Vec::new(),
            notes: Vec::new(),
            pins: Vec::new(),
            width: 860,
        }
    }
}

impl Chart for Spc {
    fn draw(&self, size: Size) -> String {
        let labels = labels::Labels::of(self, size);
        let frame = Frame::of(self, size, &labels);
        let mut sheet = Sheet::open(&self.head, size, frame.width, frame.height);
        frame.grid(&mut sheet);
        marks::bands(&mut sheet, &frame);
        frame.baseline(&mut sheet);
        signs::uprights(&mut sheet, &frame);
        marks::target(&mut sheet, &frame);
        marks::comparator(&mut sheet, &frame);
        signs::stems(&mut sheet, &frame);
        marks::line(&mut sheet, &frame);
        marks::points(&mut sheet, &frame);
        signs::pins(&mut sheet, &frame);
        labels.write(&mut sheet, &frame);
        signs::notes(&mut sheet, &frame);
        frame.periods(&mut sheet);
        sheet.close()
    }
}
