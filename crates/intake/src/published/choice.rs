//! Which measure is meant by a column's name, an indicator's code or plain words.

use super::columns::plain;
use super::known::{self, Held, KNOWN, Known};
use super::library::Library;
use super::refusal::Refusal;
use super::statistics::{Series, Statistics};
use std::collections::BTreeSet;

/// A measure that is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meant {
    /// One that is known.
    Known(&'static Known),
    /// A column, under these filters where they were named.
    Column(String, Option<String>),
}

/// No more choices than this are listed.
const MOST: usize = 15;

impl Library {
    /// The measure that the words mean.
    pub(super) fn meant(&self, text: &str) -> Result<Meant, Refusal> {
        let text = text.trim();
        let wanted = plain(text);
        if let Some(known) = known::by_code(text) {
            return Ok(Meant::Known(known));
        }
        let all = || self.statistics.iter().flat_map(|statistics| &statistics.series);
        let named = all().find(|series| series.name().eq_ignore_ascii_case(text) && !series.filters.is_empty());
        if let Some(series) = named {
            let filters = filters(series);
            return Ok(known::by_column(&plain(&series.column), &filters)
                .map_or_else(|| Meant::Column(plain(&series.column), Some(filters)), Meant::Known));
        }
        if all().any(|series| plain(&series.column) == wanted) {
            let known = KNOWN.iter().find(|known| matches!(known.from, Held::Column(own) if own == wanted));
            return Ok(known.map_or(Meant::Column(wanted, None), Meant::Known));
        }
        if let Some(known) = KNOWN.iter().find(|known| plain(known.name) == wanted) {
            return Ok(Meant::Known(known));
        }
        self.by_words(&wanted)
    }

    fn by_words(&self, wanted: &str) -> Result<Meant, Refusal> {
        let words: Vec<&str> = wanted.split('_').filter(|word| !LITTLE.contains(word)).collect();
        if words.is_empty() {
            return Err(Refusal::UnknownMeasure);
        }
        let within = |text: &str| {
            let own: Vec<String> = plain(text).split('_').map(str::to_owned).collect();
            words.iter().all(|word| own.iter().any(|own| own == word || own.strip_suffix('s') == Some(word)))
        };
        let known: Vec<&'static Known> =
            KNOWN.iter().filter(|known| within(&format!("{} {}", known.name, known.words))).collect();
        match known[..] {
            [one] => return Ok(Meant::Known(one)),
            [] => {}
            _ => {
                let name =
                    |known: &&Known| known.code.map_or(known.name.to_owned(), |code| format!("{code} {}", known.name));
                return Err(Refusal::Ambiguous(known.iter().map(name).collect()));
            }
        }
        let series = self.statistics.iter().flat_map(|statistics| &statistics.series);
        let names: BTreeSet<String> = series.map(Series::name).filter(|name| within(name)).collect();
        let one = names.iter().next().filter(|_| names.len() == 1);
        match one {
            Some(name) => self.meant(name),
            None if names.is_empty() => Err(Refusal::UnknownMeasure),
            None => Err(Refusal::Ambiguous(names.into_iter().take(MOST).collect())),
        }
    }

    /// The series that fit, with their releases: at most one of each release.
    pub(super) fn candidates(&self, meant: &Meant) -> Result<Vec<(&Statistics, &Series)>, Refusal> {
        let column = match meant {
            Meant::Known(known) => known.from.column(),
            Meant::Column(column, _) => column,
        };
        let fits = |series: &&Series| {
            plain(&series.column) == column
                && match meant {
                    Meant::Known(Known { from: Held::Filtered(_, words), .. }) => filters(series).contains(words),
                    Meant::Column(_, Some(wanted)) => filters(series) == *wanted,
                    _ => true,
                }
        };
        let (mut found, mut several) = (Vec::new(), Vec::new());
        for statistics in &self.statistics {
            let all: Vec<&Series> = statistics.series.iter().filter(fits).collect();
            let total: Vec<&Series> = all.iter().copied().filter(|series| series.is_total()).collect();
            match (&all[..], &total[..]) {
                ([], _) => {}
                ([one], _) | (_, [one]) => found.push((statistics, *one)),
                // Of estimates of people by age, those under 18 are meant.
                _ => match all.iter().find(|series| under_18(series)) {
                    Some(one) => found.push((statistics, one)),
                    None => several.extend(all.iter().take(MOST).map(|series| series.name())),
                },
            }
        }
        // Where one file says which is meant, the others need not be asked.
        match (found.is_empty(), several.is_empty()) {
            (false, _) => Ok(found),
            (true, false) => Err(Refusal::Ambiguous(several)),
            (true, true) => Err(Refusal::NoFile(name_of(meant))),
        }
    }
}

fn name_of(meant: &Meant) -> String {
    match meant {
        Meant::Known(known) => known.name.to_owned(),
        Meant::Column(column, _) => column.clone(),
    }
}

/// Whether a series is of those aged 0 to 17.
pub(super) fn under_18(series: &Series) -> bool {
    let numbers = |text: &str| plain(text).split('_').filter_map(|word| word.parse::<u32>().ok()).collect::<Vec<_>>();
    series.filters.iter().all(|(_, value)| matches!(numbers(value)[..], [0, 17]) || value.eq_ignore_ascii_case("total"))
}

/// The filters of a series in small letters.
fn filters(series: &Series) -> String {
    let all: Vec<String> = series.filters.iter().map(|(_, value)| value.to_lowercase()).collect();
    all.join(", ")
}

/// Words that tell nothing.
const LITTLE: &[&str] =
    &["the", "of", "a", "an", "for", "to", "with", "and", "by", "per", "in", "on", "at", "that", "are", ""];
