//! What is wrong with a file: by row, column and rule, never by content.

use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; every figure is as it would be without it.
    Note,
    /// The row is used, and what it says is doubtful.
    Warning,
    /// The row is not used, or the file is not.
    Error,
}

impl Severity {
    /// As people read it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Severity::Note => "Note",
            Severity::Warning => "Check",
            Severity::Error => "Not used",
        }
    }
}

/// A rule that a row can break. Its words are fixed, so that no message can hold what stands in a cell.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Short and lasting, e.g. `cin-referral-after-closure`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub wrong: &'static str,
    /// How to mend it.
    pub mend: &'static str,
}

impl Rule {
    /// A rule whose breach leaves the row out.
    #[must_use]
    pub const fn error(code: &'static str, wrong: &'static str, mend: &'static str) -> Self {
        Rule { code, severity: Severity::Error, wrong, mend }
    }
    /// A rule whose breach is worth a look.
    #[must_use]
    pub const fn warning(code: &'static str, wrong: &'static str, mend: &'static str) -> Self {
        Rule { code, severity: Severity::Warning, wrong, mend }
    }
    /// Something worth knowing.
    #[must_use]
    pub const fn note(code: &'static str, wrong: &'static str, mend: &'static str) -> Self {
        Rule { code, severity: Severity::Note, wrong, mend }
    }
    /// What is wrong and how to mend it.
    #[must_use]
    pub fn message(&self) -> String {
        format!("{}. {}.", self.wrong, self.mend)
    }
}

/// A column: by the name that the format gives it, else by its place. A heading of the file is never repeated, since in
/// a file without headings it is a child's row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// The whole row, or the whole file.
    None,
    /// As the format names it.
    Named(&'static str),
    /// The place in the file, from 0.
    At(u16),
}

impl std::fmt::Display for Column {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Column::None => Ok(()),
            Column::Named(name) => f.write_str(name),
            Column::At(place) => write!(f, "column {}", letters(*place)),
        }
    }
}

/// A column as a spreadsheet calls it: A, B, ... Z, AA.
fn letters(place: u16) -> String {
    let last = char::from(b'A' + u8::try_from(place % 26).unwrap_or(0));
    if place < 26 { last.to_string() } else { format!("{}{last}", letters(place / 26 - 1)) }
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The file, and the sheet in it: "annex-a.xlsx, list 3".
    pub file: Arc<str>,
    /// As a spreadsheet numbers rows; in XML the line; 0 for the whole file.
    pub row: u32,
    /// The column.
    pub column: Column,
    /// The rule that is broken.
    pub rule: &'static Rule,
}

/// More findings than this are counted and not listed.
pub const MOST_LISTED: usize = 5_000;

/// The findings of one reading, in the order of the files and their rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    listed: Vec<Finding>,
    counts: BTreeMap<&'static str, u64>,
    /// Rows that the figures rest on.
    pub rows_used: u64,
    /// Rows that were left out.
    pub rows_refused: u64,
}

impl Findings {
    /// Adds one.
    pub fn add(&mut self, file: &Arc<str>, row: u32, column: Column, rule: &'static Rule) {
        *self.counts.entry(rule.code).or_default() += 1;
        if self.listed.len() < MOST_LISTED {
            self.listed.push(Finding { file: Arc::clone(file), row, column, rule });
        }
    }
    /// Those that are listed: the first [`MOST_LISTED`].
    #[must_use]
    pub fn listed(&self) -> &[Finding] {
        &self.listed
    }
    /// How many there are of each rule, by its code; those that are not listed too.
    #[must_use]
    pub const fn counts(&self) -> &BTreeMap<&'static str, u64> {
        &self.counts
    }
    /// How many there are in all.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.counts.values().sum()
    }
    /// Adds one that was found after the rows below it were read: it stands above what is wrong with those.
    pub(crate) fn add_above(&mut self, file: &Arc<str>, row: u32, column: Column, rule: &'static Rule) {
        // What is only counted has no place to look for: a list can stand in a file twice, with a million rows.
        let full = self.listed.len() >= MOST_LISTED;
        let below = |one: &Finding| one.row > row && one.file == *file;
        let place = if full { None } else { self.listed.iter().position(below) };
        self.add(file, row, column, rule);
        if let Some(place) = place {
            self.listed[place..].rotate_right(1);
        }
    }
    /// Adds those of another reading.
    pub fn append(&mut self, other: Findings) {
        for (code, count) in other.counts {
            *self.counts.entry(code).or_default() += count;
        }
        let room = MOST_LISTED.saturating_sub(self.listed.len());
        self.listed.extend(other.listed.into_iter().take(room));
        self.rows_used += other.rows_used;
        self.rows_refused += other.rows_refused;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static SMALL: Rule = Rule::note("small", "It is small", "Leave it");

    #[test]
    fn more_than_can_be_listed_are_counted() {
        let (mut found, file) = (Findings::default(), Arc::from("a.csv"));
        for row in 0..u32::try_from(MOST_LISTED).unwrap() + 7 {
            found.add(&file, row, Column::Named("Date"), &SMALL);
        }
        assert_eq!((found.listed().len(), found.total()), (MOST_LISTED, MOST_LISTED as u64 + 7));
        let mut twice = found.clone();
        twice.append(found);
        assert_eq!((twice.listed().len(), twice.counts()["small"]), (MOST_LISTED, 2 * (MOST_LISTED as u64 + 7)));
    }

    #[test]
    fn what_is_found_later_stands_above_what_is_below_it_in_its_file() {
        let (mut found, one, two) = (Findings::default(), Arc::from("a.csv"), Arc::from("b.csv"));
        for (file, row) in [(&one, 3), (&one, 9), (&two, 2)] {
            found.add(file, row, Column::None, &SMALL);
        }
        found.add_above(&one, 5, Column::None, &SMALL);
        found.add_above(&two, 4, Column::None, &SMALL);
        let rows: Vec<(&str, u32)> = found.listed().iter().map(|one| (&*one.file, one.row)).collect();
        assert_eq!(rows, [("a.csv", 3), ("a.csv", 5), ("a.csv", 9), ("b.csv", 2), ("b.csv", 4)]);
        for row in 0..u32::try_from(MOST_LISTED).unwrap() {
            found.add_above(&one, row, Column::None, &SMALL);
        }
        assert_eq!((found.listed().len(), found.total()), (MOST_LISTED, MOST_LISTED as u64 + 5));
    }

    #[test]
    fn a_column_without_a_name_is_told_by_its_letter() {
        let told = [0, 25, 26, 27, 701, 702].map(|place| Column::At(place).to_string());
        assert_eq!(told, ["column A", "column Z", "column AA", "column AB", "column ZZ", "column AAA"]);
        assert_eq!(SMALL.message(), "It is small. Leave it.");
    }
}
