//! What can be asked of the area's profile.

use super::area_fact;
use sea_orm::{EntityTrait, QueryOrder, Select};

/// Every fact, in order.
#[must_use]
pub fn facts() -> Select<area_fact::Entity> {
    area_fact::Entity::find().order_by_asc(area_fact::Column::Position)
}
