//! What can be asked of challenges.

use super::{AnswerId, ChallengeId, answer, challenge, event};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

/// The one challenge.
#[must_use]
pub fn challenge(id: ChallengeId) -> Select<challenge::Entity> {
    challenge::Entity::find_by_id(id)
}

/// Every challenge, the latest first.
#[must_use]
pub fn latest_first() -> Select<challenge::Entity> {
    challenge::Entity::find().order_by_desc(challenge::Column::Year).order_by_desc(challenge::Column::Number)
}

/// The challenge with the highest number of a year.
#[must_use]
pub fn last_of(year: i32) -> Select<challenge::Entity> {
    latest_first().filter(challenge::Column::Year.eq(year)).limit(1)
}

/// The challenges with these ids.
#[must_use]
pub fn among(ids: Vec<Uuid>) -> Select<challenge::Entity> {
    latest_first().filter(challenge::Column::Id.is_in(ids))
}

/// What is awaited of every agency that was asked, and what it answered.
#[must_use]
pub fn answers() -> Select<answer::Entity> {
    answer::Entity::find().order_by_asc(answer::Column::ChallengeId).order_by_asc(answer::Column::Id)
}

/// The answers to one challenge.
#[must_use]
pub fn answers_of(id: ChallengeId) -> Select<answer::Entity> {
    answers().filter(answer::Column::ChallengeId.eq(id))
}

/// The answers to these challenges.
#[must_use]
pub fn answers_among(ids: Vec<Uuid>) -> Select<answer::Entity> {
    answers().filter(answer::Column::ChallengeId.is_in(ids))
}

/// The one answer.
#[must_use]
pub fn answer(id: AnswerId) -> Select<answer::Entity> {
    answer::Entity::find_by_id(id)
}

/// What happened to a challenge, the first event first.
#[must_use]
pub fn events_of(id: ChallengeId) -> Select<event::Entity> {
    event::Entity::find().filter(event::Column::ChallengeId.eq(id)).order_by_asc(event::Column::Position)
}

/// Those that are closed and say nothing of their effect.
#[must_use]
pub fn silent() -> Select<challenge::Entity> {
    latest_first().filter(challenge::Column::State.eq(super::State::Closed)).filter(challenge::Column::Effect.is_null())
}

/// Those that were sent and are not closed, in the order in which they fall due.
#[must_use]
pub fn open() -> Select<challenge::Entity> {
    challenge::Entity::find()
        .filter(challenge::Column::State.is_in([super::State::Sent, super::State::Answered]))
        .order_by_asc(challenge::Column::DueOn)
}
