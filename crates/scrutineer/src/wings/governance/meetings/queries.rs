//! What can be asked of meetings.

use super::record::{ItemId, MeetingId, item, meeting, place, recorded};
use crate::wings::governance::bodies::{BodyId, MembershipId};
use crate::wings::governance::forward::EntryId;
use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Select};

/// The one meeting.
#[must_use]
pub fn meeting(id: MeetingId) -> Select<meeting::Entity> {
    meeting::Entity::find_by_id(id)
}

/// The meetings of some days, the earliest first.
#[must_use]
pub fn between(from: NaiveDate, until: NaiveDate) -> Select<meeting::Entity> {
    meeting::Entity::find()
        .filter(meeting::Column::OnDate.between(from, until))
        .order_by_asc(meeting::Column::OnDate)
        .order_by_asc(meeting::Column::Begins)
        .order_by_asc(meeting::Column::Id)
}

/// The meetings of a body, the latest first.
#[must_use]
pub fn of_body(id: BodyId) -> Select<meeting::Entity> {
    meeting::Entity::find().filter(meeting::Column::BodyId.eq(id)).order_by_desc(meeting::Column::OnDate)
}

/// These meetings.
#[must_use]
pub fn among(ids: Vec<MeetingId>) -> Select<meeting::Entity> {
    meeting::Entity::find().filter(meeting::Column::Id.is_in(ids))
}

/// The agenda of a meeting.
#[must_use]
pub fn agenda(id: MeetingId) -> Select<item::Entity> {
    item::Entity::find()
        .filter(item::Column::MeetingId.eq(id))
        .order_by_asc(item::Column::Position)
        .order_by_asc(item::Column::Id)
}

/// The items that entries of the forward plan asked for.
#[must_use]
pub fn items_of_plan(entries: Vec<EntryId>) -> Select<item::Entity> {
    item::Entity::find().filter(item::Column::ForwardId.is_in(entries))
}

/// The one item.
#[must_use]
pub fn item(id: ItemId) -> Select<item::Entity> {
    item::Entity::find_by_id(id)
}

/// Who was there.
#[must_use]
pub fn places(id: MeetingId) -> Select<place::Entity> {
    place::Entity::find().filter(place::Column::MeetingId.eq(id))
}

/// Who was at these meetings.
#[must_use]
pub fn places_among(ids: Vec<MeetingId>) -> Select<place::Entity> {
    place::Entity::find().filter(place::Column::MeetingId.is_in(ids))
}

/// How a seat was taken at a meeting: none or one.
#[must_use]
pub fn place(id: MeetingId, seat: MembershipId) -> Select<place::Entity> {
    places(id).filter(place::Column::MembershipId.eq(seat))
}

/// What was recorded at a meeting, in the order in which it was.
#[must_use]
pub fn recorded(id: MeetingId) -> Select<recorded::Entity> {
    recorded::Entity::find().filter(recorded::Column::MeetingId.eq(id)).order_by_asc(recorded::Column::Id)
}
