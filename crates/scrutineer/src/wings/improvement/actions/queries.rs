//! What can be asked of actions.

use super::{ActionId, SavedViewId, action, saved_view, step};
use kit::links::{self, Meaning};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

/// The one action.
#[must_use]
pub fn action(id: ActionId) -> Select<action::Entity> {
    action::Entity::find_by_id(id)
}

/// Every action, in the order in which they fall due.
#[must_use]
pub fn by_due() -> Select<action::Entity> {
    action::Entity::find().order_by_asc(action::Column::DueOn).order_by_asc(action::Column::Number)
}

/// The action with the lowest number.
#[must_use]
pub fn first() -> Select<action::Entity> {
    action::Entity::find().order_by_asc(action::Column::Number).limit(1)
}

/// The action with the highest number.
#[must_use]
pub fn latest() -> Select<action::Entity> {
    action::Entity::find().order_by_desc(action::Column::Number).limit(1)
}

/// The actions with these ids.
#[must_use]
pub fn among(ids: Vec<Uuid>) -> Select<action::Entity> {
    by_due().filter(action::Column::Id.is_in(ids))
}

/// The steps of an action, the first one first.
#[must_use]
pub fn steps_of(id: ActionId) -> Select<step::Entity> {
    steps().filter(step::Column::ActionId.eq(id))
}

/// Every step, in the order in which they were taken.
#[must_use]
pub fn steps() -> Select<step::Entity> {
    step::Entity::find().order_by_asc(step::Column::ActionId).order_by_asc(step::Column::Position)
}

/// The links by which actions serve items of plans.
#[must_use]
pub fn served() -> Select<links::Entity> {
    links::Entity::find().filter(links::Column::Meaning.eq(Meaning::Serves))
}

/// The links from an action to those that it waits for.
#[must_use]
pub fn waits_for(id: ActionId) -> Select<links::Entity> {
    links::Entity::find()
        .filter(links::Column::Meaning.eq(Meaning::WaitsFor))
        .filter(links::Column::FromId.eq(id.uuid()))
}

/// Every link from an action to another that it waits for.
#[must_use]
pub fn waiting() -> Select<links::Entity> {
    links::Entity::find().filter(links::Column::Meaning.eq(Meaning::WaitsFor))
}

/// The steps of the actions with these ids.
#[must_use]
pub fn steps_among(ids: Vec<Uuid>) -> Select<step::Entity> {
    steps().filter(step::Column::ActionId.is_in(ids))
}

/// The views that the person who asks has saved, by name.
#[must_use]
pub fn saved_views() -> Select<saved_view::Entity> {
    saved_view::Entity::find().order_by_asc(saved_view::Column::Name)
}

/// The one saved view.
#[must_use]
pub fn saved_view(id: SavedViewId) -> Select<saved_view::Entity> {
    saved_view::Entity::find_by_id(id)
}
