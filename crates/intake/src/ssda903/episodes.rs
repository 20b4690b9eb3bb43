//! What is wrong with the episodes of a child, one after the other.

use super::check::{ADULT, Known};
use super::codes::{self, Code, List};
use super::columns::{Col, Table};
use super::rows::Episode;
use super::tidy::Told;
use super::{age, rules, year_of};
use crate::cases::Child;
use chrono::NaiveDate;
use measure::dates::add_months;

/// The episodes of one child, out of all in their order.
pub(super) fn of(episodes: &[Episode], child: Child) -> &[Episode] {
    let from = episodes.partition_point(|episode| episode.child < child);
    let many = episodes[from..].partition_point(|episode| episode.child == child);
    &episodes[from..from + many]
}

/// Whether one of the episodes is open on a day, or ends on it.
pub(super) fn covers(episodes: &[Episode], on: NaiveDate) -> bool {
    episodes.iter().any(|episode| episode.start <= on && episode.end.is_none_or(|end| end >= on))
}

pub(super) fn check(known: &Known<'_>, told: &mut Told<'_>) {
    let header = known.rows.holds(Table::Header);
    for episodes in known.rows.episodes.chunk_by(|one, next| one.child == next.child) {
        let first = &episodes[0];
        if header && known.rows.people.binary_search_by_key(&first.child, |person| person.child).is_err() {
            told.add(first.at, Col::Child, &rules::NOT_IN_HEADER);
        }
        if !matches!(codes::RNE.text(first.rne), "S" | "") {
            told.add(first.at, Col::Rne, &rules::FIRST_NOT_START);
        }
        let born = known.born(first.child);
        for episode in episodes {
            alone(episode, born, known.year, told);
        }
        // The episode that reaches furthest, and the one just before.
        let mut furthest = first;
        for two in episodes.windows(2) {
            let (before, next) = (&two[0], &two[1]);
            between(before, furthest, next, told);
            if reaches(next) > reaches(furthest) {
                furthest = next;
            }
        }
        if let Some(last) = episodes.last().filter(|last| last.end.is_some())
            && codes::REC.text(last.rec) == "X1"
            && furthest.end.is_some()
        {
            told.add(last.at, Col::Rec, &rules::NOTHING_FOLLOWS);
        }
    }
}

fn reaches(episode: &Episode) -> NaiveDate {
    episode.end.unwrap_or(NaiveDate::MAX)
}

/// What is wrong with an episode by itself.
fn alone(episode: &Episode, born: Option<NaiveDate>, year: Option<i32>, told: &mut Told<'_>) {
    if let Some(born) = born {
        if episode.start < born {
            told.add(episode.at, Col::Start, &rules::BEFORE_BIRTH);
        } else if episode.start >= add_months(born, ADULT) {
            told.add(episode.at, Col::Start, &rules::ADULT);
        }
        let years = age(born, episode.start);
        if codes::PLACE.text(episode.place) == "K3" && years.is_some_and(|years| years < 16) {
            told.add(episode.at, Col::Place, &rules::UNDER_SIXTEEN);
        }
    }
    // An episode that is still open must have codes of the return's year; one that has ended, of one of its own years.
    let (first, last) = match (episode.end, year) {
        (Some(end), _) => (year_of(episode.start), year_of(end)),
        (None, Some(year)) => (year, year),
        (None, None) => return,
    };
    let mut held = |list: &List, code: Code, col| {
        if !list.in_years(code, first, last) {
            told.add(episode.at, col, &rules::OTHER_YEAR);
        }
    };
    held(&codes::PLACE, episode.place, Col::Place);
    if episode.end.is_some() {
        // A reason is of the year in which the episode ended.
        if !codes::REC.in_years(episode.rec, last, last) {
            told.add(episode.at, Col::Rec, &rules::OTHER_YEAR);
        }
    }
}

/// What is wrong between an episode, the one before it, and the one before it that reaches furthest.
fn between(before: &Episode, furthest: &Episode, next: &Episode, told: &mut Told<'_>) {
    let goes_on = matches!(codes::REC.text(before.rec), "X1" | "");
    let starts = codes::RNE.text(next.rne) == "S";
    match furthest.end {
        None if next.end.is_none() => told.add(next.at, Col::Start, &rules::TWO_OPEN),
        Some(end) if end <= next.start => follows(before, next, (goes_on, starts), told),
        _ => told.add(next.at, Col::Start, &rules::OVERLAP),
    }
    let within = reaches(furthest) > next.start || (before.end == Some(next.start) && goes_on);
    if starts && within {
        told.add(next.at, Col::Rne, &rules::STARTED_TWICE);
    }
    if codes::REC.text(before.rec) == "E2" {
        told.add(next.at, Col::Start, &rules::AFTER_DEATH);
    }
}

/// What is wrong between two episodes that do not overlap.
fn follows(before: &Episode, next: &Episode, (goes_on, starts): (bool, bool), told: &mut Told<'_>) {
    if codes::REC.text(before.rec) == "X1" && before.end.is_some_and(|end| end < next.start) {
        told.add(next.at, Col::Start, &rules::GAP);
    }
    if !goes_on && !starts && !matches!(codes::RNE.text(next.rne), "") {
        told.add(next.at, Col::Rne, &rules::RESUMED);
    }
    let changed = before.place != next.place && codes::RNE.text(next.rne) == "L";
    if changed && before.end == Some(next.start) {
        told.add(next.at, Col::Place, &rules::PLACE_CHANGED);
    }
}
