//! What can be asked of disagreements.

use super::{EscalationId, escalation};
use sea_orm::{EntityTrait, QueryOrder, Select};

/// The one disagreement.
#[must_use]
pub fn escalation(id: EscalationId) -> Select<escalation::Entity> {
    escalation::Entity::find_by_id(id)
}

/// Every disagreement, the latest first.
#[must_use]
pub fn latest_first() -> Select<escalation::Entity> {
    escalation::Entity::find().order_by_desc(escalation::Column::Number)
}
