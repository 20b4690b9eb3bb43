//! The row: a disagreement, with the stage that it has reached.

use crate::wings::governance::agencies::AgencyId;
use kit::{Id, Record, Register};
use sea_orm::entity::prelude::*;

/// The disagreements of a board's agencies.
pub struct Escalations;
impl Register for Escalations {
    const NAME: &'static str = "escalations";
}
/// A disagreement's id.
pub type EscalationId = Id<Escalations>;

/// Whether it is settled. `docs/states/escalation.md` draws the moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum State {
    Open,
    Settled,
}

/// What is done with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum What {
    TakenFurther,
    Settled,
}

/// A disagreement.
pub mod escalation {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "escalation")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: EscalationId,
        pub board_id: Uuid,
        pub version: i32,
        pub number: i32,
        /// What it is about, without anybody's name.
        pub about: String,
        pub from_agency_id: AgencyId,
        pub to_agency_id: AgencyId,
        pub raised_on: Date,
        /// From 0; who settles it at each stage stands in the rules.
        pub stage: i32,
        pub stage_on: Date,
        pub due_on: Date,
        /// Why it was taken to each further stage, one line each.
        pub why_further: String,
        pub state: State,
        pub settled_on: Option<Date>,
        /// How it was settled.
        pub outcome: Option<String>,
        pub illustrative: bool,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Escalations;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// A disagreement.
pub type Escalation = escalation::Model;

impl escalation::Model {
    /// Its number as people say it: "D4".
    #[must_use]
    pub fn reference(&self) -> String {
        format!("D{}", self.number)
    }
}
