//! Small multiples: many measures side by side, each a little line with its name and its last figure.

use crate::icons::{Rag, rag};
use crate::palette::{COMMON, INK, LINE_SOFT, PAPER, RULE};
use crate::svg::{Anchor, Chart, Head, NARROW, Sheet, Size, Type, broken};
use crate::words::{N, Safe, known, number, width, wrap};

/// One of many.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Panel {
    /// Its name, in full.
    pub name: String,
    /// Its values in the order of the periods; `None` where there is no figure.
    pub values: Vec<Option<f64>>,
    /// Its target.
    pub target: Option<f64>,
    /// Its status, where it has one; the word stands beside the shape.
    pub status: Option<(Rag, String)>,
    /// What follows a value at once, such as `%`; empty for a count.
    pub unit: String,
    /// The decimal places of its values.
    pub decimals: usize,
}

/// Many measures over the same periods.
#[derive(Clone, Debug, PartialEq)]
pub struct Small {
    /// Its id, title and finding.
    pub head: Head,
    /// The periods, in order; the first and the last are printed.
    pub periods: Vec<String>,
    /// The measures, drawn in this order.
    pub panels: Vec<Panel>,
    /// Whether all have one scale: then heights can be compared. It is said under the drawing.
    pub one_scale: bool,
    /// The width of the wide drawing, in px.
    pub width: u16,
}

impl Default for Small {
    /// No measures, each on its own scale, 860 px wide.
    fn default() -> Self {
        Self { head: Head::default(), periods: Vec::new(), panels: Vec::new(), one_scale: false, width: 860 }
    }
}

const TYPE: f64 = 14.0;
/// How deep a panel is, and the little plot in it.
const DEPTH: f64 = 150.0;
const PLOT: f64 = 56.0;
const GAP: f64 = 28.0;

impl Chart for Small {
    fn draw(&self, size: Size) -> String {
        let narrow = size == Size::Narrow;
        let sheet_width = if narrow { NARROW } else { f64::from(self.width.max(480)) };
        let across = if narrow { 1 } else { ((sheet_width + GAP) / (190.0 + GAP)).floor().max(1.0) as usize };
        let panel = (sheet_width - GAP * (across - 1) as f64) / across as f64;
        let rows = self.panels.len().div_ceil(across);
        let mut sheet = Sheet::open(&self.head, size, sheet_width, DEPTH * rows as f64 + 26.0);
        for (place, one) in self.panels.iter().enumerate() {
            let at = ((panel + GAP) * (place % across) as f64, DEPTH * (place / across) as f64);
            self.panel(&mut sheet, one, at, panel);
        }
        let words = if self.one_scale { "All on one scale." } else { "Each on its own scale." };
        sheet.text(0.0, DEPTH * rows as f64 + 16.0, Type::quiet(13.0), words);
        sheet.close()
    }
}

impl Small {
    /// The ends of a panel's scale: from its least figure to its greatest, or of all of them.
    fn ends(&self, panel: &Panel) -> (f64, f64) {
        let of = |panel: &Panel| -> Vec<f64> {
            panel.values.iter().chain([&panel.target]).filter_map(|value| known(*value)).collect()
        };
        let all: Vec<f64> = if self.one_scale { self.panels.iter().flat_map(of).collect() } else { of(panel) };
        let (low, high) =
            all.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(*v), high.max(*v)));
        match (low.is_finite(), high > low) {
            (false, _) => (0.0, 1.0),
            (true, true) => (low, high),
            (true, false) => (low - 1.0, low + 1.0),
        }
    }

    fn panel(&self, sheet: &mut Sheet, panel: &Panel, (x, y): (f64, f64), room: f64) {
        sheet.hairline(x, x + room, y + 0.5, LINE_SOFT);
        let mut lines = wrap(&panel.name, TYPE, room);
        if lines.len() > 2 {
            lines.truncate(2);
            lines[1].push('…');
        }
        for (row, line) in lines.iter().enumerate() {
            sheet.text(x, y + 18.0 + 17.0 * row as f64, Type::ink(TYPE), line);
        }
        let last = panel.values.iter().rev().find_map(|value| known(*value));
        let shown = last.map_or_else(|| "no figure".to_owned(), |last| panel.print(last));
        let look = if last.is_some() { Type::bold(16.0) } else { Type::quiet(TYPE) };
        sheet.text(x, y + 58.0, look, &shown);
        if let Some((status, word)) = &panel.status {
            let at = x + width(&shown, 16.0) + 16.0;
            // The shape is a drawing of its own, set within this one.
            sheet.put(format_args!(r#"<g transform="translate({} {})">{}</g>"#, N(at), N(y + 46.0), rag(*status, 14)));
            sheet.text(at + 19.0, y + 58.0, Type::quiet(13.0), word);
        }
        self.line(sheet, panel, (x + 4.0, y + 68.0), room - 8.0);
        if let (Some(first), Some(end)) = (self.periods.first(), self.periods.last()) {
            let base = y + 68.0 + PLOT + 16.0;
            sheet.text(x, base, Type::quiet(12.5), first);
            if self.periods.len() > 1 && width(first, 12.5) + width(end, 12.5) + 12.0 < room {
                sheet.text(x + room, base, Type::quiet(12.5).anchor(Anchor::End), end);
            }
        }
    }

    fn line(&self, sheet: &mut Sheet, panel: &Panel, (left, top): (f64, f64), room: f64) {
        let (low, high) = self.ends(panel);
        let y = |value: f64| top + PLOT - 4.0 - (PLOT - 8.0) * ((value - low) / (high - low)).clamp(0.0, 1.0);
        let periods = self.periods.len().max(panel.values.len());
        let x = |place: usize| {
            if periods < 2 { left + room / 2.0 } else { left + room * place as f64 / (periods - 1) as f64 }
        };
        sheet.hairline(left, left + room, top + PLOT, RULE);
        if let Some(target) = known(panel.target) {
            sheet.put(format_args!(
                r#"<path d="M{} {}H{}" stroke="{INK}" stroke-dasharray="4 3"><title>target {}</title></path>"#,
                N(left),
                N(y(target)),
                N(left + room),
                Safe(&panel.print(target))
            ));
        }
        let path = broken(panel.values.iter().enumerate().map(|(place, value)| Some((x(place), y(known(*value)?)))));
        if !path.is_empty() {
            sheet.put(format_args!(r#"<path d="{path}" fill="none" stroke="{COMMON}" stroke-width="1.8"/>"#));
        }
        let last = panel.values.iter().rposition(|value| known(*value).is_some());
        for (place, value) in panel.values.iter().enumerate() {
            let Some(value) = known(*value) else { continue };
            let period = self.periods.get(place).map_or("", String::as_str);
            let (r, fill) = if Some(place) == last { (3.6, INK) } else { (1.8, PAPER) };
            sheet.put(format_args!(
                r#"<circle cx="{}" cy="{}" r="{}" fill="{fill}" stroke="{COMMON}"><title>{}, {}: {}</title></circle>"#,
                N(x(place)),
                N(y(value)),
                N(r),
                Safe(&panel.name),
                Safe(period),
                Safe(&panel.print(value))
            ));
        }
    }
}

impl Panel {
    fn print(&self, value: f64) -> String {
        format!("{}{}", number(value, self.decimals), self.unit)
    }
}
