//! What can be asked of reports.

use super::{ReportPointId, report_point};
use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Select};

/// The report points on or before `day`, the latest first.
#[must_use]
pub fn points_by(day: NaiveDate) -> Select<report_point::Entity> {
    report_point::Entity::find()
        .filter(report_point::Column::HeldOn.lte(day))
        .order_by_desc(report_point::Column::HeldOn)
        .order_by_asc(report_point::Column::BodyName)
}

/// The one meeting.
#[must_use]
pub fn point(id: ReportPointId) -> Select<report_point::Entity> {
    report_point::Entity::find_by_id(id)
}
