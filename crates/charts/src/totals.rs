//! Total bars: one thick bar for each period, what is counted solid and what is estimated hatched.

use crate::key::{ANNUALISED, Swatch, draw_key, places_of};
use crate::palette::{INK, PAPER, SERIES_BEFORE, SERIES_NOW};
use crate::svg::{Anchor, Chart, Head, NARROW, Sheet, Size, Type};
use crate::words::{number, width};

/// Which period a bar belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Series {
    /// A period before, in grey.
    Before,
    /// The period now.
    #[default]
    Now,
}

/// The total of one period.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Total {
    /// The period, such as `2014/15`.
    pub name: String,
    /// How much of it is counted, such as `11 months`.
    pub detail: String,
    /// The total as counted; below zero counts as zero.
    pub value: f64,
    /// The estimate for the whole period, when the period is not over.
    pub annualised: Option<f64>,
    /// Whether it is now or before.
    pub series: Series,
}

/// Totals of periods, one under the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Totals {
    /// Its id, title and finding.
    pub head: Head,
    /// The periods, drawn in this order.
    pub totals: Vec<Total>,
    /// What the hatched part stands for, such as `if March went at the same pace (× 12/11)`.
    pub estimate: String,
    /// The width of the wide drawing, in px.
    pub width: u16,
}

impl Default for Totals {
    /// No totals, 640 px wide.
    fn default() -> Self {
        Self { head: Head::default(), totals: Vec::new(), estimate: ANNUALISED.to_owned(), width: 640 }
    }
}

/// The distance of two bars.
const STEP: f64 = 60.0;

impl Chart for Totals {
    fn draw(&self, size: Size) -> String {
        let narrow = size == Size::Narrow;
        let bars = Bars::of(self, narrow);
        let key = self.key_items();
        let (places, key_depth) = places_of(&key, bars.width - bars.left);
        let top = if narrow { 24.0 } else { 10.0 };
        let key_at = top + STEP * self.totals.len() as f64 - if narrow { 20.0 } else { 4.0 };
        let mut sheet = Sheet::open(&self.head, size, bars.width, key_at + key_depth.max(8.0) - 4.0);
        sheet.hatching();
        for (i, total) in self.totals.iter().enumerate() {
            bars.draw(&mut sheet, total, top + STEP * i as f64);
        }
        for ((swatch, words), (x, y)) in key.iter().zip(places) {
            draw_key(&mut sheet, *swatch, words, (bars.left + x, key_at + y));
        }
        sheet.close()
    }
}

impl Totals {
    /// A key only when something is estimated: the periods are named beside their bars.
    fn key_items(&self) -> Vec<(Swatch, String)> {
        if self.totals.iter().all(|t| t.annualised.is_none()) {
            return Vec::new();
        }
        vec![(Swatch::Fill(SERIES_NOW), "counted".to_owned()), (Swatch::Hatch, self.estimate.clone())]
    }
}

/// Where the bars stand.
struct Bars {
    narrow: bool,
    width: f64,
    left: f64,
    room: f64,
    most: f64,
}

impl Bars {
    fn of(chart: &Totals, narrow: bool) -> Self {
        let sheet_width = if narrow { NARROW } else { f64::from(chart.width.max(400)) };
        let reach = |t: &Total| t.value.max(t.annualised.unwrap_or(0.0));
        let most = chart.totals.iter().map(reach).filter(|v| v.is_finite()).fold(0.0, f64::max);
        let names = chart.totals.iter().map(|t| (width(&t.name, 16.0) * 1.05).max(width(&t.detail, 14.0)));
        let left = if narrow { 0.0 } else { names.fold(60.0, f64::max) + 14.0 };
        let right = width(&format!("≈ {}", number(most, 0)), 15.0) + 12.0;
        Self {
            narrow,
            width: sheet_width,
            left: left.ceil(),
            room: sheet_width - left.ceil() - right,
            most: most.max(1e-9),
        }
    }

    fn long(&self, value: f64) -> f64 {
        if value.is_finite() { value.max(0.0) * self.room / self.most } else { 0.0 }
    }

    fn draw(&self, sheet: &mut Sheet, total: &Total, y: f64) {
        let name = format!("{}, {}", total.name, total.detail);
        if self.narrow {
            sheet.text(0.0, y - 7.0, Type::ink(14.0), &name);
        } else {
            sheet.text(self.left - 14.0, y + 16.0, Type::bold(16.0).anchor(Anchor::End), &total.name);
            sheet.text(self.left - 14.0, y + 34.0, Type::quiet(14.0).anchor(Anchor::End), &total.detail);
        }
        let (depth, size) = if self.narrow { (26.0, 15.0) } else { (40.0, 18.0) };
        let (fill, on_fill) = match total.series {
            Series::Before => (SERIES_BEFORE, INK),
            Series::Now => (SERIES_NOW, PAPER),
        };
        let value = number(total.value, 0);
        let long = self.long(total.value);
        sheet.bar((self.left, y), (long, depth), fill, &format!("{name}: {value}"));
        let base = y + depth / 2.0 + 6.0;
        let mut end = self.left + long;
        if let Some(year) = total.annualised.filter(|v| *v > total.value) {
            let title = format!("{}, {}: {}", total.name, ANNUALISED, number(year, 0));
            sheet.hatched((end, y), (self.long(year) - long, depth), &title);
            end = self.left + self.long(year);
        }
        let look = Type { weight: 700, ..Type::bold(size) };
        // A short bar has no room within: its number follows it.
        if width(&value, size) + 24.0 < long {
            sheet.text(self.left + long - 8.0, base, look.fill(on_fill).anchor(Anchor::End), &value);
        } else {
            sheet.text(end + 7.0, base, look, &value);
            end += width(&value, size) * 1.1 + 6.0;
        }
        if let Some(year) = total.annualised {
            let look = Type::ink(if self.narrow { 13.0 } else { 15.0 }).italic();
            sheet.text(end + 7.0, base, look, &format!("≈ {}", number(year, 0)));
        }
    }
}
