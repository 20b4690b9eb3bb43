//! The rows: a contribution in a financial year, and the share of an agency in a joint one. Money is in whole pence.

use crate::wings::governance::agencies::AgencyId;
use kit::{Id, Record, Register};
use sea_orm::entity::prelude::*;

/// The contributions to a board.
pub struct Contributions;
impl Register for Contributions {
    const NAME: &'static str = "contributions";
}

/// A contribution.
pub mod contribution {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "contribution")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Contributions>,
        pub board_id: Uuid,
        pub version: i32,
        /// Such as `2014/15`.
        pub financial_year: String,
        pub agency_id: AgencyId,
        /// The name in the source.
        pub label: String,
        pub position: i32,
        pub pence: i64,
        /// Where the figure stands, e.g. "Plan, section 2.2.1".
        pub source: String,
        pub note: Option<String>,
        pub illustrative: bool,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Contributions;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// A contribution.
pub type Contribution = contribution::Model;

/// A share of a joint contribution.
pub mod share {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "contribution_share")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Contributions>,
        pub board_id: Uuid,
        pub version: i32,
        pub contribution_id: Id<Contributions>,
        pub agency_id: AgencyId,
        pub percent: i32,
        pub pence: i64,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Contributions;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// A share of a joint contribution.
pub type ContributionShare = share::Model;
