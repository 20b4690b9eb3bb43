//! Which measure is meant by a column's name, an indicator's code or plain words.

use super::columns::plain;
use super::known::{self, Held, KNOWN, Known, WHOLES};
use super::library::Library;
use super::refusal::Refusal;
use super::source::{Source, Way};
use super::statistics::{Series, count_of, is_rate};
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
        let of_column = |known: &&Known| matches!(known.from, Held::Column(own) if own == wanted);
        if let Some(known) = KNOWN.iter().find(of_column) {
            return Ok(Meant::Known(known));
        }
        if all().any(|series| plain(&series.column) == wanted) {
            return Ok(Meant::Column(wanted, None));
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

    /// The sources that fit: at most one of each release.
    pub(super) fn candidates(&self, meant: &Meant) -> Result<Vec<Source<'_>>, Refusal> {
        let (mut found, mut several) = (Vec::new(), Vec::new());
        for statistics in &self.statistics {
            let sources = ways(meant).into_iter().filter_map(|(column, words, way)| {
                let fits = |series: &&Series| plain(&series.column) == column && within(series, &words);
                let all: Vec<&Series> = statistics.series.iter().filter(fits).collect();
                let series = the_one(&all).or_else(|| {
                    several.extend(all.iter().take(MOST).map(|series| series.name()));
                    None
                })?;
                Source::new(self, statistics, series, way)
            });
            found.extend(sources.take(1));
        }
        // Where one file says which is meant, the others need not be asked.
        match (found.is_empty(), several.is_empty()) {
            (false, _) => Ok(found),
            (true, false) => Err(Refusal::Ambiguous(several)),
            (true, true) => Err(Refusal::NoFile(name_of(meant))),
        }
    }
}

/// Which filters are meant.
enum Words {
    Any,
    With(&'static str),
    All(String),
}

fn within(series: &Series, words: &Words) -> bool {
    match words {
        Words::Any => true,
        Words::With(words) => filters(series).contains(words),
        Words::All(wanted) => filters(series) == *wanted,
    }
}

/// The ways in which a release can have a measure, the best first: printed, then worked out of its counts.
fn ways(meant: &Meant) -> Vec<(String, Words, Way)> {
    let known = match meant {
        Meant::Column(column, filters) => {
            let words = filters.clone().map_or(Words::Any, Words::All);
            return vec![(column.clone(), words, Way::Printed)];
        }
        Meant::Known(known) => known,
    };
    let count = |column: &str| count_of(column).filter(|_| is_rate(column));
    match known.from {
        Held::Share(parts, whole) => vec![(whole.to_owned(), Words::Any, Way::Share(parts))],
        Held::Filtered(column, words) => {
            let mut ways = vec![(column.to_owned(), Words::With(words), Way::Printed)];
            ways.extend(count(column).map(|count| (count, Words::With(words), Way::Rate)));
            ways
        }
        Held::Column(column) => {
            let mut ways = vec![(column.to_owned(), Words::Any, Way::Printed)];
            ways.extend(count(column).map(|count| (count, Words::Any, Way::Rate)));
            let share = WHOLES.iter().find(|(own, ..)| *own == column);
            ways.extend(share.map(|(_, part, whole)| ((*whole).to_owned(), Words::Any, Way::Share(part))));
            ways
        }
    }
}

/// The series that is meant of those that fit: the only one, the one of all, or that of those under 18.
fn the_one<'s>(all: &[&'s Series]) -> Option<&'s Series> {
    let total: Vec<&'s Series> = all.iter().copied().filter(|series| series.is_total()).collect();
    match (all, &total[..]) {
        ([one], _) | (_, [one]) => Some(one),
        _ => all.iter().copied().find(|series| under_18(series)),
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
