//! One row of a list while it is read: its cells by column, and what is wrong with them.

use super::codes::{Codes, Kept, Kind, Read};
use super::columns::{COLS, Col};
use super::list::List;
use super::twice::Twice;
use super::window::Window;
use super::{organisation, rules};
use crate::cases::{Child, Children};
use crate::day;
use crate::finding::{Column, Findings, Rule};
use crate::referral_source::ReferralSource;
use crate::table::Cells;
use chrono::{NaiveDate, TimeDelta};
use std::collections::HashSet;
use std::hash::{BuildHasher, BuildHasherDefault, Hasher, RandomState};
use std::sync::Arc;

/// A child can be known so many days before birth.
const UNBORN: TimeDelta = TimeDelta::days(300);

/// The sheet or file that is being read.
#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) file: Arc<str>,
    pub(super) list: List,
    pub(super) places: [u16; COLS],
}

/// What outlasts a row.
#[derive(Debug)]
pub(super) struct Ledger<'c> {
    children: &'c Children,
    pub(super) findings: Findings,
    pub(super) window: Window,
    /// Which rows were there: a number for the child, the day and the list.
    seen: HashSet<u64, BuildHasherDefault<Plain>>,
    key: RandomState,
    /// The same of referrals, which can be millions.
    pub(super) referred: Twice,
    codes: Codes,
    sources: Kept<Option<ReferralSource>>,
    organisations: Kept<Option<bool>>,
    /// Rows of the sheet, and those of them whose source is not known.
    pub(super) by_source: (u64, u64),
}

impl<'c> Ledger<'c> {
    pub(super) fn new(children: &'c Children) -> Self {
        Ledger {
            children,
            findings: Findings::default(),
            window: Window::new(),
            seen: HashSet::default(),
            key: RandomState::new(),
            referred: Twice::default(),
            codes: Codes::default(),
            sources: Kept::default(),
            organisations: Kept::default(),
            by_source: (0, 0),
        }
    }
}

/// The numbers are hashes already.
#[derive(Debug, Default)]
pub(super) struct Plain(u64);

impl Hasher for Plain {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }
    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }
}

/// A day in a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Told {
    /// The cell is blank, or the column is not there: it did not happen, as far as the list tells.
    #[default]
    Blank,
    /// Something stands there that is no day.
    Unreadable,
    /// The day.
    On(NaiveDate),
}

impl Told {
    /// The day, if it is one.
    #[must_use]
    pub const fn on(self) -> Option<NaiveDate> {
        match self {
            Told::On(day) => Some(day),
            Told::Blank | Told::Unreadable => None,
        }
    }
}

/// Who the row is about.
#[derive(Clone, Copy, Debug)]
pub(super) struct Person {
    pub(super) born: Option<NaiveDate>,
    pub(super) age: Option<u8>,
    pub(super) disabled: Option<bool>,
}

/// A row.
pub(super) struct Line<'l, 'c> {
    pub(super) cells: &'l Cells<'l>,
    pub(super) number: u32,
    pub(super) sheet: &'l Sheet,
    pub(super) book: &'l mut Ledger<'c>,
}

impl<'l> Line<'l, '_> {
    pub(super) fn has(&self, col: Col) -> bool {
        self.sheet.places[col as usize] != super::find::NOWHERE
    }
    pub(super) fn text(&self, col: Col) -> &'l str {
        // A place that no row has is empty.
        self.cells.get(usize::from(self.sheet.places[col as usize]))
    }
    /// Whether nothing stands in any column of the list.
    pub(super) fn is_blank(&self) -> bool {
        self.sheet.places.iter().all(|place| self.cells.get(usize::from(*place)).is_empty())
    }
    /// Something is wrong with a cell.
    pub(super) fn wrong(&mut self, col: Col, rule: &'static Rule) {
        let column = Column::Named(self.sheet.list.named(col));
        self.book.findings.add(&self.sheet.file, self.number, column, rule);
    }

    /// The child, or adopter. Nothing, and said so, where the row names none.
    pub(super) fn who(&mut self) -> Option<Child> {
        let text = self.text(Col::Id);
        if text.bytes().any(|byte| byte.is_ascii_alphanumeric()) || !text.is_ascii() {
            return Some(self.book.children.child(text));
        }
        self.wrong(Col::Id, &rules::NO_ID);
        None
    }

    /// A day, and whether something stands there that is none.
    pub(super) fn told(&mut self, col: Col) -> Told {
        let text = self.text(col);
        if text.is_empty() {
            return Told::Blank;
        }
        if let Some(on) = day::read(text) {
            return Told::On(on);
        }
        if matches!(super::codes::read(Kind::YesNo, text), Read::Unknown) {
            return Told::Blank;
        }
        self.wrong(col, &rules::DAY);
        Told::Unreadable
    }
    pub(super) fn day(&mut self, col: Col) -> Option<NaiveDate> {
        self.told(col).on()
    }
    /// The day of something that happened up to when the list was made.
    pub(super) fn event(&mut self, col: Col) -> Option<NaiveDate> {
        let on = self.day(col)?;
        let column = Column::Named(self.sheet.list.named(col));
        self.book.window.event(on, &self.sheet.file, self.number, column);
        Some(on)
    }
    /// The day that the list is about. Nothing, and said so, where there is none.
    pub(super) fn key(&mut self, col: Col) -> Option<NaiveDate> {
        let text = self.text(col);
        let Some(on) = day::read(text) else {
            self.wrong(col, if text.is_empty() { &rules::NO_DAY } else { &rules::KEY_DAY });
            return None;
        };
        let column = Column::Named(self.sheet.list.named(col));
        self.book.window.event(on, &self.sheet.file, self.number, column);
        Some(on)
    }

    /// A code; what is none is said.
    pub(super) fn code(&mut self, kind: Kind, col: Col) -> Read {
        let read = self.book.codes.read(kind, self.text(col));
        if read == Read::Strange {
            self.wrong(col, &rules::CODE);
        }
        read
    }
    /// Yes or no; nothing where it is neither.
    pub(super) fn yes(&mut self, col: Col) -> Option<bool> {
        self.code(Kind::YesNo, col).code().map(|code| code == 1)
    }
    /// The same of a cell that a figure needs.
    pub(super) fn needed(&mut self, kind: Kind, col: Col) -> Option<u8> {
        let read = self.code(kind, col);
        if read == Read::Blank && self.has(col) {
            self.wrong(col, &rules::BLANK);
        }
        read.code()
    }
    /// A whole number; a blank cell is none.
    pub(super) fn number(&mut self, col: Col) -> Option<u8> {
        let text = self.text(col);
        if text.is_empty() {
            return None;
        }
        let whole = text.split_once('.').map_or(
            text,
            |(whole, rest)| {
                if rest.bytes().all(|byte| byte == b'0') { whole } else { text }
            },
        );
        match whole.parse::<u64>() {
            Ok(number) => Some(u8::try_from(number).unwrap_or(u8::MAX)),
            Err(_) => {
                if super::codes::read(Kind::YesNo, text) != Read::Unknown {
                    self.wrong(col, &rules::NUMBER);
                }
                None
            }
        }
    }

    /// Who made a contact or a referral. What is not told is unknown, and counted for a word on the file.
    pub(super) fn source(&mut self) -> ReferralSource {
        let text = self.text(Col::Source);
        let read = self.book.sources.get(text, ReferralSource::read);
        if read.is_none() && !text.is_empty() && super::codes::read(Kind::YesNo, text) != Read::Unknown {
            self.wrong(Col::Source, &rules::CODE);
        }
        let source = read.unwrap_or(ReferralSource::UNKNOWN);
        self.book.by_source.0 += 1;
        self.book.by_source.1 += u64::from(source == ReferralSource::UNKNOWN);
        source
    }
    /// Whether another body than the authority is named.
    pub(super) fn by_partner(&mut self) -> Option<bool> {
        self.book.organisations.get(self.text(Col::Organisation), organisation::by_partner)
    }

    /// Whether the child had the same on another row; said if so.
    pub(super) fn again(&mut self, child: Child, on: Option<NaiveDate>, more: u8) -> bool {
        let key = self.book.key.hash_one((child, on, more, self.sheet.list));
        let again = !self.book.seen.insert(key);
        if again {
            self.wrong(if on.is_some() { Col::On } else { Col::Id }, &rules::TWICE);
        }
        again
    }

    /// What the common columns say, checked against the day of the row.
    pub(super) fn person(&mut self, on: Option<NaiveDate>) -> Person {
        self.code(Kind::Gender, Col::Gender);
        self.code(Kind::Ethnicity, Col::Ethnicity);
        let disabled = self.yes(Col::Disabled);
        let born = self.day(Col::Born);
        let age = self.age();
        if let (Some(born), Some(on)) = (born, on) {
            if on < born - UNBORN {
                self.wrong(Col::Born, &rules::BEFORE_BIRTH);
            } else if age_on(born, on) >= 18 {
                self.wrong(Col::Born, &rules::ADULT);
            }
        }
        if let (Some(born), Some(on), Some(age)) = (born, on, age) {
            self.fits(born, on, age);
        }
        Person { born, age: age.and_then(|age| u8::try_from(age).ok()), disabled }
    }

    /// -1 stands for the unborn.
    fn age(&mut self) -> Option<i32> {
        let text = self.text(Col::Age);
        if (text.starts_with('-') && text.len() > 1) || text.eq_ignore_ascii_case("unborn") {
            return Some(-1);
        }
        let years = text.split([' ', 'y', 'Y']).next().unwrap_or_default();
        if years.len() < text.len() && years.bytes().all(|byte| byte.is_ascii_digit()) {
            return years.parse().ok();
        }
        self.number(Col::Age).map(i32::from)
    }

    /// An age is told on the day of the lists, which come within about a year of what lists 1 to 5 are about.
    fn fits(&mut self, born: NaiveDate, on: NaiveDate, age: i32) {
        let least = age_on(born, on);
        let most = match self.sheet.list {
            List::InNeed | List::Protection | List::LookedAfter => 26,
            _ => age_on(born, on + TimeDelta::days(400)),
        };
        if age < least || age > most {
            self.wrong(Col::Age, &rules::AGE);
        }
    }
}

/// Whole years on a day, -1 before birth.
pub(super) fn age_on(born: NaiveDate, on: NaiveDate) -> i32 {
    on.years_since(born).map_or(-1, |years| i32::try_from(years).unwrap_or(i32::MAX))
}
