//! Areas or agencies in order, each a dot with how sure one can be of it, the own one picked out, the average behind.

use crate::palette::{COMMON, INK, LIMIT, LINE_SOFT, MUTED, PAPER};
use crate::scale::Axis;
use crate::svg::{Anchor, Chart, Head, NARROW, Sheet, Size, Type};
use crate::words::{N, Safe, known, number, width, wrap};

/// One of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dot {
    /// Its name, in full.
    pub name: String,
    /// Its value; `None` when it is missing or withheld.
    pub value: Option<f64>,
    /// The ends of its interval; left out when it is not known.
    pub interval: Option<(f64, f64)>,
    /// Whether it is the one that the reader belongs to.
    pub own: bool,
}

/// Dots one under the other, in the order given.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranked {
    /// Its id, title and finding.
    pub head: Head,
    /// The dots, the first on top.
    pub dots: Vec<Dot>,
    /// The value that all are held against, and what it is called, such as `average 54`.
    pub average: Option<(f64, String)>,
    /// What follows a value at once, such as `%`.
    pub unit: String,
    /// The decimal places of the values.
    pub decimals: usize,
    /// The width of the wide drawing, in px.
    pub width: u16,
}

impl Default for Ranked {
    /// No dots, 860 px wide.
    fn default() -> Self {
        Self { head: Head::default(), dots: Vec::new(), average: None, unit: String::new(), decimals: 1, width: 860 }
    }
}

/// The room above the rows for the name of the average.
const TOP: f64 = 24.0;

impl Chart for Ranked {
    fn draw(&self, size: Size) -> String {
        let frame = Frame::of(self, size == Size::Narrow);
        let names: Vec<Vec<String>> = self.dots.iter().map(|dot| frame.name_of(dot)).collect();
        let depth: f64 = names.iter().map(|lines| frame.depth(lines.len())).sum();
        let mut sheet = Sheet::open(&self.head, size, frame.width, TOP + depth + 4.0);
        if let Some((value, words)) = self.average.as_ref().filter(|(value, _)| value.is_finite()) {
            let x = frame.x(*value);
            sheet.put(format_args!(
                r#"<path d="M{} {}V{}" stroke="{INK}" stroke-dasharray="5 4"/>"#,
                N(x),
                N(TOP - 4.0),
                N(TOP + depth)
            ));
            let half = width(words, 14.0) / 2.0;
            let x = x.clamp(half, (frame.width - half).max(half));
            sheet.text(x, 15.0, Type::quiet(14.0).anchor(Anchor::Middle), words);
        }
        let mut y = TOP;
        for (dot, lines) in self.dots.iter().zip(&names) {
            frame.row(&mut sheet, dot, lines, y);
            y += frame.depth(lines.len());
        }
        sheet.close()
    }
}

struct Frame<'a> {
    chart: &'a Ranked,
    narrow: bool,
    width: f64,
    left: f64,
    right: f64,
    axis: Axis,
}

impl<'a> Frame<'a> {
    fn of(chart: &'a Ranked, narrow: bool) -> Self {
        let sheet = if narrow { NARROW } else { f64::from(chart.width.max(480)) };
        let longest = chart.dots.iter().map(|dot| width(&dot.name, 16.0) * 1.06).fold(0.0, f64::max);
        let left = if narrow { 8.0 } else { (longest + 20.0).clamp(80.0, sheet * 0.4).ceil() };
        let values = chart.dots.iter().map(|dot| width(&chart.print(dot), 15.0) * 1.06).fold(0.0, f64::max);
        let ends = chart.dots.iter().flat_map(|dot| {
            let (low, high) = dot.interval.unzip();
            [known(dot.value), known(low), known(high)]
        });
        let all = ends.chain([chart.average.as_ref().map(|(value, _)| *value)]).flatten().filter(|v| v.is_finite());
        let (low, high) = all.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(v), h.max(v)));
        Self { chart, narrow, width: sheet, left, right: sheet - values - 16.0, axis: Axis::around(low, high, false) }
    }

    fn x(&self, value: f64) -> f64 {
        let share = (value - self.axis.low) / (self.axis.high - self.axis.low);
        self.left + share.clamp(0.0, 1.0) * (self.right - self.left)
    }

    fn name_of(&self, dot: &Dot) -> Vec<String> {
        if self.narrow { wrap(&dot.name, 15.0, self.width) } else { wrap(&dot.name, 17.0, self.left - 16.0) }
    }

    fn depth(&self, lines: usize) -> f64 {
        let lines = lines.max(1) as f64;
        if self.narrow { 18.0 * lines + 30.0 } else { (20.0 * lines + 8.0).max(30.0) }
    }

    fn row(&self, sheet: &mut Sheet, dot: &Dot, lines: &[String], top: f64) {
        sheet.hairline(0.0, self.width, top, LINE_SOFT);
        let size = if self.narrow { 14.0 } else { 16.0 };
        let look = if dot.own { Type::bold(size) } else { Type::ink(size) };
        let step = size + 4.0;
        for (i, line) in lines.iter().enumerate() {
            sheet.text(0.0, top + 4.0 + size + step * i as f64, look, line);
        }
        let y = if self.narrow { top + 18.0 * lines.len().max(1) as f64 + 15.0 } else { top + 15.0 };
        let printed = self.chart.print(dot);
        let value = if dot.own { Type::bold(15.0) } else { Type::ink(15.0) };
        let value = if dot.value.is_none() { Type::quiet(14.0) } else { value };
        sheet.text(self.width, y + 5.0, value.anchor(Anchor::End), &printed);
        let Some(at) = known(dot.value) else { return };
        if let Some((low, high)) = dot.interval.filter(|(low, high)| low.is_finite() && high.is_finite()) {
            let (from, to) = (self.x(low), self.x(high));
            let stroke = if dot.own { MUTED } else { LIMIT };
            sheet.put(format_args!(
                r#"<path d="M{} {}H{}" stroke="{stroke}" stroke-width="2"/>"#,
                N(from),
                N(y),
                N(to)
            ));
        }
        let (radius, fill) = if dot.own { (7.0, INK) } else { (5.0, COMMON) };
        sheet.put(format_args!(
            r#"<circle cx="{}" cy="{}" r="{}" fill="{fill}" stroke="{PAPER}" stroke-width="1.5"><title>{}: {}</title></circle>"#,
            N(self.x(at)),
            N(y),
            N(radius),
            Safe(&dot.name),
            Safe(&printed)
        ));
    }
}

impl Ranked {
    fn print(&self, dot: &Dot) -> String {
        known(dot.value)
            .map_or_else(|| "no figure".to_owned(), |value| format!("{}{}", number(value, self.decimals), self.unit))
    }
}
