//! The row: a meeting to which the figures were reported as they stood on its day.

use kit::{Id, Record, Register};
use sea_orm::entity::prelude::*;

/// The dashboard and the scorecard of a board.
pub struct Scorecard;
impl Register for Scorecard {
    const NAME: &'static str = "scorecard";
}

/// A report's id.
pub type ReportPointId = Id<Scorecard>;

/// A report to a meeting.
pub mod report_point {
    use super::*;

    /// What a meeting saw stays what it saw: the readings signed off by its day, judged by the targets of that time.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "report_point")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ReportPointId,
        pub board_id: Uuid,
        pub version: i32,
        /// Who met, e.g. "Full Board".
        pub body_name: String,
        pub held_on: Date,
        pub source: Option<String>,
        pub illustrative: bool,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Scorecard;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// A report to a meeting.
pub type ReportPoint = report_point::Model;

impl report_point::Model {
    /// "Full Board, 24 March 2015".
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}, {}", self.body_name, measure::dates::long(self.held_on))
    }
}
