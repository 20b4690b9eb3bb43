//! Levels against a comparator: for each measure where it was, where it is, and how far both are from elsewhere.
//!
//! Measures of different size share one scale, the distance from the comparator in per cent, so that an equal
//! distance on paper is an equal distance in fact. Every mark still carries its own rate and its own date.

use crate::palette::{INK, LINE_SOFT, PAPER, SERIES_BEFORE, SERIES_NOW};
use crate::scale::Axis;
use crate::svg::{Anchor, Chart, Head, NARROW, Sheet, Size, Type};
use crate::words::{N, Safe, number, width, wrap};

/// One measure at two dates, and elsewhere.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Level {
    /// The name of the measure, in full.
    pub name: String,
    /// The value at the earlier date.
    pub before: f64,
    /// The value at the later date.
    pub now: f64,
    /// The value elsewhere. A measure without one, or with zero, is listed without a drawing.
    pub elsewhere: Option<f64>,
}

/// In which order the measures are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// Furthest above the comparator first.
    #[default]
    ByDistance,
    /// As they were given.
    AsGiven,
}

/// Measures ranked by their distance from a comparator.
#[derive(Clone, Debug, PartialEq)]
pub struct Levels {
    /// Its id, title and finding.
    pub head: Head,
    /// The measures.
    pub levels: Vec<Level>,
    /// Their order.
    pub order: Order,
    /// The earlier date, such as `Mar 2014`.
    pub before: String,
    /// The later date, such as `Dec 2014`.
    pub now: String,
    /// Who the comparator is, such as `neighbours`.
    pub elsewhere: String,
    /// The date of the figures elsewhere, such as `Mar 2014`.
    pub elsewhere_date: String,
    /// What the values count, such as `per 10,000 children`.
    pub unit: String,
    /// The decimal places of the values.
    pub decimals: usize,
    /// The width of the wide drawing, in px.
    pub width: u16,
}

impl Default for Levels {
    /// No measures, one decimal place, 860 px wide.
    fn default() -> Self {
        Self {
            head: Head::default(),
            levels: Vec::new(),
            order: Order::default(),
            before: String::new(),
            now: String::new(),
            elsewhere: "neighbours".to_owned(),
            elsewhere_date: String::new(),
            unit: String::new(),
            decimals: 1,
            width: 860,
        }
    }
}

impl Chart for Levels {
    fn draw(&self, size: Size) -> String {
        let frame = Frame::of(self, size == Size::Narrow);
        let mut ranked: Vec<&Level> = self.levels.iter().collect();
        if self.order == Order::ByDistance {
            let far = |l: &Level| distance(l.now, l).unwrap_or(f64::NEG_INFINITY);
            ranked.sort_by(|a, b| far(b).total_cmp(&far(a)));
        }
        let bottom = frame.top + frame.depth * ranked.len() as f64;
        let mut sheet = Sheet::open(&self.head, size, frame.width, bottom + if frame.narrow { 46.0 } else { 28.0 });
        frame.scale(&mut sheet, bottom);
        for (i, level) in ranked.into_iter().enumerate() {
            let top = frame.top + frame.depth * i as f64;
            if i > 0 {
                sheet.hairline(0.0, frame.width, top, LINE_SOFT);
            }
            frame.row(&mut sheet, level, top);
        }
        sheet.close()
    }
}

/// How far a value is from elsewhere, in per cent of elsewhere.
fn distance(value: f64, level: &Level) -> Option<f64> {
    let elsewhere = level.elsewhere.filter(|e| e.is_finite() && *e > 0.0)?;
    value.is_finite().then(|| (value / elsewhere - 1.0) * 100.0)
}

/// Where the marks of one row stand: three places from the left, and their line from the top.
struct Spots {
    before: f64,
    now: f64,
    elsewhere: f64,
    y: f64,
}

/// Where everything stands.
struct Frame<'a> {
    chart: &'a Levels,
    narrow: bool,
    width: f64,
    left: f64,
    right: f64,
    top: f64,
    /// The depth of a row, and the line of its marks within it.
    depth: f64,
    line: f64,
    axis: Axis,
}

impl<'a> Frame<'a> {
    fn of(chart: &'a Levels, narrow: bool) -> Self {
        let (mut low, mut high) = (0.0_f64, 0.0_f64);
        for far in chart.levels.iter().flat_map(|l| [l.before, l.now].map(|v| distance(v, l))).flatten() {
            (low, high) = (low.min(far), high.max(far));
        }
        // Room for the labels beyond the outermost marks.
        let axis = Axis::around(low, high.max(low + 10.0), true);
        let sheet_width = if narrow { NARROW } else { f64::from(chart.width.max(640)) };
        let (left, right, depth, line) = if narrow {
            (22.0, sheet_width - 22.0, 108.0, 64.0)
        } else {
            ((sheet_width * 0.24).ceil(), sheet_width - 130.0, 84.0, 42.0)
        };
        Self { chart, narrow, width: sheet_width, left, right, top: 26.0, depth, line, axis }
    }

    fn x(&self, distance: f64) -> f64 {
        let part = (distance.clamp(self.axis.low, self.axis.high) - self.axis.low) / (self.axis.high - self.axis.low);
        self.left + part * (self.right - self.left)
    }

    /// The words of the scale: who is the heavy line, and what the others mean.
    fn scale(&self, sheet: &mut Sheet, bottom: f64) {
        let size = if self.narrow { 12.5 } else { 14.0 };
        for far in self.axis.ticks() {
            let (words, look) = match far {
                0.0 => ("level".to_owned(), Type::ink(size)),
                far if far > 0.0 => (format!("+{}%", number(far, 0)), Type::quiet(size)),
                far => (format!("{}%", number(far, 0)), Type::quiet(size)),
            };
            sheet.text(self.x(far), bottom + 19.0, look.anchor(Anchor::Middle), &words);
        }
        let Levels { elsewhere, elsewhere_date, unit, .. } = self.chart;
        let mut words = format!("distance from {elsewhere}");
        if self.narrow {
            words = format!("Scale: {words}. Rates {unit}.");
        }
        sheet.text(0.0, if self.narrow { bottom + 40.0 } else { bottom + 19.0 }, Type::quiet(size), &words);
        let words = format!("{elsewhere}, {elsewhere_date}");
        let half = width(&words, size) / 2.0;
        let x = self.x(0.0).clamp(half, (self.width - half).max(half));
        sheet.text(x, self.top - 9.0, Type::ink(size).anchor(Anchor::Middle), &words);
    }

    /// The lines of equal distance in one row, and the heavy one of the comparator.
    fn grid(&self, sheet: &mut Sheet, top: f64) {
        let from = if self.narrow { top + 32.0 } else { top };
        for far in self.axis.ticks() {
            let (stroke, strong) = if far == 0.0 { (INK, "1.2") } else { (LINE_SOFT, "1") };
            let (x, to) = (N(self.x(far)), N(top + self.depth));
            sheet.put(format_args!(r#"<path d="M{x} {}V{to}" stroke="{stroke}" stroke-width="{strong}"/>"#, N(from)));
        }
    }

    fn row(&self, sheet: &mut Sheet, level: &Level, top: f64) {
        self.name(sheet, level, top);
        let y = top + self.line;
        let marks = (distance(level.before, level), distance(level.now, level), level.elsewhere);
        let (Some(before), Some(now), Some(elsewhere)) = marks else {
            let print = |value| number(value, self.chart.decimals);
            let Levels { before, now, elsewhere, .. } = self.chart;
            let words =
                format!("{} {before}, {} {now}; no figure for {elsewhere}", print(level.before), print(level.now));
            let at = if self.narrow { 0.0 } else { self.left };
            return sheet.text(at, y + 5.0, Type::quiet(if self.narrow { 13.0 } else { 14.0 }), &words);
        };
        self.grid(sheet, top);
        let spots = Spots { before: self.x(before), now: self.x(now), elsewhere: self.x(0.0), y };
        self.track(sheet, &spots);
        self.marks(sheet, level, elsewhere, &spots);
        self.labels(sheet, level, elsewhere, &spots);
    }

    fn name(&self, sheet: &mut Sheet, level: &Level, top: f64) {
        let said = self.verdict(level);
        let size = if self.narrow { 14.0 } else { 16.0 };
        let room = if self.narrow { self.width - width(&said, 14.0) * 1.05 - 12.0 } else { self.left - 24.0 };
        let lines = wrap(&level.name, size, room);
        let first = if self.narrow { top + 20.0 } else { top + self.line - 10.0 * lines.len() as f64 + 6.0 };
        for (i, line) in lines.iter().enumerate() {
            sheet.text(0.0, first + 20.0 * i as f64, Type::bold(size), line);
        }
        if !self.narrow {
            sheet.text(0.0, first + 20.0 * lines.len() as f64, Type::quiet(14.0), &self.chart.unit);
        }
        let at = if self.narrow { top + 20.0 } else { top + self.line + 5.0 };
        sheet.text(self.width, at, Type::bold(if self.narrow { 13.0 } else { 15.0 }).anchor(Anchor::End), &said);
    }

    /// How far the later figure is from elsewhere, in words.
    fn verdict(&self, level: &Level) -> String {
        match distance(level.now, level).map(|far| (far, number(far.abs(), 0))) {
            None => String::new(),
            Some((_, far)) if far == "0" => "level".to_owned(),
            Some((way, far)) => format!("{far}% {}", if way > 0.0 { "above" } else { "below" }),
        }
    }

    /// The way from the earlier figure to the later, with its head.
    fn track(&self, sheet: &mut Sheet, spots: &Spots) {
        let Spots { before: from, now: to, y, .. } = *spots;
        let way = if to < from { -1.0 } else { 1.0 };
        if (to - from).abs() < 22.0 {
            return;
        }
        let tip = to - way * 9.0;
        sheet.put(format_args!(
            r#"<path d="M{} {}H{}M{} {}L{} {}L{} {}" fill="none" stroke="{SERIES_NOW}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>"#,
            N(from + way * 6.0),
            N(y),
            N(tip),
            N(tip - way * 5.0),
            N(y - 4.5),
            N(tip),
            N(y),
            N(tip - way * 5.0),
            N(y + 4.5)
        ));
    }

    /// A diamond for elsewhere, an open circle for then, a filled one for now.
    fn marks(&self, sheet: &mut Sheet, level: &Level, elsewhere: f64, spots: &Spots) {
        let Spots { before: from, now: to, elsewhere: zero, y } = *spots;
        let title = |who: &str, value: f64, when: &str| {
            format!("{}{who}, {when}: {} {}", level.name, number(value, self.chart.decimals), self.chart.unit)
        };
        let chart = self.chart;
        sheet.put(format_args!(
            r#"<path d="M{} {}l5.6 5.6l-5.6 5.6l-5.6-5.6z" fill="{PAPER}" stroke="{INK}" stroke-width="1.8"><title>{}</title></path>"#,
            N(zero),
            N(y - 5.6),
            Safe(&title(&format!(", {}", chart.elsewhere), elsewhere, &chart.elsewhere_date))
        ));
        sheet.put(format_args!(
            r#"<circle cx="{}" cy="{}" r="5.5" fill="{PAPER}" stroke="{SERIES_BEFORE}" stroke-width="2.4"><title>{}</title></circle>"#,
            N(from),
            N(y),
            Safe(&title("", level.before, &chart.before))
        ));
        sheet.put(format_args!(
            r#"<circle cx="{}" cy="{}" r="6.5" fill="{SERIES_NOW}"><title>{}</title></circle>"#,
            N(to),
            N(y),
            Safe(&title("", level.now, &chart.now))
        ));
    }

    /// The own figures over the line, the one from elsewhere under it.
    fn labels(&self, sheet: &mut Sheet, level: &Level, elsewhere: f64, spots: &Spots) {
        let Spots { before: from, now: to, elsewhere: zero, y } = *spots;
        let chart = self.chart;
        let size = if self.narrow { 13.0 } else { 14.0 };
        let print = |value: f64, date: &str| format!("{} {date}", number(value, chart.decimals));
        let (then, now) = (print(level.before, &chart.before), print(level.now, &chart.now));
        let halves = (width(&then, size) / 2.0, width(&now, size) * 1.04 / 2.0);
        let (then_at, now_at) = apart((from, halves.0), (to, halves.1), self.width);
        sheet.text(then_at, y - 14.0, Type::quiet(size).anchor(Anchor::Middle).rim(), &then);
        sheet.text(now_at, y - 14.0, Type::bold(size).anchor(Anchor::Middle).rim(), &now);
        let words = format!("{} {}", chart.elsewhere, number(elsewhere, chart.decimals));
        let half = width(&words, size) / 2.0;
        let x = zero.clamp(half, (self.width - half).max(half));
        sheet.text(x, y + 24.0, Type::quiet(size).anchor(Anchor::Middle).rim(), &words);
    }
}

/// The middles of two labels, each with half its width, moved apart just enough and kept on the sheet.
fn apart((a, half_a): (f64, f64), (b, half_b): (f64, f64), room: f64) -> (f64, f64) {
    let need = half_a + half_b + 10.0;
    let way = if b < a { -1.0 } else { 1.0 };
    let push = ((need - (b - a).abs()) / 2.0).max(0.0) * way;
    let (a, b) = (a - push, b + push);
    let lack = (half_a - a).max(half_b - b).max(0.0);
    let over = (a + half_a - room).max(b + half_b - room).max(0.0);
    (a + lack - over, b + lack - over)
}
