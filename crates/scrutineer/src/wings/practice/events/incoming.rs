//! Events out of a table: what each row would change, or what is wrong with it and how to mend it. Pure.

use super::Events;
use super::cells::{AGENCY, FIRST, REFERENCE, Reading};
use super::reference::reference;
use super::whose::Whose;
use crate::wings::governance::agencies::AgencyId;
use chrono::{DateTime, Utc};
use kit::Record;
use kit::sheets::Sheet;
use sea_orm::{EntityTrait, ModelTrait};
use std::collections::{HashMap, HashSet};

/// What is wrong with a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// As the spreadsheet numbers it.
    pub row: usize,
    pub column: &'static str,
    pub says: String,
}

/// What a row means.
pub enum Line<E: Events> {
    New(Box<E::Row>),
    Changed { before: Box<E::Row>, after: Box<E::Row> },
}

/// What a whole table means.
pub struct Incoming<E: Events> {
    pub lines: Vec<Line<E>>,
    /// How many rows say what is there already.
    pub same: usize,
    pub findings: Vec<Finding>,
    /// How many rows are in the way.
    pub refused: usize,
}

/// The events that whoever sends may see, by agency and reference.
pub type Present<'a, E> = HashMap<(AgencyId, String), &'a <E as Events>::Row>;

/// What a column is headed, by its key.
#[must_use]
pub fn headed<E: Events>(key: &str) -> &'static str {
    let first = FIRST.iter().find(|(known, ..)| *known == key).map(|(_, name, _)| *name);
    first.or_else(|| E::COLUMNS.iter().find(|column| column.key == key).map(|column| column.name)).unwrap_or("")
}

/// The headings of a file, in order.
#[must_use]
pub fn headings<E: Events>() -> Vec<&'static str> {
    FIRST.iter().map(|(_, name, _)| *name).chain(E::COLUMNS.iter().map(|column| column.name)).collect()
}

/// Where the columns stand, by their keys.
fn places<E: Events>(sheet: &Sheet) -> Result<HashMap<&'static str, usize>, String> {
    let known: Vec<(&'static str, &'static str)> = FIRST
        .iter()
        .map(|(key, name, _)| (*key, *name))
        .chain(E::COLUMNS.iter().map(|column| (column.key, column.name)))
        .collect();
    let mut places = HashMap::new();
    for (at, heading) in sheet.headings.iter().enumerate() {
        let (text, heading) = (sheet.rows.iter().any(|row| !row.cell(at).is_empty()), heading.trim());
        match known.iter().find(|(_, name)| name.eq_ignore_ascii_case(heading)) {
            Some((key, name)) => {
                if places.insert(*key, at).is_some() {
                    return Err(format!("The column “{name}” stands there twice. Take one of them away"));
                }
            }
            // Spreadsheets leave empty columns behind.
            None if heading.is_empty() && !text => {}
            None => return Err(unknown(at, heading)),
        }
    }
    let needed = FIRST.iter().take(1).map(|(key, name, _)| (*key, *name));
    let needed = needed.chain(E::COLUMNS.iter().filter(|column| column.needed).map(|column| (column.key, column.name)));
    for (key, name) in needed {
        if !places.contains_key(key) {
            return Err(format!("There is no column “{name}”. Add it to the first row"));
        }
    }
    Ok(places)
}

/// A column that is not asked for may hold anything, a name too: so the whole file is refused.
fn unknown(at: usize, heading: &str) -> String {
    let short: String = heading.chars().take(30).collect();
    let which = if short.is_empty() { format!("Column {}", at + 1) } else { format!("The column “{short}”") };
    format!("{which} is not asked for, and nothing was read. Take the column away")
}

/// What a table means at a moment.
///
/// # Errors
/// A sentence, when the table as a whole cannot be taken.
pub fn read<E: Events>(
    sheet: &Sheet,
    present: &Present<'_, E>,
    whose: &Whose,
    now: DateTime<Utc>,
) -> Result<Incoming<E>, String> {
    let places = places::<E>(sheet)?;
    if sheet.rows.is_empty() {
        return Err("There is no row under the headings. Add the events, one in each row".into());
    }
    let mut incoming = Incoming { lines: Vec::new(), same: 0, findings: Vec::new(), refused: 0 };
    let mut seen = HashSet::new();
    for row in &sheet.rows {
        let sent = |key: &str| places.get(key).map(|at| row.cell(*at).to_owned());
        let kept = kept::<E>(&sent, present, whose);
        // What a file has no column for stays as it is.
        let cell = |key: &str| sent(key).or_else(|| kept.get(key).cloned()).unwrap_or_default();
        let mut cells = Reading::of(&cell, whose, now);
        let mut read = E::read(&mut cells);
        if let Some(event) = &read {
            let (named, agency, _) = E::told(event);
            if !seen.insert((agency, named.to_owned())) {
                cells.wrong(REFERENCE, "This reference stands in an earlier row. Keep one of them");
                read = None;
            }
        }
        let found = cells.wrong;
        match read.filter(|_| found.is_empty()) {
            Some(event) => incoming.add(event, present),
            None => incoming.refused += 1,
        }
        let number = row.number;
        incoming.findings.extend(found.into_iter().map(|wrong| Finding {
            row: number,
            column: headed::<E>(wrong.key),
            says: wrong.says,
        }));
    }
    Ok(incoming)
}

/// The cells of the event that a row is about, by their keys; none where it is a new one.
fn kept<E: Events>(
    sent: &impl Fn(&str) -> Option<String>,
    present: &Present<'_, E>,
    whose: &Whose,
) -> HashMap<&'static str, String> {
    let text = |key: &str| sent(key).unwrap_or_default();
    let (named, agency) = (reference(&text(REFERENCE)), whose.meant(text(AGENCY).trim()));
    let there = agency.ok().zip(named.ok()).and_then(|known| present.get(&known));
    there.map(|row| E::COLUMNS.iter().map(|column| column.key).zip(E::cells(row)).collect()).unwrap_or_default()
}

impl<E: Events> Incoming<E> {
    fn add(&mut self, event: E::Row, present: &Present<'_, E>) {
        let (reference, agency, _) = E::told(&event);
        match present.get(&(agency, reference.to_owned())) {
            None => self.lines.push(Line::New(Box::new(event))),
            Some(before) => match onto::<E>(before, event) {
                None => self.same += 1,
                Some(after) => {
                    self.lines.push(Line::Changed { before: Box::new((*before).clone()), after: Box::new(after) });
                }
            },
        }
    }
    /// How many are new, and how many are changed.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        let new = self.lines.iter().filter(|line| matches!(line, Line::New(_))).count();
        (new, self.lines.len() - new)
    }
    /// What was seen, in a mark that differs when something else would happen.
    #[must_use]
    pub fn mark(&self) -> String {
        let mut all = format!("{} {}", self.same, self.refused);
        let cells = |row: &E::Row| E::cells(row).join("\u{1f}");
        for line in &self.lines {
            let (was, row) = match line {
                Line::New(row) => (String::new(), row),
                // The version tells what a colleague has changed since.
                Line::Changed { before, after } => {
                    let version = before.get(<E::Entity as Record>::VERSION);
                    (format!("{} {version:?}", E::id(before)), after)
                }
            };
            let (reference, agency, _) = E::told(row);
            all.extend(["\u{1e}", &was, "\u{1f}", &agency.to_string(), "\u{1f}", reference, "\u{1f}", &cells(row)]);
        }
        kit::access::digest(&all).chars().take(16).collect()
    }
}

/// An event as it was read in the place of the one that is there; nothing when it says the same. What somebody says anew
/// is no longer made up.
#[must_use]
pub fn onto<E: Events>(before: &E::Row, mut after: E::Row) -> Option<E::Row> {
    type Kept<E> = <<E as Events>::Entity as EntityTrait>::Column;
    let kept: [Kept<E>; 4] =
        [<E::Entity as Record>::ID, <E::Entity as Record>::BOARD, <E::Entity as Record>::VERSION, E::ILLUSTRATIVE];
    for column in kept {
        // The value comes from a row of the same table, so it always fits.
        let _ = after.try_set(column, before.get(column));
    }
    if after == *before {
        return None;
    }
    let _ = after.try_set(E::ILLUSTRATIVE, false.into());
    Some(after)
}
