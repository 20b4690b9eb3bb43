//! What can be asked of agencies.

use super::{AgencyId, agency, succession};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, Select};

/// Every agency, past and present, by name.
#[must_use]
pub fn by_name() -> Select<agency::Entity> {
    agency::Entity::find().order_by_asc(agency::Column::Name)
}

/// The one agency.
#[must_use]
pub fn agency(id: AgencyId) -> Select<agency::Entity> {
    agency::Entity::find_by_id(id)
}

/// What succeeded this agency, and what it succeeded, the earliest first.
#[must_use]
pub fn successions(id: AgencyId) -> Select<succession::Entity> {
    let either =
        Condition::any().add(succession::Column::FromAgencyId.eq(id)).add(succession::Column::ToAgencyId.eq(id));
    succession::Entity::find().filter(either).order_by_asc(succession::Column::OnDate)
}
