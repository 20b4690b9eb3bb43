//! The rows: a risk, and each review of it.

use crate::wings::governance::agencies::AgencyId;
use kit::{Id, Record, Register};
use sea_orm::entity::prelude::*;

/// The risks of a board.
pub struct Risks;
impl Register for Risks {
    const NAME: &'static str = "risks";
}
/// A risk's id.
pub type RiskId = Id<Risks>;
/// What the id of a review names.
pub struct Reviews;

/// Whether a risk is watched. `docs/states/risk.md` draws the moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum State {
    Open,
    Closed,
}

/// What a review did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum What {
    Found,
    Reviewed,
    Closed,
    Reopened,
}

impl What {
    /// As people read it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            What::Found => "Found",
            What::Reviewed => "Reviewed",
            What::Closed => "Closed",
            What::Reopened => "Reopened",
        }
    }
}

/// A risk.
pub mod risk {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "risk")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: RiskId,
        pub board_id: Uuid,
        pub version: i32,
        pub number: i32,
        /// What could happen.
        pub event: String,
        /// Because of what.
        pub cause: String,
        /// With what effect for children.
        pub effect: String,
        /// Who answers for it, as a role.
        pub owner: String,
        pub agency_id: Option<AgencyId>,
        /// From 1, hardly ever, to 5, almost certain; before anything is done about it.
        pub likelihood_before: i32,
        /// From 1, slight, to 5, a child dies or is gravely harmed; before anything is done about it.
        pub impact_before: i32,
        /// What is done about it.
        pub controls: String,
        /// With what is done about it.
        pub likelihood: i32,
        pub impact: i32,
        pub found_on: Date,
        pub review_on: Date,
        pub state: State,
        pub illustrative: bool,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Risks;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// A risk.
pub type Risk = risk::Model;

impl risk::Model {
    /// Its number as people say it: "R3".
    #[must_use]
    pub fn reference(&self) -> String {
        format!("R{}", self.number)
    }
    /// Likelihood times impact before anything is done.
    #[must_use]
    pub fn score_before(&self) -> i32 {
        self.likelihood_before * self.impact_before
    }
    /// Likelihood times impact with what is done.
    #[must_use]
    pub fn score(&self) -> i32 {
        self.likelihood * self.impact
    }
}

/// A review of a risk: how it was scored on a day.
pub mod risk_review {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "risk_review")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Reviews>,
        pub board_id: Uuid,
        pub version: i32,
        pub risk_id: RiskId,
        pub on_date: Date,
        pub position: i32,
        pub by: String,
        pub what: What,
        pub likelihood: i32,
        pub impact: i32,
        pub words: String,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Risks;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// A review of a risk.
pub type Review = risk_review::Model;
