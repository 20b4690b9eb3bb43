//! A table in shades: rows by columns, each figure printed on its shade, so that the eye finds the dark ones first.

use crate::palette::{INK, LINE, PAPER, SERIES_NOW};
use crate::svg::{Anchor, Chart, Head, NARROW, Sheet, Size, Type};
use crate::words::{N, Safe, known, number, width, wrap};

/// A cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Warm {
    /// The value; `None` where it is missing or withheld.
    pub value: Option<f64>,
    /// What stands in place of a missing value, such as `c` for what is withheld.
    pub mark: String,
}

/// A table in shades.
#[derive(Clone, Debug, PartialEq)]
pub struct Heat {
    /// Its id, title and finding.
    pub head: Head,
    /// The names of the columns, short.
    pub columns: Vec<String>,
    /// The names of the rows, in full, and their cells in the order of the columns.
    pub rows: Vec<(String, Vec<Warm>)>,
    /// What follows a value at once, such as `%`; empty for a count.
    pub unit: String,
    /// The decimal places of the values.
    pub decimals: usize,
    /// The width of the wide drawing, in px.
    pub width: u16,
}

impl Default for Heat {
    /// No cells, 860 px wide.
    fn default() -> Self {
        let head = Head::default();
        Self { head, columns: Vec::new(), rows: Vec::new(), unit: String::new(), decimals: 0, width: 860 }
    }
}

const TYPE: f64 = 14.0;
const DEPTH: f64 = 30.0;
/// Five shades of one hue, the palest for the least; the words on the two darkest are white.
const SHADES: [&str; 5] = ["0.1", "0.28", "0.46", "0.82", "1"];
const FIRST_DARK: usize = 3;

impl Chart for Heat {
    /// On a phone a table of many columns is drawn as one of its rows under another: each row its own small table.
    fn draw(&self, size: Size) -> String {
        let frame = Frame::of(self, size == Size::Narrow);
        let mut sheet =
            Sheet::open(&self.head, size, frame.width, frame.top + frame.row_depth() * self.rows.len() as f64 + 34.0);
        if !frame.narrow {
            for (place, name) in self.columns.iter().enumerate() {
                frame.column_name(&mut sheet, name, place, frame.top - 8.0);
            }
        }
        for (row, (name, cells)) in self.rows.iter().enumerate() {
            frame.row(&mut sheet, name, cells, frame.top + frame.row_depth() * row as f64);
        }
        frame.key(&mut sheet, frame.top + frame.row_depth() * self.rows.len() as f64 + 10.0);
        sheet.close()
    }
}

/// Where everything stands.
struct Frame<'a> {
    chart: &'a Heat,
    narrow: bool,
    width: f64,
    left: f64,
    top: f64,
    cell: f64,
    /// How many cells stand in a line: on a phone a row takes as many lines as it needs.
    across: usize,
    least: f64,
    most: f64,
}

impl<'a> Frame<'a> {
    fn of(chart: &'a Heat, narrow: bool) -> Self {
        let sheet_width = if narrow { NARROW } else { f64::from(chart.width.max(480)) };
        let longest = chart.rows.iter().map(|(name, _)| width(name, 15.0)).fold(0.0, f64::max);
        let left = if narrow { 0.0 } else { (longest + 16.0).clamp(80.0, sheet_width * 0.34).ceil() };
        let values = || chart.rows.iter().flat_map(|(_, cells)| cells).filter_map(|cell| known(cell.value));
        let (least, most) = (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max));
        let figure = values().map(|value| width(&chart.print(value), TYPE)).fold(20.0, f64::max) + 10.0;
        let named = chart.columns.iter().map(|name| width(name, 13.0)).fold(0.0, f64::max) + 8.0;
        let columns = chart.columns.len().max(1);
        let across =
            if narrow { ((sheet_width / figure.max(named)).floor().max(1.0) as usize).min(columns) } else { columns };
        let cell = (sheet_width - left) / across as f64;
        let top = if narrow { 4.0 } else { 28.0 };
        Self { chart, narrow, width: sheet_width, left, top, cell, across, least, most }
    }

    fn lines(&self) -> usize {
        self.chart.columns.len().max(1).div_ceil(self.across)
    }

    fn row_depth(&self) -> f64 {
        if self.narrow { 26.0 + (DEPTH + 18.0) * self.lines() as f64 } else { DEPTH + 2.0 }
    }

    /// Which shade a value has, from the least to the most of the whole table.
    fn shade(&self, value: f64) -> usize {
        let range = self.most - self.least;
        if range <= 0.0 {
            return 1;
        }
        (((value - self.least) / range * SHADES.len() as f64).floor().max(0.0) as usize).min(SHADES.len() - 1)
    }

    /// Where the cell of a column stands, from the left of the table and the top of its row.
    fn place(&self, column: usize) -> (f64, f64) {
        let x = self.left + self.cell * (column % self.across) as f64;
        (x, if self.narrow { 40.0 + (DEPTH + 18.0) * (column / self.across) as f64 } else { 0.0 })
    }

    fn column_name(&self, sheet: &mut Sheet, name: &str, column: usize, y: f64) {
        let name = wrap(name, 13.0, self.cell - 2.0).into_iter().next().unwrap_or_default();
        let x = self.place(column).0 + self.cell / 2.0;
        sheet.text(x, y, Type::quiet(13.0).anchor(Anchor::Middle), &name);
    }

    fn row(&self, sheet: &mut Sheet, name: &str, cells: &[Warm], top: f64) {
        let (size, room, y) =
            if self.narrow { (TYPE, self.width, top + 16.0) } else { (15.0, self.left - 12.0, top + 20.0) };
        let lines = wrap(name, size, room);
        let first = match lines.as_slice() {
            [] => String::new(),
            [one] => one.clone(),
            [first, ..] => format!("{first}…"),
        };
        sheet.text(0.0, y, Type::ink(size), &first);
        for (column, heading) in self.chart.columns.iter().enumerate() {
            let (x, down) = self.place(column);
            if self.narrow {
                self.column_name(sheet, heading, column, top + down - 4.0);
            }
            let cell = cells.get(column);
            let title = format!("{name}, {heading}");
            match cell.and_then(|cell| known(cell.value)) {
                Some(value) => self.warm(sheet, value, (x, top + down), &title),
                None => self.cold(sheet, cell.map_or("", |cell| cell.mark.as_str()), (x, top + down), &title),
            }
        }
    }

    fn warm(&self, sheet: &mut Sheet, value: f64, (x, y): (f64, f64), title: &str) {
        let (shade, shown) = (self.shade(value), self.chart.print(value));
        sheet.put(format_args!(
            r#"<rect x="{}" y="{}" width="{}" height="{}" fill="{SERIES_NOW}" fill-opacity="{}"><title>{}: {}</title></rect>"#,
            N(x + 1.0),
            N(y + 1.0),
            N((self.cell - 2.0).max(0.0)),
            N(DEPTH - 2.0),
            SHADES[shade],
            Safe(title),
            Safe(&shown)
        ));
        let fill = if shade >= FIRST_DARK { PAPER } else { INK };
        // Where there is no room the title and the table have the figure.
        if width(&shown, TYPE) > self.cell {
            return;
        }
        sheet.text(x + self.cell / 2.0, y + 20.0, Type::bold(TYPE).fill(fill).anchor(Anchor::Middle), &shown);
    }

    fn cold(&self, sheet: &mut Sheet, mark: &str, (x, y): (f64, f64), title: &str) {
        let said = if mark.is_empty() { "no figure" } else { mark };
        sheet.put(format_args!(
            r#"<rect x="{}" y="{}" width="{}" height="{}" fill="{PAPER}" stroke="{LINE}" stroke-dasharray="3 3"><title>{}: {}</title></rect>"#,
            N(x + 1.5),
            N(y + 1.5),
            N((self.cell - 3.0).max(0.0)),
            N(DEPTH - 3.0),
            Safe(title),
            Safe(said)
        ));
        let mark = if mark.is_empty() { "–" } else { mark };
        if width(mark, 13.0) > self.cell {
            return;
        }
        sheet.text(x + self.cell / 2.0, y + 20.0, Type::quiet(13.0).anchor(Anchor::Middle), mark);
    }

    fn key(&self, sheet: &mut Sheet, y: f64) {
        if self.least > self.most {
            return;
        }
        let (least, most) = (self.chart.print(self.least), self.chart.print(self.most));
        sheet.text(0.0, y + 14.0, Type::quiet(13.0), &least);
        let mut x = width(&least, 13.0) + 10.0;
        for shade in SHADES {
            sheet.put(format_args!(
                r#"<rect x="{}" y="{}" width="22" height="14" fill="{SERIES_NOW}" fill-opacity="{shade}"/>"#,
                N(x),
                N(y + 2.0)
            ));
            x += 24.0;
        }
        sheet.text(x + 8.0, y + 14.0, Type::quiet(13.0), &most);
    }
}

impl Heat {
    fn print(&self, value: f64) -> String {
        format!("{}{}", number(value, self.decimals), self.unit)
    }
}
