//! From cells to values: the same reading for a form, a file and pasted rows. Pure.

use super::reference::reference;
use super::whose::Whose;
use crate::wings::governance::agencies::AgencyId;
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use chrono_tz::Europe::London;

/// The key and the heading of the column of references, and of that of agencies.
pub const REFERENCE: &str = "reference";
/// The key of the column of agencies.
pub const AGENCY: &str = "agency";

/// How a column is asked for in a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// A day.
    Day,
    /// A day and a time of day in England.
    Moment,
    /// Several days.
    Days,
    /// One of these: key and name.
    Choice(&'static [(&'static str, &'static str)]),
}

/// A column of a register of events.
#[derive(Clone, Copy, Debug)]
pub struct Heading {
    /// The name of its box in a form.
    pub key: &'static str,
    /// What heads it in a file, and asks for it in a form.
    pub name: &'static str,
    /// What stands in it.
    pub says: &'static str,
    pub needed: bool,
    pub control: Control,
}

/// The columns that every register of events has first.
pub const FIRST: [(&str, &str, &str); 2] = [
    (
        REFERENCE,
        "Reference",
        "Your own reference: letters, figures, - and /, at least one figure, 20 characters at most. Never a name or a national number.",
    ),
    (AGENCY, "Agency", "The agency that sends it, by its name. Left empty, your own."),
];

/// What is wrong with a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The key of its column.
    pub key: &'static str,
    pub says: String,
}

/// The cells of one event, while they are read.
pub struct Reading<'a> {
    cell: &'a dyn Fn(&str) -> String,
    whose: &'a Whose,
    now: DateTime<Utc>,
    /// What is wrong so far.
    pub wrong: Vec<Wrong>,
}

impl<'a> Reading<'a> {
    /// These cells, by the keys of their columns.
    #[must_use]
    pub fn of(cell: &'a dyn Fn(&str) -> String, whose: &'a Whose, now: DateTime<Utc>) -> Reading<'a> {
        Reading { cell, whose, now, wrong: Vec::new() }
    }
    /// Says that something is wrong with a column.
    pub fn wrong(&mut self, key: &'static str, says: impl Into<String>) {
        self.wrong.push(Wrong { key, says: says.into() });
    }
    fn text(&self, key: &str) -> String {
        (self.cell)(key).trim().to_owned()
    }
    fn take<T>(&mut self, key: &'static str, read: Result<T, impl Into<String>>) -> Option<T> {
        read.map_err(|says| self.wrong(key, says)).ok()
    }

    /// The reference.
    pub fn reference(&mut self) -> Option<String> {
        let read = reference(&self.text(REFERENCE));
        self.take(REFERENCE, read)
    }
    /// The agency that sends it.
    pub fn agency(&mut self) -> Option<AgencyId> {
        let meant = self.whose.meant(&self.text(AGENCY));
        self.take(AGENCY, meant)
    }
    /// A day that must be there.
    pub fn day(&mut self, key: &'static str, missing: &str) -> Option<NaiveDate> {
        match self.day_or_none(key)? {
            Some(day) => Some(day),
            None => {
                self.wrong(key, missing);
                None
            }
        }
    }
    /// A day, or nothing.
    pub fn day_or_none(&mut self, key: &'static str) -> Option<Option<NaiveDate>> {
        let typed = self.text(key);
        if typed.is_empty() {
            return Some(None);
        }
        let read = day(&typed, kit::clock::day(self.now));
        self.take(key, read).map(Some)
    }
    /// Days, in order; those that stand twice count once.
    pub fn days(&mut self, key: &'static str) -> Option<Vec<NaiveDate>> {
        let (typed, today) = (self.text(key), kit::clock::day(self.now));
        let parts = typed.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty());
        let read: Result<Vec<NaiveDate>, String> = parts.map(|part| day(part, today)).collect();
        let mut days = self.take(key, read)?;
        days.sort_unstable();
        days.dedup();
        Some(days)
    }
    /// A moment in England, or nothing.
    pub fn moment_or_none(&mut self, key: &'static str) -> Option<Option<DateTime<Utc>>> {
        let typed = self.text(key);
        if typed.is_empty() {
            return Some(None);
        }
        let read = moment(&typed, self.now);
        self.take(key, read).map(Some)
    }
    /// One of a few: by key or by name; nothing where the cell is empty.
    pub fn one_of(
        &mut self,
        key: &'static str,
        choices: &'static [(&'static str, &'static str)],
    ) -> Option<Option<&'static str>> {
        let typed = self.text(key);
        if typed.is_empty() {
            return Some(None);
        }
        let same =
            |(known, name): &&(&str, &str)| known.eq_ignore_ascii_case(&typed) || name.eq_ignore_ascii_case(&typed);
        let found = choices.iter().find(same).map(|(known, _)| *known);
        let names: Vec<&str> = choices.iter().map(|(_, name)| *name).collect();
        self.take(key, found.map(Some).ok_or_else(|| format!("Write one of these: {}", names.join(", "))))
    }
    /// One of a few that must be chosen.
    pub fn chosen(
        &mut self,
        key: &'static str,
        choices: &'static [(&'static str, &'static str)],
        missing: &str,
    ) -> Option<&'static str> {
        let found = self.one_of(key, choices)?;
        if found.is_none() {
            self.wrong(key, missing);
        }
        found
    }
}

/// What was typed, short enough to be repeated.
fn quoted(typed: &str) -> String {
    typed.chars().take(30).collect()
}

/// A day that somebody wrote: 2015-03-24, 24/3/2015, 24 March 2015.
fn day(typed: &str, today: NaiveDate) -> Result<NaiveDate, String> {
    let parts: Vec<&str> = typed.split(['/', '.', '-', ' ']).filter(|part| !part.is_empty()).collect();
    let read = match parts[..] {
        [year, month, day] if year.len() == 4 => measure::dates::typed("day", day, month, year),
        [day, month, year] => measure::dates::typed("day", day, month, year),
        _ => return Err(format!("“{}” is not a day. Write it like 24/3/2015", quoted(typed))),
    };
    let found = read.map_err(|_| format!("“{}” is not a day. Write it like 24/3/2015", quoted(typed)))?;
    if found > today {
        return Err("This day lies ahead. Write the day on which it happened".into());
    }
    if found.year() < 1990 {
        return Err("This day is too long ago. Check the year".into());
    }
    Ok(found)
}

/// A moment that somebody wrote in the time of England: a day, and a time like 16:30.
fn moment(typed: &str, now: DateTime<Utc>) -> Result<DateTime<Utc>, String> {
    let unread = || format!("“{}” is not a day and a time. Write it like 24/3/2015 16:30", quoted(typed));
    let text = between_figures(typed).replace(',', " ");
    let (on, at) = text.trim().rsplit_once(' ').ok_or_else(unread)?;
    let time = ["%H:%M", "%H:%M:%S", "%H.%M"].into_iter().find_map(|form| NaiveTime::parse_from_str(at, form).ok());
    let time = time.ok_or_else(unread)?;
    let local = day(on.trim(), kit::clock::day(now))?.and_time(time);
    let found = utc(local).ok_or("There was no such time: the clocks went forward in that hour")?;
    if found > now { Err("This lies ahead. Write when it happened".into()) } else { Ok(found) }
}

/// The same with a blank for a T between two figures: 2015-10-25T01:30, and not the one in OCT.
fn between_figures(typed: &str) -> String {
    let letters: Vec<char> = typed.chars().collect();
    let figure = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
    let parts = |at: usize| letters[at] == 'T' && figure(at.checked_sub(1)) && figure(Some(at + 1));
    (0..letters.len()).map(|at| if parts(at) { ' ' } else { letters[at] }).collect()
}

/// A time in England as the moment that it was; the first of two where the clocks went back.
fn utc(local: NaiveDateTime) -> Option<DateTime<Utc>> {
    local.and_local_timezone(London).earliest().map(|at| at.with_timezone(&Utc))
}

/// A moment as a file holds it, in the time of England.
#[must_use]
pub fn moment_cell(at: DateTime<Utc>) -> String {
    at.with_timezone(&London).format("%Y-%m-%d %H:%M").to_string()
}

/// A cell as a page shows it: days in words.
#[must_use]
pub fn as_read(cell: &str) -> String {
    if let Ok(day) = cell.parse::<NaiveDate>() {
        return measure::dates::short(day);
    }
    match NaiveDateTime::parse_from_str(cell, "%Y-%m-%d %H:%M") {
        Ok(at) => format!("{}, {}", measure::dates::short(at.date()), at.format("%H:%M")),
        Err(_) => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_typed_in_the_time_of_england() {
        let now: DateTime<Utc> = "2015-11-24T09:00:00Z".parse().unwrap();
        for (typed, kept) in [
            ("24/3/2015 16:30", "2015-03-24T16:30:00Z"),
            ("2015-03-30 16:30", "2015-03-30T15:30:00Z"),
            ("30 March 2015, 9:05", "2015-03-30T08:05:00Z"),
            ("2015-10-25T01:30", "2015-10-25T00:30:00Z"),
            ("24-OCT-2015 09:00", "2015-10-24T08:00:00Z"),
        ] {
            assert_eq!(moment(typed, now), Ok(kept.parse().unwrap()), "{typed}");
            assert_eq!(moment(&moment_cell(kept.parse().unwrap()), now), Ok(kept.parse().unwrap()), "{typed} again");
        }
        for (typed, says) in [
            ("29/3/2015 01:30", "no such time"),
            ("24/3/2015", "not a day and a time"),
            ("24/3/2015 noon", "not a day and a time"),
            ("24/3/2016 16:30", "lies ahead"),
            ("yesterday 16:30", "not a day"),
        ] {
            assert!(moment(typed, now).unwrap_err().contains(says), "{typed}");
        }
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        let today: NaiveDate = "2015-03-24".parse().unwrap();
        for typed in ["2015-03-04", "4/3/2015", "04.03.2015", "4 March 2015", "4-Mar-2015"] {
            assert_eq!(day(typed, today).map(|day| day.to_string()), Ok("2015-03-04".into()), "{typed}");
        }
        for (typed, says) in [
            ("4/3/15", "is not a day"),
            ("42067", "is not a day"),
            ("25/3/2015", "lies ahead"),
            ("4/3/1915", "long ago"),
        ] {
            assert!(day(typed, today).unwrap_err().contains(says), "{typed}");
        }
    }
}
