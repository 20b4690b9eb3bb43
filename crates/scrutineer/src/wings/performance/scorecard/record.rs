//! The row: a meeting that was shown the figures, so that anybody can see later what it saw.

use kit::{Id, Record, Register};
use sea_orm::entity::prelude::*;

/// The scorecard of a board, and the meetings that it was shown to.
pub struct Scorecard;
impl Register for Scorecard {
    const NAME: &'static str = "scorecard";
}
/// A report point's id.
pub type ReportPointId = Id<Scorecard>;

/// A day on which a body was shown the figures that had been released by then.
pub mod report_point {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "report_point")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ReportPointId,
        pub board_id: Uuid,
        pub version: i32,
        /// Who was shown them, e.g. "Full Board".
        pub body_name: String,
        pub held_on: Date,
        /// The meeting is made up, to show how the page works.
        pub illustrative: bool,
        /// Where it is said that the meeting was held.
        pub source_note: Option<String>,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Scorecard;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// A report point.
pub type ReportPoint = report_point::Model;

impl report_point::Model {
    /// "Full Board, 24 March 2015".
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}, {}", self.body_name, measure::dates::long(self.held_on))
    }
}
