//! What can be asked of bodies.

use super::{Bodies, BodyId, body, linked_board, membership};
use kit::Id;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Select};

/// Every body, in the order of the board's structure.
#[must_use]
pub fn in_order() -> Select<body::Entity> {
    body::Entity::find().order_by_asc(body::Column::Position)
}

/// The one body.
#[must_use]
pub fn body(id: BodyId) -> Select<body::Entity> {
    body::Entity::find_by_id(id)
}

/// Every seat, by its post.
#[must_use]
pub fn seats() -> Select<membership::Entity> {
    membership::Entity::find().order_by_asc(membership::Column::Seat)
}

/// The seats of one body.
#[must_use]
pub fn seats_of(id: BodyId) -> Select<membership::Entity> {
    seats().filter(membership::Column::BodyId.eq(id))
}

/// The one seat.
#[must_use]
pub fn seat(id: Id<Bodies>) -> Select<membership::Entity> {
    membership::Entity::find_by_id(id)
}

/// The boards beside ours, by name.
#[must_use]
pub fn linked() -> Select<linked_board::Entity> {
    linked_board::Entity::find().order_by_asc(linked_board::Column::Name)
}
