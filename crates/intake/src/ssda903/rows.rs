//! What is kept of each row: bare days and codes.

use super::codes::Code;
use super::columns::Table;
use crate::cases::Child;
use chrono::NaiveDate;

/// Where a row stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct At {
    /// The file or sheet, by its place among those that were read.
    pub file: u16,
    /// Its number there.
    pub row: u32,
}

/// A time in one placement and one legal status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Episode {
    pub child: Child,
    pub at: At,
    /// The place itself: a hash of its code, provider, number and postcode.
    pub site: Child,
    pub start: NaiveDate,
    pub end: Option<NaiveDate>,
    pub rne: Code,
    pub ls: Code,
    pub cin: Code,
    pub place: Code,
    pub provider: Code,
    pub rec: Code,
}

/// A row of the header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Person {
    pub child: Child,
    pub at: At,
    pub born: Option<NaiveDate>,
    pub sex: Code,
}

/// A review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Review {
    pub child: Child,
    pub at: At,
    pub born: Option<NaiveDate>,
    pub on: NaiveDate,
    pub code: Code,
}

/// Health and offending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Health {
    pub child: Child,
    pub at: At,
    pub born: Option<NaiveDate>,
    pub score: Option<u8>,
    /// Whether anything stands where the score belongs.
    pub scored: bool,
    pub reason: Code,
    pub convicted: Option<bool>,
    pub immunised: Option<bool>,
    pub teeth: Option<bool>,
    pub assessed: Option<bool>,
}

/// A care leaver.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Leaver {
    pub child: Child,
    pub at: At,
    pub born: Option<NaiveDate>,
    pub touch: Code,
    pub activity: Code,
    pub accommodation: Code,
}

/// A time of any of the other tables: asylum (only its end), missing, placed for adoption, one social worker, liberty
/// taken, decided and matched, previous permanence (only a day).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spell {
    pub child: Child,
    pub at: At,
    pub born: Option<NaiveDate>,
    pub start: Option<NaiveDate>,
    pub end: Option<NaiveDate>,
    pub code: Code,
}

/// Every row of a return.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Rows {
    pub episodes: Vec<Episode>,
    pub people: Vec<Person>,
    pub reviews: Vec<Review>,
    pub health: Vec<Health>,
    pub leavers: Vec<Leaver>,
    spells: [Vec<Spell>; 12],
    /// Which tables there are: a bit each.
    pub holds: u16,
}

impl Rows {
    pub(super) fn holds(&self, table: Table) -> bool {
        self.holds & (1 << (table as u8)) != 0
    }
    pub(super) fn hold(&mut self, table: Table) {
        self.holds |= 1 << (table as u8);
    }
    /// The rows of one of the other tables.
    pub(super) fn spells(&self, table: Table) -> &[Spell] {
        &self.spells[table as usize]
    }
    pub(super) fn spells_mut(&mut self, table: Table) -> &mut Vec<Spell> {
        &mut self.spells[table as usize]
    }
    /// The tables that are kept as [`Spell`]s.
    pub(super) const SPELLS: [Table; 7] = [
        Table::Uasc,
        Table::Ad1,
        Table::PlacedAdoption,
        Table::PrevPerm,
        Table::Missing,
        Table::SwEpisodes,
        Table::DoLo,
    ];
}

/// By what rows are put in order: child, start, whether it is open, end.
pub(super) type Key = (Child, Option<NaiveDate>, bool, Option<NaiveDate>);

/// What every row has.
pub(super) trait Row: Copy + PartialEq {
    fn key(&self) -> Key;
    fn at(&self) -> At;
    fn at_mut(&mut self) -> &mut At;
    fn born(&self) -> Option<NaiveDate>;
    fn child(&self) -> Child {
        self.key().0
    }
    /// Whether both say the same.
    fn same(mut self, mut other: Self) -> bool {
        *self.at_mut() = At::default();
        *other.at_mut() = At::default();
        self == other
    }
}

macro_rules! row {
    ($kind:ty, $this:ident, $born:expr, $key:expr) => {
        impl Row for $kind {
            fn key(&self) -> Key {
                let $this = self;
                $key
            }
            fn at(&self) -> At {
                self.at
            }
            fn at_mut(&mut self) -> &mut At {
                &mut self.at
            }
            fn born(&self) -> Option<NaiveDate> {
                let $this = self;
                $born
            }
        }
    };
}

row!(Episode, _this, None, (_this.child, Some(_this.start), _this.end.is_none(), _this.end));
row!(Person, this, this.born, (this.child, None, false, None));
row!(Review, this, this.born, (this.child, Some(this.on), false, None));
row!(Health, this, this.born, (this.child, None, false, None));
row!(Leaver, this, this.born, (this.child, None, false, None));
row!(Spell, this, this.born, (this.child, this.start, this.end.is_none(), this.end));
