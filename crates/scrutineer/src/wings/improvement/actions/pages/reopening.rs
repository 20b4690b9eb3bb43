//! Opening an action again.

use super::one::One;
use super::step::theirs;
use crate::wings::improvement::actions::steps::ReopenForm;
use crate::wings::improvement::actions::{Action, ActionId, Keep, What, changes, queries};
use crate::wings::improvement::parts::StepSheet;
use axum_extra::routing::TypedPath;
use kit::{Answer, Desk, Form};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/actions/{id}/reopening", rejection(kit::Error))]
pub struct At {
    pub id: ActionId,
}

fn sheet(action: &Action, form: Form<ReopenForm>) -> StepSheet<ReopenForm> {
    StepSheet {
        wing: "Improvement",
        subject: format!("{} {}", action.reference(), action.title),
        home: One { id: action.id }.to_string(),
        path: At { id: action.id }.to_string(),
        form,
        title: "Reopen the action",
        say: "What it was accepted for stays in its history.",
        button: "Reopen",
        controls,
    }
}

pub async fn show(desk: Desk<Keep>, at: At) -> Answer {
    let action = theirs(&desk, at.id, |_| true, What::Reopened).await?;
    desk.show(sheet(&action, Form::of(ReopenForm::default(), action.version)))
}

pub async fn submit(mut desk: Desk<Keep>, at: At, form: Form<ReopenForm>) -> Answer {
    theirs(&desk, at.id, |_| true, What::Reopened).await?;
    let action = desk.edit(&form, queries::action(at.id)).await?;
    let draft = match form.read(desk.today()) {
        Ok(draft) => draft,
        Err(form) => return desk.refuse(sheet(&action, form)),
    };
    desk.change(async |tx| changes::reopen(tx, action, draft.0, draft.1).await).await?;
    desk.go(One { id: at.id }, "Reopened")
}

fn controls(form: &Form<ReopenForm>) -> Markup {
    html! {
        (form.textarea("reason", "Why is it opened again?", |f| &f.reason))
        (form.date("due", "New day by which it is done", |f| (&f.due_day, &f.due_month, &f.due_year)))
    }
}
