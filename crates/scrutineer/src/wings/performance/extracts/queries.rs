//! What can be asked of extracts.

use super::{ExtractId, State, extract};
use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Select};

/// Every extract, the latest first.
#[must_use]
pub fn latest_first() -> Select<extract::Entity> {
    extract::Entity::find().order_by_desc(extract::Column::ReceivedAt).order_by_desc(extract::Column::Id)
}

/// The one extract.
#[must_use]
pub fn extract(id: ExtractId) -> Select<extract::Entity> {
    extract::Entity::find_by_id(id)
}

/// The extract of these files at this day, unless it was put aside.
#[must_use]
pub fn same(hash: &str, at: NaiveDate) -> Select<extract::Entity> {
    extract::Entity::find()
        .filter(extract::Column::Hash.eq(hash))
        .filter(extract::Column::AtOn.eq(at))
        .filter(extract::Column::State.ne(State::Discarded))
}

/// Extracts that tell the way of referrals and were not put aside, the latest day first.
#[must_use]
pub fn with_journey() -> Select<extract::Entity> {
    extract::Entity::find()
        .filter(extract::Column::Journey.is_not_null())
        .filter(extract::Column::State.ne(State::Discarded))
        .order_by_desc(extract::Column::AtOn)
        .order_by_desc(extract::Column::ReceivedAt)
}
