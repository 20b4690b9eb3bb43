//! What can be asked of actions.

use super::{ActionId, State, action, step};
use crate::wings::governance::agencies::AgencyId;
use crate::wings::governance::bodies::BodyId;
use chrono::NaiveDate;
use kit::links::{self, Meaning};
use kit::store::contains;
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

/// The one action.
#[must_use]
pub fn action(id: ActionId) -> Select<action::Entity> {
    action::Entity::find_by_id(id)
}

/// Every action, those to be done first, in the order in which they fall due.
#[must_use]
pub fn by_due() -> Select<action::Entity> {
    action::Entity::find().order_by_asc(action::Column::DueOn).order_by_asc(action::Column::Number)
}

/// The action with the highest number.
#[must_use]
pub fn latest() -> Select<action::Entity> {
    action::Entity::find().order_by_desc(action::Column::Number).limit(1)
}

/// Those on which something is still asked of somebody, in the order in which they fall due.
#[must_use]
pub fn to_do() -> Select<action::Entity> {
    by_due().filter(action::Column::State.is_in([State::Open, State::Submitted]))
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

/// What the list is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// In one of these states; in any where there are none.
    pub states: Vec<State>,
    /// Open and past its day.
    pub late: bool,
    pub agency: Option<AgencyId>,
    pub body: Option<BodyId>,
    /// An item of a plan, or a plan's items.
    pub serving: Option<Vec<Uuid>>,
    /// Words of its title.
    pub words: String,
}

/// The actions that are wanted.
#[must_use]
pub fn wanted(wanted: &Wanted, today: NaiveDate) -> Select<action::Entity> {
    let mut all = Condition::all();
    if !wanted.states.is_empty() {
        all = all.add(action::Column::State.is_in(wanted.states.iter().copied()));
    }
    if wanted.late {
        all = all.add(action::Column::State.eq(State::Open)).add(action::Column::DueOn.lt(today));
    }
    if let Some(agency) = wanted.agency {
        all = all.add(action::Column::AgencyId.eq(agency));
    }
    if let Some(body) = wanted.body {
        all = all.add(action::Column::BodyId.eq(body));
    }
    if let Some(items) = &wanted.serving {
        all = all.add(action::Column::Id.in_subquery(serving(items)));
    }
    if !wanted.words.trim().is_empty() {
        all = all.add(contains(action::Column::Title, &wanted.words));
    }
    by_due().filter(all)
}

fn serving(items: &[Uuid]) -> sea_orm::sea_query::SelectStatement {
    Query::select()
        .column(links::Column::FromId)
        .from(links::Entity)
        .and_where(links::Column::Meaning.eq(Meaning::Serves))
        .and_where(links::Column::ToId.is_in(items.iter().copied()))
        .to_owned()
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

/// Those that are complete and whose re-test is past its day, or has none.
#[must_use]
pub fn untested(today: NaiveDate) -> Select<action::Entity> {
    let past = Condition::any().add(action::Column::RetestOn.is_null()).add(action::Column::RetestOn.lt(today));
    by_due().filter(action::Column::State.eq(State::Complete)).filter(past)
}
