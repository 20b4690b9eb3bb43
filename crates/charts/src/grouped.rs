//! Lying bars with up to four series: beside one another, on one another, or as shares of a whole.

use crate::palette::{INK, LINE_SOFT, PAPER, RULE, SERIES_BEFORE, SERIES_NOW};
use crate::rows::Names;
use crate::svg::{Anchor, Chart, Head, Sheet, Size, Type};
use crate::words::{N, known, number, width, wrap};

/// How the series of a row stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Arrange {
    /// Beside one another, to be compared.
    #[default]
    Beside,
    /// On one another, with their sum: parts of a whole.
    Stacked,
    /// On one another, each row drawn as long as the others: shares of a whole.
    Shares,
}

/// A row: what it is about, and a value for each series.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    /// What the row is about, in full.
    pub name: String,
    /// A value for each series, in their order; `None` where it is missing or withheld.
    pub values: Vec<Option<f64>>,
}

/// Rows of bars.
#[derive(Clone, Debug, PartialEq)]
pub struct Grouped {
    /// Its id, title and finding.
    pub head: Head,
    /// The names of the series; those after the fourth are left out, and the caller says so.
    pub series: Vec<String>,
    /// The rows, drawn in this order.
    pub groups: Vec<Group>,
    /// How the series of a row stand.
    pub arrange: Arrange,
    /// What follows a value at once, such as `%`; empty for a count.
    pub unit: String,
    /// The decimal places of the values.
    pub decimals: usize,
    /// What is written in place of a missing value.
    pub missing: String,
    /// The width of the wide drawing, in px.
    pub width: u16,
}

impl Default for Grouped {
    /// No rows, beside one another, 860 px wide.
    fn default() -> Self {
        Self {
            head: Head::default(),
            series: Vec::new(),
            groups: Vec::new(),
            arrange: Arrange::default(),
            unit: String::new(),
            decimals: 0,
            missing: "no figure".to_owned(),
            width: 860,
        }
    }
}

/// How many series one drawing can tell apart.
pub const MOST_SERIES: usize = 4;

/// Full, pale, empty, dotted: four grounds that a photocopy keeps apart. Stripes stand for estimates, so they are not among
/// them.
#[derive(Clone, Copy)]
enum Ground {
    Full,
    Pale,
    Empty,
    Dotted,
}

const GROUNDS: [Ground; MOST_SERIES] = [Ground::Full, Ground::Pale, Ground::Empty, Ground::Dotted];
const TYPE: f64 = 14.0;
/// How deep a bar is beside others, and on its own.
const THIN: f64 = 14.0;
const THICK: f64 = 22.0;

impl Chart for Grouped {
    fn draw(&self, size: Size) -> String {
        let frame = Frame::of(self, size == Size::Narrow);
        let key = frame.key();
        let rows: Vec<Vec<String>> = self.groups.iter().map(|group| frame.names.lines(&group.name)).collect();
        let top = key.last().map_or(0.0, |(_, y)| y + 30.0);
        let depth: f64 = rows.iter().map(|lines| frame.row_depth(lines.len())).sum();
        let mut sheet = Sheet::open(&self.head, size, frame.names.width, top + depth + 4.0);
        sheet.dotting();
        for ((name, (x, y)), ground) in self.series.iter().zip(&key).zip(GROUNDS) {
            block(&mut sheet, ground, (*x, y + 2.0), (14.0, 14.0), name);
            sheet.text(x + 20.0, y + 14.0, Type::quiet(TYPE), &frame.short(name));
        }
        let mut y = top;
        for (group, lines) in self.groups.iter().zip(&rows) {
            sheet.hairline(0.0, frame.names.width, y, LINE_SOFT);
            frame.row(&mut sheet, group, lines, y);
            y += frame.row_depth(lines.len());
        }
        if !frame.names.narrow && !self.groups.is_empty() {
            sheet.put(format_args!(r#"<path d="M{} {}V{}" stroke="{RULE}"/>"#, N(frame.names.left), N(top), N(y)));
        }
        sheet.close()
    }
}

/// Where everything stands.
struct Frame<'a> {
    chart: &'a Grouped,
    names: Names,
    room: f64,
    most: f64,
}

impl<'a> Frame<'a> {
    fn of(chart: &'a Grouped, narrow: bool) -> Self {
        let names = Names::of(chart.groups.iter().map(|group| group.name.as_str()), chart.width, narrow);
        let most = match chart.arrange {
            Arrange::Beside => {
                let each = chart.groups.iter().flat_map(|group| group.parts().map(|(_, value)| value));
                each.fold(0.0, f64::max)
            }
            Arrange::Stacked | Arrange::Shares => chart.groups.iter().map(Group::sum).fold(0.0, f64::max),
        };
        let totals = chart.groups.iter().filter(|_| chart.arrange != Arrange::Beside).map(|group| chart.total(group));
        let words = totals.chain([chart.print(most), chart.missing.clone()]);
        let figure = words.map(|words| width(&words, TYPE)).fold(0.0, f64::max) * 1.05 + 12.0;
        let room = (names.width - names.left - figure).max(40.0);
        Self { chart, names, room, most: most.max(1e-9) }
    }

    fn short(&self, name: &str) -> String {
        wrap(name, TYPE, self.names.width - 24.0).into_iter().next().unwrap_or_default()
    }

    fn key(&self) -> Vec<(f64, f64)> {
        let (mut x, mut y, mut places) = (0.0, 0.0, Vec::new());
        for name in self.chart.series.iter().take(MOST_SERIES) {
            let long = 20.0 + width(&self.short(name), TYPE);
            if x > 0.0 && x + long > self.names.width {
                (x, y) = (0.0, y + 22.0);
            }
            places.push((x, y));
            x += long + 22.0;
        }
        places
    }

    fn bars(&self) -> f64 {
        match self.chart.arrange {
            Arrange::Beside => (THIN + 3.0) * self.chart.series.len().clamp(1, MOST_SERIES) as f64,
            Arrange::Stacked | Arrange::Shares => THICK,
        }
    }

    fn row_depth(&self, lines: usize) -> f64 {
        let name = self.names.depth(lines);
        if self.names.narrow { name + self.bars() + 18.0 } else { name.max(self.bars()) + 14.0 }
    }

    fn row(&self, sheet: &mut Sheet, group: &Group, lines: &[String], top: f64) {
        let narrow = self.names.narrow;
        self.names.draw(sheet, lines, top + if narrow { 18.0 } else { 21.0 });
        let y = top + 8.0 + if narrow { self.names.depth(lines.len()) } else { 0.0 };
        match self.chart.arrange {
            Arrange::Beside => self.beside(sheet, group, y),
            Arrange::Stacked | Arrange::Shares => self.stacked(sheet, group, y),
        }
    }

    fn beside(&self, sheet: &mut Sheet, group: &Group, top: f64) {
        for (place, (name, ground)) in self.chart.series.iter().zip(GROUNDS).enumerate() {
            let y = top + (THIN + 3.0) * place as f64;
            let Some(value) = known(group.values.get(place).copied().flatten()) else {
                sheet.text(self.names.left + 7.0, y + 11.5, Type::quiet(13.0), &self.chart.missing);
                continue;
            };
            let long = value.max(0.0) * self.room / self.most;
            let shown = self.chart.print(value);
            block(sheet, ground, (self.names.left, y), (long, THIN), &format!("{}, {name}: {shown}", group.name));
            sheet.text(self.names.left + long + 6.0, y + 11.5, Type::ink(13.0), &shown);
        }
    }

    fn stacked(&self, sheet: &mut Sheet, group: &Group, y: f64) {
        let (sum, all) = (group.sum(), self.chart.total(group));
        // Shares of a whole that is not known would be shares of something else.
        if self.chart.arrange == Arrange::Shares && !self.chart.whole(group) {
            sheet.text(self.names.left + 7.0, y + 15.5, Type::quiet(TYPE), &all);
            return;
        }
        let whole = if self.chart.arrange == Arrange::Shares { sum.max(1e-9) } else { self.most };
        let mut x = self.names.left;
        for (place, value) in group.parts() {
            let (Some(name), Some(ground)) = (self.chart.series.get(place), GROUNDS.get(place)) else { continue };
            let long = value * self.room / whole;
            let shown = match self.chart.arrange {
                Arrange::Shares => format!("{}%", number(100.0 * value / whole, 1)),
                _ => self.chart.print(value),
            };
            block(sheet, *ground, (x, y), (long, THICK), &format!("{}, {name}: {shown}", group.name));
            // On dots no figure can be read; the title and the table have it.
            let fill = match ground {
                Ground::Full => Some(PAPER),
                Ground::Pale | Ground::Empty => Some(INK),
                Ground::Dotted => None,
            };
            if let Some(fill) = fill.filter(|_| width(&shown, 13.0) + 10.0 < long) {
                let look = Type::bold(13.0).fill(fill).anchor(Anchor::Middle);
                sheet.text(x + long / 2.0, y + 15.5, look, &shown);
            }
            x += long;
        }
        sheet.text(x + 7.0, y + 15.5, Type::bold(TYPE), &all);
    }
}

impl Group {
    /// The values that can be drawn, with the place of their series.
    fn parts(&self) -> impl Iterator<Item = (usize, f64)> {
        let drawn = self.values.iter().take(MOST_SERIES).enumerate();
        drawn.filter_map(|(place, value)| Some((place, known(*value)?.max(0.0))))
    }
    fn sum(&self) -> f64 {
        self.parts().map(|(_, value)| value).sum()
    }
}

impl Grouped {
    /// Whether every part of a row is known.
    pub(crate) fn whole(&self, group: &Group) -> bool {
        let part = |place: usize| known(group.values.get(place).copied().flatten());
        (0..self.series.len()).all(|place| part(place).is_some())
    }
    /// The sum of a row; where a part is missing that is said with it, so that nobody takes it for all.
    pub(crate) fn total(&self, group: &Group) -> String {
        match (self.whole(group), group.parts().next()) {
            (true, _) => self.print(group.sum()),
            (false, Some(_)) if self.arrange == Arrange::Stacked => {
                format!("{} + {}", self.print(group.sum()), self.missing)
            }
            (false, _) => self.missing.clone(),
        }
    }
    fn print(&self, value: f64) -> String {
        format!("{}{}", number(value, self.decimals), self.unit)
    }
}

fn block(sheet: &mut Sheet, ground: Ground, (x, y): (f64, f64), (long, depth): (f64, f64), title: &str) {
    match ground {
        Ground::Full => sheet.bar((x, y), (long, depth), SERIES_NOW, title),
        Ground::Pale => sheet.bar((x, y), (long, depth), SERIES_BEFORE, title),
        Ground::Empty => sheet.outlined((x, y), (long, depth), PAPER, title),
        Ground::Dotted => sheet.dotted((x, y), (long, depth), title),
    }
}
