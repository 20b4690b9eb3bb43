//! What can be asked of bodies.

use super::{BodyId, MembershipId, body, linked_board, membership};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Select};

/// Every body, past, present and to come, in the order of lists.
#[must_use]
pub fn in_order() -> Select<body::Entity> {
    body::Entity::find().order_by_asc(body::Column::Position).order_by_asc(body::Column::Name)
}

/// The one body.
#[must_use]
pub fn body(id: BodyId) -> Select<body::Entity> {
    body::Entity::find_by_id(id)
}

/// Every seat on every body.
#[must_use]
pub fn seats() -> Select<membership::Entity> {
    membership::Entity::find().order_by_asc(membership::Column::Seat)
}

/// The seats on one body, past and present.
#[must_use]
pub fn seats_of(id: BodyId) -> Select<membership::Entity> {
    seats().filter(membership::Column::BodyId.eq(id))
}

/// The one seat.
#[must_use]
pub fn seat(id: MembershipId) -> Select<membership::Entity> {
    membership::Entity::find_by_id(id)
}

/// The boards beside this one.
#[must_use]
pub fn linked() -> Select<linked_board::Entity> {
    linked_board::Entity::find().order_by_asc(linked_board::Column::Position).order_by_asc(linked_board::Column::Name)
}
