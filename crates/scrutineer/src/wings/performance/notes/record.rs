//! The rows: a note on the quality of figures, and what it concerns.

use kit::{Id, Record, Register};
use sea_orm::Iterable;
use sea_orm::entity::prelude::*;

/// The notes of a board.
pub struct Notes;
impl Register for Notes {
    const NAME: &'static str = "notes";
}
/// A note's id.
pub type QualityNoteId = Id<Notes>;

/// How much a reader loses who does not know it. The gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Severity {
    /// The reader may draw a wrong conclusion.
    High,
    /// The comparison needs care.
    Medium,
    /// It changes little.
    Low,
}

impl Severity {
    /// In one word.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Severity::High => "High",
            Severity::Medium => "Medium",
            Severity::Low => "Low",
        }
    }
    /// What it means.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        match self {
            Severity::High => "The reader may draw a wrong conclusion",
            Severity::Medium => "The comparison needs care",
            Severity::Low => "It changes little",
        }
    }
    /// The severity with this stored key, e.g. `high`.
    #[must_use]
    pub fn of(key: &str) -> Option<Severity> {
        Severity::iter().find(|severity| severity.to_value() == key)
    }
}

/// A note.
pub mod quality_note {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "quality_note")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: QualityNoteId,
        pub board_id: Uuid,
        pub version: i32,
        /// The set that it is numbered in: `plan`, `caseload`, `profile`, `board`.
        pub set_name: String,
        pub number: i32,
        pub title: String,
        pub words: String,
        pub severity: Severity,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Notes;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// A note on the quality of figures.
pub type QualityNote = quality_note::Model;

/// What a note concerns.
pub mod quality_note_subject {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "quality_note_subject")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Notes>,
        pub board_id: Uuid,
        pub version: i32,
        pub note_id: QualityNoteId,
        /// An indicator's code, or the key of a page: `D02`, `caseload`.
        pub subject: String,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Notes;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// What a note concerns.
pub type QualityNoteSubject = quality_note_subject::Model;
