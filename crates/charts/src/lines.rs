//! Lines over periods: one to eight series, each named at its right end and told apart by its dashes and its last mark.

use crate::palette::{COMMON, INK, LINE_SOFT, NEUTRAL, PAPER, RULE, SERIES_NOW};
use crate::scale::{Axis, spread};
use crate::svg::{Anchor, Chart, Head, NARROW, Sheet, Size, Type, broken};
use crate::words::{N, Safe, known, number, width, wrap};

/// One measure, place or agency over the periods.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// Its name, in full.
    pub name: String,
    /// Its values in the order of the periods; `None` where there is no figure.
    pub values: Vec<Option<f64>>,
}

/// Lines over the same periods.
#[derive(Clone, Debug, PartialEq)]
pub struct Lines {
    /// Its id, title and finding.
    pub head: Head,
    /// The periods, such as `Q1 2014/15`, in order.
    pub periods: Vec<String>,
    /// The series; those after the eighth are left out, and the caller says so.
    pub lines: Vec<Line>,
    /// A target: its value and its words.
    pub target: Option<(f64, String)>,
    /// What follows a value at once, such as `%`; empty for a count.
    pub unit: String,
    /// The decimal places of the values.
    pub decimals: usize,
    /// The width of the wide drawing, in px.
    pub width: u16,
}

impl Default for Lines {
    /// No lines, 860 px wide.
    fn default() -> Self {
        Self {
            head: Head::default(),
            periods: Vec::new(),
            lines: Vec::new(),
            target: None,
            unit: String::new(),
            decimals: 0,
            width: 860,
        }
    }
}

/// How many series one drawing can tell apart.
pub const MOST_LINES: usize = 8;

/// The look of a series: colour, dashes, shape of its last mark. No two share dashes and shape.
const LOOKS: [(&str, &str, Shape); MOST_LINES] = [
    (SERIES_NOW, "", Shape::Disc),
    (NEUTRAL, "7 4", Shape::Square),
    (COMMON, "2 4", Shape::Ring),
    (INK, "10 3 2 3", Shape::Diamond),
    (SERIES_NOW, "7 4", Shape::Ring),
    (NEUTRAL, "", Shape::Diamond),
    (COMMON, "10 3 2 3", Shape::Square),
    (INK, "2 4", Shape::Disc),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Disc,
    Square,
    Ring,
    Diamond,
}

impl Chart for Lines {
    fn draw(&self, size: Size) -> String {
        let frame = Frame::of(self, size == Size::Narrow);
        let mut sheet = Sheet::open(&self.head, size, frame.width, frame.depth);
        frame.scale(&mut sheet);
        for (line, look) in self.lines.iter().zip(LOOKS) {
            frame.line(&mut sheet, line, look);
        }
        frame.names(&mut sheet);
        sheet.close()
    }
}

/// Where everything stands.
struct Frame<'a> {
    chart: &'a Lines,
    narrow: bool,
    width: f64,
    depth: f64,
    /// The plot: left, right, top, bottom.
    plot: (f64, f64, f64, f64),
    axis: Axis,
}

const TYPE: f64 = 14.0;

impl<'a> Frame<'a> {
    fn of(chart: &'a Lines, narrow: bool) -> Self {
        let sheet_width = if narrow { NARROW } else { f64::from(chart.width.max(480)) };
        let values = chart.lines.iter().take(MOST_LINES).flat_map(|line| &line.values).filter_map(|v| known(*v));
        let target = chart.target.as_ref().map(|(at, _)| *at).filter(|at| at.is_finite());
        let (low, high) =
            values.chain(target).fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)));
        let axis = Axis::around(low, high, chart.decimals == 0);
        let tick = axis.ticks().map(|tick| width(&chart.print(tick, axis.decimals()), TYPE)).fold(0.0, f64::max);
        let left = tick.ceil() + 8.0;
        let labels = chart.ends().iter().map(|(words, ..)| width(words, TYPE)).fold(0.0, f64::max);
        let right = if narrow { 12.0 } else { (labels + 18.0).min(sheet_width * 0.34) };
        let bottom = if narrow { 220.0 } else { 300.0 };
        let below = if narrow { 34.0 + 22.0 * chart.ends().len() as f64 } else { 34.0 };
        Self {
            chart,
            narrow,
            width: sheet_width,
            depth: bottom + below,
            plot: (left, sheet_width - right, 14.0, bottom),
            axis,
        }
    }

    fn x(&self, place: usize) -> f64 {
        let (left, right, ..) = self.plot;
        match self.chart.periods.len() {
            0 | 1 => (left + right) / 2.0,
            n => left + 10.0 + (right - left - 20.0) * place as f64 / (n - 1) as f64,
        }
    }

    fn y(&self, value: f64) -> f64 {
        let (_, _, top, bottom) = self.plot;
        bottom - (bottom - top) * (value - self.axis.low) / (self.axis.high - self.axis.low)
    }

    fn scale(&self, sheet: &mut Sheet) {
        let (left, right, _, bottom) = self.plot;
        for tick in self.axis.ticks() {
            let y = self.y(tick);
            sheet.hairline(left, right, y, if tick == 0.0 { RULE } else { LINE_SOFT });
            let words = self.chart.print(tick, self.axis.decimals());
            sheet.text(left - 6.0, y + 4.5, Type::quiet(TYPE).anchor(Anchor::End), &words);
        }
        if let Some((at, _)) = self.chart.target.as_ref().filter(|(at, _)| at.is_finite()) {
            sheet.put(format_args!(
                r#"<path d="M{} {}H{}" stroke="{INK}" stroke-width="1.5" stroke-dasharray="6 4"/>"#,
                N(left),
                N(self.y(*at)),
                N(right)
            ));
        }
        // As many periods are named as have room, the last one always.
        let last = self.chart.periods.len().saturating_sub(1);
        let widest = self.chart.periods.iter().map(|name| width(name, TYPE)).fold(1.0, f64::max);
        let room = ((right - left) / (widest + 14.0)).floor().max(1.0) as usize;
        let every = self.chart.periods.len().div_ceil(room).max(1);
        for (place, name) in
            self.chart.periods.iter().enumerate().filter(|(place, _)| (last - place).is_multiple_of(every))
        {
            let half = width(name, TYPE) / 2.0;
            let x = self.x(place).clamp(half.min(self.width / 2.0), (self.width - half).max(self.width / 2.0));
            sheet.text(x, bottom + 20.0, Type::quiet(TYPE).anchor(Anchor::Middle), name);
        }
    }

    fn line(&self, sheet: &mut Sheet, line: &Line, (colour, dashes, shape): (&str, &str, Shape)) {
        let points: Vec<Option<(f64, f64)>> = (0..self.chart.periods.len())
            .map(|place| Some((self.x(place), self.y(known(line.values.get(place).copied().flatten())?))))
            .collect();
        let path = broken(points.iter().copied());
        if !path.is_empty() {
            sheet.put(format_args!(r#"<path d="{path}" fill="none" stroke="{colour}" stroke-width="2""#));
            if !dashes.is_empty() {
                sheet.put(format_args!(r#" stroke-dasharray="{dashes}""#));
            }
            sheet.put(format_args!(" stroke-linejoin=\"round\"/>"));
        }
        let last = points.iter().rposition(Option::is_some);
        for (place, point) in points.iter().enumerate() {
            let (Some((x, y)), Some(value)) = (point, known(line.values.get(place).copied().flatten())) else {
                continue;
            };
            let period = self.chart.periods.get(place).map_or("", String::as_str);
            let title = format!("{}, {period}: {}", line.name, self.chart.print(value, self.chart.decimals));
            let size = if Some(place) == last { 5.0 } else { 2.6 };
            mark(sheet, shape, colour, (*x, *y), size, &title);
        }
    }

    /// Each series is named at its right end; on a phone under the plot.
    fn names(&self, sheet: &mut Sheet) {
        let ends = self.chart.ends();
        let (_, right, top, bottom) = self.plot;
        if self.narrow {
            for (row, (words, look, _)) in ends.iter().enumerate() {
                let y = bottom + 46.0 + 22.0 * row as f64;
                sample(sheet, *look, (0.0, y - 4.5));
                let words = wrap(words, TYPE, self.width - 36.0).into_iter().next().unwrap_or_default();
                sheet.text(34.0, y, Type::ink(TYPE), &words);
            }
            return;
        }
        let mut wanted: Vec<(f64, &str)> =
            ends.iter().map(|(words, _, value)| (value.map_or(bottom, |v| self.y(v)), words.as_str())).collect();
        wanted.sort_by(|a, b| a.0.total_cmp(&b.0));
        let places: Vec<f64> = wanted.iter().map(|(y, _)| *y).collect();
        for ((_, words), y) in wanted.iter().zip(spread(&places, 18.0, top, bottom)) {
            let room = self.width - right - 10.0;
            let words = wrap(words, TYPE, room).into_iter().next().unwrap_or_default();
            sheet.text(right + 10.0, y + 4.5, Type::ink(TYPE).rim(), &words);
        }
    }
}

/// The look of a series, none for the target.
type Look = Option<(&'static str, &'static str, Shape)>;

impl Lines {
    fn print(&self, value: f64, decimals: usize) -> String {
        format!("{}{}", number(value, decimals), self.unit)
    }

    /// What stands at the right end of each line, its look, and the value where it ends.
    fn ends(&self) -> Vec<(String, Look, Option<f64>)> {
        let of = |(line, look): (&Line, _)| {
            let last = line.values.iter().rev().find_map(|value| known(*value));
            let words = last.map_or_else(
                || format!("{}: no figure", line.name),
                |last| format!("{} {}", line.name, self.print(last, self.decimals)),
            );
            (words, Some(look), last)
        };
        let mut ends: Vec<_> = self.lines.iter().zip(LOOKS).map(of).collect();
        ends.extend(
            self.target.as_ref().filter(|(at, _)| at.is_finite()).map(|(at, words)| (words.clone(), None, Some(*at))),
        );
        ends
    }
}

/// A short stretch of a series, for the key of the narrow drawing.
fn sample(sheet: &mut Sheet, look: Look, (x, y): (f64, f64)) {
    let (colour, dashes, shape) = match look {
        Some((colour, dashes, shape)) => (colour, dashes, Some(shape)),
        None => (INK, "6 4", None),
    };
    sheet.put(format_args!(r#"<path d="M{} {}H{}" stroke="{colour}" stroke-width="2""#, N(x), N(y), N(x + 26.0)));
    if !dashes.is_empty() {
        sheet.put(format_args!(r#" stroke-dasharray="{dashes}""#));
    }
    sheet.put(format_args!("/>"));
    if let Some(shape) = shape {
        mark(sheet, shape, colour, (x + 26.0, y), 4.5, "");
    }
}

fn mark(sheet: &mut Sheet, shape: Shape, colour: &str, (x, y): (f64, f64), r: f64, title: &str) {
    let fill = if shape == Shape::Ring { PAPER } else { colour };
    match shape {
        Shape::Disc | Shape::Ring => sheet.put(format_args!(r#"<circle cx="{}" cy="{}" r="{}""#, N(x), N(y), N(r))),
        Shape::Square => sheet.put(format_args!(
            r#"<rect x="{}" y="{}" width="{}" height="{}""#,
            N(x - r * 0.9),
            N(y - r * 0.9),
            N(r * 1.8),
            N(r * 1.8)
        )),
        Shape::Diamond => {
            let r = r * 1.2;
            sheet.put(format_args!(
                r#"<path d="M{} {}L{} {}L{} {}L{} {}Z""#,
                N(x),
                N(y - r),
                N(x + r),
                N(y),
                N(x),
                N(y + r),
                N(x - r),
                N(y)
            ));
        }
    }
    sheet.put(format_args!(r#" fill="{fill}" stroke="{colour}" stroke-width="1.5">"#));
    if !title.is_empty() {
        sheet.put(format_args!("<title>{}</title>", Safe(title)));
    }
    sheet.put(format_args!(
        "{}",
        match shape {
            Shape::Disc | Shape::Ring => "</circle>",
            Shape::Square => "</rect>",
            Shape::Diamond => "</path>",
        }
    ));
}
