//! What can be asked of readings.

use super::{ReadingId, State, narrative, reading};
use crate::wings::performance::indicators::IndicatorId;
use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Select};

/// The one reading, in one revision.
#[must_use]
pub fn reading(id: ReadingId) -> Select<reading::Entity> {
    reading::Entity::find_by_id(id)
}

/// Every revision for the area that had been signed off by `day`, in order of indicator, end, start and revision; the
/// latest revision of a period is the one that counts.
#[must_use]
pub fn released_by(day: NaiveDate) -> Select<reading::Entity> {
    reading::Entity::find()
        .filter(reading::Column::AgencyPart.eq(false))
        .filter(reading::Column::State.eq(State::Released))
        .filter(reading::Column::ReleasedOn.lte(day))
        .order_by_asc(reading::Column::IndicatorId)
        .order_by_asc(reading::Column::EndsOn)
        .order_by_asc(reading::Column::StartsOn)
        .order_by_asc(reading::Column::Revision)
}

/// Every current reading of the area.
#[must_use]
pub fn current() -> Select<reading::Entity> {
    reading::Entity::find()
        .filter(reading::Column::AgencyPart.eq(false))
        .filter(reading::Column::Current.eq(true))
        .order_by_asc(reading::Column::EndsOn)
        .order_by_asc(reading::Column::StartsOn)
}

/// Every reading of an indicator, all revisions, of the area and by agency.
#[must_use]
pub fn of_indicator(id: IndicatorId) -> Select<reading::Entity> {
    reading::Entity::find()
        .filter(reading::Column::IndicatorId.eq(id))
        .order_by_asc(reading::Column::EndsOn)
        .order_by_asc(reading::Column::StartsOn)
        .order_by_asc(reading::Column::Revision)
}

/// What has been said about an indicator, the latest first.
#[must_use]
pub fn narratives_of(id: IndicatorId) -> Select<narrative::Entity> {
    narrative::Entity::find()
        .filter(narrative::Column::IndicatorId.eq(id))
        .order_by_desc(narrative::Column::SaidOn)
}
