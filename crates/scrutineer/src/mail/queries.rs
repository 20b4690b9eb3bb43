//! What can be asked of the letters.

use super::record::{Kind, LetterId, State, letter, stop};
use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Select};
use uuid::Uuid;

/// The one letter.
#[must_use]
pub fn letter(id: LetterId) -> Select<letter::Entity> {
    letter::Entity::find_by_id(id)
}

/// All letters since a day, the latest first.
#[must_use]
pub fn since(day: NaiveDate) -> Select<letter::Entity> {
    letter::Entity::find()
        .filter(letter::Column::OnDay.gte(day))
        .order_by_desc(letter::Column::OnDay)
        .order_by_desc(letter::Column::Id)
}

/// The letters of a day.
#[must_use]
pub fn on(day: NaiveDate) -> Select<letter::Entity> {
    letter::Entity::find().filter(letter::Column::OnDay.eq(day))
}

/// Letters that failed, and nobody has said since that the address is good again.
#[must_use]
pub fn failures() -> Select<letter::Entity> {
    letter::Entity::find()
        .filter(letter::Column::State.is_in([State::Refused, State::CameBack]))
        .filter(letter::Column::Cleared.eq(false))
}

/// Every stop of the board, as far as one may see it.
#[must_use]
pub fn stops() -> Select<stop::Entity> {
    stop::Entity::find()
}

/// What somebody has stopped.
#[must_use]
pub fn stops_of(person: Uuid) -> Select<stop::Entity> {
    stops().filter(stop::Column::PersonId.eq(person))
}

/// Whether somebody has stopped this kind: none or one.
#[must_use]
pub fn stop_of(person: Uuid, kind: Kind) -> Select<stop::Entity> {
    stops_of(person).filter(stop::Column::Kind.eq(kind))
}
