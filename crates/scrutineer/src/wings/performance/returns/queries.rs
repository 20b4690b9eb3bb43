//! What can be asked of returns.

use super::{ReturnId, agency_return, asked_figure, return_line, return_remark};
use crate::wings::governance::agencies::AgencyId;
use crate::wings::performance::indicators::IndicatorId;
use crate::wings::performance::readings::{State as Stage, reading, standing as there};
use chrono::{Days, NaiveDate};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, Select};

/// How far back the earlier figures of a line are looked at: more than the usual range needs.
const BACK: Days = Days::new(4 * 366);

/// Everything that agencies are asked for, past and present.
#[must_use]
pub fn asked() -> Select<asked_figure::Entity> {
    asked_figure::Entity::find()
        .order_by_asc(asked_figure::Column::AgencyId)
        .order_by_asc(asked_figure::Column::FromOn)
        .order_by_asc(asked_figure::Column::Id)
}

/// What one agency is asked for.
#[must_use]
pub fn asked_of(agency: AgencyId) -> Select<asked_figure::Entity> {
    asked().filter(asked_figure::Column::AgencyId.eq(agency))
}

/// Who is asked for an indicator.
#[must_use]
pub fn asked_for(indicator: IndicatorId) -> Select<asked_figure::Entity> {
    asked().filter(asked_figure::Column::IndicatorId.eq(indicator))
}

/// The one ask.
#[must_use]
pub fn ask(id: super::AskedFigureId) -> Select<asked_figure::Entity> {
    asked_figure::Entity::find_by_id(id)
}

/// The return of an agency for a day.
#[must_use]
pub fn of(agency: AgencyId, ends_on: NaiveDate) -> Select<agency_return::Entity> {
    agency_return::Entity::find()
        .filter(agency_return::Column::AgencyId.eq(agency))
        .filter(agency_return::Column::EndsOn.eq(ends_on))
}

/// The one return.
#[must_use]
pub fn one(id: ReturnId) -> Select<agency_return::Entity> {
    agency_return::Entity::find_by_id(id)
}

/// The returns for periods that end on or after a day, the latest first.
#[must_use]
pub fn since(from: NaiveDate) -> Select<agency_return::Entity> {
    agency_return::Entity::find()
        .filter(agency_return::Column::EndsOn.gte(from))
        .order_by_desc(agency_return::Column::EndsOn)
        .order_by_asc(agency_return::Column::AgencyId)
}

/// The lines of returns.
#[must_use]
pub fn lines_of(ids: Vec<ReturnId>) -> Select<return_line::Entity> {
    return_line::Entity::find()
        .filter(return_line::Column::ReturnId.is_in(ids))
        .order_by_asc(return_line::Column::ReturnId)
        .order_by_asc(return_line::Column::IndicatorId)
        .order_by_asc(return_line::Column::Part)
}

/// What was said about a return, the earliest first.
#[must_use]
pub fn remarks_of(id: ReturnId) -> Select<return_remark::Entity> {
    return_remark::Entity::find()
        .filter(return_remark::Column::ReturnId.eq(id))
        .order_by_asc(return_remark::Column::SaidAt)
        .order_by_asc(return_remark::Column::Id)
}

/// The readings that a line of an agency's return can be about: for the area, and the agency's own part.
fn concerning(indicators: Vec<IndicatorId>, agency: AgencyId) -> Select<reading::Entity> {
    let whose = Condition::any().add(reading::Column::AgencyPart.eq(false)).add(reading::Column::AgencyId.eq(agency));
    reading::Entity::find()
        .filter(reading::Column::IndicatorId.is_in(indicators))
        .filter(whose)
        .order_by_asc(reading::Column::IndicatorId)
        .order_by_asc(reading::Column::EndsOn)
        .order_by_asc(reading::Column::StartsOn)
        .order_by_asc(reading::Column::Kind)
        .order_by_asc(reading::Column::AgencyPart)
        .order_by_asc(reading::Column::Revision)
}

/// The readings of these indicators before a day that are signed off, the earliest first.
#[must_use]
pub fn before(indicators: Vec<IndicatorId>, agency: AgencyId, day: NaiveDate) -> Select<reading::Entity> {
    concerning(indicators, agency)
        .filter(reading::Column::State.eq(Stage::Released))
        .filter(reading::Column::EndsOn.lt(day))
        .filter(reading::Column::EndsOn.gte(day - BACK))
}

/// The readings of these indicators for periods that end on a day, those that count.
#[must_use]
pub fn held(indicators: Vec<IndicatorId>, agency: AgencyId, day: NaiveDate) -> Select<reading::Entity> {
    concerning(indicators, agency).filter(reading::Column::Current.eq(true)).filter(reading::Column::EndsOn.eq(day))
}

/// That there are figures of the area for periods that end on a day, whoever may see them: it tells nothing else of them.
#[must_use]
pub fn standing(indicators: Vec<IndicatorId>, day: NaiveDate) -> Select<there::Entity> {
    there::Entity::find()
        .filter(there::Column::IndicatorId.is_in(indicators))
        .filter(there::Column::EndsOn.eq(day))
        .filter(there::Column::AgencyPart.eq(false))
        .filter(there::Column::Current.eq(true))
}
