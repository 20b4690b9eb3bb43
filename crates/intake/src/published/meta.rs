//! The description of a data file (`.meta.csv`): which columns are filters and which figures, checked against the data.

use super::columns::{META, UNITS, means, plain};
use super::rules;
use crate::finding::{Column, Findings, Rule};
use crate::input::Input;
use crate::table::{Cells, Tables};
use std::collections::HashSet;
use std::ops::ControlFlow;
use std::sync::Arc;

/// What a description says.
#[derive(Clone, Debug, Default)]
pub(super) struct Described {
    /// Each column with whether it is a filter.
    pub columns: Vec<(String, bool)>,
    groups: Vec<(u32, String)>,
}

/// Whether these are the headings of a description.
pub(super) fn is_headings(cells: &Cells<'_>) -> bool {
    let has = |name: &str| cells.iter().any(|cell| plain(cell) == name);
    has("col_name") && (has("col_type") || has("label"))
}

/// More columns than this are not described.
const MOST: usize = 2_000;

struct Reading<'f> {
    file: &'f Arc<str>,
    findings: Findings,
    at: Vec<Option<usize>>,
    found: Described,
    names: HashSet<String>,
    labels: HashSet<String>,
}

/// Reads a description.
pub(super) fn read(input: &Input<'_>) -> (Described, Findings) {
    let mut reading = Reading {
        file: &input.name,
        findings: Findings::default(),
        at: Vec::new(),
        found: Described::default(),
        names: HashSet::new(),
        labels: HashSet::new(),
    };
    separator(input, &mut reading.findings);
    let done = Tables::open(input).and_then(|mut tables| {
        let sheet = tables.sheets().into_iter().next().unwrap_or_default();
        tables.rows(&sheet, &mut |number, cells| {
            if reading.at.is_empty() {
                reading.headings(number, cells);
            } else {
                reading.row(number, cells);
            }
            if reading.found.columns.len() < MOST { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })
    });
    if let Err(rule) = done {
        reading.findings.add(reading.file, 0, Column::None, rule);
    }
    (reading.found, reading.findings)
}

impl Reading<'_> {
    fn headings(&mut self, number: u32, cells: &Cells<'_>) {
        let names: Vec<String> = cells.iter().map(plain).collect();
        self.at = META.iter().map(|wanted| names.iter().position(|name| name == wanted)).collect();
        for (wanted, at) in META.iter().zip(&self.at) {
            if at.is_none() {
                self.findings.add(self.file, number, Column::Named(wanted), &rules::META_COLUMNS);
            }
        }
    }
    fn say(&mut self, number: u32, column: usize, rule: &'static Rule) {
        self.findings.add(self.file, number, Column::Named(META.get(column).copied().unwrap_or("col_name")), rule);
    }

    fn row(&mut self, number: u32, cells: &Cells<'_>) {
        let at = self.at.clone();
        let cell = |n: usize| at.get(n).copied().flatten().map_or("", |at| cells.get(at));
        let [name, kind, label] = [cell(0), cell(1), cell(2)];
        if !self.names.insert(name.to_owned()) || !label.is_empty() && !self.labels.insert(label.to_owned()) {
            self.say(number, 0, &rules::META_DUPLICATE);
        }
        if name.contains(char::is_whitespace) {
            self.say(number, 0, &rules::META_SPACE);
        }
        if label.is_empty() {
            self.say(number, 2, &rules::META_LABEL);
        }
        if means(name).is_some() && META_PLACES.iter().any(|start| name.starts_with(start)) {
            self.say(number, 0, &rules::META_PLACE);
        }
        let filter = kind.eq_ignore_ascii_case("filter");
        if !filter && !kind.eq_ignore_ascii_case("indicator") {
            return self.say(number, 1, &rules::META_TYPE);
        }
        if filter && [3, 4, 5].iter().any(|n| !cell(*n).is_empty()) {
            self.say(number, 3, &rules::META_FILTER);
        }
        if !filter && [6, 7].iter().any(|n| !cell(*n).is_empty()) {
            self.say(number, 6, &rules::META_INDICATOR);
        }
        if !UNITS.contains(&cell(4)) {
            self.say(number, 4, &rules::META_UNIT);
        }
        if !cell(5).is_empty() && cell(5).parse::<u8>().is_err() {
            self.say(number, 5, &rules::META_PLACES);
        }
        if filter && !cell(7).is_empty() {
            self.found.groups.push((number, cell(7).to_owned()));
            self.found.columns.push((cell(7).to_owned(), true));
        }
        self.found.columns.push((name.to_owned(), filter));
    }
}

/// Columns that begin so belong to times and places, and a description leaves them out.
const META_PLACES: &[&str] = &["time_", "geographic_", "country_", "region_", "old_la", "new_la", "la_"];

/// Compares a description with the headings of its data.
pub(super) fn compare(
    (described, meta): (&Described, &Arc<str>),
    (headings, data): (&[String], &Arc<str>),
    findings: &mut Findings,
) {
    let named: HashSet<&str> = described.columns.iter().map(|(name, _)| name.as_str()).collect();
    for (name, _) in &described.columns {
        if !headings.contains(name) {
            findings.add(meta, 0, Column::Named("col_name"), &rules::META_NOT_IN_DATA);
        }
    }
    for (row, group) in &described.groups {
        if !headings.contains(group) {
            findings.add(meta, *row, Column::Named("filter_grouping_column"), &rules::META_GROUP);
        }
    }
    for (at, heading) in headings.iter().enumerate() {
        if means(heading).is_none() && !heading.is_empty() && !named.contains(heading.as_str()) {
            let column = Column::At(u16::try_from(at).unwrap_or(u16::MAX));
            findings.add(data, 1, column, &rules::DATA_NOT_IN_META);
        }
    }
}

/// Whether something else than commas separates the columns of a text.
pub(super) fn separator(input: &Input<'_>, findings: &mut Findings) {
    use std::io::Read;
    let mut start = Vec::new();
    let text = input.form() == Ok(crate::input::Form::Text);
    if !text || input.open().map(|from| from.take(64 * 1024).read_to_end(&mut start)).is_err() {
        return;
    }
    let first = start.split(|byte| *byte == b'\n').find(|line| !line.trim_ascii().is_empty()).unwrap_or_default();
    let count = |mark: u8| first.iter().filter(|byte| **byte == mark).count();
    if [b'\t', b';', b'|'].iter().any(|mark| count(*mark) > count(b',')) {
        findings.add(&input.name, 1, Column::None, &rules::SEPARATOR);
    }
}
