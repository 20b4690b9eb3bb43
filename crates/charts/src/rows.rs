//! The names of rows: to the left of what is drawn, on a phone above it.

use crate::svg::{NARROW, Sheet, Type};
use crate::words::{width, wrap};

/// Where names stand, and what is left beside them.
#[derive(Clone, Copy)]
pub(crate) struct Names {
    pub narrow: bool,
    /// The width of the drawing.
    pub width: f64,
    /// Where what is drawn begins.
    pub left: f64,
}

impl Names {
    /// Room for the longest of the names, up to a third of the drawing.
    pub(crate) fn of<'n>(names: impl Iterator<Item = &'n str>, wide: u16, narrow: bool) -> Self {
        let sheet = if narrow { NARROW } else { f64::from(wide.max(480)) };
        let longest = names.map(|name| width(name, 16.0)).fold(0.0, f64::max);
        let left = if narrow { 0.0 } else { (longest + 16.0).clamp(80.0, sheet * 0.34).ceil() };
        Self { narrow, width: sheet, left }
    }

    /// A name in as many lines as it takes.
    pub(crate) fn lines(self, name: &str) -> Vec<String> {
        if self.narrow { wrap(name, 14.0, self.width) } else { wrap(name, 16.0, self.left - 14.0) }
    }

    /// How deep a name of so many lines is, without what is drawn under it on a phone.
    pub(crate) fn depth(self, lines: usize) -> f64 {
        lines.max(1) as f64 * self.step()
    }

    fn step(self) -> f64 {
        if self.narrow { 18.0 } else { 20.0 }
    }

    /// Draws a name, its first base line at `first`.
    pub(crate) fn draw(self, sheet: &mut Sheet, lines: &[String], first: f64) {
        let look = Type::ink(if self.narrow { 14.0 } else { 16.0 });
        for (i, line) in lines.iter().enumerate() {
            sheet.text(0.0, first + self.step() * i as f64, look, line);
        }
    }
}
