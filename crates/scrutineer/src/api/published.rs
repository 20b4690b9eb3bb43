//! What is signed off, for programs: the indicators, and their readings in every revision.

use super::Reads;
use super::page::{Paging, cut, limit, short};
use super::shapes::{Indicator, Indicators, Problem, Reading, Readings};
use crate::wings::governance::agencies::queries as agencies;
use crate::wings::performance::indicators::{indicator, queries as indicators};
use crate::wings::performance::readings::{State, reading};
use crate::wings::performance::returns::owed::in_reach;
use axum::Json;
use axum::extract::Query;
use axum::response::IntoResponse;
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use kit::{Answer, Desk, Error};
use measure::{Figure, Unit};
use sea_orm::{ActiveEnum, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/indicators")]
pub struct IndicatorsPath;
#[derive(TypedPath, Deserialize)]
#[typed_path("/api/v1/readings")]
pub struct ReadingsPath;

const fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Count => "count",
        Unit::Percentage => "percentage",
        Unit::Per10k => "per 10,000",
        Unit::Days => "days",
        Unit::Pounds => "pounds",
    }
}

/// Every indicator, by code.
#[utoipa::path(
    get, path = "/api/v1/indicators", params(Paging),
    responses(
        (status = 200, body = Indicators),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json")
    )
)]
pub async fn indicators(desk: Desk<Reads>, _: IndicatorsPath, Query(paging): Query<Paging>) -> Answer {
    let limit = limit(paging.limit)?;
    let mut select = indicator::Entity::find().order_by_asc(indicator::Column::Code).limit(limit + 1);
    if let Some(after) = short(paging.after.as_deref(), 20)? {
        select = select.filter(indicator::Column::Code.gt(after));
    }
    let (all, next) = cut(desk.all(select).await?, limit, |one| one.code.clone());
    let shape = |one: indicator::Model| Indicator {
        unit: unit(one.unit.0).into(),
        frequency: one.frequency.0.word().into(),
        code: one.code,
        name: one.name,
        definition: one.definition,
        numerator: one.numerator,
        denominator: one.denominator,
    };
    Ok(Json(Indicators { items: all.into_iter().map(shape).collect(), next }).into_response())
}

/// Which readings.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct Which {
    /// The `next` of the page before.
    pub after: Option<Uuid>,
    /// How many items, at most 500; 100 where nothing is said.
    #[param(minimum = 1, maximum = 500)]
    pub limit: Option<u64>,
    /// Only of this indicator, by its code.
    #[param(example = "D02", max_length = 20)]
    pub indicator: Option<String>,
    /// Only for periods that end on or after this day.
    pub from: Option<NaiveDate>,
    /// Only for periods that end on or before this day.
    pub until: Option<NaiveDate>,
    /// Only what was signed off on or after this day.
    pub released_since: Option<NaiveDate>,
}

/// Every reading that is signed off, in every revision, in the order in which they came to be.
#[utoipa::path(
    get, path = "/api/v1/readings", params(Which),
    responses(
        (status = 200, body = Readings),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json")
    )
)]
pub async fn readings(desk: Desk<Reads>, _: ReadingsPath, Query(which): Query<Which>) -> Answer {
    let limit = limit(which.limit)?;
    let days = [which.from, which.until, which.released_since];
    if days.into_iter().flatten().any(|day| !in_reach(day)) {
        return Err(Error::Invalid("Ask for days from 1990 to 2100.".into()));
    }
    let all = desk.all(indicators::in_order()).await?;
    let mut select = reading::Entity::find()
        .filter(reading::Column::State.eq(State::Released))
        .order_by_asc(reading::Column::Id)
        .limit(limit + 1);
    if let Some(code) = short(which.indicator.as_deref(), 20)? {
        let known = all.iter().find(|one| one.code == code);
        let known = known.ok_or_else(|| Error::Invalid(format!("There is no indicator “{code}”.")))?;
        select = select.filter(reading::Column::IndicatorId.eq(known.id));
    }
    if let Some(after) = which.after {
        select = select.filter(reading::Column::Id.gt(after));
    }
    if let Some(from) = which.from {
        select = select.filter(reading::Column::EndsOn.gte(from));
    }
    if let Some(until) = which.until {
        select = select.filter(reading::Column::EndsOn.lte(until));
    }
    if let Some(since) = which.released_since {
        select = select.filter(reading::Column::ReleasedOn.gte(since));
    }
    let names = desk.all(agencies::by_name()).await?;
    let (found, next) = cut(desk.all(select).await?, limit, |one| one.id.to_string());
    let shape = |one: reading::Model| {
        let text = |figure: &Option<kit::Text<Figure>>| figure.as_ref().map(|text| text.0.to_string());
        Reading {
            id: one.id.uuid(),
            indicator: all.iter().find(|i| i.id == one.indicator_id).map(|i| i.code.clone()).unwrap_or_default(),
            agency: names.iter().find(|a| Some(a.id) == one.agency_id).map(|a| a.short_name.clone()),
            part: one.agency_part,
            kind: one.kind.0.to_string(),
            starts_on: one.starts_on,
            ends_on: one.ends_on,
            revision: one.revision,
            numerator: text(&one.numerator),
            denominator: text(&one.denominator),
            value: text(&one.value),
            source: one.source.to_value(),
            received_on: one.received_on,
            released_on: one.released_on,
            illustrative: one.illustrative(),
        }
    };
    Ok(Json(Readings { items: found.into_iter().map(shape).collect(), next }).into_response())
}
