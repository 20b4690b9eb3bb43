//! What can be asked of readings.

use super::{Reading, ReadingId, State, narrative, reading};
use crate::wings::performance::indicators::IndicatorId;
use chrono::NaiveDate;
use measure::Period;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Select};

/// The one reading, in one revision.
#[must_use]
pub fn reading(id: ReadingId) -> Select<reading::Entity> {
    reading::Entity::find_by_id(id)
}

/// Every revision for the area that had been signed off by `day`, in order of indicator, end, start, kind and revision;
/// the latest revision of a period is the one that counts.
#[must_use]
pub fn released_by(day: NaiveDate) -> Select<reading::Entity> {
    reading::Entity::find()
        .filter(reading::Column::AgencyPart.eq(false))
        .filter(reading::Column::State.eq(State::Released))
        .filter(reading::Column::ReleasedOn.lte(day))
        .order_by_asc(reading::Column::IndicatorId)
        .order_by_asc(reading::Column::EndsOn)
        .order_by_asc(reading::Column::StartsOn)
        .order_by_asc(reading::Column::Kind)
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
        .order_by_asc(reading::Column::Kind)
        .order_by_asc(reading::Column::Revision)
}

/// Every revision of the figure that `reading` is one of, the latest first.
#[must_use]
pub fn revisions_of(reading: &Reading) -> Select<reading::Entity> {
    let agency = match (reading.agency_part, reading.agency_id) {
        (true, Some(agency)) => reading::Column::AgencyId.eq(agency),
        (true, None) => reading::Column::AgencyId.is_null(),
        // The figure for the area is one, whoever sends it.
        (false, _) => reading::Column::AgencyPart.eq(false),
    };
    of_period(reading.indicator_id, &reading.period())
        .filter(reading::Column::AgencyPart.eq(reading.agency_part))
        .filter(agency)
        .order_by_desc(reading::Column::Revision)
}

/// Every reading of an indicator for a period.
#[must_use]
pub fn of_period(id: IndicatorId, period: &Period) -> Select<reading::Entity> {
    reading::Entity::find()
        .filter(reading::Column::IndicatorId.eq(id))
        .filter(reading::Column::Kind.eq(period.kind().as_str()))
        .filter(reading::Column::StartsOn.eq(period.start()))
        .filter(reading::Column::EndsOn.eq(period.end()))
}

/// Every draft that waits for sign-off, the earliest received first; a draft that was revised waits no longer.
#[must_use]
pub fn drafts() -> Select<reading::Entity> {
    reading::Entity::find()
        .filter(reading::Column::State.eq(State::Draft))
        .filter(reading::Column::Current.eq(true))
        .order_by_asc(reading::Column::ReceivedOn)
        .order_by_asc(reading::Column::EnteredAt)
}

/// What has been said about an indicator and signed off, the latest first.
#[must_use]
pub fn narratives_of(id: IndicatorId) -> Select<narrative::Entity> {
    narrative::Entity::find()
        .filter(narrative::Column::IndicatorId.eq(id))
        .filter(narrative::Column::State.eq(State::Released))
        .order_by_desc(narrative::Column::SaidOn)
}

/// What had been said about these indicators by a day and is signed off, the latest first.
#[must_use]
pub fn narratives_among(ids: &[IndicatorId], day: NaiveDate) -> Select<narrative::Entity> {
    narrative::Entity::find()
        .filter(narrative::Column::IndicatorId.is_in(ids.iter().copied()))
        .filter(narrative::Column::State.eq(State::Released))
        .filter(narrative::Column::SaidOn.lte(day))
        .order_by_desc(narrative::Column::SaidOn)
}

/// The words that were sent with a reading.
#[must_use]
pub fn narratives_with(id: ReadingId) -> Select<narrative::Entity> {
    narrative::Entity::find().filter(narrative::Column::ReadingId.eq(id))
}
