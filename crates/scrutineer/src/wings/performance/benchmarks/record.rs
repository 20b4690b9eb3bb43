//! The rows: what was imported, its measures each as a packed text, and what the board compares itself by.

use kit::{Id, Record, Register};
use sea_orm::entity::prelude::*;

/// Published statistics, kept to compare with.
pub struct Benchmarks;
impl Register for Benchmarks {
    const NAME: &'static str = "benchmarks";
}
/// The id of an import.
pub type BenchmarkId = Id<Benchmarks>;

/// What an imported file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Kind {
    /// Figures for areas and years.
    Statistics,
    /// Estimates of people.
    Populations,
    /// A list of authorities with their codes.
    Authorities,
    /// A model of statistical neighbours.
    Neighbours,
}

/// How the neighbours' figures are brought together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Average {
    /// The simple mean.
    #[default]
    Mean,
    /// The median.
    Median,
}

/// A file that was imported. A later release never replaces an earlier one.
pub mod benchmark_release {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "benchmark_release")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: BenchmarkId,
        pub board_id: Uuid,
        pub version: i32,
        pub kind: Kind,
        /// What it is about, told by its columns.
        pub title: String,
        /// The release; for neighbours of when the model is.
        pub release: String,
        /// How the month of a model was found.
        pub told: Option<String>,
        pub file_name: String,
        /// The SHA-256 of the file.
        pub file_hash: String,
        /// Rows used, and rows left out.
        pub rows: i64,
        pub rows_refused: i64,
        /// What was found in the file, besides notes.
        pub findings: i32,
        pub first_year: Option<i32>,
        pub last_year: Option<i32>,
        /// The areas, the authorities or the neighbours, as a packed text.
        pub content: String,
        pub imported_by: String,
        pub imported_at: DateTimeUtc,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Benchmarks;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
        // Anybody can download the file again, and the hash says which: the trail does not need its text.
        const REDACTED: &'static [Column] = &[Column::Content];
    }
}
/// A file that was imported.
pub type Imported = benchmark_release::Model;

/// One measure of a release.
pub mod benchmark_measure {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "benchmark_measure")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Benchmarks>,
        pub board_id: Uuid,
        pub version: i32,
        pub release_id: BenchmarkId,
        /// The order of the columns.
        pub position: i32,
        /// The column's heading.
        pub heading: String,
        /// Filters with their values, a line each with a tab between.
        pub filters: String,
        /// Areas by years, as a packed text.
        pub figures: String,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Benchmarks;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
        const REDACTED: &'static [Column] = &[Column::Figures];
    }
}
/// One measure of a release.
pub type Measure = benchmark_measure::Model;

/// What the board compares itself by: one row at most.
pub mod benchmark_choice {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "benchmark_choice")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Benchmarks>,
        pub board_id: Uuid,
        pub version: i32,
        /// The code of the board's own authority: three figures or nine characters.
        pub authority: String,
        /// Of when the model of neighbours is; nothing for the newest.
        pub vintage: Option<String>,
        pub average: Average,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Benchmarks;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// What the board compares itself by.
pub type Choice = benchmark_choice::Model;
