//! The row: a visit.

use crate::wings::governance::agencies::AgencyId;
use kit::{Id, Record, Register};
use sea_orm::entity::prelude::*;

/// The visits of the chair.
pub struct Visits;
impl Register for Visits {
    const NAME: &'static str = "visits";
}
/// A visit's id.
pub type VisitId = Id<Visits>;

/// A visit.
pub mod visit {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "visit")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: VisitId,
        pub board_id: Uuid,
        pub version: i32,
        pub on_date: Date,
        /// A team, a school, a surgery with practitioners.
        pub place: String,
        pub agency_id: Option<AgencyId>,
        pub purpose: String,
        /// What was heard; empty until it has been.
        pub heard: Option<String>,
        /// What will be done about it, in a line.
        pub follow_up: Option<String>,
        pub illustrative: bool,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Visits;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// A visit.
pub type Visit = visit::Model;
