//! Paired bars: each category in the period before and now, with what a whole year would be as a hatched extension.

use crate::key::{ANNUALISED, Swatch, draw_key, places_of};
use crate::palette::{LINE_SOFT, MUTED, SERIES_BEFORE, SERIES_NOW};
use crate::svg::{Anchor, Chart, Head, NARROW, Sheet, Size, Type};
use crate::words::{N, number, width, wrap};

/// Whether the two bars of a category may be compared.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum PairNote {
    /// Nothing is said.
    #[default]
    None,
    /// They may be: the words that say why, such as `same label`.
    Comparable(String),
    /// They may not: what is counted changed. The letter of the note that tells how, if there is one.
    SeriesBreak(Option<char>),
}

/// One category.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pair {
    /// The name of the category, in full.
    pub name: String,
    /// The count of the period before; below zero counts as zero.
    pub before: f64,
    /// The count now, as counted.
    pub now: f64,
    /// The estimate for the whole of the period, when the period is not over.
    pub annualised: Option<f64>,
    /// Whether the two may be compared.
    pub note: PairNote,
}

/// Two periods, category by category.
#[derive(Clone, Debug, PartialEq)]
pub struct Paired {
    /// Its id, title and finding.
    pub head: Head,
    /// The period before and its length, such as `2013/14, 12 months`.
    pub before: String,
    /// The period now and its length, such as `Apr 2014–Feb 2015, 11 months counted`.
    pub now: String,
    /// The categories, drawn in this order.
    pub pairs: Vec<Pair>,
    /// Whether the drawing opens with its key; a page that has its own leaves it out.
    pub key: bool,
    /// The width of the wide drawing, in px.
    pub width: u16,
}

impl Default for Paired {
    /// No pairs, with a key, 1216 px wide.
    fn default() -> Self {
        let (head, before, now) = (Head::default(), String::new(), String::new());
        Self { head, before, now, pairs: Vec::new(), key: true, width: 1216 }
    }
}

/// The room for the note at the right of the wide drawing.
const NOTE: f64 = 140.0;

impl Chart for Paired {
    fn draw(&self, size: Size) -> String {
        let narrow = size == Size::Narrow;
        let width = if narrow { NARROW } else { f64::from(self.width.max(640)) };
        let bars = Bars::of(self, narrow, width);
        let key = self.key_items();
        let (key_places, key_depth) = if self.key { places_of(&key, width) } else { (Vec::new(), 0.0) };
        let names: Vec<Vec<String>> = self.pairs.iter().map(|p| bars.name_of(p)).collect();
        let top = 4.0 + key_depth;
        let depth: f64 = names.iter().map(|lines| bars.depth(lines.len())).sum();
        let mut sheet = Sheet::open(&self.head, size, width, top + depth + 4.0);
        sheet.hatching();
        for ((swatch, words), (x, y)) in key.iter().zip(key_places) {
            draw_key(&mut sheet, *swatch, words, (x, y));
        }
        let mut y = top;
        for (i, (pair, lines)) in self.pairs.iter().zip(&names).enumerate() {
            if i > 0 {
                sheet.hairline(0.0, width, y, LINE_SOFT);
            }
            bars.row(&mut sheet, pair, lines, y);
            y += bars.depth(lines.len());
        }
        sheet.close()
    }
}

impl Paired {
    fn key_items(&self) -> Vec<(Swatch, String)> {
        let mut items =
            vec![(Swatch::Fill(SERIES_BEFORE), self.before.clone()), (Swatch::Fill(SERIES_NOW), self.now.clone())];
        if self.pairs.iter().any(|p| p.annualised.is_some()) {
            items.push((Swatch::Hatch, ANNUALISED.to_owned()));
        }
        items
    }
}

/// Where the bars of a row stand.
struct Bars<'a> {
    chart: &'a Paired,
    narrow: bool,
    width: f64,
    left: f64,
    /// The length of the longest bar, and the greatest value.
    room: f64,
    most: f64,
}

impl<'a> Bars<'a> {
    fn of(chart: &'a Paired, narrow: bool, sheet_width: f64) -> Self {
        let reach = |p: &Pair| p.before.max(p.now).max(p.annualised.unwrap_or(0.0));
        let most = chart.pairs.iter().map(reach).filter(|v| v.is_finite()).fold(0.0, f64::max);
        let longest = chart.pairs.iter().map(|p| width(&p.name, 16.0)).fold(0.0, f64::max);
        let left = if narrow { 0.0 } else { (longest + 20.0).clamp(120.0, sheet_width * 0.24) };
        let value = width(&number(most, 0), 14.0) * 1.05 + 10.0;
        let right = if narrow { value } else { 2.0 * value + 30.0 + NOTE };
        Self { chart, narrow, width: sheet_width, left, room: sheet_width - left - right, most: most.max(1e-9) }
    }

    /// The name in lines: none is cut short.
    fn name_of(&self, pair: &Pair) -> Vec<String> {
        if !self.narrow {
            return wrap(&pair.name, 16.0, self.left - 12.0);
        }
        let note = words_of(&pair.note, true).map_or(0.0, |words| width(&words, 13.0) + 12.0);
        wrap(&pair.name, 14.0, self.width - note)
    }

    fn depth(&self, lines: usize) -> f64 {
        let lines = lines.max(1) as f64;
        if self.narrow { 48.0 + 18.0 * lines } else { (20.0 * lines + 14.0).max(44.0) }
    }

    fn long(&self, value: f64) -> f64 {
        if value.is_finite() { value.max(0.0) * self.room / self.most } else { 0.0 }
    }

    fn row(&self, sheet: &mut Sheet, pair: &Pair, lines: &[String], top: f64) {
        let (first, step, look) =
            if self.narrow { (top + 16.0, 18.0, Type::ink(14.0)) } else { (top + 23.0, 20.0, Type::ink(16.0)) };
        for (i, line) in lines.iter().enumerate() {
            sheet.text(0.0, first + step * i as f64, look, line);
        }
        self.note(sheet, pair, top);
        let y = if self.narrow { top + 6.0 + 18.0 * lines.len().max(1) as f64 } else { top + 6.0 };
        let (before, now) = (self.long(pair.before), self.long(pair.now));
        let Paired { before: then, now: period, .. } = self.chart;
        let say = |when: &str, value: f64| format!("{}, {when}: {}", pair.name, number(value, 0));
        sheet.bar((self.left, y), (before, 13.0), SERIES_BEFORE, &say(then, pair.before));
        sheet.text(self.left + before + 6.0, y + 11.0, Type::quiet(13.0), &number(pair.before, 0));
        sheet.bar((self.left, y + 16.0), (now, 15.0), SERIES_NOW, &say(period, pair.now));
        let mut end = now;
        if let Some(year) = pair.annualised.filter(|v| *v > pair.now) {
            end = self.long(year);
            sheet.hatched((self.left + now, y + 16.0), (end - now, 15.0), &say(ANNUALISED, year));
        }
        let x = self.left + end + 6.0;
        let counted = number(pair.now, 0);
        sheet.text(x, y + 28.0, Type::bold(14.0), &counted);
        if let Some(year) = pair.annualised.filter(|_| !self.narrow) {
            let x = x + width(&counted, 14.0) * 1.05 + 6.0;
            sheet.text(x, y + 28.0, Type::quiet(13.0).italic(), &format!("≈ {}", number(year, 0)));
        }
    }

    fn note(&self, sheet: &mut Sheet, pair: &Pair, top: f64) {
        let Some(words) = words_of(&pair.note, self.narrow) else {
            return;
        };
        if self.narrow {
            let look = Type::quiet(13.0).anchor(Anchor::End);
            return sheet.text(self.width, top + 16.0, look, &words);
        }
        let x = self.width - NOTE;
        if matches!(pair.note, PairNote::SeriesBreak(_)) {
            sheet.put(format_args!(
                r#"<path d="M{} {}h7m5 0h7m-11.5-5.5l-2.5 11m7.5-11l-2.5 11" fill="none" stroke="{MUTED}" stroke-width="1.5"/>"#,
                N(x),
                N(top + 22.0)
            ));
        }
        sheet.text(x + 28.0, top + 27.0, Type::quiet(14.0), &words);
    }
}

fn words_of(note: &PairNote, narrow: bool) -> Option<String> {
    let broken = if narrow { "break" } else { "series break" };
    match note {
        PairNote::None => None,
        PairNote::Comparable(words) => Some(words.clone()),
        PairNote::SeriesBreak(None) => Some(broken.to_owned()),
        PairNote::SeriesBreak(Some(letter)) => Some(format!("{broken} ({letter})")),
    }
}
