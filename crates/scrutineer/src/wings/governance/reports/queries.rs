//! What can be asked of the groups' reports.

use super::record::{ReportId, State, group_report};
use crate::wings::governance::bodies::BodyId;
use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Select};

/// The one report.
#[must_use]
pub fn report(id: ReportId) -> Select<group_report::Entity> {
    group_report::Entity::find_by_id(id)
}

/// Every report, the latest first.
#[must_use]
pub fn latest_first() -> Select<group_report::Entity> {
    group_report::Entity::find().order_by_desc(group_report::Column::UntilOn).order_by_desc(group_report::Column::Id)
}

/// The reports of one group, the latest first.
#[must_use]
pub fn of_body(id: BodyId) -> Select<group_report::Entity> {
    latest_first().filter(group_report::Column::BodyId.eq(id))
}

/// The reports that were signed off between two days, the latest first.
#[must_use]
pub fn signed_between(from: NaiveDate, until: NaiveDate) -> Select<group_report::Entity> {
    latest_first()
        .filter(group_report::Column::State.eq(State::Signed))
        .filter(group_report::Column::SignedOn.between(from, until))
}
