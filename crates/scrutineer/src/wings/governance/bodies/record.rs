//! The rows: a body, a seat on it, and a board beside it.

use crate::wings::governance::agencies::AgencyId;
use kit::{Id, Record, Register};
use sea_orm::Iterable;
use sea_orm::entity::prelude::*;

/// The bodies of a board.
pub struct Bodies;
impl Register for Bodies {
    const NAME: &'static str = "bodies";
}
/// A body's id.
pub type BodyId = Id<Bodies>;

/// What kind of body it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Kind {
    Board,
    Executive,
    SubGroup,
    TaskAndFinish,
    YoungPeople,
}

impl Kind {
    /// As people say it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Kind::Board => "Full board",
            Kind::Executive => "Executive group",
            Kind::SubGroup => "Sub-group",
            Kind::TaskAndFinish => "Task-and-finish group",
            Kind::YoungPeople => "Young people’s board",
        }
    }
    /// The kind with this stored key.
    #[must_use]
    pub fn of(key: &str) -> Option<Kind> {
        Kind::iter().find(|kind| kind.to_value() == key)
    }
}

/// How often it meets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Frequency {
    Monthly,
    BiMonthly,
    Quarterly,
    Termly,
    Yearly,
}

impl Frequency {
    /// As people say it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Frequency::Monthly => "Monthly",
            Frequency::BiMonthly => "Every two months",
            Frequency::Quarterly => "Quarterly",
            Frequency::Termly => "Every school term",
            Frequency::Yearly => "Yearly",
        }
    }
    /// The frequency with this stored key; the field also writes `bi-monthly`.
    #[must_use]
    pub fn of(key: &str) -> Option<Frequency> {
        let key = key.replace('-', "_");
        Frequency::iter().find(|frequency| frequency.to_value() == key)
    }
}

/// In which standing somebody sits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Standing {
    Chair,
    Member,
    LayMember,
    ParticipatingObserver,
    Adviser,
}

impl Standing {
    /// As people say it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Standing::Chair => "Chair",
            Standing::Member => "Member",
            Standing::LayMember => "Lay member",
            Standing::ParticipatingObserver => "Participating observer",
            Standing::Adviser => "Adviser",
        }
    }
    /// The standing with this stored key.
    #[must_use]
    pub fn of(key: &str) -> Option<Standing> {
        Standing::iter().find(|standing| standing.to_value() == key)
    }
}

/// A body.
pub mod body {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "body")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: BodyId,
        pub board_id: Uuid,
        pub version: i32,
        pub name: String,
        pub short_name: String,
        pub kind: Kind,
        pub position: i32,
        pub frequency: Frequency,
        /// Who chairs it, as a role.
        pub chair_role: String,
        pub chair_agency_id: Option<AgencyId>,
        pub statutory_basis: String,
        pub project_officer_role: Option<String>,
        pub purpose: String,
        pub from_on: Option<Date>,
        /// Its last day; a task-and-finish group always has one.
        pub until_on: Option<Date>,
        pub note: Option<String>,
        /// Where it is described, e.g. "Plan, section 2.1".
        pub source: Option<String>,
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
/// A body.
pub type Body = body::Model;

/// A seat.
pub mod membership {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "membership")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Bodies>,
        pub board_id: Uuid,
        pub version: i32,
        pub body_id: BodyId,
        /// The agency that holds the seat; none for the chair, lay members and young people.
        pub agency_id: Option<AgencyId>,
        /// The post that sits there. A role, not a name.
        pub seat: String,
        pub standing: Standing,
        /// Whether the law asks for this seat.
        pub statutory: bool,
        pub from_on: Option<Date>,
        pub until_on: Option<Date>,
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
/// A seat on a body.
pub type Membership = membership::Model;

/// A board beside ours.
pub mod linked_board {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "linked_board")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Bodies>,
        pub board_id: Uuid,
        pub version: i32,
        pub name: String,
        /// The tie in a few words, e.g. "Chair is a member".
        pub tie: String,
        pub words: String,
        pub source: Option<String>,
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
/// A board beside ours.
pub type LinkedBoard = linked_board::Model;
