//! Puts rows in the order of the children, takes out what stands twice, and finds births and the year.

use super::columns::{Col, Table};
use super::rows::{At, Episode, Row, Rows};
use super::{rules, year_of};
use crate::cases::Child;
use crate::finding::{Column, Findings, Rule};
use chrono::NaiveDate;
use std::sync::Arc;

/// More than this are not put in order before they are handed on.
const MOST: usize = 100_000;

/// What is told when all rows are known, to be put in the order of the rows.
pub(super) struct Told<'f> {
    files: &'f [Arc<str>],
    found: Vec<(At, Col, &'static Rule)>,
    beyond: Findings,
}

impl<'f> Told<'f> {
    pub(super) fn new(files: &'f [Arc<str>]) -> Self {
        Told { files, found: Vec::new(), beyond: Findings::default() }
    }
    pub(super) fn add(&mut self, at: At, col: Col, rule: &'static Rule) {
        if self.found.len() < MOST {
            self.found.push((at, col, rule));
        } else if let Some(file) = self.files.get(usize::from(at.file)) {
            self.beyond.add(file, at.row, Column::Named(col.name()), rule);
        }
    }
    /// Hands them on.
    pub(super) fn hand_on(mut self, findings: &mut Findings) {
        self.found.sort_by_key(|(at, ..)| *at);
        for (at, col, rule) in self.found {
            if let Some(file) = self.files.get(usize::from(at.file)) {
                findings.add(file, at.row, Column::Named(col.name()), rule);
            }
        }
        findings.append(self.beyond);
    }
}

pub(super) fn tidy(rows: &mut Rows, told: &mut Told<'_>, findings: &mut Findings) {
    let mut dropped = 0;
    dropped += one(&mut rows.episodes, told);
    dropped += one(&mut rows.people, told);
    dropped += one(&mut rows.reviews, told);
    dropped += one(&mut rows.health, told);
    dropped += one(&mut rows.leavers, told);
    for table in Rows::SPELLS {
        dropped += one(rows.spells_mut(table), told);
    }
    findings.rows_used -= dropped;
    findings.rows_refused += dropped;
    latest(&mut rows.episodes);
}

/// Sorts, and takes out the rows that say the same as another. In one file that is a mistake, in the returns of two years
/// it is none. Returns how many were mistakes.
fn one<R: Row>(rows: &mut Vec<R>, told: &mut Told<'_>) -> u64 {
    rows.sort_unstable_by_key(|row| (row.key(), row.at()));
    let mut dropped = 0;
    rows.dedup_by(|row, before| {
        let same = row.same(*before);
        if same && row.at().file == before.at().file {
            dropped += 1;
            told.add(row.at(), Col::Child, &rules::DUPLICATE);
        }
        same
    });
    rows.shrink_to_fit();
    dropped
}

/// An episode that stands in the returns of two years: the one that has ended counts, else the later file's.
fn latest(episodes: &mut Vec<Episode>) {
    episodes.dedup_by(|row, kept| {
        let same = row.child == kept.child && row.start == kept.start && row.at.file != kept.at.file;
        // The ended ones come first.
        if same && kept.end.is_none() == row.end.is_none() && row.at.file > kept.at.file {
            *kept = *row;
        }
        same
    });
}

/// The birth of each child: by the header, else by any other table.
pub(super) fn births(rows: &Rows) -> Vec<(Child, NaiveDate)> {
    fn of<R: Row>(rows: &[R], rank: u8, into: &mut Vec<(Child, u8, NaiveDate)>) {
        let mut last = None;
        for row in rows {
            // A child's many reviews give one date.
            let entry = row.born().map(|born| (row.child(), rank, born));
            if entry.is_some() && entry != last {
                into.extend(entry);
                last = entry;
            }
        }
    }
    let mut all = Vec::new();
    of(&rows.people, 0, &mut all);
    of(&rows.health, 1, &mut all);
    of(&rows.leavers, 1, &mut all);
    of(&rows.reviews, 1, &mut all);
    for table in Rows::SPELLS {
        of(rows.spells(table), 2, &mut all);
    }
    all.sort_unstable();
    all.dedup_by_key(|(child, ..)| *child);
    all.into_iter().map(|(child, _, born)| (child, born)).collect()
}

/// When a child was born.
pub(super) fn born(births: &[(Child, NaiveDate)], child: Child) -> Option<NaiveDate> {
    births.binary_search_by_key(&child, |(child, _)| *child).ok().map(|at| births[at].1)
}

/// The year that the return is for, by the latest starts and ends of episodes. One in a hundred may be a slip.
pub(super) fn year(rows: &Rows) -> Option<i32> {
    let mut days: Vec<NaiveDate> =
        rows.episodes.iter().flat_map(|episode| [Some(episode.start), episode.end]).flatten().collect();
    let last = days.len().checked_sub(1 + days.len() / 100)?;
    let (_, day, _) = days.select_nth_unstable(last);
    let by_days = year_of(*day);
    // Orders that take liberty are collected from 2026, social workers from 2024.
    let least = if rows.holds(Table::DoLo) && !rows.spells(Table::DoLo).is_empty() {
        2026
    } else if rows.holds(Table::SwEpisodes) && !rows.spells(Table::SwEpisodes).is_empty() {
        2024
    } else {
        by_days
    };
    Some(by_days.max(least))
}
