//! The key of a bar chart: a swatch and its words, in as many lines as it takes.

use crate::svg::{Sheet, Type};
use crate::words::width;

/// The word that stands beside every estimate.
pub(crate) const ANNUALISED: &str = "annualised";

/// What a swatch of the key shows.
#[derive(Clone, Copy)]
pub(crate) enum Swatch {
    Fill(&'static str),
    Hatch,
}

/// Where each item of a key stands, one after the other and in as many lines as it takes, and how deep the key is.
pub(crate) fn places_of(items: &[(Swatch, String)], room: f64) -> (Vec<(f64, f64)>, f64) {
    let (mut x, mut y) = (0.0, 0.0);
    let mut places = Vec::with_capacity(items.len());
    for (_, words) in items {
        let long = 20.0 + width(words, 14.0);
        if x > 0.0 && x + long > room {
            (x, y) = (0.0, y + 22.0);
        }
        places.push((x, y));
        x += long + 20.0;
    }
    (places, if items.is_empty() { 0.0 } else { y + 30.0 })
}

pub(crate) fn draw_key(sheet: &mut Sheet, swatch: Swatch, words: &str, (x, y): (f64, f64)) {
    match swatch {
        Swatch::Fill(fill) => sheet.bar((x, y + 2.0), (14.0, 14.0), fill, words),
        Swatch::Hatch => sheet.hatched((x, y + 2.0), (14.0, 14.0), words),
    }
    sheet.text(x + 20.0, y + 14.0, Type::quiet(14.0), words);
}
