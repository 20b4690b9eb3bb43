//! A funnel: each area or agency by its size and its value, between the limits that chance alone would keep to.

use crate::palette::{COMMON, INK, LIMIT, LINE_SOFT, NEUTRAL, PAPER, RULE};
use crate::scale::Axis;
use crate::svg::{Anchor, Chart, Head, NARROW, Sheet, Size, Type};
use crate::words::{N, Safe, number, width};

/// How far out a dot lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// Within the limits.
    #[default]
    Within,
    /// Between the inner and the outer limits.
    Between,
    /// Beyond the outer limits.
    Beyond,
}

/// One area or agency.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spot {
    /// Its name, in full.
    pub name: String,
    /// Its denominator.
    pub of: f64,
    /// Its value.
    pub value: f64,
    /// How far out it lies.
    pub reach: Reach,
    /// Whether it is the one that the reader belongs to.
    pub own: bool,
}

/// The limits at one denominator: inner from and to, outer from and to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Curve {
    /// The denominator.
    pub of: f64,
    /// The inner limits.
    pub inner: (f64, f64),
    /// The outer limits.
    pub outer: (f64, f64),
}

/// A funnel plot.
#[derive(Clone, Debug, PartialEq)]
pub struct Funnel {
    /// Its id, title and finding.
    pub head: Head,
    /// The dots.
    pub spots: Vec<Spot>,
    /// The average of all, and its name, such as `average 62%`.
    pub average: (f64, String),
    /// The limits, by growing denominator.
    pub curves: Vec<Curve>,
    /// What the denominator counts, such as `assessments`.
    pub across: String,
    /// What follows a value at once, such as `%`.
    pub unit: String,
    /// The decimal places of the values.
    pub decimals: usize,
    /// The most that a value can be, such as 100.
    pub most: Option<f64>,
    /// The width of the wide drawing, in px.
    pub width: u16,
}

impl Default for Funnel {
    /// Nothing in it, 860 px wide.
    fn default() -> Self {
        Self {
            head: Head::default(),
            spots: Vec::new(),
            average: (0.0, String::new()),
            curves: Vec::new(),
            across: String::new(),
            unit: String::new(),
            decimals: 1,
            most: None,
            width: 860,
        }
    }
}

impl Chart for Funnel {
    fn draw(&self, size: Size) -> String {
        let frame = Frame::of(self, size == Size::Narrow);
        let mut sheet = Sheet::open(&self.head, size, frame.width, frame.bottom + 46.0);
        frame.grid(&mut sheet);
        frame.curve(&mut sheet, |c| c.outer, "");
        frame.curve(&mut sheet, |c| c.inner, r#" stroke-dasharray="4 4""#);
        frame.average(&mut sheet);
        // The own one last, so that nothing covers it.
        for spot in self.spots.iter().filter(|s| !s.own).chain(self.spots.iter().filter(|s| s.own)) {
            frame.spot(&mut sheet, spot);
        }
        sheet.close()
    }
}

struct Frame<'a> {
    chart: &'a Funnel,
    width: f64,
    left: f64,
    right: f64,
    bottom: f64,
    up: Axis,
    across: Axis,
    type_size: f64,
}

/// Where the plot begins.
const TOP: f64 = 12.0;

impl<'a> Frame<'a> {
    fn of(chart: &'a Funnel, narrow: bool) -> Self {
        let width = if narrow { NARROW } else { f64::from(chart.width.max(480)) };
        let most = chart.most.unwrap_or(f64::INFINITY);
        // Limits at the smallest size reach far out: they may leave the plot, the dots may not.
        let values = chart.spots.iter().map(|s| s.value).chain([chart.average.0]);
        let middle = chart.curves.get(chart.curves.len() / 3);
        let values = values.chain(middle.into_iter().flat_map(|c| [c.outer.0, c.outer.1]));
        let values = values.filter(|v| v.is_finite());
        let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(v), h.max(v)));
        let mut up = Axis::around(low.max(0.0), high.min(most), false);
        up.high = up.high.min(most.max(up.low + up.step));
        let largest = chart.spots.iter().map(|s| s.of).filter(|of| of.is_finite()).fold(1.0, f64::max);
        Self {
            chart,
            width,
            left: 52.0,
            right: width - if narrow { 12.0 } else { 24.0 },
            bottom: if narrow { 240.0 } else { 320.0 },
            up,
            across: Axis::around(0.0, largest, true),
            type_size: 14.0,
        }
    }

    fn x(&self, of: f64) -> f64 {
        self.left + (of / self.across.high).clamp(0.0, 1.0) * (self.right - self.left)
    }
    fn y(&self, value: f64) -> f64 {
        let share = ((value - self.up.low) / (self.up.high - self.up.low)).clamp(0.0, 1.0);
        self.bottom - share * (self.bottom - TOP)
    }

    fn grid(&self, sheet: &mut Sheet) {
        let look = Type::quiet(self.type_size);
        for tick in self.up.ticks().filter(|tick| *tick <= self.up.high + 1e-9) {
            let y = self.y(tick);
            sheet.hairline(self.left, self.right, y, LINE_SOFT);
            let words = format!("{}{}", number(tick, self.up.decimals()), self.chart.unit);
            sheet.text(self.left - 6.0, y + 5.0, look.anchor(Anchor::End), &words);
        }
        sheet.hairline(self.left, self.right, self.bottom, RULE);
        for tick in self.across.ticks() {
            let words = number(tick, 0);
            let half = width(&words, self.type_size) / 2.0;
            let x = self.x(tick).min(self.width - half);
            sheet.text(x, self.bottom + 19.0, look.anchor(Anchor::Middle), &words);
        }
        sheet.text(self.right, self.bottom + 39.0, look.anchor(Anchor::End), &self.chart.across);
    }

    /// One pair of limits as two lines, each only where it lies in the plot.
    fn curve(&self, sheet: &mut Sheet, of: impl Fn(&Curve) -> (f64, f64), dash: &str) {
        for side in [0, 1] {
            let value = |c: &Curve| if side == 0 { of(c).0 } else { of(c).1 };
            let inside = |c: &&Curve| (self.up.low..=self.up.high).contains(&value(c)) && c.of <= self.across.high;
            let mut path = String::new();
            for (n, c) in self.chart.curves.iter().filter(inside).enumerate() {
                path.push_str(&format!(
                    "{}{} {}",
                    if n == 0 { 'M' } else { 'L' },
                    N(self.x(c.of)),
                    N(self.y(value(c)))
                ));
            }
            if path.contains('L') {
                sheet.put(format_args!(r#"<path d="{path}" fill="none" stroke="{LIMIT}" stroke-width="1.5"{dash}/>"#));
            }
        }
    }

    fn average(&self, sheet: &mut Sheet) {
        let (value, words) = &self.chart.average;
        let y = self.y(*value);
        sheet.hairline(self.left, self.right, y, INK);
        sheet.text(self.right, y - 6.0, Type::quiet(self.type_size).anchor(Anchor::End).rim(), words);
    }

    fn spot(&self, sheet: &mut Sheet, spot: &Spot) {
        if !spot.value.is_finite() || !spot.of.is_finite() {
            return;
        }
        let (x, y) = (self.x(spot.of), self.y(spot.value));
        let (radius, fill) = match (spot.own, spot.reach) {
            (true, _) => (7.0, INK),
            (false, Reach::Within) => (5.0, COMMON),
            (false, _) => (5.5, NEUTRAL),
        };
        let value = format!("{}{}", number(spot.value, self.chart.decimals), self.chart.unit);
        let said = match spot.reach {
            Reach::Within => "as chance would have it",
            Reach::Between => "worth a look",
            Reach::Beyond => "more than chance",
        };
        sheet.put(format_args!(
            r#"<circle cx="{}" cy="{}" r="{}" fill="{fill}" stroke="{PAPER}" stroke-width="1.5"><title>{}: {value} of {}, {said}</title></circle>"#,
            N(x),
            N(y),
            N(radius),
            Safe(&spot.name),
            number(spot.of, 0)
        ));
        if spot.own || spot.reach == Reach::Beyond {
            let room = width(&spot.name, self.type_size);
            let (at, anchor) =
                if x + 11.0 + room <= self.right { (x + 11.0, Anchor::Start) } else { (x - 11.0, Anchor::End) };
            // A name that fits on neither side is left to the table.
            if anchor == Anchor::Start || at - room >= self.left {
                let look = if spot.own { Type::bold(self.type_size) } else { Type::ink(self.type_size) };
                sheet.text(at, y + 5.0, look.anchor(anchor).rim(), &spot.name);
            }
        }
    }
}
