//! The row: the receipt of an extract, with what was counted and what is wrong. Never a child's row.

use super::{Counted, Found, Told, Walked};
use crate::wings::governance::agencies::AgencyId;
use kit::{Id, Person, Record, Register, Right, Text};
use sea_orm::Condition;
use sea_orm::entity::prelude::*;

/// The extracts of a board.
pub struct Extracts;
impl Register for Extracts {
    const NAME: &'static str = "extracts";
}
/// An extract's id.
pub type ExtractId = Id<Extracts>;

/// How far an extract has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum State {
    /// Read and counted; its figures are nobody's readings yet.
    Read,
    /// Figures of it were taken into the readings.
    Taken,
    /// Put aside.
    Discarded,
}

/// What is done with an extract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum What {
    Taken,
    Discarded,
}

impl State {
    /// As people read it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            State::Read => "Waits to be looked at",
            State::Taken => "Figures taken in",
            State::Discarded => "Put aside",
        }
    }
}

/// What is of one's own agency; everything for those who may see drafts.
fn own<C: ColumnTrait>(person: &Person, agency: C) -> Condition {
    if person.may(Right { verb: "see_drafts", register: "readings" }) {
        return Condition::all();
    }
    match person.agency() {
        Some(id) => Condition::all().add(agency.eq(id)),
        None => Condition::any().add(agency.is_null()),
    }
}

/// The receipt of an extract.
pub mod extract {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "extract")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ExtractId,
        pub board_id: Uuid,
        pub version: i32,
        /// The agency of whoever brought it.
        pub agency_id: Option<AgencyId>,
        /// Which return it is: `annex_a`, `cin_census`, `ssda903`.
        pub kind: String,
        /// The names of its files.
        pub file_names: String,
        /// The SHA-256 of its files.
        pub hash: String,
        pub bytes: i64,
        /// The day at which its figures are counted.
        pub at_on: Date,
        pub received_at: DateTimeUtc,
        /// Who brought it, by title.
        pub sent_by: String,
        pub entered_by: Uuid,
        pub rows_used: i64,
        pub rows_refused: i64,
        /// How many things are wrong with it, those that are not listed too.
        pub findings_total: i64,
        pub findings: Text<Told<Found>>,
        pub counted: Text<Told<Counted>>,
        pub journey: Option<Text<Walked>>,
        pub state: State,
        /// Who took its figures in, or put it aside; and when.
        pub settled_by: Option<String>,
        pub settled_on: Option<Date>,
        /// How many figures were taken in.
        pub taken: i32,
        pub illustrative: bool,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Extracts;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
        // Long, and the same as on the page; the trail names the file by its hash.
        const REDACTED: &'static [Column] = &[Column::Findings, Column::Counted, Column::Journey];
        fn seen_by(person: &Person) -> Condition {
            own(person, Column::AgencyId)
        }
    }
}
/// The receipt of an extract.
pub type Extract = extract::Model;

impl extract::Model {
    /// Which return it is, as people know it.
    #[must_use]
    pub fn kind_name(&self) -> &'static str {
        intake::extract::Kind::of(&self.kind).map_or("Unknown return", intake::extract::Kind::name)
    }
    /// The day on which it was brought.
    #[must_use]
    pub fn received_on(&self) -> chrono::NaiveDate {
        kit::clock::day(self.received_at)
    }
}
