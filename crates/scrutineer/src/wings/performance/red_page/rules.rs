//! What the red page says: how many times in a row, what the Board is asked, how much of what was said there is room for.
//! Pure: no clock, no database.

use crate::wings::performance::scorecard::rules::word;
use chrono::NaiveDate;
use measure::Rag;

/// So many fit on one side of A4.
pub const ON_ONE_SIDE: usize = 8;
/// From this many times in a row on, the Board is asked to ask why.
const OFTEN: usize = 3;
/// How much of what was said there is room for, in characters: shared by everybody who spoke.
const ROOM: usize = 230;
/// How many of one kind are named before the rest is only counted.
pub const MOST: usize = 2;

/// "newly red", "2nd time red". `compared` says whether there was a report before, to be new against.
#[must_use]
pub fn times(run: usize, compared: bool) -> String {
    match run {
        0 | 1 if compared => "newly red".to_owned(),
        0 | 1 => "red at the first report".to_owned(),
        n => format!("{} time red", ordinal(n)),
    }
}

/// "2nd", "3rd", "11th".
fn ordinal(n: usize) -> String {
    let ending = match (n % 10, n % 100) {
        (1, other) if other != 11 => "st",
        (2, other) if other != 12 => "nd",
        (3, other) if other != 13 => "rd",
        _ => "th",
    };
    format!("{n}{ending}")
}

/// How many there are of what the head sentence speaks of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub all: usize,
    pub red: usize,
    /// Nothing where there was no report before.
    pub moved: Option<Moved>,
    /// How many of the red ones are really getting worse.
    pub worse: usize,
}

/// What became of the reds since the report before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    pub new: usize,
    pub still: usize,
    pub recovered: usize,
    /// Were red, and are not rated now: no figure came, or too few cases.
    pub unknown: usize,
}

impl Moved {
    /// Counts one indicator: how it stood at the report before, and how it stands.
    #[must_use]
    pub fn and(mut self, before: Option<Rag>, now: Rag) -> Moved {
        match (before == Some(Rag::Red), now) {
            (false, Rag::Red) => self.new += 1,
            (true, Rag::Red) => self.still += 1,
            (true, Rag::Amber | Rag::Green) => self.recovered += 1,
            (true, _) => self.unknown += 1,
            (false, _) => {}
        }
        self
    }
}

/// The head sentence after who it was reported to: what stands in bold, and the rest.
#[must_use]
pub fn head_sentence(tally: &Tally) -> (String, String) {
    let bold = match tally.red {
        0 => format!("None of {} indicators is red", tally.all),
        1 => format!("1 of {} indicators is red", tally.all),
        red => format!("{red} of {} indicators are red", tally.all),
    };
    let count = |n: usize| if n == 0 { "none".to_owned() } else { n.to_string() };
    let moved = match tally.moved {
        Some(m) => {
            let lost = if m.unknown > 0 { format!(", {} not rated now", m.unknown) } else { String::new() };
            format!(": {} new, {} still red, {} recovered{lost}.", count(m.new), count(m.still), count(m.recovered))
        }
        None => ". There was no report before it to compare with.".to_owned(),
    };
    let worse = match (tally.red, tally.worse) {
        (0, _) => String::new(),
        (_, 0) => " None is really getting worse.".to_owned(),
        (_, 1) => " One is really getting worse.".to_owned(),
        (_, n) => format!(" {} are really getting worse.", capital(&word(n))),
    };
    (bold, format!("{moved}{worse}"))
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What the rules need to know of a red indicator to say what the Board is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Red {
    /// "Visits in time (24)".
    pub name: String,
    /// How many reports in a row, this one too.
    pub run: usize,
    /// Whether an action or a challenge about it is open.
    pub followed: bool,
}

/// What the Board is asked to do, each as the end of "The Board is asked to: ..."; nothing where nothing is asked.
#[must_use]
pub fn asks(reds: &[Red]) -> Vec<String> {
    let idle: Vec<&str> = reds.iter().filter(|red| !red.followed).map(|red| red.name.as_str()).collect();
    let mut asks = Vec::new();
    if !idle.is_empty() {
        asks.push(format!("agree an action or a challenge on {}", listed(&idle)));
    }
    let mut runs: Vec<usize> = reds.iter().map(|red| red.run).filter(|run| *run >= OFTEN).collect();
    runs.sort_unstable();
    runs.dedup();
    for run in runs.into_iter().rev() {
        let names: Vec<&str> = reds.iter().filter(|red| red.run == run).map(|red| red.name.as_str()).collect();
        let has = if names.len() == 1 { "has" } else { "have" };
        asks.push(format!("ask why {} {has} been red {} times in a row", listed(&names), word(run)));
    }
    asks
}

/// "A", "A and B", "A, B and C".
fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// As many whole sentences as there is room for where so many speak; of a first sentence that is too long, whole words.
#[must_use]
pub fn shortened(words: &str, speakers: usize) -> String {
    let (words, room) = (words.trim(), ROOM / speakers.max(1));
    let length = |text: &str| text.chars().count();
    if length(words) <= room {
        return words.to_owned();
    }
    let ends: Vec<usize> = words.match_indices(['.', '!', '?']).map(|(at, _)| at + 1).collect();
    let whole = |end: &&usize| length(&words[..**end]) <= room && words[**end..].starts_with(char::is_whitespace);
    if let Some(end) = ends.iter().rfind(whole) {
        return format!("{} …", &words[..*end]);
    }
    let mut kept = String::new();
    for one in words.split_whitespace() {
        if length(&kept) + length(one) + 1 > room {
            break;
        }
        kept.push_str(if kept.is_empty() { "" } else { " " });
        kept.push_str(one);
    }
    format!("{kept} …")
}

/// Something that is open about an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    pub name: String,
    pub path: String,
    /// "by 13 Apr 2015", "answer due 27 Mar 2015".
    pub when: String,
    pub due: Option<NaiveDate>,
    pub illustrative: bool,
}

/// The nearest ones, and how many more there are; what has no day comes last.
#[must_use]
pub fn nearest(mut all: Vec<Open>) -> (Vec<Open>, usize) {
    all.sort_by(|a, b| (a.due.unwrap_or(NaiveDate::MAX), &a.name).cmp(&(b.due.unwrap_or(NaiveDate::MAX), &b.name)));
    let more = all.len().saturating_sub(MOST);
    all.truncate(MOST);
    (all, more)
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
