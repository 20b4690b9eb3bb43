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
/// What a membership's id names, so that it is never taken for a body's.
pub struct Seats;
/// A membership's id.
pub type MembershipId = Id<Seats>;

/// What kind of body it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Kind {
    Board,
    Executive,
    SubGroup,
    TaskAndFinish,
    YoungPeople,
    /// The chair with those to whom the board accounts, or with the chair of another board.
    Accountability,
}

impl Kind {
    /// As people read it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Kind::Board => "Full Board",
            Kind::Executive => "Executive group",
            Kind::SubGroup => "Sub-group",
            Kind::TaskAndFinish => "Task and finish group",
            Kind::YoungPeople => "Young people’s board",
            Kind::Accountability => "Accountability meeting",
        }
    }
    /// The kind with this stored key, e.g. `sub_group`.
    #[must_use]
    pub fn of(key: &str) -> Option<Kind> {
        Kind::iter().find(|kind| kind.to_value() == key)
    }
}

/// How often a body meets.
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
    /// As people read it.
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
    /// The frequency with this stored key, e.g. `bi_monthly`.
    #[must_use]
    pub fn of(key: &str) -> Option<Frequency> {
        Frequency::iter().find(|frequency| frequency.to_value() == key)
    }
}

/// As what somebody sits on a body.
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
    /// As people read it.
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
    /// The standing with this stored key, e.g. `lay_member`.
    #[must_use]
    pub fn of(key: &str) -> Option<Standing> {
        Standing::iter().find(|standing| standing.to_value() == key)
    }
    /// Whether it counts among the members: an observer takes part and an adviser advises, neither decides.
    #[must_use]
    pub fn decides(self) -> bool {
        matches!(self, Standing::Chair | Standing::Member | Standing::LayMember)
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
        /// Its place in lists.
        pub position: i32,
        pub frequency: Frequency,
        /// Who chairs it: a role, never a name.
        pub chair_role: String,
        pub chair_agency_id: Option<AgencyId>,
        pub statutory_basis: String,
        pub project_officer_role: Option<String>,
        pub purpose: String,
        /// Its first day, where known.
        pub from_on: Option<Date>,
        /// Its last day.
        pub until_on: Option<Date>,
        pub note: Option<String>,
        pub illustrative: bool,
        /// The columns whose values are illustrative although the body is not, with blanks between.
        pub illustrative_fields: Option<String>,
        /// Where it was taken from: `plan`, `board` or `illustrative`.
        pub source: String,
        pub section: Option<String>,
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

impl body::Model {
    /// Whether what this column says is illustrative.
    #[must_use]
    pub fn invented(&self, column: &str) -> bool {
        let fields = self.illustrative_fields.as_deref().unwrap_or_default();
        self.illustrative || fields.split_whitespace().any(|field| field == column)
    }
}

/// A membership: one seat, from its first day to its last.
pub mod membership {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "membership")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: MembershipId,
        pub board_id: Uuid,
        pub version: i32,
        pub body_id: BodyId,
        /// The agency that it speaks for; lay members and independent chairs speak for none.
        pub agency_id: Option<AgencyId>,
        /// The post, e.g. "Director of nursing".
        pub seat: String,
        pub standing: Standing,
        /// Whether guidance or law requires the seat.
        pub statutory: bool,
        pub from_on: Option<Date>,
        pub until_on: Option<Date>,
        /// Whether the seat stays and waits for somebody else once this membership has ended.
        pub left_vacant: bool,
        pub illustrative: bool,
        /// Where it was taken from: `plan`, `board` or `illustrative`.
        pub source: String,
        pub section: Option<String>,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Bodies;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// A membership.
pub type Membership = membership::Model;

/// A board beside this one.
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
        pub position: i32,
        /// The link in two or three words: "Chairs meet".
        pub link: String,
        /// What it means, in a sentence.
        pub words: String,
        pub frequency: Option<Frequency>,
        pub illustrative: bool,
        /// Where it was taken from: `plan`, `board` or `illustrative`.
        pub source: String,
        pub section: Option<String>,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Bodies;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// A board beside this one.
pub type LinkedBoard = linked_board::Model;
