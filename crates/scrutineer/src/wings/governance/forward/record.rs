//! The row: something that a body will look at in a month.

use crate::wings::governance::bodies::BodyId;
use kit::{Id, Record, Register};
use sea_orm::entity::prelude::*;

/// The forward plan of a board.
pub struct ForwardPlan;
impl Register for ForwardPlan {
    const NAME: &'static str = "forward_plan";
}
/// The id of an entry.
pub type EntryId = Id<ForwardPlan>;

/// Something that a body will look at.
pub mod entry {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "forward_entry")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: EntryId,
        pub board_id: Uuid,
        pub version: i32,
        pub body_id: BodyId,
        /// The first day of the month.
        pub month: Date,
        pub title: String,
        /// Why it is looked at.
        pub why: String,
        /// How long it may take.
        pub minutes: i32,
        /// Who brings it, as a role.
        pub lead: Option<String>,
        /// The key of the yearly duty that it answers.
        pub duty: Option<String>,
        /// The address of the page of this program that it is about.
        pub page: Option<String>,
        pub illustrative: bool,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = ForwardPlan;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// Something that a body will look at.
pub type Entry = entry::Model;
