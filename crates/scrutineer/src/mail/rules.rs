//! When a letter is written, and its words. Pure: no clock, no database.

use super::record::Kind;
use chrono::{Datelike, Days, NaiveDate, NaiveTime};
use measure::{dates, working_days};
use std::fmt::Write as _;

/// A thing that waits for somebody, as a letter may name it: what kind of thing it is, in our own words, and its
/// address. There is no room for what anybody typed, so a letter cannot give away what a register holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub what: &'static str,
    pub path: String,
    pub due: Option<NaiveDate>,
}

/// The first moment of a working day at which letters go, and the moment after which they wait for the next: a program
/// that starts at night does not write at night.
pub const FROM: NaiveTime = NaiveTime::from_hms_opt(7, 30, 0).unwrap();
/// The end of the time in which letters go.
pub const UNTIL: NaiveTime = NaiveTime::from_hms_opt(18, 0, 0).unwrap();
/// How many working days before a thing is due its first reminder comes.
pub const BEFORE: i32 = 5;

/// Whether `today` is a day on which somebody is reminded of a thing that is due on `due`: five working days before, on
/// the day (the last working day before it, when it is none), and on the first working day after.
#[must_use]
pub fn is_reminded(due: NaiveDate, today: NaiveDate) -> bool {
    let last = if working_days::is_working_day(due) { due } else { working_days::add(due, -1) };
    [working_days::add(due, -BEFORE), last, working_days::add(due, 1)].contains(&today)
}

/// Whether `today` is the first working day of its week.
#[must_use]
pub fn begins_week(today: NaiveDate) -> bool {
    let monday = today - Days::new(today.weekday().num_days_from_monday().into());
    working_days::is_working_day(today) && working_days::count(monday, today) == 1
}

/// The letter of `today` for somebody for whom `waiting` waits and who wants these kinds; nothing on a day that is no
/// working day. On the day of the digest there is one letter, not two.
#[must_use]
pub fn letter_of(waiting: &[Waiting], wants: &[Kind], today: NaiveDate) -> Option<(Kind, Vec<Waiting>)> {
    if !working_days::is_working_day(today) {
        return None;
    }
    let (kind, mut named) = if begins_week(today) && wants.contains(&Kind::Digest) {
        (Kind::Digest, waiting.to_vec())
    } else if wants.contains(&Kind::Reminder) {
        let due = |thing: &&Waiting| thing.due.is_some_and(|due| is_reminded(due, today));
        (Kind::Reminder, waiting.iter().filter(due).cloned().collect())
    } else {
        return None;
    };
    named.sort_by_key(|thing| thing.due.unwrap_or(NaiveDate::MAX));
    (!named.is_empty()).then_some((kind, named))
}

/// Where a letter leads.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The address of the program, without a slash at its end.
    pub site: &'a str,
    pub board: &'a str,
    /// The page that stops this kind of letter.
    pub stop: &'a str,
}

/// "3 things wait for you: Northamptonshire Safeguarding Children Board"
#[must_use]
pub fn subject(kind: Kind, things: usize, board: &str) -> String {
    let what = match (kind, things) {
        (Kind::Reminder, 1) => "A reminder".to_owned(),
        (Kind::Reminder, n) => format!("{n} reminders"),
        (Kind::Digest, 1) => "1 thing waits for you".to_owned(),
        (Kind::Digest, n) => format!("{n} things wait for you"),
    };
    format!("{what}: {board}")
}

/// The letter's words.
#[must_use]
pub fn text(named: &[Waiting], place: Place<'_>, today: NaiveDate) -> String {
    let Place { site, board, stop } = place;
    let mut text = match named.len() {
        1 => format!("This waits for you at the {board}:\n\n"),
        n => format!("These {n} things wait for you at the {board}:\n\n"),
    };
    for thing in named {
        let _ = writeln!(text, "{}{}\n{site}{}\n", thing.what, when(thing.due, today), thing.path);
    }
    let _ = write!(
        text,
        "All of your work: {site}/\n\n\
         This letter says no more than that on purpose: what it is about is behind your sign-in.\n\n\
         No more letters of this kind: {stop}\n"
    );
    text
}

/// ", due on 4 March 2015", ", 3 working days late".
fn when(due: Option<NaiveDate>, today: NaiveDate) -> String {
    let Some(due) = due else { return String::new() };
    if due == today {
        return ", due today".to_owned();
    }
    if due > today {
        return format!(", due on {}", dates::long(due));
    }
    match working_days::between(due, today) {
        ..=1 => format!(", was due on {}", dates::long(due)),
        n => format!(", was due on {}: {n} working days late", dates::long(due)),
    }
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
