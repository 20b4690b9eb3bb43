//! The row: one fact about the area.

use crate::wings::performance::readings::Source;
use kit::{Id, Record, Register, Text};
use measure::Figure;
use sea_orm::Iterable;
use sea_orm::entity::prelude::*;

/// The profile of a board's area.
pub struct Profile;
impl Register for Profile {
    const NAME: &'static str = "profile";
}

/// What a fact counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum FactUnit {
    People,
    Percentage,
    Areas,
}

impl FactUnit {
    /// The unit with this stored key, e.g. `people`.
    #[must_use]
    pub fn of(key: &str) -> Option<FactUnit> {
        FactUnit::iter().find(|unit| unit.to_value() == key)
    }
}

/// A fact.
pub mod area_fact {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "area_fact")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Profile>,
        pub board_id: Uuid,
        pub version: i32,
        /// What rules know it by: `population`, `population_0_19`, `share_0_19`.
        pub key: String,
        pub label: String,
        pub position: i32,
        pub value: Text<Figure>,
        pub unit: FactUnit,
        /// Decimal places shown.
        pub places: i32,
        /// The figure as it stands in the source, where that can differ from what is worked out.
        pub printed: Option<String>,
        /// Who counted it.
        pub figure_source: String,
        pub at_on: Date,
        /// Where it was taken from.
        pub source: Source,
        pub section: String,
        pub note: Option<String>,
        pub illustrative: bool,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Profile;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// A fact about the area.
pub type AreaFact = area_fact::Model;
