//! What can be asked of releases, of the ledger, and of what is published.

use super::{ReleaseId, choice, publication, published_figure, release, release_step, released_count};
use crate::wings::performance::indicators::IndicatorId;
use crate::wings::performance::readings::{State, narrative, reading};
use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Select};

/// Every release, the latest first.
#[must_use]
pub fn latest_first() -> Select<release::Entity> {
    release::Entity::find().order_by_desc(release::Column::DraftedOn).order_by_desc(release::Column::Id)
}

/// The one release.
#[must_use]
pub fn release(id: ReleaseId) -> Select<release::Entity> {
    release::Entity::find_by_id(id)
}

/// The releases that are not published yet, the earliest first.
#[must_use]
pub fn inside() -> Select<release::Entity> {
    use super::State::{ApprovedOnce, Draft, Read};
    release::Entity::find()
        .filter(release::Column::State.is_in([Draft, Read, ApprovedOnce]))
        .order_by_asc(release::Column::DraftedOn)
}

/// What is in a release.
#[must_use]
pub fn choices(id: ReleaseId) -> Select<choice::Entity> {
    choice::Entity::find().filter(choice::Column::ReleaseId.eq(id))
}

/// What was done with a release, the first first.
#[must_use]
pub fn steps(id: ReleaseId) -> Select<release_step::Entity> {
    release_step::Entity::find()
        .filter(release_step::Column::ReleaseId.eq(id))
        .order_by_asc(release_step::Column::Place)
}

/// What the ledger holds of these indicators, the earliest first.
#[must_use]
pub fn ledger(of: &[IndicatorId]) -> Select<released_count::Entity> {
    released_count::Entity::find()
        .filter(released_count::Column::IndicatorId.is_in(of.iter().copied()))
        .order_by_asc(released_count::Column::Id)
}

/// Every publication, the latest first.
#[must_use]
pub fn publications() -> Select<publication::Entity> {
    publication::Entity::find().order_by_desc(publication::Column::Place)
}

/// The one publication.
#[must_use]
pub fn publication(id: ReleaseId) -> Select<publication::Entity> {
    publication::Entity::find_by_id(id)
}

/// The figures of a publication, in the order of the page.
#[must_use]
pub fn figures(id: ReleaseId) -> Select<published_figure::Entity> {
    published_figure::Entity::find()
        .filter(published_figure::Column::PublicationId.eq(id))
        .order_by_asc(published_figure::Column::Place)
}

/// Every revision of these indicators' figures that was signed off by `day`, of periods that had ended by `until`; the
/// area's and single agencies', in order of indicator, end, start, kind and revision.
#[must_use]
pub fn signed_off(of: &[IndicatorId], until: NaiveDate, day: NaiveDate) -> Select<reading::Entity> {
    use reading::Column;
    reading::Entity::find()
        .filter(Column::IndicatorId.is_in(of.iter().copied()))
        .filter(Column::State.eq(State::Released))
        .filter(Column::ReleasedOn.lte(day))
        .filter(Column::EndsOn.lte(until))
        .order_by_asc(Column::IndicatorId)
        .order_by_asc(Column::EndsOn)
        .order_by_asc(Column::StartsOn)
        .order_by_asc(Column::Kind)
        .order_by_asc(Column::Revision)
}

/// What single agencies have said about these indicators, signed off.
#[must_use]
pub fn replies(of: &[IndicatorId]) -> Select<narrative::Entity> {
    narrative::Entity::find()
        .filter(narrative::Column::IndicatorId.is_in(of.iter().copied()))
        .filter(narrative::Column::State.eq(State::Released))
        .filter(narrative::Column::AgencyId.is_not_null())
        .order_by_desc(narrative::Column::SaidOn)
}
