//! What stands in coded columns: Ofsted's preferred codes, bare codes, words, and the many ways of writing yes and no.

mod tables;

use super::words::plain;
use crate::cases::{Category, Status};
use std::collections::HashMap;
use tables::{
    ABUSE, ACTIVITY, CEASED, CLOSURE, ELIGIBILITY, ETHNICITY, GENDER, IN_TOUCH, LEFT, LEGAL, NEED, REVERSED, STATUS,
    SUITABILITY, Table, UNKNOWN, YES_NO,
};

/// What a coded cell says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Read {
    /// Nothing stands there.
    #[default]
    Blank,
    /// It says that it is not known.
    Unknown,
    /// A code, by its number in the column's table.
    Code(u8),
    /// None of the codes.
    Strange,
}

impl Read {
    pub(super) fn code(self) -> Option<u8> {
        match self {
            Read::Code(code) => Some(code),
            _ => None,
        }
    }
}

/// A kind of codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Kind {
    YesNo,
    Gender,
    Ethnicity,
    Need,
    Closure,
    Status,
    Abuse,
    Legal,
    Eligibility,
    InTouch,
    Suitability,
    Activity,
    Ceased,
    Reversed,
    Left,
}

/// How many kinds there are.
const KINDS: usize = Kind::Left as usize + 1;

const fn table(kind: Kind) -> Table {
    match kind {
        Kind::YesNo => YES_NO,
        Kind::Gender => GENDER,
        Kind::Ethnicity => ETHNICITY,
        Kind::Need => NEED,
        Kind::Closure => CLOSURE,
        Kind::Status => STATUS,
        Kind::Abuse => ABUSE,
        Kind::Legal => LEGAL,
        Kind::Eligibility => ELIGIBILITY,
        Kind::InTouch => IN_TOUCH,
        Kind::Suitability => SUITABILITY,
        Kind::Activity => ACTIVITY,
        Kind::Ceased => CEASED,
        Kind::Reversed => REVERSED,
        Kind::Left => LEFT,
    }
}

/// What a text says in a column of this kind.
pub(super) fn read(kind: Kind, text: &str) -> Read {
    let whole = plain(text);
    if whole.is_empty() {
        return if text.trim().is_empty() { Read::Blank } else { Read::Unknown };
    }
    // "a) Yes", "zz) T4: ...": the letters before the bracket are Ofsted's own.
    let after = text.split_once(')').filter(|(letters, _)| letters.trim().len() <= 3).map(|(_, rest)| plain(rest));
    let words = match after {
        Some(after) if !after.is_empty() => after,
        _ => whole,
    };
    let table = table(kind);
    let by = |words: &str| table.iter().find(|(_, all)| all.contains(&words)).map(|(code, _)| *code);
    if let Some(code) = by(&words) {
        return Read::Code(code);
    }
    if UNKNOWN.contains(&words.as_str()) {
        return Read::Unknown;
    }
    let first = words.split(' ').next().unwrap_or_default();
    // "N1 - Abuse or neglect", "C1: ICO"; a single letter is no code of its own.
    let coded = by(first).filter(|_| first.len() > 1 || kind == Kind::Left);
    let found = match kind {
        // "Physical and emotional abuse" begins with one category and means two.
        Kind::Abuse => holding(kind, &words).or(coded),
        _ => coded.or_else(|| holding(kind, &words)),
    };
    found.map_or(Read::Strange, Read::Code)
}

/// Several categories in one cell, and sentences about work and study.
fn holding(kind: Kind, words: &str) -> Option<u8> {
    match kind {
        Kind::Abuse => {
            let mut found = [("neglect", 1), ("physical", 2), ("sexual", 3), ("emotional", 4)]
                .into_iter()
                .filter(|(word, _)| words.contains(word));
            let first = found.next().map(|(_, code)| code)?;
            Some(if found.next().is_some() { 5 } else { first })
        }
        Kind::Activity if words.contains("not in ") || words.contains("neet") => Some(0),
        Kind::Activity => {
            ["education", "employ", "training", "apprentice"].iter().any(|word| words.contains(word)).then_some(1)
        }
        Kind::Legal => (words.contains("short") && words.contains("break")).then_some(1),
        Kind::Suitability => {
            words.contains("suitable").then(|| u8::from(!words.contains("unsuitable") && !words.contains("not ")))
        }
        _ => None,
    }
}

/// What was read already: rows repeat the same few texts. It never holds more than [`MOST_KEPT`] of them.
#[derive(Debug, Default)]
pub(super) struct Kept<T>(HashMap<Box<str>, T>);

/// So many texts are kept of each kind, none longer than [`LONGEST_KEPT`].
const MOST_KEPT: usize = 1_000;
const LONGEST_KEPT: usize = 160;

impl<T: Copy> Kept<T> {
    pub(super) fn get(&mut self, text: &str, read: impl FnOnce(&str) -> T) -> T {
        if let Some(known) = self.0.get(text) {
            return *known;
        }
        let found = read(text);
        if self.0.len() < MOST_KEPT && text.len() <= LONGEST_KEPT {
            self.0.insert(text.into(), found);
        }
        found
    }
}

/// What was read already of every kind of codes.
#[derive(Debug, Default)]
pub(super) struct Codes([Kept<Read>; KINDS]);

impl Codes {
    pub(super) fn read(&mut self, kind: Kind, text: &str) -> Read {
        self.0[kind as usize].get(text, |text| read(kind, text))
    }
}

/// The category of abuse of a code.
pub(super) const fn category(code: u8) -> Option<Category> {
    match code {
        1 => Some(Category::Neglect),
        2 => Some(Category::Physical),
        3 => Some(Category::Sexual),
        4 => Some(Category::Emotional),
        5 => Some(Category::Multiple),
        _ => None,
    }
}

/// The status of a code.
pub(super) const fn status(code: Option<u8>) -> Status {
    match code {
        Some(1) => Status::LookedAfter,
        Some(2) => Status::Protected,
        Some(3) => Status::InNeed,
        Some(4) => Status::Assessed,
        Some(5) => Status::Closed,
        _ => Status::Unknown,
    }
}
