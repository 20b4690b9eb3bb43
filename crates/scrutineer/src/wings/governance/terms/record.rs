//! The row: one version of a body's terms of reference.

use crate::wings::governance::bodies::{Bodies, BodyId};
use kit::{Id, Record};
use sea_orm::entity::prelude::*;

/// What the id of terms of reference names.
pub struct TermsOfReference;
/// The id of one version of terms of reference.
pub type TermsId = Id<TermsOfReference>;

/// One version of a body's terms of reference.
pub mod terms {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "terms_of_reference")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: TermsId,
        pub board_id: Uuid,
        pub version: i32,
        pub body_id: BodyId,
        /// From the day on which they were agreed.
        pub agreed_on: Date,
        /// The day by which the body looks at them again.
        pub review_on: Date,
        pub purpose: String,
        /// Duties, reporting line, how decisions are made.
        pub words: String,
        /// Seats that decide and must be filled.
        pub quorum_least: i32,
        pub quorum_chair: bool,
        /// The kinds of agency of which one must be there, as keys with blanks between.
        pub quorum_kinds: String,
        pub illustrative: bool,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Bodies;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// One version of a body's terms of reference.
pub type Terms = terms::Model;
