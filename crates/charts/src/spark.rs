//! The sparkline of a dashboard row: the shape of the past in 104 by 24 px, without a word.

use crate::TargetLine;
use crate::icons::Variation;
use crate::palette::{BAND, BETTER, COMMON, INK, LINE, NEUTRAL, PAPER, WORSE};
use crate::words::known;

/// What a sparkline shows. It borrows its points: a dashboard draws a hundred of these for one request.
#[derive(Clone, Copy, Debug)]
pub struct Spark<'a> {
    /// The values in order of time; `None` breaks the line.
    pub points: &'a [Option<f64>],
    /// The lower and upper limit of what is usual. Leave it out under 12 points and across a series break.
    pub usual: Option<(f64, f64)>,
    /// The target, in the unit of the points.
    pub target: Option<TargetLine>,
    /// What kind of change the last point is; it sets the shape of its mark.
    pub last: Variation,
}

const WIDTH: f64 = 104.0;
const HEIGHT: f64 = 24.0;
/// The band and the target end here; the mark of the last point reaches over it.
const END: f64 = 99.0;

/// Draws a sparkline; a dotted line when there is no figure at all.
/// It is hidden from screen readers, because the row says the same in words.
pub fn spark(spark: &Spark<'_>) -> String {
    let mut out = String::with_capacity(512 + spark.points.len() * 12);
    out.push_str(
        r#"<svg xmlns="http://www.w3.org/2000/svg" class="spark" width="104" height="24" viewBox="0 0 104 24" aria-hidden="true" focusable="false">"#,
    );
    match Place::of(spark) {
        None => push_all(
            &mut out,
            &[r#"<path d="M2 12H98" stroke=""#, LINE, r#"" stroke-width="1.5" stroke-dasharray="2 4"/>"#],
        ),
        Some(place) => {
            band(&mut out, spark, &place);
            target(&mut out, spark, &place);
            line(&mut out, spark, &place);
            last(&mut out, spark, &place);
        }
    }
    out.push_str("</svg>");
    out
}

/// Where a value stands in the drawing.
struct Place {
    low: f64,
    high: f64,
    step: f64,
}

impl Place {
    /// `None` when there is no figure.
    fn of(spark: &Spark<'_>) -> Option<Self> {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for value in spark.points.iter().filter_map(|p| known(*p)) {
            (low, high) = (low.min(value), high.max(value));
        }
        if low > high {
            return None;
        }
        if let Some((least, most)) = spark.target.map(TargetLine::ends) {
            (low, high) = (low.min(least), high.max(most));
        }
        let room = if high > low { (high - low) * 0.12 } else { 1.0 };
        let step = (WIDTH - 9.0) / (spark.points.len().max(2) - 1) as f64;
        Some(Self { low: low - room, high: high + room, step })
    }

    fn x(&self, i: usize) -> f64 {
        2.0 + i as f64 * self.step
    }

    fn y(&self, value: f64) -> f64 {
        HEIGHT - 2.0 - (value.clamp(self.low, self.high) - self.low) * (HEIGHT - 4.0) / (self.high - self.low)
    }
}

fn band(out: &mut String, spark: &Spark<'_>, place: &Place) {
    let Some((lower, upper)) = spark.usual.filter(|(l, u)| l.is_finite() && u.is_finite()) else {
        return;
    };
    let top = place.y(upper);
    out.push_str(r#"<rect x="0" y=""#);
    push(out, top);
    out.push_str(r#"" width="99" height=""#);
    push(out, (place.y(lower) - top).max(1.0));
    push_all(out, &[r#"" fill=""#, BAND, r#""/>"#]);
}

fn target(out: &mut String, spark: &Spark<'_>, place: &Place) {
    let Some((low, high)) = spark.target.map(TargetLine::ends) else {
        return;
    };
    out.push_str(r#"<path d=""#);
    for value in [low, high].iter().take(if low == high { 1 } else { 2 }) {
        out.push_str("M0 ");
        push(out, place.y(*value));
        out.push('H');
        push(out, END);
    }
    push_all(out, &[r#"" stroke=""#, INK, r#"" stroke-dasharray="3 2.5"/>"#]);
}

fn line(out: &mut String, spark: &Spark<'_>, place: &Place) {
    out.push_str(r#"<path d=""#);
    let mut run = 0;
    for (i, point) in spark.points.iter().enumerate() {
        let Some(value) = known(*point) else {
            run = 0;
            continue;
        };
        out.push(if run == 0 { 'M' } else { 'L' });
        push(out, place.x(i));
        out.push(' ');
        push(out, place.y(value));
        // A point without neighbours is a line of next to no length, which round ends show as a dot.
        if run == 0 && spark.points.get(i + 1).is_none_or(|next| known(*next).is_none()) {
            out.push_str("h.1");
        }
        run += 1;
    }
    push_all(
        out,
        &[
            r#"" fill="none" stroke=""#,
            COMMON,
            r#"" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round"/>"#,
        ],
    );
}

fn last(out: &mut String, spark: &Spark<'_>, place: &Place) {
    let found = spark.points.iter().enumerate().rev().find_map(|(i, p)| known(*p).map(|v| (i, v)));
    let Some((i, value)) = found else { return };
    let (x, y) = (place.x(i), place.y(value));
    match spark.last {
        Variation::Worse => disc(out, (x, y), "3.3", &[r#"" fill=""#, WORSE]),
        Variation::Better => {
            disc(out, (x, y), "2.9", &[r#"" fill=""#, PAPER, r#"" stroke=""#, BETTER, r#"" stroke-width="1.8"#]);
        }
        Variation::Higher | Variation::Lower => {
            out.push_str(r#"<rect x=""#);
            push(out, x - 2.7);
            out.push_str(r#"" y=""#);
            push(out, y - 2.7);
            push_all(
                out,
                &[r#"" width="5.4" height="5.4" fill=""#, PAPER, r#"" stroke=""#, NEUTRAL, r#"" stroke-width="1.7"/>"#],
            );
        }
        Variation::NoRealChange | Variation::TooEarly | Variation::SeriesBreak => {
            disc(out, (x, y), "2.2", &[r#"" fill=""#, COMMON]);
        }
    }
}

fn disc(out: &mut String, (x, y): (f64, f64), radius: &str, look: &[&str]) {
    out.push_str(r#"<circle cx=""#);
    push(out, x);
    out.push_str(r#"" cy=""#);
    push(out, y);
    push_all(out, &[r#"" r=""#, radius]);
    push_all(out, look);
    out.push_str(r#""/>"#);
}

fn push_all(out: &mut String, pieces: &[&str]) {
    for piece in pieces {
        out.push_str(piece);
    }
}

/// Writes a coordinate from 0 to 104 with one decimal place at most, by hand: this is most of the work.
fn push(out: &mut String, value: f64) {
    let tenths = (value * 10.0).round().clamp(0.0, 9999.0) as u32;
    let whole = tenths / 10;
    for (over, power) in [(99, 100), (9, 10)] {
        if whole > over {
            out.push(digit(whole / power));
        }
    }
    out.push(digit(whole));
    if !tenths.is_multiple_of(10) {
        out.push('.');
        out.push(digit(tenths));
    }
}

fn digit(number: u32) -> char {
    char::from(b'0' + (number % 10) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_are_written_by_hand_as_the_formatter_would() {
        for tenths in 0..=1050_u32 {
            let value = f64::from(tenths) / 10.0;
            let mut out = String::new();
            push(&mut out, value);
            assert_eq!(out, crate::words::N(value).to_string());
        }
    }
}
