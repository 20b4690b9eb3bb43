//! Simple level bars with their figures, such as the parts of a population.

use crate::palette::{LINE_SOFT, RULE, SERIES_NOW};
use crate::rows::Names;
use crate::svg::{Chart, Head, Sheet, Size, Type};
use crate::words::{N, known, number, width};

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
        let names: Vec<Vec<String>> = self.bars.iter().map(|b| frame.names.lines(&b.name)).collect();
        let depth: f64 = names.iter().map(|lines| frame.depth(lines.len())).sum();
        let mut sheet = Sheet::open(&self.head, size, frame.names.width, depth + 4.0);
        let mut y = 2.0;
        for (i, (bar, lines)) in self.bars.iter().zip(&names).enumerate() {
            if i > 0 && frame.names.narrow {
                sheet.hairline(0.0, frame.names.width, y, LINE_SOFT);
            }
            frame.row(&mut sheet, bar, lines, y);
            y += frame.depth(lines.len());
        }
        if !frame.names.narrow {
            sheet.put(format_args!(r#"<path d="M{} 2V{}" stroke="{RULE}"/>"#, N(frame.names.left), N(depth + 2.0)));
        }
        sheet.close()
    }
}

/// Where the bars stand.
struct Frame<'a> {
    chart: &'a Bars,
    names: Names,
    room: f64,
    most: f64,
}

impl<'a> Frame<'a> {
    fn of(chart: &'a Bars, narrow: bool) -> Self {
        let names = Names::of(chart.bars.iter().map(|b| b.name.as_str()), chart.width, narrow);
        let most = chart.bars.iter().filter_map(|b| known(b.value)).fold(0.0, f64::max);
        let counted = chart.bars.iter().filter(|b| known(b.value).is_some());
        let figure = counted.map(|b| width(&chart.print(b), 15.0) * 1.05).fold(0.0, f64::max);
        let share = if chart.bars.iter().any(|b| b.share.is_some()) { 56.0 } else { 0.0 };
        let room = names.width - names.left - figure - share - 12.0;
        Self { chart, names, room: room.max(40.0), most: most.max(1e-9) }
    }

    fn depth(&self, lines: usize) -> f64 {
        let name = self.names.depth(lines);
        if self.names.narrow { name + 36.0 } else { (name + 10.0).max(32.0) }
    }

    fn row(&self, sheet: &mut Sheet, bar: &Bar, lines: &[String], top: f64) {
        let Names { narrow, left, .. } = self.names;
        self.names.draw(sheet, lines, top + if narrow { 18.0 } else { 21.0 });
        let y = top + 7.0 + if narrow { self.names.depth(lines.len()) } else { 0.0 };
        let long = known(bar.value).map_or(0.0, |v| v.max(0.0) * self.room / self.most);
        let value = self.chart.print(bar);
        let share = known(bar.share).map(|share| format!("{}%", number(share, 1)));
        if bar.value.is_some() {
            let and = share.as_ref().map_or_else(String::new, |share| format!(", {share}"));
            sheet.bar((left, y), (long, DEPTH), SERIES_NOW, &format!("{}: {value}{and}", bar.name));
        }
        let x = left + long + 7.0;
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
