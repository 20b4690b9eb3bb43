//! The rows: an indicator; its targets, comparators and series breaks; the populations that rates are worked out on.

use super::range::RangeBy;
use kit::{Id, Record, Register, Text};
use measure::{Decimal, Figure, Kind, Polarity, Tolerance, Unit};
use sea_orm::entity::prelude::*;

/// The indicators of a board, with everything that says how they are judged.
pub struct Indicators;
impl Register for Indicators {
    const NAME: &'static str = "indicators";
}
/// An indicator's id.
pub type IndicatorId = Id<Indicators>;

/// The part of the board's plan that an indicator belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum Area {
    #[sea_orm(string_value = "1")]
    EarlyHelp,
    #[sea_orm(string_value = "2")]
    Assessment,
    #[sea_orm(string_value = "3")]
    Protection,
    #[sea_orm(string_value = "board")]
    Board,
}

impl Area {
    /// "Priority 1", nothing for how well the board itself works.
    #[must_use]
    pub fn number(self) -> Option<&'static str> {
        match self {
            Area::EarlyHelp => Some("Priority 1"),
            Area::Assessment => Some("Priority 2"),
            Area::Protection => Some("Priority 3"),
            Area::Board => None,
        }
    }
    /// The area in full.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Area::EarlyHelp => "Early help pathways and reducing escalation",
            Area::Assessment => "Investigation, assessment and planning",
            Area::Protection => "Child protection plans, looked after, fostered and adopted",
            Area::Board => "How well the Board works",
        }
    }
    /// The area in two words, for strips and filters.
    #[must_use]
    pub fn short(self) -> &'static str {
        match self {
            Area::EarlyHelp => "Early help",
            Area::Assessment => "Assessment and planning",
            Area::Protection => "Protection and care",
            Area::Board => "Board function",
        }
    }
}

/// An indicator as the board defines it.
pub mod indicator {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "indicator")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: IndicatorId,
        pub board_id: Uuid,
        pub version: i32,
        /// `D01` to `D42` on the dashboard, `C01` to `C62` on the scorecard only.
        pub code: String,
        pub name: String,
        pub area: Area,
        /// The order in which people learn to find it.
        pub position: i32,
        pub on_dashboard: bool,
        pub cross_cutting: bool,
        pub unit: Text<Unit>,
        /// Decimal places shown.
        pub places: i32,
        /// How often a figure comes: a month, a quarter or a year.
        pub frequency: Text<Kind>,
        /// 12 where each figure covers the twelve months to the end of its period: no control chart then.
        pub rolling_months: Option<i32>,
        /// Counted at the end of the period, not over it.
        pub snapshot: bool,
        /// Shown as "n of m" whatever the size.
        pub show_counts: bool,
        pub polarity: Text<Polarity>,
        /// What its usual range is set on.
        pub range_by: RangeBy,
        pub owner: String,
        pub definition: String,
        pub numerator: String,
        pub denominator: Option<String>,
        /// Short nouns for forms: "referrals", "assessments".
        pub numerator_name: String,
        pub denominator_name: Option<String>,
        /// The return or record that it is counted from.
        pub source: String,
        /// What is published to compare with, in words.
        pub comparator_note: String,
        /// What may be shown outside the board.
        pub disclosure: String,
        pub note: Option<String>,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Indicators;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// An indicator.
pub type Indicator = indicator::Model;

/// What a target asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum TargetKind {
    /// Reach a level, in the direction that is better.
    Level,
    /// Be near the plan, on both sides.
    Plan,
    /// Be between two values.
    Band,
}

/// What good looks like, from a day until a day.
pub mod target {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "target")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Indicators>,
        pub board_id: Uuid,
        pub version: i32,
        pub indicator_id: IndicatorId,
        pub from_on: Date,
        pub until_on: Option<Date>,
        pub kind: TargetKind,
        /// The level or the plan.
        pub value: Option<Text<Decimal>>,
        /// The band; for a plan, the ends of what is still amber.
        pub low: Option<Text<Decimal>>,
        pub high: Option<Text<Decimal>>,
        /// How far beyond is still amber, e.g. `5` points or `10%`; the field's usual margin when empty.
        pub amber: Option<Text<Tolerance>>,
        /// For a financial year: a part of the year takes its share.
        pub per_year: bool,
        pub reason: String,
        pub agreed_by: String,
        pub illustrative: bool,
        /// The day on which it was set, which can be later than `from_on`; nothing where it was always known. A meeting
        /// before that day did not see it.
        pub set_on: Option<Date>,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Indicators;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// A target with its dates.
pub type Target = target::Model;

/// A figure to compare with, with its own date.
pub mod comparator {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "comparator")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Indicators>,
        pub board_id: Uuid,
        pub version: i32,
        pub indicator_id: IndicatorId,
        /// Whose figure, e.g. "neighbours".
        pub name: String,
        pub value: Text<Figure>,
        /// The date that it stands for: never the date of the figure beside it.
        pub at_on: Date,
        pub source: String,
        pub note: Option<String>,
        pub illustrative: bool,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Indicators;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// A figure to compare with.
pub type Comparator = comparator::Model;

/// A day from which the figures of an indicator mean something else.
pub mod series_break {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "series_break")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Indicators>,
        pub board_id: Uuid,
        pub version: i32,
        pub indicator_id: IndicatorId,
        pub on_date: Date,
        pub reason: String,
        pub illustrative: bool,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Indicators;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// A series break.
pub type SeriesBreak = series_break::Model;

/// A day from which the usual range is worked out anew, because the work itself was changed. The figures still mean the
/// same; it never happens by itself, and whoever sees the chart sees why and who agreed.
pub mod rebase {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "rebase")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: RebaseId,
        pub board_id: Uuid,
        pub version: i32,
        pub indicator_id: IndicatorId,
        /// The first day of the first period with the new range.
        pub on_date: Date,
        pub reason: String,
        pub agreed_by: String,
        /// The day on which it was set; nothing where that is not known.
        pub set_on: Option<Date>,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Indicators;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// A range worked out anew.
pub type Rebase = rebase::Model;
/// What the id of a rebase names.
pub struct Rebases;
/// The id of a rebase.
pub type RebaseId = Id<Rebases>;

/// How many people, of which ages, in which year, by which release: a later release never replaces an earlier one.
pub mod population {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "population")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Indicators>,
        pub board_id: Uuid,
        pub version: i32,
        pub area_code: String,
        pub age_from: i32,
        /// Included.
        pub age_to: i32,
        /// The estimate is for the middle of this year.
        pub year: i32,
        pub people: i64,
        pub release: String,
        pub source: String,
        pub note: Option<String>,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Indicators;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// A population.
pub type Population = population::Model;
