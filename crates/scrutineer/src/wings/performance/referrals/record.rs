//! The rows: the plan's tables and their rows, the mapping into categories, the notes on breaks, what the plan claims.

use crate::wings::performance::readings::Source;
use kit::{Id, Record, Register};
use sea_orm::Iterable;
use sea_orm::entity::prelude::*;

/// The referrals of a board by their source.
pub struct Referrals;
impl Register for Referrals {
    const NAME: &'static str = "referrals";
}

/// Why a row of a table is placed in its category.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Basis {
    /// The plan says that these are counted as one.
    Plan,
    /// The label is the same in both years.
    SameLabel,
    /// Our reading, because the plan is silent.
    Assumed,
}

impl Basis {
    /// As people read it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Basis::Plan => "The plan says so",
            Basis::SameLabel => "Same label",
            Basis::Assumed => "Assumed: the plan is silent",
        }
    }
    /// The basis with this stored key, e.g. `same_label`.
    #[must_use]
    pub fn of(key: &str) -> Option<Basis> {
        Basis::iter().find(|basis| basis.to_value() == key)
    }
}

/// A table of referrals by source, as it is printed.
pub mod referral_table {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "referral_table")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Referrals>,
        pub board_id: Uuid,
        pub version: i32,
        pub title: String,
        /// The heading of its column of figures.
        pub column_title: String,
        pub starts_on: Date,
        pub ends_on: Date,
        pub months: i32,
        /// The total as printed; the rows are added up and checked against it.
        pub printed_total: i64,
        pub source: Source,
        pub section: String,
        pub illustrative: bool,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Referrals;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// A table of referrals.
pub type ReferralTable = referral_table::Model;

impl referral_table::Model {
    /// Where it stands, for source lines: "the Board’s published plan, section 3.1.2".
    #[must_use]
    pub fn source_words(&self) -> String {
        let place = match self.source {
            Source::Plan => "the Board’s published plan",
            Source::WorkedOut => "figures worked out from the Board’s plan",
            Source::Counted => "a register of the Board",
            Source::Extract => "an extract of the authority",
            Source::Published => "published statistics",
            Source::Return => "the authority’s return",
            Source::Illustrative => "illustrative figures",
        };
        format!("{place}, section {}", self.section)
    }
}

/// One row of a table.
pub mod referral_row {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "referral_row")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Referrals>,
        pub board_id: Uuid,
        pub version: i32,
        pub table_id: Id<Referrals>,
        pub position: i32,
        /// As printed.
        pub label: String,
        pub referrals: i64,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Referrals;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// A row of a table.
pub type ReferralRow = referral_row::Model;

/// A category that rows of both tables are merged into, in one version of the mapping.
pub mod referral_category {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "referral_category")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Referrals>,
        pub board_id: Uuid,
        pub version: i32,
        pub mapping_no: i32,
        pub name: String,
        pub position: i32,
        /// Whether its two years may be compared.
        pub comparable: bool,
        /// The note for the reader that says why not.
        pub break_letter: Option<String>,
        pub reason: String,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Referrals;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// A category.
pub type ReferralCategory = referral_category::Model;

/// Where a row of a table goes, in one version of the mapping, from a day until a day.
pub mod referral_mapping {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "referral_mapping")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Referrals>,
        pub board_id: Uuid,
        pub version: i32,
        pub mapping_no: i32,
        pub row_id: Id<Referrals>,
        pub category_id: Id<Referrals>,
        pub valid_from: Date,
        pub valid_until: Option<Date>,
        /// Whether the row means the same in both tables.
        pub comparable: bool,
        pub break_letter: Option<String>,
        pub basis: Basis,
        pub reason: Option<String>,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Referrals;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// A row's place.
pub type ReferralMapping = referral_mapping::Model;

/// What a letter beside a series break stands for.
pub mod referral_break_note {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "referral_break_note")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Referrals>,
        pub board_id: Uuid,
        pub version: i32,
        pub letter: String,
        pub words: String,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Referrals;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// A note on a break.
pub type ReferralBreakNote = referral_break_note::Model;

/// What the plan itself says about the growth of a year, to set beside what is worked out.
pub mod referral_claim {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "referral_claim")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Referrals>,
        pub board_id: Uuid,
        pub version: i32,
        /// The year that is said to have grown.
        pub starts_on: Date,
        /// As printed, e.g. `13%`.
        pub printed: String,
        /// The words in which it is said.
        pub words: String,
        pub source: Source,
        pub section: String,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Referrals;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// A claim of the plan.
pub type ReferralClaim = referral_claim::Model;
