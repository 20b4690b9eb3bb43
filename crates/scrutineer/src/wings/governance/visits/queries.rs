//! What can be asked of visits.

use super::record::{VisitId, visit};
use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Select};

/// Every visit, the latest first.
#[must_use]
pub fn latest_first() -> Select<visit::Entity> {
    visit::Entity::find().order_by_desc(visit::Column::OnDate).order_by_desc(visit::Column::Id)
}

/// The visits between two days, the earliest first.
#[must_use]
pub fn between(from: NaiveDate, until: NaiveDate) -> Select<visit::Entity> {
    visit::Entity::find().filter(visit::Column::OnDate.between(from, until)).order_by_asc(visit::Column::OnDate)
}

/// The one visit.
#[must_use]
pub fn visit(id: VisitId) -> Select<visit::Entity> {
    visit::Entity::find_by_id(id)
}
