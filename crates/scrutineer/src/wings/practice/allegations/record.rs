//! The rows: an allegation, and the same without its reference and agency, which is all that is counted.

use crate::wings::governance::agencies::AgencyId;
use crate::wings::practice::events::seen;
use kit::{Id, Person, Record, Register};
use sea_orm::Condition;
use sea_orm::entity::prelude::*;

/// Allegations about people who work with children.
pub struct Allegations;
impl Register for Allegations {
    const NAME: &'static str = "allegations";
}
/// The id of an allegation.
pub type EventId = Id<Allegations>;

/// Where somebody works with children.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Sector {
    Education,
    EarlyYears,
    Health,
    SocialCare,
    FosterCare,
    Police,
    Faith,
    Voluntary,
    SportAndLeisure,
    Transport,
    Other,
}

/// What an allegation came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Outcome {
    Substantiated,
    Unsubstantiated,
    False,
    Malicious,
    Unfounded,
}

/// An allegation, or a consultation that does not meet the threshold.
pub mod event {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "allegation")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: EventId,
        pub board_id: Uuid,
        pub version: i32,
        /// As its agency calls it: never a name, never a national number.
        pub reference: String,
        pub agency_id: AgencyId,
        pub came_to_notice_on: Date,
        pub told_on: Date,
        pub sector: Sector,
        /// Yes: an allegation. No: a consultation, which is counted apart.
        pub meets_threshold: bool,
        pub concluded_on: Option<Date>,
        pub outcome: Option<Outcome>,
        pub illustrative: bool,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Allegations;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
        // The trail has other readers than this register: it says that something was done, and not what.
        const REDACTED: &'static [Column] = &[
            Column::Reference,
            Column::AgencyId,
            Column::CameToNoticeOn,
            Column::ToldOn,
            Column::Sector,
            Column::MeetsThreshold,
            Column::ConcludedOn,
            Column::Outcome,
        ];
        fn seen_by(person: &Person) -> Condition {
            seen::<Allegations>(person, Column::AgencyId)
        }
    }
}
/// An allegation, or a consultation that does not meet the threshold.
pub type Event = event::Model;

/// The same as it is counted: everybody who may read totals may have it counted, so it tells nothing else.
pub mod counted {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "allegation")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: EventId,
        pub board_id: Uuid,
        pub version: i32,
        pub came_to_notice_on: Date,
        pub told_on: Date,
        pub sector: Sector,
        /// Yes: an allegation. No: a consultation, which is counted apart.
        pub meets_threshold: bool,
        pub concluded_on: Option<Date>,
        pub outcome: Option<Outcome>,
        pub illustrative: bool,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Allegations;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// An event as it is counted.
pub type Facts = counted::Model;
