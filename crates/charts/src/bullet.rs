//! A measure against its target, in one line: the value as a bar, the target as an upright, good and poor as greys.

use crate::palette::{INK, LIMIT, LINE, LINE_SOFT, SERIES_NOW};
use crate::rows::Names;
use crate::svg::{Anchor, Chart, Head, Sheet, Size, Type};
use crate::words::{N, Safe, known, number, width};

/// A measure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measure {
    /// Its name, in full.
    pub name: String,
    /// Its value; `None` where it is missing or withheld.
    pub value: Option<f64>,
    /// Its value in the period before, drawn as a short upright.
    pub before: Option<f64>,
    /// Its target.
    pub target: Option<f64>,
    /// Where the greys change, upwards: at most two. The words for them stand in the description.
    pub steps: Vec<f64>,
    /// Where its scale ends; the greatest of its figures where it is nothing.
    pub end: Option<f64>,
}

/// Measures against their targets, one under the other, each on its own scale from zero.
#[derive(Clone, Debug, PartialEq)]
pub struct Bullets {
    /// Its id, title and finding.
    pub head: Head,
    /// The measures, drawn in this order.
    pub measures: Vec<Measure>,
    /// What follows a value at once, such as `%`; empty for a count.
    pub unit: String,
    /// The decimal places of the values.
    pub decimals: usize,
    /// What is written in place of a missing value.
    pub missing: String,
    /// The width of the wide drawing, in px.
    pub width: u16,
}

impl Default for Bullets {
    /// No measures, 860 px wide.
    fn default() -> Self {
        Self {
            head: Head::default(),
            measures: Vec::new(),
            unit: String::new(),
            decimals: 0,
            missing: "no figure".to_owned(),
            width: 860,
        }
    }
}

const GREYS: [&str; 3] = [LIMIT, LINE, LINE_SOFT];
const DEPTH: f64 = 26.0;

impl Chart for Bullets {
    fn draw(&self, size: Size) -> String {
        let frame = Frame::of(self, size == Size::Narrow);
        let names: Vec<Vec<String>> = self.measures.iter().map(|measure| frame.names.lines(&measure.name)).collect();
        let depth: f64 = names.iter().map(|lines| frame.row_depth(lines.len())).sum();
        let mut sheet = Sheet::open(&self.head, size, frame.names.width, depth + 30.0);
        let mut y = 0.0;
        for (measure, lines) in self.measures.iter().zip(&names) {
            frame.row(&mut sheet, measure, lines, y);
            y += frame.row_depth(lines.len());
        }
        sheet.text(
            frame.names.left,
            y + 18.0,
            Type::quiet(13.0),
            "Bar: now. Long upright: target. Short upright: before.",
        );
        sheet.close()
    }
}

/// Where everything stands.
struct Frame<'a> {
    chart: &'a Bullets,
    names: Names,
    room: f64,
}

impl<'a> Frame<'a> {
    fn of(chart: &'a Bullets, narrow: bool) -> Self {
        let names = Names::of(chart.measures.iter().map(|measure| measure.name.as_str()), chart.width, narrow);
        let figure = chart.measures.iter().map(|measure| width(&chart.said(measure), 15.0)).fold(40.0, f64::max) * 1.05;
        Self { chart, names, room: (names.width - names.left - figure - 12.0).max(40.0) }
    }

    fn row_depth(&self, lines: usize) -> f64 {
        let name = self.names.depth(lines);
        if self.names.narrow { name + DEPTH + 22.0 } else { name.max(DEPTH) + 16.0 }
    }

    fn row(&self, sheet: &mut Sheet, measure: &Measure, lines: &[String], top: f64) {
        let Names { narrow, left, width } = self.names;
        self.names.draw(sheet, lines, top + if narrow { 16.0 } else { 20.0 });
        let y = top + if narrow { 6.0 + self.names.depth(lines.len()) } else { 2.0 };
        let end = measure.end();
        let x = |value: f64| left + value.clamp(0.0, end) * self.room / end;
        self.ground(sheet, measure, y, end);
        let title = self.chart.title(measure);
        if let Some(value) = known(measure.value) {
            sheet.bar((left, y + 8.0), (x(value) - left, DEPTH - 16.0), SERIES_NOW, &title);
        }
        if let Some(before) = known(measure.before) {
            upright(sheet, x(before), (y + 5.0, y + DEPTH - 5.0), 2.0, &title);
        }
        if let Some(target) = known(measure.target) {
            upright(sheet, x(target), (y, y + DEPTH), 3.0, &title);
        }
        let look = if known(measure.value).is_some() { Type::bold(15.0) } else { Type::quiet(14.0) };
        sheet.text(width, y + 18.0, look.anchor(Anchor::End), &self.chart.said(measure));
    }

    /// The greys from zero to the end of the scale.
    fn ground(&self, sheet: &mut Sheet, measure: &Measure, y: f64, end: f64) {
        let mut from = 0.0;
        let steps: Vec<f64> =
            measure.steps.iter().copied().filter(|step| step.is_finite()).take(GREYS.len() - 1).collect();
        // The last grey is the palest, however many there are.
        let greys = &GREYS[GREYS.len() - 1 - steps.len()..];
        for (to, grey) in steps.into_iter().map(|step| step.clamp(0.0, end)).chain([end]).zip(greys) {
            if to > from {
                sheet.put(format_args!(
                    r#"<rect x="{}" y="{}" width="{}" height="{}" fill="{grey}"/>"#,
                    N(self.names.left + from * self.room / end),
                    N(y),
                    N((to - from) * self.room / end),
                    N(DEPTH)
                ));
                from = to;
            }
        }
    }
}

impl Measure {
    /// Where its scale ends; never zero.
    fn end(&self) -> f64 {
        let figures = [self.value, self.before, self.target].into_iter().filter_map(known);
        let greatest = figures.chain(self.steps.iter().copied().filter(|step| step.is_finite())).fold(0.0, f64::max);
        known(self.end).unwrap_or(greatest).max(greatest).max(1e-9)
    }
}

impl Bullets {
    fn print(&self, value: f64) -> String {
        format!("{}{}", number(value, self.decimals), self.unit)
    }
    fn said(&self, measure: &Measure) -> String {
        known(measure.value).map_or_else(|| self.missing.clone(), |value| self.print(value))
    }
    /// Every figure of a measure in words.
    fn title(&self, measure: &Measure) -> String {
        let mut words = format!("{}: {}", measure.name, self.said(measure));
        for (name, value) in [("target", measure.target), ("before", measure.before)] {
            if let Some(value) = known(value) {
                words.push_str(&format!(", {name} {}", self.print(value)));
            }
        }
        words
    }
}

fn upright(sheet: &mut Sheet, x: f64, (from, to): (f64, f64), thick: f64, title: &str) {
    sheet.put(format_args!(
        r#"<path d="M{} {}V{}" stroke="{INK}" stroke-width="{}"><title>{}</title></path>"#,
        N(x),
        N(from),
        N(to),
        N(thick),
        Safe(title)
    ));
}
