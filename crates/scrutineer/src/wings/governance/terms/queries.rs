//! What can be asked of terms of reference.

use super::record::terms;
use crate::wings::governance::bodies::BodyId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Select};

/// Every version of every body, the latest first.
#[must_use]
pub fn latest_first() -> Select<terms::Entity> {
    terms::Entity::find().order_by_desc(terms::Column::AgreedOn)
}

/// Every version of one body, the latest first.
#[must_use]
pub fn of_body(id: BodyId) -> Select<terms::Entity> {
    latest_first().filter(terms::Column::BodyId.eq(id))
}
