//! What happened when: numbered pins and spans on one scale of time; the numbers are those of a list beside it.

use crate::palette::{INK, LINE_SOFT, PAPER, RULE, SERIES_BEFORE, THREAD};
use crate::scale::levels;
use crate::svg::{Anchor, Chart, Head, NARROW, Sheet, Size, Type};
use crate::words::{N, Safe, width, wrap};

/// Something that happened, or went on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Happening {
    /// Its number in the list.
    pub number: u16,
    /// What it is, in a few words.
    pub words: String,
    /// When, as people read it: `4 March 2015`.
    pub when: String,
    /// When it began, in days from any day; all of one chart from the same.
    pub from: f64,
    /// When it ended; nothing for what took a day.
    pub until: Option<f64>,
}

/// Happenings on a scale of time.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// Its id, title and finding.
    pub head: Head,
    /// The happenings.
    pub happenings: Vec<Happening>,
    /// The marks of the scale: a day and its words, such as the first of each quarter.
    pub marks: Vec<(f64, String)>,
    /// The width of the wide drawing, in px.
    pub width: u16,
}

impl Default for Timeline {
    /// Nothing happened, 860 px wide.
    fn default() -> Self {
        Self { head: Head::default(), happenings: Vec::new(), marks: Vec::new(), width: 860 }
    }
}

const TYPE: f64 = 14.0;
const LANE: f64 = 28.0;
const PIN: f64 = 10.0;

impl Chart for Timeline {
    fn draw(&self, size: Size) -> String {
        let frame = Frame::of(self, size == Size::Narrow);
        let spans: Vec<(f64, f64)> = frame.known.iter().map(|one| frame.span(one)).collect();
        let lanes = levels(&spans, 10.0);
        let deep = lanes.iter().max().map_or(0.0, |most| LANE * (most + 1) as f64);
        let base = 12.0 + deep;
        let mut sheet = Sheet::open(&self.head, size, frame.width, base + 30.0);
        frame.scale(&mut sheet, base);
        let height = |lane: usize| base - 16.0 - LANE * lane as f64;
        // Every stalk lies under every pin and its words.
        for (one, lane) in frame.known.iter().zip(&lanes) {
            let (x, y) = (frame.x(one.from), height(*lane));
            sheet.put(format_args!(r#"<path d="M{} {}V{}" stroke="{THREAD}"/>"#, N(x), N(y), N(base)));
        }
        for (one, lane) in frame.known.iter().zip(&lanes) {
            frame.happening(&mut sheet, one, height(*lane));
        }
        sheet.close()
    }
}

/// Where everything stands.
struct Frame<'a> {
    chart: &'a Timeline,
    /// Those whose day is one.
    known: Vec<&'a Happening>,
    narrow: bool,
    width: f64,
    first: f64,
    last: f64,
}

impl<'a> Frame<'a> {
    fn of(chart: &'a Timeline, narrow: bool) -> Self {
        let known: Vec<&Happening> = chart.happenings.iter().filter(|one| one.from.is_finite()).collect();
        let ends = known.iter().flat_map(|one| [Some(one.from), one.until]).flatten();
        let days = ends.chain(chart.marks.iter().map(|(day, _)| *day)).filter(|day| day.is_finite());
        let (first, last) = days.fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), day| (a.min(day), b.max(day)));
        let (first, last) = match (first.is_finite(), last > first) {
            (false, _) => (0.0, 1.0),
            (true, true) => (first, last),
            (true, false) => (first - 1.0, first + 1.0),
        };
        let sheet_width = if narrow { NARROW } else { f64::from(chart.width.max(480)) };
        Self { chart, known, narrow, width: sheet_width, first, last }
    }

    fn x(&self, day: f64) -> f64 {
        let room = self.width - 2.0 * (PIN + 4.0);
        PIN + 4.0 + room * ((day - self.first) / (self.last - self.first)).clamp(0.0, 1.0)
    }

    /// The words beside a pin; on a phone the list has them.
    fn beside(&self, one: &Happening) -> String {
        if self.narrow {
            return String::new();
        }
        let mut lines = wrap(&one.words, TYPE, self.width * 0.3);
        if lines.len() > 1 {
            lines[0].push('…');
        }
        lines.into_iter().next().unwrap_or_default()
    }

    /// Where the end of the span or the pin is.
    fn end(&self, one: &Happening) -> f64 {
        one.until
            .filter(|until| until.is_finite())
            .map_or_else(|| self.x(one.from), |until| self.x(until).max(self.x(one.from)))
    }

    /// From where to where it takes room: the words stand to the right of the pin, at the end of time to its left.
    fn span(&self, one: &Happening) -> (f64, f64) {
        let (from, end) = (self.x(one.from) - PIN, self.end(one) + PIN);
        let words = self.beside(one);
        let long = if words.is_empty() { 0.0 } else { width(&words, TYPE) + 8.0 };
        if end + long <= self.width { (from, end + long) } else { ((from - long).max(0.0), end) }
    }

    fn scale(&self, sheet: &mut Sheet, base: f64) {
        sheet.hairline(0.0, self.width, base, RULE);
        let mut free = f64::NEG_INFINITY;
        for (day, words) in self.chart.marks.iter().filter(|(day, _)| day.is_finite()) {
            let x = self.x(*day);
            sheet.put(format_args!(r#"<path d="M{} 4V{}" stroke="{LINE_SOFT}"/>"#, N(x), N(base + 5.0)));
            let half = width(words, TYPE) / 2.0;
            let middle = x.clamp(half.min(self.width / 2.0), (self.width - half).max(self.width / 2.0));
            // A mark whose words have no room is a line only.
            if middle - half >= free {
                sheet.text(middle, base + 20.0, Type::quiet(TYPE).anchor(Anchor::Middle), words);
                free = middle + half + 10.0;
            }
        }
    }

    fn happening(&self, sheet: &mut Sheet, one: &Happening, y: f64) {
        let (x, end) = (self.x(one.from), self.end(one));
        let title = format!("{}, {}: {}", one.number, one.when, one.words);
        if end > x {
            sheet.bar((x, y - 3.0), (end - x, 6.0), SERIES_BEFORE, &title);
        }
        sheet.put(format_args!(
            r#"<circle cx="{}" cy="{}" r="{PIN}" fill="{PAPER}" stroke="{THREAD}" stroke-width="2"><title>{}</title></circle>"#,
            N(x),
            N(y),
            Safe(&title)
        ));
        let figure = Type { weight: 600, ..Type::ink(13.0) }.anchor(Anchor::Middle).fill(INK);
        sheet.text(x, y + 4.5, figure, &one.number.to_string());
        let words = self.beside(one);
        if words.is_empty() {
            return;
        }
        let long = width(&words, TYPE) + 8.0;
        if end + PIN + long <= self.width {
            sheet.text(end + PIN + 6.0, y + 4.5, Type::ink(TYPE).rim(), &words);
        } else {
            sheet.text((x - PIN - 6.0).max(0.0), y + 4.5, Type::ink(TYPE).anchor(Anchor::End).rim(), &words);
        }
    }
}
