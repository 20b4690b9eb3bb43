//! What can be asked of risks.

use super::{RiskId, risk, risk_review};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Select};
use uuid::Uuid;

/// The one risk.
#[must_use]
pub fn risk(id: RiskId) -> Select<risk::Entity> {
    risk::Entity::find_by_id(id)
}

/// Every risk, in the order of their numbers.
#[must_use]
pub fn in_order() -> Select<risk::Entity> {
    risk::Entity::find().order_by_asc(risk::Column::Number)
}

/// The risks with these ids.
#[must_use]
pub fn among(ids: Vec<Uuid>) -> Select<risk::Entity> {
    in_order().filter(risk::Column::Id.is_in(ids))
}

/// Every review, in the order in which they were made.
#[must_use]
pub fn reviews() -> Select<risk_review::Entity> {
    risk_review::Entity::find().order_by_asc(risk_review::Column::RiskId).order_by_asc(risk_review::Column::Position)
}

/// The reviews of one risk.
#[must_use]
pub fn reviews_of(id: RiskId) -> Select<risk_review::Entity> {
    reviews().filter(risk_review::Column::RiskId.eq(id))
}
