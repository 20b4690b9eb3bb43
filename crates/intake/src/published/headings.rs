//! The headings of a file: what each column means, found by name and, for filters and figures, by what stands below.

use super::cell::{self, Was};
use super::columns::{FILTERS, Means, means, plain};
use super::rules;
use crate::finding::{Column, Findings};
use crate::table::Cells;
use std::sync::Arc;

/// What a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Of the format.
    Means(Means),
    /// Splits the figures.
    Filter,
    /// Holds figures.
    Indicator,
    /// Not used.
    Left,
}

/// A column of a file.
#[derive(Clone, Debug)]
pub(super) struct Heading {
    /// As it stands in the file.
    pub name: String,
    pub role: Role,
}

/// What was counted in a column.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    good: u32,
    blank: u32,
    text: u32,
}

/// The columns, while the rows are looked through for the first time.
pub(super) struct Profile {
    names: Vec<String>,
    seen: Vec<Seen>,
    said: Vec<Option<bool>>,
    pub rows: u32,
}

/// The longest heading that is kept, in characters.
const LONGEST: usize = 150;

impl Profile {
    /// From the headings.
    pub(super) fn new(cells: &[String]) -> Self {
        let names: Vec<String> =
            cells.iter().map(|cell| cell.trim_matches('"').chars().take(LONGEST).collect()).collect();
        Profile { seen: vec![Seen::default(); names.len()], said: vec![None; names.len()], names, rows: 0 }
    }
    /// What a description says of a column: whether it is a filter.
    pub(super) fn say(&mut self, name: &str, filter: bool) {
        for (at, own) in self.names.iter().enumerate() {
            if own == name {
                self.said[at] = Some(filter);
            }
        }
    }
    /// One row more.
    pub(super) fn row(&mut self, cells: &Cells<'_>) {
        self.rows += 1;
        for (at, seen) in self.seen.iter_mut().enumerate() {
            match cell::read(cells.get(at)).1 {
                Was::Good | Was::OldMark | Was::OtherMark => seen.good += 1,
                Was::Blank => seen.blank += 1,
                Was::Text => seen.text += 1,
            }
        }
    }

    /// What the columns are, with what is wrong with the headings.
    pub(super) fn headings(self, file: &Arc<str>, findings: &mut Findings, row: u32) -> Vec<Heading> {
        let mut known = Vec::<String>::new();
        let mut out = Vec::with_capacity(self.names.len());
        let mut used = Vec::<Means>::new();
        let places: Vec<(String, Seen, Option<bool>)> =
            self.names.into_iter().zip(self.seen).zip(self.said).map(|((n, s), d)| (n, s, d)).collect();
        for (at, (name, seen, said)) in places.into_iter().enumerate() {
            let column = Column::At(u16::try_from(at).unwrap_or(u16::MAX));
            let simple = plain(&name);
            let mut add = |rule| findings.add(file, row, column, rule);
            if name.is_empty() {
                if seen.good + seen.text > 0 {
                    add(&rules::BLANK_HEADING);
                }
                out.push(Heading { name, role: Role::Left });
                continue;
            }
            if name.contains(char::is_whitespace) {
                add(&rules::COLUMN_SPACE);
            }
            if known.contains(&name) {
                add(&rules::DUPLICATE_COLUMN);
                out.push(Heading { name, role: Role::Left });
                continue;
            }
            if seen.good + seen.text == 0 && self.rows > 0 {
                add(&rules::BLANK_COLUMN);
            }
            known.push(name.clone());
            let mut role = role(&simple, &name, seen, said);
            if let Role::Means(means) = role {
                let several = matches!(means, Means::Three | Means::Nine | Means::OtherCode | Means::OtherName);
                if !several && used.contains(&means) {
                    role = Role::Left;
                    add(&rules::NOT_UNDERSTOOD);
                }
                used.push(means);
            }
            out.push(Heading { name, role });
        }
        out
    }
}

/// What a column is, by its name first, then by the description, then by its cells.
fn role(simple: &str, name: &str, seen: Seen, said: Option<bool>) -> Role {
    match (means(name), said) {
        // A column called "category" or "year" that the description explains is what it says there.
        (Some(means), None) => return Role::Means(means),
        (Some(means), Some(_)) if means != Means::AuthorityName => return Role::Means(means),
        (_, Some(true)) => return Role::Filter,
        (_, Some(false)) => return Role::Indicator,
        (None, None) => {}
    }
    if FILTERS.contains(&simple) {
        return Role::Filter;
    }
    match (seen.good, seen.text) {
        (0, 0) => Role::Left,
        // Mostly words: a filter. A wrong cell here and there does not make a column of figures a filter.
        (good, text) if text * 2 > good => Role::Filter,
        _ => Role::Indicator,
    }
}

/// Which row has the headings of a release: the first that has a period and something of a place.
pub(super) fn is_headings(cells: &Cells<'_>) -> bool {
    let found: Vec<Means> = cells.iter().filter_map(means).collect();
    let place = [Means::Level, Means::Nine, Means::Three, Means::RegionCode, Means::CountryCode];
    found.contains(&Means::Period) && place.iter().any(|place| found.contains(place))
}
