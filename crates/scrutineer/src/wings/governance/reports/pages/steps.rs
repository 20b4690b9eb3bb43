//! The steps of a report that ask nothing: beginning one, signing it off, taking it back.

use super::edit::Edit;
use super::one::One;
use super::overview::Executive;
use crate::wings::governance::bodies::{BodyId, queries as bodies};
use crate::wings::governance::reports::rules::{may_sign, may_write};
use crate::wings::governance::reports::{GroupReports, ReportId, Signs, changes, facts, queries};
use axum_extra::routing::TypedPath;
use kit::{Answer, Desk, Error, Form, Write};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/bodies/{id}/report", rejection(kit::Error))]
pub struct Begin {
    pub id: BodyId,
}
#[derive(TypedPath, Deserialize)]
#[typed_path("/group-reports/{id}/signature", rejection(kit::Error))]
pub struct Sign {
    pub id: ReportId,
}
#[derive(TypedPath, Deserialize)]
#[typed_path("/group-reports/{id}/taking-back", rejection(kit::Error))]
pub struct TakeBack {
    pub id: ReportId,
}

/// Nothing is typed; the version is carried.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct NoForm {}

pub async fn begin(mut desk: Desk<Write<GroupReports>>, at: Begin) -> Answer {
    let body = desk.find(bodies::body(at.id)).await?;
    if !may_write(desk.person(), &body) {
        return Err(Error::Forbidden);
    }
    let report = desk.change(async |tx| changes::begin(tx, &body).await).await?;
    desk.go(Edit { id: report.id }, "The registers have filled it in. Add your words where they help, then sign it off")
}

pub async fn sign(mut desk: Desk<Signs>, at: Sign, form: Form<NoForm>) -> Answer {
    let report = desk.edit(&form, queries::report(at.id)).await?;
    let body = desk.find(bodies::body(report.body_id)).await?;
    if !may_sign(desk.person(), &body) {
        return Err(Error::Forbidden);
    }
    let facts = facts::of(&desk, &report, &body).await?;
    let today = desk.today();
    let next = Executive::of(&desk).await?.next;
    desk.change(async |tx| changes::sign(tx, report, &facts, next.as_ref().map(|meeting| meeting.id), today).await)
        .await?;
    let to = next.map_or_else(
        || "No meeting of the executive group is planned yet".to_owned(),
        |meeting| format!("It goes to the executive group’s meeting of {}", measure::dates::long(meeting.on_date)),
    );
    desk.go(One { id: at.id }, &format!("Signed off. {to}"))
}

pub async fn take_back(mut desk: Desk<Signs>, at: TakeBack, form: Form<NoForm>) -> Answer {
    let report = desk.edit(&form, queries::report(at.id)).await?;
    let body = desk.find(bodies::body(report.body_id)).await?;
    if !may_sign(desk.person(), &body) {
        return Err(Error::Forbidden);
    }
    desk.change(async |tx| changes::take_back(tx, report).await).await?;
    desk.go(Edit { id: at.id }, "A draft again")
}
