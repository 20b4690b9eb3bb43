//! Moving a meeting to another day, or cancelling it.

use super::one::One;
use crate::layout::{StepSheet, typed_date};
use crate::wings::governance::meetings::{Meeting, MeetingId, Meetings, State, changes, queries};
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use govuk::Textarea;
use kit::form::required;
use kit::{Answer, Desk, Errors, Fields, Form, Write};
use maud::{Markup, html};
use measure::dates;
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/meetings/{id}/day", rejection(kit::Error))]
pub struct Move {
    pub id: MeetingId,
}
#[derive(TypedPath, Deserialize)]
#[typed_path("/meetings/{id}/cancellation", rejection(kit::Error))]
pub struct Cancel {
    pub id: MeetingId,
}

/// The new day and why, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct MoveForm {
    #[serde(rename = "on-day")]
    pub on_day: String,
    #[serde(rename = "on-month")]
    pub on_month: String,
    #[serde(rename = "on-year")]
    pub on_year: String,
    pub reason: String,
}

impl Fields for MoveForm {
    type Draft = (NaiveDate, String);
    fn read(&self, errors: &mut Errors, today: NaiveDate) -> Option<Self::Draft> {
        let on = typed_date(errors, "on", "new day", (&self.on_day, &self.on_month, &self.on_year));
        if on.is_some_and(|on| on < today) {
            errors.add("on-day", "The new day must lie ahead");
        }
        let reason = errors.take("reason", required(&self.reason, 500, "Say why it is moved: members read it"));
        errors.is_empty().then_some(())?;
        Some((on?, reason?))
    }
}

fn sheet(meeting: &Meeting, form: Form<MoveForm>) -> StepSheet<MoveForm> {
    StepSheet {
        wing: "Governance",
        subject: dates::long(meeting.on_date),
        home: One { id: meeting.id }.to_string(),
        path: Move { id: meeting.id }.to_string(),
        form,
        title: "Move the meeting",
        say: if meeting.state == State::PapersOut {
            "Its papers have gone out: tell everybody who has them."
        } else {
            "What is due before it moves with it."
        },
        button: "Move it",
        controls,
    }
}

fn controls(form: &Form<MoveForm>) -> Markup {
    html! {
        (form.date("on", "To which day?", |f| (&f.on_day, &f.on_month, &f.on_year)))
        (Textarea { rows: 2, ..form.textarea("reason", "Why?", |f| &f.reason) })
    }
}

pub async fn show(desk: Desk<Write<Meetings>>, at: Move) -> Answer {
    let meeting = desk.find(queries::meeting(at.id)).await?;
    desk.show(sheet(&meeting, Form::of(MoveForm::default(), meeting.version)))
}

pub async fn submit(mut desk: Desk<Write<Meetings>>, at: Move, form: Form<MoveForm>) -> Answer {
    let meeting = desk.edit(&form, queries::meeting(at.id)).await?;
    let (on, reason) = match form.read(desk.today()) {
        Ok(draft) => draft,
        Err(form) => return desk.refuse(sheet(&meeting, form)),
    };
    desk.change(async |tx| changes::shift(tx, meeting, on, reason).await).await?;
    desk.go(One { id: at.id }, &format!("Moved to {}", dates::long(on)))
}

/// Why it is cancelled, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct CancelForm {
    pub reason: String,
}

impl Fields for CancelForm {
    type Draft = String;
    fn read(&self, errors: &mut Errors, _: NaiveDate) -> Option<String> {
        errors.take("reason", required(&self.reason, 500, "Say why it is cancelled: members read it"))
    }
}

fn cancelling(meeting: &Meeting, form: Form<CancelForm>) -> StepSheet<CancelForm> {
    StepSheet {
        wing: "Governance",
        subject: dates::long(meeting.on_date),
        home: One { id: meeting.id }.to_string(),
        path: Cancel { id: meeting.id }.to_string(),
        form,
        title: "Cancel the meeting",
        say: "It stays in the list as cancelled. It cannot be taken back: a new one would be planned.",
        button: "Cancel it",
        controls: |form| html! { (Textarea { rows: 2, ..form.textarea("reason", "Why?", |f| &f.reason) }) },
    }
}

pub async fn show_cancel(desk: Desk<Write<Meetings>>, at: Cancel) -> Answer {
    let meeting = desk.find(queries::meeting(at.id)).await?;
    desk.show(cancelling(&meeting, Form::of(CancelForm::default(), meeting.version)))
}

pub async fn cancel(mut desk: Desk<Write<Meetings>>, at: Cancel, form: Form<CancelForm>) -> Answer {
    let meeting = desk.edit(&form, queries::meeting(at.id)).await?;
    let reason = match form.read(desk.today()) {
        Ok(reason) => reason,
        Err(form) => return desk.refuse(cancelling(&meeting, form)),
    };
    desk.change(async |tx| changes::cancel(tx, meeting, reason).await).await?;
    desk.go(One { id: at.id }, "Cancelled")
}
