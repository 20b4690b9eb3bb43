//! The steps of a meeting that ask nothing: a button each.

use super::live::Live;
use super::minutes::Minutes;
use super::one::One;
use crate::wings::governance::bodies::queries as bodies;
use crate::wings::governance::meetings::rules::may_approve;
use crate::wings::governance::meetings::{Approves, Meeting, MeetingId, Meetings, What, changes, queries};
use axum_extra::routing::TypedPath;
use kit::{Answer, Desk, Error, Form, Result, Write};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/meetings/{id}/papers", rejection(kit::Error))]
pub struct Papers {
    pub id: MeetingId,
}
#[derive(TypedPath, Deserialize)]
#[typed_path("/meetings/{id}/beginning", rejection(kit::Error))]
pub struct Begin {
    pub id: MeetingId,
}
#[derive(TypedPath, Deserialize)]
#[typed_path("/meetings/{id}/end", rejection(kit::Error))]
pub struct Finish {
    pub id: MeetingId,
}
#[derive(TypedPath, Deserialize)]
#[typed_path("/meetings/{id}/approval", rejection(kit::Error))]
pub struct Approve {
    pub id: MeetingId,
}

/// Nothing is typed; the version is carried.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct NoForm {}

async fn take(desk: &mut Desk<Write<Meetings>>, id: MeetingId, form: &Form<NoForm>, what: What) -> Result<Meeting> {
    let meeting = desk.edit(form, queries::meeting(id)).await?;
    desk.change(async |tx| changes::take(tx, meeting, what).await).await
}

pub async fn papers(mut desk: Desk<Write<Meetings>>, at: Papers, form: Form<NoForm>) -> Answer {
    take(&mut desk, at.id, &form, What::PapersSent).await?;
    desk.go(One { id: at.id }, "Papers marked as sent out")
}

pub async fn begin(mut desk: Desk<Write<Meetings>>, at: Begin, form: Form<NoForm>) -> Answer {
    take(&mut desk, at.id, &form, What::Begun).await?;
    desk.go(Live { id: at.id, n: 1 }, "The meeting has begun")
}

pub async fn finish(mut desk: Desk<Write<Meetings>>, at: Finish, form: Form<NoForm>) -> Answer {
    take(&mut desk, at.id, &form, What::Finished).await?;
    desk.go(Minutes { id: at.id }, "The meeting is over. These are the minutes in draft")
}

pub async fn approve(mut desk: Desk<Approves>, at: Approve, form: Form<NoForm>) -> Answer {
    let meeting = desk.edit(&form, queries::meeting(at.id)).await?;
    let body = desk.find(bodies::body(meeting.body_id)).await?;
    if !may_approve(desk.person(), &body) {
        return Err(Error::Forbidden);
    }
    desk.change(async |tx| changes::take(tx, meeting, What::Approved).await).await?;
    desk.go(Minutes { id: at.id }, "The minutes are approved, and can no longer be changed")
}
