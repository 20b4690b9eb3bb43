//! What can be asked of events.

use super::Events;
use kit::Record;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Select};
use uuid::Uuid;

/// The one event.
#[must_use]
pub fn one<E: Events>(id: Uuid) -> Select<E::Entity> {
    E::Entity::find().filter(<E::Entity as Record>::ID.eq(id))
}

/// Every event, the latest first.
#[must_use]
pub fn latest_first<E: Events>() -> Select<E::Entity> {
    E::Entity::find().order_by_desc(E::LATEST)
}

/// The events whose clocks may still run, the earliest first.
#[must_use]
pub fn open<E: Events>() -> Select<E::Entity> {
    E::Entity::find().filter(E::open()).order_by_asc(E::LATEST)
}

/// The events with a reference.
#[must_use]
pub fn referred<E: Events>(reference: &str) -> Select<E::Entity> {
    E::Entity::find().filter(E::REFERENCE.eq(reference))
}
