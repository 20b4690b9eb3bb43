//! What can be asked of indicators.

use super::{IndicatorId, RebaseId, comparator, indicator, population, rebase, series_break, target};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Select};

/// Every indicator, in the order of the scorecard.
#[must_use]
pub fn in_order() -> Select<indicator::Entity> {
    indicator::Entity::find().order_by_asc(indicator::Column::Position)
}

/// The 42 of the dashboard.
#[must_use]
pub fn on_dashboard() -> Select<indicator::Entity> {
    in_order().filter(indicator::Column::OnDashboard.eq(true))
}

/// The one indicator with this code, e.g. `D02`.
#[must_use]
pub fn coded(code: &str) -> Select<indicator::Entity> {
    indicator::Entity::find().filter(indicator::Column::Code.eq(code))
}

/// The one indicator.
#[must_use]
pub fn indicator(id: IndicatorId) -> Select<indicator::Entity> {
    indicator::Entity::find_by_id(id)
}

/// Every target, the earliest first.
#[must_use]
pub fn targets() -> Select<target::Entity> {
    target::Entity::find().order_by_asc(target::Column::FromOn)
}

/// The targets of one indicator, the earliest first.
#[must_use]
pub fn targets_of(id: IndicatorId) -> Select<target::Entity> {
    targets().filter(target::Column::IndicatorId.eq(id))
}

/// Every comparator, the latest first.
#[must_use]
pub fn comparators() -> Select<comparator::Entity> {
    comparator::Entity::find().order_by_desc(comparator::Column::AtOn)
}

/// The comparators of one indicator, the latest first.
#[must_use]
pub fn comparators_of(id: IndicatorId) -> Select<comparator::Entity> {
    comparators().filter(comparator::Column::IndicatorId.eq(id))
}

/// Every series break, the earliest first.
#[must_use]
pub fn series_breaks() -> Select<series_break::Entity> {
    series_break::Entity::find().order_by_asc(series_break::Column::OnDate)
}

/// Every range that was worked out anew, the earliest first.
#[must_use]
pub fn rebases() -> Select<rebase::Entity> {
    rebase::Entity::find().order_by_asc(rebase::Column::OnDate)
}

/// Those of one indicator.
#[must_use]
pub fn rebases_of(id: IndicatorId) -> Select<rebase::Entity> {
    rebases().filter(rebase::Column::IndicatorId.eq(id))
}

/// The one.
#[must_use]
pub fn rebase(id: RebaseId) -> Select<rebase::Entity> {
    rebase::Entity::find_by_id(id)
}

/// Every population, the latest year first.
#[must_use]
pub fn populations() -> Select<population::Entity> {
    population::Entity::find().order_by_desc(population::Column::Year)
}
