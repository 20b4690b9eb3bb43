//! The rows: a contribution, its division among those who pay it together, and what a year's published total is.

use crate::wings::governance::agencies::AgencyId;
use kit::{Id, Record, Register};
use sea_orm::entity::prelude::*;

/// The contributions of a board's partners.
pub struct Contributions;
impl Register for Contributions {
    const NAME: &'static str = "contributions";
}
/// A contribution's id.
pub type ContributionId = Id<Contributions>;

/// A contribution.
pub mod contribution {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "contribution")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ContributionId,
        pub board_id: Uuid,
        pub version: i32,
        /// The financial year, e.g. `2014/15`.
        pub financial_year: String,
        pub agency_id: AgencyId,
        /// The contributor as the published table names it.
        pub printed_label: String,
        /// Its place in the table.
        pub position: i32,
        pub pence: i64,
        pub note: Option<String>,
        /// Where it was taken from: `plan`, `board` or `illustrative`.
        pub source: String,
        pub section: Option<String>,
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

/// A part of a contribution that several agencies pay together.
pub mod contribution_share {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "contribution_share")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Contributions>,
        pub board_id: Uuid,
        pub version: i32,
        pub contribution_id: ContributionId,
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
/// A part of a contribution.
pub type ContributionShare = contribution_share::Model;

/// What is published of a financial year as a whole.
pub mod contribution_year {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "contribution_year")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Contributions>,
        pub board_id: Uuid,
        pub version: i32,
        pub financial_year: String,
        /// The total as printed, against which the sum is checked.
        pub printed_total_pence: i64,
        /// What the source says about the budget of that year.
        pub note: Option<String>,
        pub source: String,
        pub section: Option<String>,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Contributions;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// What is published of a financial year as a whole.
pub type ContributionYear = contribution_year::Model;
