//! The rows: an invoice or a payment of a contribution, a line of the budget, something that was spent.

use crate::wings::governance::contributions::{ContributionId, Contributions};
use kit::{Id, Record};
use sea_orm::Iterable;
use sea_orm::entity::prelude::*;

/// What a payment's id names.
pub struct Payments;
/// The id of an invoice or a payment.
pub type PaymentId = Id<Payments>;
/// What the id of a line of the budget names.
pub struct Lines;
/// The id of a line of the budget.
pub type LineId = Id<Lines>;
/// What the id of something spent names.
pub struct Spending;
/// The id of something spent.
pub type SpendId = Id<Spending>;

/// What happened to a contribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum What {
    Invoiced,
    Received,
}

impl What {
    /// As people read it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            What::Invoiced => "Invoiced",
            What::Received => "Received",
        }
    }
    /// With this stored key, e.g. `invoiced`.
    #[must_use]
    pub fn of(key: &str) -> Option<What> {
        What::iter().find(|what| what.to_value() == key)
    }
}

/// An invoice that was sent, or money that came.
pub mod payment {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "contribution_payment")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: PaymentId,
        pub board_id: Uuid,
        pub version: i32,
        pub contribution_id: ContributionId,
        pub on_date: Date,
        pub what: What,
        pub pence: i64,
        /// The number of the invoice, the reference of the payment.
        pub reference: Option<String>,
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
/// An invoice that was sent, or money that came.
pub type Payment = payment::Model;

/// What some of the money is for.
pub mod budget_line {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "budget_line")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: LineId,
        pub board_id: Uuid,
        pub version: i32,
        pub financial_year: String,
        pub name: String,
        pub position: i32,
        pub pence: i64,
        /// What the office expects of the whole year, where it knows better than the pace says.
        pub expected_pence: Option<i64>,
        pub expected_because: Option<String>,
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
/// What some of the money is for.
pub type BudgetLine = budget_line::Model;

/// Something that was spent.
pub mod spend {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "budget_spend")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: SpendId,
        pub board_id: Uuid,
        pub version: i32,
        pub line_id: LineId,
        pub on_date: Date,
        pub pence: i64,
        /// What for.
        pub words: String,
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
/// Something that was spent.
pub type Spend = spend::Model;
