//! What can be asked of published statistics.

use super::{BenchmarkId, benchmark_choice, benchmark_measure, benchmark_release};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Select};

/// Everything imported, in the order in which it came.
#[must_use]
pub fn imported() -> Select<benchmark_release::Entity> {
    benchmark_release::Entity::find()
        .order_by_asc(benchmark_release::Column::ImportedAt)
        .order_by_asc(benchmark_release::Column::Id)
}

/// What was imported of this file.
#[must_use]
pub fn of_file(hash: &str) -> Select<benchmark_release::Entity> {
    imported().filter(benchmark_release::Column::FileHash.eq(hash))
}

/// The one import.
#[must_use]
pub fn one(id: BenchmarkId) -> Select<benchmark_release::Entity> {
    benchmark_release::Entity::find_by_id(id)
}

/// The measures of all releases, in the order of their columns.
#[must_use]
pub fn measures() -> Select<benchmark_measure::Entity> {
    benchmark_measure::Entity::find()
        .order_by_asc(benchmark_measure::Column::ReleaseId)
        .order_by_asc(benchmark_measure::Column::Position)
}

/// What the board compares itself by.
#[must_use]
pub fn choice() -> Select<benchmark_choice::Entity> {
    benchmark_choice::Entity::find()
}
