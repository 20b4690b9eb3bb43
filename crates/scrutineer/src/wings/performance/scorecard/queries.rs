//! What can be asked for the scorecard beyond what the other registers answer.

use super::report_point;
use crate::wings::performance::readings::{State, reading};
use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Select};

/// The report points on or before `day`, the latest first.
#[must_use]
pub fn points_by(day: NaiveDate) -> Select<report_point::Entity> {
    report_point::Entity::find()
        .filter(report_point::Column::HeldOn.lte(day))
        .order_by_desc(report_point::Column::HeldOn)
        .order_by_asc(report_point::Column::BodyName)
}

/// How many.
#[derive(Debug, FromQueryResult)]
pub struct HowMany {
    pub many: i64,
}

/// How many readings wait to be signed off.
#[must_use]
pub fn drafts() -> Select<reading::Entity> {
    reading::Entity::find()
        .select_only()
        .column_as(reading::Column::Id.count(), "many")
        .filter(reading::Column::State.eq(State::Draft))
}
