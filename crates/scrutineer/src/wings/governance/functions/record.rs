//! The row: who carries a function, and how.

use crate::wings::governance::bodies::BodyId;
use kit::{Id, Record, Register};
use sea_orm::entity::prelude::*;

/// The statutory functions of a board.
pub struct Functions;
impl Register for Functions {
    const NAME: &'static str = "functions";
}
/// The id of who carries a function.
pub type LeadId = Id<Functions>;

/// Who carries a function, and how.
pub mod lead {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "function_lead")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: LeadId,
        pub board_id: Uuid,
        pub version: i32,
        /// The function's key in its edition.
        pub function: String,
        pub body_id: BodyId,
        /// How the body does it.
        pub words: String,
        pub illustrative: bool,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Functions;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// Who carries a function, and how.
pub type Lead = lead::Model;
