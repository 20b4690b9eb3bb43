//! The sheet every chart is drawn on: opens with its title and finding, writes shapes and text, closes.

use std::fmt::{Arguments, Write};

use crate::palette::{HATCH, INK, MUTED, PAPER};
use crate::words::{N, Safe};

/// The families of the type, the first one found is used.
pub(crate) const FONT: &str = "Source Sans 3, Source Sans Pro, Arial, sans-serif";

/// What a chart is called and what it says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Head {
    /// Names the drawing within the page; letters, digits, `-` and `_` are kept.
    pub id: String,
    /// What is drawn, for which place and period.
    pub title: String,
    /// The finding in a sentence or two, with its numbers: what a person who cannot see the drawing is told.
    pub desc: String,
}

impl Head {
    /// A head of its three parts.
    pub fn new(id: impl Into<String>, title: impl Into<String>, desc: impl Into<String>) -> Self {
        Self { id: id.into(), title: title.into(), desc: desc.into() }
    }
}

/// Which of the two drawings of a chart; the stylesheet of the page shows one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// For screens over 640 px and for paper, with the class `chart--wide`.
    Wide,
    /// For phones: 328 px, with the class `chart--narrow`.
    Narrow,
}

/// The width of every narrow drawing, in px.
pub(crate) const NARROW: f64 = 328.0;

/// A chart that can be drawn in both sizes.
pub trait Chart {
    /// The drawing in one size, as an `svg` element.
    fn draw(&self, size: Size) -> String;
}

/// The path through the known points, broken where one is missing.
pub(crate) fn broken(points: impl Iterator<Item = Option<(f64, f64)>>) -> String {
    let (mut path, mut pen_down) = (String::new(), false);
    for point in points {
        if let Some((x, y)) = point {
            let step = if pen_down { 'L' } else { 'M' };
            path.push_str(&format!("{step}{} {}", N(x), N(y)));
        }
        pen_down = point.is_some();
    }
    path
}

/// Where a text stands relative to its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// How a text looks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Type {
    pub size: f64,
    pub fill: &'static str,
    pub weight: u16,
    pub anchor: Anchor,
    pub italic: bool,
    /// A rim of paper around the letters, for words that may cross a line.
    pub rim: bool,
}

impl Type {
    pub(crate) const fn quiet(size: f64) -> Self {
        Self { size, fill: MUTED, weight: 400, anchor: Anchor::Start, italic: false, rim: false }
    }

    pub(crate) const fn ink(size: f64) -> Self {
        Self { fill: INK, ..Self::quiet(size) }
    }

    pub(crate) const fn bold(size: f64) -> Self {
        Self { weight: 600, ..Self::ink(size) }
    }

    pub(crate) const fn fill(self, fill: &'static str) -> Self {
        Self { fill, ..self }
    }

    pub(crate) const fn anchor(self, anchor: Anchor) -> Self {
        Self { anchor, ..self }
    }

    pub(crate) const fn rim(self) -> Self {
        Self { rim: true, ..self }
    }

    pub(crate) const fn italic(self) -> Self {
        Self { italic: true, ..self }
    }
}

/// A drawing in the making.
pub(crate) struct Sheet {
    out: String,
    id: String,
}

impl Sheet {
    /// Opens the drawing and writes its title and its finding.
    pub(crate) fn open(head: &Head, size: Size, width: f64, height: f64) -> Self {
        let mut id: String = head.id.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
        let class = match size {
            Size::Wide => "chart--wide",
            Size::Narrow => "chart--narrow",
        };
        id.push(if size == Size::Wide { 'w' } else { 'n' });
        let mut sheet = Self { out: String::with_capacity(8 * 1024), id };
        let id = sheet.id.clone();
        sheet.put(format_args!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" class="chart {class}" viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="img" aria-labelledby="{id}-t {id}-d" focusable="false" font-family="{FONT}">"#,
            w = N(width),
            h = N(height),
        ));
        sheet.put(format_args!(r#"<title id="{id}-t">{}</title>"#, Safe(&head.title)));
        sheet.put(format_args!(r#"<desc id="{id}-d">{}</desc>"#, Safe(&head.desc)));
        sheet
    }

    /// Writes a piece of the drawing as it is.
    pub(crate) fn put(&mut self, piece: Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.out.write_fmt(piece);
    }

    /// A text with its base line at `y`.
    pub(crate) fn text(&mut self, x: f64, y: f64, look: Type, words: &str) {
        self.put(format_args!(r#"<text x="{}" y="{}" font-size="{}" fill="{}""#, N(x), N(y), N(look.size), look.fill));
        match look.anchor {
            Anchor::Start => {}
            Anchor::Middle => self.out.push_str(r#" text-anchor="middle""#),
            Anchor::End => self.out.push_str(r#" text-anchor="end""#),
        }
        if look.weight != 400 {
            self.put(format_args!(r#" font-weight="{}""#, look.weight));
        }
        if look.italic {
            self.out.push_str(r#" font-style="italic""#);
        }
        if look.rim {
            self.put(format_args!(
                r#" stroke="{PAPER}" stroke-width="4" stroke-linejoin="round" paint-order="stroke""#
            ));
        }
        self.put(format_args!(">{}</text>", Safe(words)));
    }

    /// A level hairline.
    pub(crate) fn hairline(&mut self, x1: f64, x2: f64, y: f64, stroke: &str) {
        self.put(format_args!(r#"<path d="M{} {}H{}" stroke="{stroke}"/>"#, N(x1), N(y), N(x2)));
    }

    /// A filled bar with the words a pointer finds on it.
    pub(crate) fn bar(&mut self, (x, y): (f64, f64), (width, height): (f64, f64), fill: &str, title: &str) {
        self.put(format_args!(
            r#"<rect x="{}" y="{}" width="{}" height="{}" fill="{fill}"><title>{}</title></rect>"#,
            N(x),
            N(y),
            N(width.max(0.0)),
            N(height),
            Safe(title)
        ));
    }

    /// The pattern that [`Sheet::hatched`] fills with; once in a drawing, before the first use.
    pub(crate) fn hatching(&mut self) {
        let id = self.id.clone();
        self.put(format_args!(
            r#"<defs><pattern id="{id}-h" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="{PAPER}"/><rect width="2.2" height="6" fill="{HATCH}"/></pattern></defs>"#
        ));
    }

    /// A hatched bar: an estimate, never a count.
    pub(crate) fn hatched(&mut self, (x, y): (f64, f64), (width, height): (f64, f64), title: &str) {
        let id = self.id.clone();
        self.put(format_args!(
            r#"<rect x="{}" y="{}" width="{}" height="{}" fill="url(#{id}-h)" stroke="{HATCH}"><title>{}</title></rect>"#,
            N(x),
            N(y + 0.5),
            N(width.max(0.0)),
            N(height - 1.0),
            Safe(title)
        ));
    }

    /// The pattern that [`Sheet::dotted`] fills with; once in a drawing, before the first use.
    pub(crate) fn dotting(&mut self) {
        let id = self.id.clone();
        self.put(format_args!(
            r#"<defs><pattern id="{id}-o" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="{PAPER}"/><circle cx="3" cy="3" r="1.3" fill="{INK}"/></pattern></defs>"#
        ));
    }

    /// A dotted bar: a series like the others, told apart without colour.
    pub(crate) fn dotted(&mut self, at: (f64, f64), size: (f64, f64), title: &str) {
        let fill = format!("url(#{}-o)", self.id);
        self.outlined(at, size, &fill, title);
    }

    /// A bar with a rim.
    pub(crate) fn outlined(&mut self, (x, y): (f64, f64), (width, height): (f64, f64), fill: &str, title: &str) {
        self.put(format_args!(
            r#"<rect x="{}" y="{}" width="{}" height="{}" fill="{fill}" stroke="{INK}"><title>{}</title></rect>"#,
            N(x),
            N(y + 0.5),
            N(width.max(0.0)),
            N(height - 1.0),
            Safe(title)
        ));
    }

    pub(crate) fn close(mut self) -> String {
        self.out.push_str("</svg>");
        self.out
    }
}
