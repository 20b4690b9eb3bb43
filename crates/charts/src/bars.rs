//! Simple level bars with their figures, such as the parts of a population.

use crate::palette::{LINE_SOFT, RULE, SERIES_NOW};
use crate::svg::{Chart, Head, NARROW, Sheet, Size, Type};
use crate::words::{N, known, number, width, wrap};

/// One part.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bar {
    /// The name of the part, in full.
    pub name: String,
    /// Its value in the unit of the chart; `None` when it is missing or withheld.
    pub value: Option<f64>,
    /// Its share of the whole in per cent, unrounded; left out when it says nothing.
    pub share: Option<f64>,
}

/// Bars from zero, one under the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// Its id, title and finding.
    pub head: Head,
    /// The parts, drawn in this order.
    pub bars: Vec<Bar>,
    /// What follows a value at once, such as `%`; empty for a count.
    pub unit: String,
    /// The decimal places of the values; shares have one.
    pub decimals: usize,
    /// What is written in place of a missing value.
    pub missing: String,
    /// The width of the wide drawing, in px.
    pub width: u16,
}

impl Default for Bars {
    /// No bars, 860 px wide.
    fn default() -> Self {
        let (head, unit, missing) = (Head::default(), String::new(), "no figure".to_owned());
        Self { head, bars: Vec::new(), unit, decimals: 0, missing, width: 860 }
    }
}

/// The height of a bar.
const DEPTH: f64 = 18.0;

impl Chart for Bars {
    fn draw(&self, size: Size) -> String {
        let frame = Frame::of(self, size == Size::Narrow);
        let names: Vec<Vec<String>> = self.bars.iter().map(|b| frame.name_of(b)).collect();
        let depth: f64 = names.iter().map(|lines| frame.depth(lines.len())).sum();
        let mut sheet = Sheet::open(&self.head, size, frame.width, depth + 4.0);
        let mut y = 2.0;
        for (i, (bar, lines)) in self.bars.iter().zip(&names).enumerate() {
            if i > 0 && frame.narrow {
                sheet.hairline(0.0, frame.width, y, LINE_SOFT);
            }
            frame.row(&mut sheet, bar, lines, y);
            y += frame.depth(lines.len());
        }
        if !frame.narrow {
            sheet.put(format_args!(r#"<path d="M{} 2V{}" stroke="{RULE}"/>"#, N(frame.left), N(depth + 2.0)));
        }
        sheet.close()
    }
}

/// Where the bars stand.
struct Frame<'a> {
    chart: &'a Bars,
    narrow: bool,
    width: f64,
    left: f64,
    room: f64,
    most: f64,
}

impl<'a> Frame<'a> {
    fn of(chart: &'a Bars, narrow: bool) -> Self {
        let sheet_width = if narrow { NARROW } else { f64::from(chart.width.max(480)) };
        let longest = chart.bars.iter().map(|b| width(&b.name, 16.0)).fold(0.0, f64::max);
        let left = if narrow { 0.0 } else { (longest + 16.0).clamp(80.0, sheet_width * 0.34).ceil() };
        let most = chart.bars.iter().filter_map(|b| known(b.value)).fold(0.0, f64::max);
        let counted = chart.bars.iter().filter(|b| known(b.value).is_some());
        let figure = counted.map(|b| width(&chart.print(b), 15.0) * 1.05).fold(0.0, f64::max);
        let share = if chart.bars.iter().any(|b| b.share.is_some()) { 56.0 } else { 0.0 };
        let room = sheet_width - left - figure - share - 12.0;
        Self { chart, narrow, width: sheet_width, left, room: room.max(40.0), most: most.max(1e-9) }
    }

    fn name_of(&self, bar: &Bar) -> Vec<String> {
        if self.narrow { wrap(&bar.name, 14.0, self.width) } else { wrap(&bar.name, 16.0, self.left - 14.0) }
    }

    fn depth(&self, lines: usize) -> f64 {
        let lines = lines.max(1) as f64;
        if self.narrow { 18.0 * lines + 36.0 } else { (20.0 * lines + 10.0).max(32.0) }
    }

    fn row(&self, sheet: &mut Sheet, bar: &Bar, lines: &[String], top: f64) {
        let (first, step, look) =
            if self.narrow { (top + 18.0, 18.0, Type::ink(14.0)) } else { (top + 21.0, 20.0, Type::ink(16.0)) };
        for (i, line) in lines.iter().enumerate() {
            sheet.text(0.0, first + step * i as f64, look, line);
        }
        let y = if self.narrow { top + 7.0 + 18.0 * lines.len().max(1) as f64 } else { top + 7.0 };
        let long = known(bar.value).map_or(0.0, |v| v.max(0.0) * self.room / self.most);
        let value = self.chart.print(bar);
        let share = known(bar.share).map(|share| format!("{}%", number(share, 1)));
        if bar.value.is_some() {
            let and = share.as_ref().map_or_else(String::new, |share| format!(", {share}"));
            sheet.bar((self.left, y), (long, DEPTH), SERIES_NOW, &format!("{}: {value}{and}", bar.name));
        }
        let x = self.left + long + 7.0;
        let look = if bar.value.is_some() { Type::bold(15.0) } else { Type::quiet(14.0) };
        sheet.text(x, y + 14.0, look, &value);
        if let Some(share) = share {
            sheet.text(x + width(&value, 15.0) * 1.05 + 8.0, y + 14.0, Type::quiet(14.0), &share);
        }
    }
}

impl Bars {
    fn print(&self, bar: &Bar) -> String {
        known(bar.value).map_or_else(|| self.missing.clone(), |v| format!("{}{}", number(v, self.decimals), self.unit))
    }
}
