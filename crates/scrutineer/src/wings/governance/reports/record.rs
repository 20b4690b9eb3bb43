//! The row: one report of a group.

use crate::wings::governance::bodies::BodyId;
use crate::wings::governance::meetings::MeetingId;
use kit::{Id, Person, Record, Register, Right};
use sea_orm::Condition;
use sea_orm::entity::prelude::*;

/// The reports of a board's groups.
pub struct GroupReports;
impl Register for GroupReports {
    const NAME: &'static str = "group_reports";
}
/// A report's id.
pub type ReportId = Id<GroupReports>;

/// How far a report is. `docs/states/group_report.md` draws the moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum State {
    Draft,
    /// It stays as it is.
    Signed,
}

/// What is done with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum What {
    SignedOff,
    TakenBack,
}

/// One report of a group.
pub mod group_report {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "group_report")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ReportId,
        pub board_id: Uuid,
        pub version: i32,
        pub body_id: BodyId,
        /// The days that it is about; the last is the day on which it was signed off.
        pub from_on: Date,
        pub until_on: Date,
        /// The meeting of the executive group to which it goes.
        pub meeting_id: Option<MeetingId>,
        pub state: State,
        /// The chair's own words under the seven headings, in their order, as a JSON list.
        pub words: String,
        /// What the registers said when it was signed off, as JSON: what was presented.
        pub frozen: Option<String>,
        pub signed_on: Option<Date>,
        /// Who signed it off, as a role.
        pub signed_by: Option<String>,
        pub illustrative: bool,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = GroupReports;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
        /// A draft is its group's own affair, and that of those who keep every group's papers.
        fn seen_by(person: &Person) -> Condition {
            let writes = person.may(Right { verb: "write", register: GroupReports::NAME });
            let signed = Condition::all().add(Column::State.eq(State::Signed));
            if writes { Condition::all() } else { signed }
        }
    }
}
/// One report of a group.
pub type GroupReport = group_report::Model;
