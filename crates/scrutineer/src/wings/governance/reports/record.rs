//! The row: one report of a group.

use crate::wings::governance::agencies::AgencyId;
use crate::wings::governance::bodies::{BodyId, body};
use crate::wings::governance::meetings::MeetingId;
use kit::{Id, Person, Record, Register, Right};
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, QuerySelect, QueryTrait};

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
        /// A draft is seen by those who keep every group's papers, and by the agency that chairs the group.
        fn seen_by(person: &Person) -> Condition {
            if person.may(Right { verb: "write_any", register: GroupReports::NAME }) {
                return Condition::all();
            }
            let signed = Condition::any().add(Column::State.eq(State::Signed));
            match person.agency() {
                None => signed,
                Some(agency) => {
                    let chaired = body::Entity::find().select_only().column(body::Column::Id);
                    let own = chaired.filter(body::Column::ChairAgencyId.eq(AgencyId::from(agency)));
                    signed.add(Column::BodyId.in_subquery(own.into_query()))
                }
            }
        }
    }
}
/// One report of a group.
pub type GroupReport = group_report::Model;
