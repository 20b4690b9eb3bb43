//! The row: one school term.

use crate::wings::governance::meetings::Meetings;
use kit::{Id, Record};
use sea_orm::entity::prelude::*;

/// What a school term's id names.
pub struct SchoolTerms;
/// A school term's id.
pub type SchoolTermId = Id<SchoolTerms>;

/// One school term of the area.
pub mod school_term {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "school_term")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: SchoolTermId,
        pub board_id: Uuid,
        pub version: i32,
        /// E.g. "Summer 2015".
        pub name: String,
        pub from_on: Date,
        pub until_on: Date,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Meetings;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// One school term of the area.
pub type SchoolTerm = school_term::Model;
