//! What can be asked of plans.

use super::{ItemId, PlanId, item, plan};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Select};
use uuid::Uuid;

/// Every plan: the earliest first, by name.
#[must_use]
pub fn in_order() -> Select<plan::Entity> {
    plan::Entity::find().order_by_asc(plan::Column::FromOn).order_by_asc(plan::Column::Name)
}

/// The one plan.
#[must_use]
pub fn plan(id: PlanId) -> Select<plan::Entity> {
    plan::Entity::find_by_id(id)
}

/// Every item of every plan, past ones too, in order.
#[must_use]
pub fn items() -> Select<item::Entity> {
    item::Entity::find().order_by_asc(item::Column::PlanId).order_by_asc(item::Column::Position)
}

/// The items of one plan, past ones too, in order.
#[must_use]
pub fn items_of(id: PlanId) -> Select<item::Entity> {
    items().filter(item::Column::PlanId.eq(id))
}

/// The one item.
#[must_use]
pub fn item(id: ItemId) -> Select<item::Entity> {
    item::Entity::find_by_id(id)
}

/// The items with these ids.
#[must_use]
pub fn among(ids: Vec<Uuid>) -> Select<item::Entity> {
    items().filter(item::Column::Id.is_in(ids))
}
