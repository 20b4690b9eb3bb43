//! The rows: a plan, and an item of it.

use crate::wings::governance::bodies::BodyId;
use kit::{Id, Record, Register};
use sea_orm::Iterable;
use sea_orm::entity::prelude::*;

/// The plans of a board.
pub struct Plans;
impl Register for Plans {
    const NAME: &'static str = "plans";
}
/// A plan's id.
pub type PlanId = Id<Plans>;
/// What an item's id names.
pub struct Items;
/// The id of an item of a plan.
pub type ItemId = Id<Items>;

/// What kind of plan it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Kind {
    Business,
    Improvement,
    SubGroup,
    CaseReviews,
    Section11,
    PeerReview,
    SelfAssessment,
}

impl Kind {
    /// As people read it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Kind::Business => "Business plan",
            Kind::Improvement => "Improvement plan",
            Kind::SubGroup => "Plan of a sub-group",
            Kind::CaseReviews => "Consolidated plan of case reviews",
            Kind::Section11 => "Section 11 plan",
            Kind::PeerReview => "Peer review plan",
            Kind::SelfAssessment => "Self-assessment plan",
        }
    }
    /// The kind with this stored key, e.g. `sub_group`.
    #[must_use]
    pub fn of(key: &str) -> Option<Kind> {
        Kind::iter().find(|kind| kind.to_value() == key)
    }
}

/// A plan.
pub mod plan {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "plan")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: PlanId,
        pub board_id: Uuid,
        pub version: i32,
        pub name: String,
        pub kind: Kind,
        /// The group that it belongs to.
        pub body_id: Option<BodyId>,
        pub from_on: Date,
        pub until_on: Option<Date>,
        pub summary: String,
        /// Where it comes from: "Plan, 3.3".
        pub source: Option<String>,
        pub illustrative: bool,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Plans;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// A plan.
pub type Plan = plan::Model;

/// Where an item stands in its plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Level {
    Priority,
    Outcome,
    Task,
}

impl Level {
    /// As people read it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Level::Priority => "Priority area",
            Level::Outcome => "Outcome",
            Level::Task => "High-level task",
        }
    }
    /// The level with this stored key, e.g. `task`.
    #[must_use]
    pub fn of(key: &str) -> Option<Level> {
        Level::iter().find(|level| level.to_value() == key)
    }
}

/// An item of a plan.
pub mod item {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "plan_item")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ItemId,
        pub board_id: Uuid,
        pub version: i32,
        pub plan_id: PlanId,
        /// The item that it is part of.
        pub parent_id: Option<ItemId>,
        pub level: Level,
        pub position: i32,
        pub words: String,
        /// The day from which it is part of the plan.
        pub from_on: Date,
        /// Its last day, once it was taken out.
        pub until_on: Option<Date>,
        /// Why it was taken out.
        pub ended_because: Option<String>,
        pub source: Option<String>,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Plans;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// An item of a plan.
pub type Item = item::Model;

impl item::Model {
    /// Whether it is part of the plan on a day.
    #[must_use]
    pub fn on(&self, day: Date) -> bool {
        self.from_on <= day && self.until_on.is_none_or(|until| day <= until)
    }
}
