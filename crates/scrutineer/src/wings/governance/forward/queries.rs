//! What can be asked of the forward plan.

use super::record::{EntryId, entry};
use crate::wings::governance::bodies::BodyId;
use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Select};

/// The one entry.
#[must_use]
pub fn entry(id: EntryId) -> Select<entry::Entity> {
    entry::Entity::find_by_id(id)
}

/// The entries of the months between two days, in order.
#[must_use]
pub fn between(from: NaiveDate, until: NaiveDate) -> Select<entry::Entity> {
    entry::Entity::find()
        .filter(entry::Column::Month.between(from, until))
        .order_by_asc(entry::Column::Month)
        .order_by_asc(entry::Column::Title)
        .order_by_asc(entry::Column::Id)
}

/// What a body will look at in a month.
#[must_use]
pub fn of_month(body: BodyId, month: NaiveDate) -> Select<entry::Entity> {
    between(month, month).filter(entry::Column::BodyId.eq(body))
}
