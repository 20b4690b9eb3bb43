//! The way of many through steps: how wide a band is says how many went that way, and what ends stands apart.

use crate::palette::{LINE, MUTED, RULE, SERIES_BEFORE, SERIES_NOW};
use crate::svg::{Chart, Head, NARROW, Sheet, Size, Type};
use crate::words::{N, number, wrap};

/// A place that many come to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stop {
    /// What it is, in a word or two.
    pub name: String,
    /// Its column, from 0; a way leads from a column to a later one.
    pub column: usize,
    /// Whether ways end here.
    pub end: bool,
}

/// How many went from one place to another.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Way {
    /// The place in [`Sankey::stops`].
    pub from: usize,
    /// The place in [`Sankey::stops`].
    pub to: usize,
    /// How many.
    pub count: f64,
}

/// Stops in columns, and ways between them. Those drawn first stand on top.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sankey {
    /// Its id, title and finding.
    pub head: Head,
    /// The stops.
    pub stops: Vec<Stop>,
    /// The ways.
    pub ways: Vec<Way>,
    /// What begins at a stop, where more is there than came by any way: by place in `stops`.
    pub starts: Vec<(usize, f64)>,
}

const WIDE: f64 = 1080.0;
const BAR: f64 = 12.0;
/// Room for two lines of a name and a figure over each bar.
const LABEL: f64 = 40.0;
const TALL: f64 = 250.0;

impl Sankey {
    /// How many there are at a stop: what came, what began there, or what left, whichever is most.
    fn at(&self, stop: usize) -> f64 {
        let sum = |pick: fn(&Way) -> usize| {
            self.ways.iter().filter(|way| pick(way) == stop).map(|way| way.count.max(0.0)).sum::<f64>()
        };
        let starts: f64 = self.starts.iter().filter(|(at, _)| *at == stop).map(|(_, count)| count.max(0.0)).sum();
        (sum(|way| way.to) + starts).max(sum(|way| way.from))
    }
    fn columns(&self) -> usize {
        self.stops.iter().map(|stop| stop.column + 1).max().unwrap_or(0)
    }
    fn column(&self, column: usize) -> impl Iterator<Item = usize> {
        (0..self.stops.len()).filter(move |stop| self.stops[*stop].column == column)
    }
    fn print(&self, stop: usize) -> String {
        number(self.at(stop), 0)
    }
}

impl Chart for Sankey {
    fn draw(&self, size: Size) -> String {
        if size == Size::Narrow { self.narrow() } else { self.wide() }
    }
}

impl Sankey {
    fn wide(&self) -> String {
        let columns = self.columns().max(1);
        let step = (WIDE - 150.0) / (columns.max(2) - 1) as f64;
        let most = (0..columns).map(|column| self.column(column).map(|stop| self.at(stop)).sum::<f64>());
        let scale = TALL / most.fold(1.0, f64::max);
        let tops = self.tops(scale);
        let deepest = (0..self.stops.len()).map(|stop| tops[stop] + (self.at(stop) * scale).max(1.0));
        let mut sheet = Sheet::open(&self.head, Size::Wide, WIDE, deepest.fold(0.0, f64::max) + 8.0);
        let x = |stop: usize| self.stops[stop].column as f64 * step;
        let (mut left, mut came) = (vec![0.0; self.stops.len()], vec![0.0; self.stops.len()]);
        for way in self.ways.iter().filter(|way| way.count > 0.0) {
            let thick = way.count * scale;
            let (y1, y2) = (tops[way.from] + left[way.from], tops[way.to] + came[way.to]);
            left[way.from] += thick;
            came[way.to] += thick;
            let (x1, x2) = (x(way.from) + BAR, x(way.to));
            self.band(&mut sheet, way, ((x1, y1), (x2, y2)), thick);
        }
        for (stop, top) in tops.iter().enumerate() {
            self.stop(&mut sheet, stop, (x(stop), *top), scale, step);
        }
        sheet.close()
    }

    /// Where each bar begins: the stops of a column one under the other, each below its name.
    fn tops(&self, scale: f64) -> Vec<f64> {
        let mut tops = vec![0.0; self.stops.len()];
        for column in 0..self.columns() {
            let mut y = 0.0;
            for stop in self.column(column) {
                tops[stop] = y + LABEL;
                y = tops[stop] + (self.at(stop) * scale).max(1.0);
            }
        }
        tops
    }

    fn band(&self, sheet: &mut Sheet, way: &Way, ((x1, y1), (x2, y2)): ((f64, f64), (f64, f64)), thick: f64) {
        let middle = f64::midpoint(x1, x2);
        let fill = if self.stops[way.to].end { SERIES_BEFORE } else { SERIES_NOW };
        let thick = thick.max(0.75);
        sheet.put(format_args!(
            r#"<path d="M{} {}C{} {} {} {} {} {}V{}C{} {} {} {} {} {}Z" fill="{fill}" fill-opacity="0.28"><title>"#,
            N(x1),
            N(y1),
            N(middle),
            N(y1),
            N(middle),
            N(y2),
            N(x2),
            N(y2),
            N(y2 + thick),
            N(middle),
            N(y2 + thick),
            N(middle),
            N(y1 + thick),
            N(x1),
            N(y1 + thick),
        ));
        let (from, to) = (&self.stops[way.from].name, &self.stops[way.to].name);
        let words = format!("{from} to {to}: {}", number(way.count, 0));
        sheet.put(format_args!("{}</title></path>", crate::words::Safe(&words)));
    }

    fn stop(&self, sheet: &mut Sheet, stop: usize, (x, y): (f64, f64), scale: f64, step: f64) {
        let one = &self.stops[stop];
        let fill = if one.end { RULE } else { SERIES_NOW };
        let tall = (self.at(stop) * scale).max(1.0);
        sheet.bar((x, y), (BAR, tall), fill, &format!("{}: {}", one.name, self.print(stop)));
        let lines = wrap(&one.name, 14.0, step.min(150.0) - 14.0);
        let last = lines.len().saturating_sub(1);
        let figure = self.print(stop);
        if let [single] = lines.as_slice() {
            sheet.text(x, y - 22.0, Type::bold(16.0).rim(), &figure);
            sheet.text(x, y - 6.0, if one.end { Type::quiet(14.0).rim() } else { Type::ink(14.0).rim() }, single);
            return;
        }
        for (n, line) in lines.iter().enumerate() {
            let words = if n == last { format!("{line}: {figure}") } else { line.clone() };
            let look = if one.end { Type::quiet(14.0).rim() } else { Type::ink(14.0).rim() };
            sheet.text(x, y - 6.0 - 16.0 * (last - n) as f64, look, &words);
        }
    }

    /// On a phone: one bar for each stop that ways leave, and what became of it in words under it.
    fn narrow(&self) -> String {
        let going: Vec<usize> = (0..self.stops.len()).filter(|stop| !self.stops[*stop].end).collect();
        let ways = |stop: usize| self.ways.iter().filter(move |way| way.from == stop && way.count > 0.0);
        let most = going.iter().map(|stop| self.at(*stop)).fold(1.0, f64::max);
        let depth: f64 = going.iter().map(|stop| 50.0 + 18.0 * ways(*stop).count() as f64).sum();
        let mut sheet = Sheet::open(&self.head, Size::Narrow, NARROW, depth.max(20.0));
        let mut y = 0.0;
        for stop in going {
            if y > 0.0 {
                sheet.hairline(0.0, NARROW, y, LINE);
            }
            sheet.text(0.0, y + 18.0, Type::ink(15.0), &format!("{}: {}", self.stops[stop].name, self.print(stop)));
            let full = NARROW * self.at(stop) / most;
            sheet.bar((0.0, y + 24.0), (full.max(1.0), 12.0), SERIES_NOW, &self.stops[stop].name);
            y += 38.0;
            for way in ways(stop) {
                let words = format!("{}: {}", self.stops[way.to].name, number(way.count, 0));
                sheet.text(12.0, y + 14.0, Type::quiet(14.0).fill(MUTED), &words);
                y += 18.0;
            }
            y += 12.0;
        }
        sheet.close()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stop(name: &str, column: usize, end: bool) -> Stop {
        Stop { name: name.into(), column, end }
    }

    fn sankey() -> Sankey {
        Sankey {
            head: Head::new("way", "The way of referrals", "Of 100 referrals 60 were assessed."),
            stops: vec![stop("Referrals", 0, false), stop("Assessments", 1, false), stop("No further action", 1, true)],
            ways: vec![Way { from: 0, to: 1, count: 60.0 }, Way { from: 0, to: 2, count: 40.0 }],
            starts: vec![(0, 100.0)],
        }
    }

    #[test]
    fn every_way_and_stop_is_told_in_words_too() {
        for drawing in [crate::wide(&sankey()), crate::narrow(&sankey())] {
            for words in ["Referrals", "Assessments", "100", "60", "40", "No further action"] {
                assert!(drawing.contains(words), "{words}");
            }
        }
        assert!(crate::wide(&sankey()).contains("Referrals to No further action: 40"));
    }

    #[test]
    fn bands_are_as_wide_as_what_goes_through_them() {
        let wide = crate::wide(&sankey());
        // 60 of 100 on 250 px: 150 px, from 40 to 190.
        assert!(wide.contains("V190C"), "{wide}");
        assert_eq!(wide, crate::wide(&sankey()), "the same numbers, the same drawing");
        let none = Sankey::default();
        assert!(crate::wide(&none).ends_with("</svg>") && crate::narrow(&none).ends_with("</svg>"));
    }
}
