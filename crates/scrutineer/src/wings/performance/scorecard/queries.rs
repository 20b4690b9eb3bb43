//! What can be asked of reports.

use super::report_point;
use sea_orm::{EntityTrait, QueryOrder, Select};

/// Every report, the latest first.
#[must_use]
pub fn report_points() -> Select<report_point::Entity> {
    report_point::Entity::find().order_by_desc(report_point::Column::HeldOn)
}
