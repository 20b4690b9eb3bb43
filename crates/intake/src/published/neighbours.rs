//! Models of statistical neighbours: ten authorities for each, of one month.

use super::columns::{MONTHS, Means, NO_MARKS, means, plain};
use super::place::{Code, code};
use super::successors;
use super::{Options, rules};
use crate::finding::{Column, Findings};
use crate::table::{Cells, Tables};
use std::collections::BTreeMap;
use std::fmt;
use std::ops::ControlFlow;
use std::sync::Arc;

/// The month, or the year, that a model is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Vintage {
    /// The year.
    pub year: i32,
    /// From 1, where it is known.
    pub month: Option<u32>,
}

impl Vintage {
    /// Reads "April 2021", "2021-04", "sn_april_2021.xlsx", "2021".
    #[must_use]
    pub fn read(text: &str) -> Option<Vintage> {
        let words = words(text);
        let year_at = words
            .iter()
            .position(|word| word.len() == 4 && word.parse::<i32>().is_ok_and(|y| (2000..2100).contains(&y)))?;
        let year = words[year_at].parse().ok()?;
        let named = words.iter().find_map(|word| {
            let at = MONTHS.iter().position(|month| {
                let month = month.to_lowercase();
                month == *word || month.get(..3) == Some(word.as_str()) || word == "sept" && month == "september"
            })?;
            u32::try_from(at + 1).ok()
        });
        let numbered = || {
            let next = words.get(year_at + 1).or_else(|| year_at.checked_sub(1).and_then(|at| words.get(at)))?;
            next.parse().ok().filter(|month| next.len() == 2 && (1..=12).contains(month))
        };
        Some(Vintage { year, month: named.or_else(numbered) })
    }
    /// Whether one may be meant by the other: the month is left out in one of them, or alike.
    #[must_use]
    pub fn fits(self, other: Vintage) -> bool {
        self.year == other.year && (self.month.is_none() || other.month.is_none() || self.month == other.month)
    }
}

/// Letters and figures apart, in small letters: "April2021" is two words.
fn words(text: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut before = ' ';
    for c in text.chars() {
        if !c.is_alphanumeric() || c.is_ascii_digit() != before.is_ascii_digit() {
            out.push(String::new());
        }
        if let Some(last) = out.last_mut().filter(|_| c.is_alphanumeric()) {
            last.extend(c.to_lowercase());
        }
        before = c;
    }
    out.retain(|word| !word.is_empty());
    out
}

impl fmt::Display for Vintage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let month = self.month.and_then(|month| MONTHS.get(usize::try_from(month).ok()?.checked_sub(1)?));
        match month {
            Some(month) => write!(f, "{month} {}", self.year),
            None => write!(f, "{}", self.year),
        }
    }
}

/// How the month of a model was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// Somebody said it.
    Said,
    /// It stands in the file's name.
    Name,
    /// The earliest that the codes in it allow.
    Codes,
}

impl Told {
    /// In words, after "The model is of April 2021".
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Told::Said => "as was said",
            Told::Name => "by the file’s name",
            Told::Codes => "or later: that is the earliest that its codes allow",
        }
    }
}

/// A model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Model {
    /// Of when.
    pub vintage: Vintage,
    /// How that was found.
    pub told: Told,
    /// The neighbours of each authority, the closest first, by the codes of the file.
    pub of: BTreeMap<String, Vec<String>>,
}

/// The places of the columns with neighbours, the closest first; empty where there are none.
fn neighbours(headings: &[String]) -> Vec<usize> {
    const STARTS: [&str; 6] = ["sn", "neighbour", "neighbor", "statistical_neighbour", "stat_neighbour", "nn"];
    const ENDS: [&str; 7] = ["", "code", "num", "number", "la", "la_code", "la_number"];
    let mut found: Vec<(u32, usize)> = Vec::new();
    for (at, heading) in headings.iter().enumerate() {
        let plain = plain(heading);
        let place = STARTS.iter().find_map(|start| {
            let rest = plain.strip_prefix(start)?.trim_start_matches('_');
            let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            let (digits, after) = rest.split_at(end);
            ENDS.contains(&after.trim_start_matches('_')).then(|| digits.parse::<u32>().ok())?
        });
        if let Some(place) = place.filter(|place| (1..=30).contains(place) && !found.iter().any(|(p, _)| p == place)) {
            found.push((place, at));
        }
    }
    found.sort_unstable();
    found.into_iter().map(|(_, at)| at).collect()
}

/// A neighbour in each row: the column of the authority, that of the neighbour.
fn pairs(headings: &[String]) -> Option<usize> {
    const NAMES: [&str; 8] = [
        "neighbour",
        "neighbour_code",
        "neighbour_la_code",
        "sn",
        "sn_la_code",
        "sn_code",
        "sn_la_number",
        "sn_la_num",
    ];
    headings.iter().position(|heading| NAMES.contains(&plain(heading).as_str()))
}

/// Whether these are the headings of a model.
pub(super) fn is_headings(cells: &Cells<'_>) -> bool {
    let headings: Vec<String> = cells.iter().map(str::to_owned).collect();
    let coded = headings.iter().any(|heading| matches!(means(heading), Some(Means::Three | Means::Nine)));
    coded && (neighbours(&headings).len() >= 3 || pairs(&headings).is_some())
}

/// Reads the model that begins at these headings.
pub(super) fn read(
    tables: &mut Tables<'_>,
    (file, sheet): (&Arc<str>, &str),
    (row, headings): (u32, &[String]),
    options: &Options,
) -> (Option<Model>, Findings) {
    let mut findings = Findings::default();
    let own =
        headings.iter().position(|heading| matches!(means(heading), Some(Means::Three | Means::Nine))).unwrap_or(0);
    let wide = neighbours(headings);
    let long = pairs(headings).filter(|_| wide.len() < 3);
    let columns = long.map_or(wide, |at| vec![at]);
    let mut of = BTreeMap::<String, Vec<String>>::new();
    let done = tables.rows(sheet, &mut |number, cells| {
        if number <= row {
            return ControlFlow::Continue(());
        }
        let mut say =
            |at: usize, rule| findings.add(file, number, Column::At(u16::try_from(at).unwrap_or(u16::MAX)), rule);
        let Some(Code::Three(authority) | Code::Nine(authority)) = code(cells.get(own)) else {
            // Below the table stand notes.
            if !cells.get(own).is_empty() && cells.len() > 3 {
                say(own, &rules::LIST_CODE);
                findings.rows_refused += 1;
            }
            return ControlFlow::Continue(());
        };
        let known = of.contains_key(&authority);
        if known && long.is_none() {
            say(own, &rules::MODEL_TWICE);
            findings.rows_refused += 1;
            return ControlFlow::Continue(());
        }
        let list = of.entry(authority.clone()).or_default();
        for at in &columns {
            match code(cells.get(*at)) {
                Some(Code::Three(code) | Code::Nine(code)) if code == authority => say(*at, &rules::MODEL_SELF),
                Some(Code::Three(code) | Code::Nine(code)) if list.contains(&code) => say(*at, &rules::MODEL_TWICE),
                Some(Code::Three(code) | Code::Nine(code)) => list.push(code),
                Some(Code::None) => {}
                // An authority can be without neighbours: marks say so.
                None if is_mark(cells.get(*at)) => {}
                None => say(*at, &rules::MODEL_CODE),
            }
        }
        if long.is_none() && (1..10).contains(&list.len()) {
            say(own, &rules::MODEL_FEW);
        }
        findings.rows_used += 1;
        if of.len() < 2_000 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    if let Err(rule) = done {
        findings.add(file, 0, Column::None, rule);
    }
    of.retain(|_, list| !list.is_empty());
    if of.is_empty() {
        findings.add(file, 0, Column::None, &rules::NO_ROWS);
        return (None, findings);
    }
    let (vintage, told) = vintage(file, &of, options);
    (Some(Model { vintage, told, of }), findings)
}

/// What stands where there is no neighbour.
fn is_mark(text: &str) -> bool {
    text.eq_ignore_ascii_case("x") || NO_MARKS.iter().any(|mark| text.eq_ignore_ascii_case(mark))
}

fn vintage(file: &str, of: &BTreeMap<String, Vec<String>>, options: &Options) -> (Vintage, Told) {
    if let Some(vintage) = options.vintage {
        return (vintage, Told::Said);
    }
    if let Some(vintage) = Vintage::read(file) {
        return (vintage, Told::Name);
    }
    let codes = of.keys().chain(of.values().flatten());
    let day = codes.filter_map(|code| successors::began(three(code))).max();
    let date = day.map_or((2007, None), |day| (chrono::Datelike::year(&day), Some(chrono::Datelike::month(&day))));
    (Vintage { year: date.0, month: date.1 }, Told::Codes)
}

/// The three figures of a code, for those that began or ended.
fn three(code: &str) -> &str {
    successors::NINE.iter().find(|(_, nine)| *nine == code).map_or(code, |(three, _)| three)
}

impl Model {
    /// As a text: a line for each authority, itself first.
    #[must_use]
    pub fn pack(&self) -> String {
        let mut out = String::new();
        for (authority, list) in &self.of {
            out.push_str(authority);
            for code in list {
                out.push(' ');
                out.push_str(code);
            }
            out.push('\n');
        }
        out
    }
    /// Reads the text back.
    #[must_use]
    pub fn unpack(vintage: Vintage, told: Told, text: &str) -> Model {
        let line = |line: &str| {
            let mut codes = line.split(' ').map(str::to_owned);
            Some((codes.next()?, codes.collect()))
        };
        Model { vintage, told, of: text.lines().filter_map(line).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_found_in_what_people_write() {
        for (text, said) in [
            ("April 2021", "April 2021"),
            ("lait_sn_april_2021.xlsx", "April 2021"),
            ("New_Statistical_Neighbour_Groupings_April_2021.csv", "April 2021"),
            ("2025-05", "May 2025"),
            ("sn_model_2025_wide.csv", "2025"),
            ("neighbours Apr-2021", "April 2021"),
        ] {
            assert_eq!(Vintage::read(text).map(|v| v.to_string()).as_deref(), Some(said), "{text}");
        }
        assert_eq!(Vintage::read("neighbours.csv"), None);
        let [month, year, other] = ["April 2021", "2021", "May 2021"].map(|text| Vintage::read(text).unwrap());
        assert!(month.fits(year) && year.fits(month) && !month.fits(other));
    }
}
