//! Saying how far an action is.

use super::one::One;
use super::step::theirs;
use crate::wings::improvement::actions::rules::{Facts, may_update};
use crate::wings::improvement::actions::steps::ProgressForm;
use crate::wings::improvement::actions::{Action, ActionId, Actions, What, changes, queries};
use crate::wings::improvement::parts::StepSheet;
use axum_extra::routing::TypedPath;
use govuk::{Input, Keyboard, Textarea, Width};
use kit::{Answer, Desk, Form, Write};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/actions/{id}/progress", rejection(kit::Error))]
pub struct At {
    pub id: ActionId,
}

fn sheet(action: &Action, form: Form<ProgressForm>) -> StepSheet<ProgressForm> {
    StepSheet {
        wing: "Improvement",
        subject: format!("{} {}", action.reference(), action.title),
        home: One { id: action.id }.to_string(),
        path: At { id: action.id }.to_string(),
        form,
        title: "Say how far it is",
        say: "Its colour is worked out from its dates and from this.",
        button: "Save",
        controls,
    }
}

pub async fn show(desk: Desk<Write<Actions>>, at: At) -> Answer {
    let who = Facts::of(desk.person());
    let action = theirs(&desk, at.id, |action| may_update(&who, action), What::Progress).await?;
    desk.show(sheet(&action, Form::of(ProgressForm::default(), action.version)))
}

pub async fn submit(mut desk: Desk<Write<Actions>>, at: At, form: Form<ProgressForm>) -> Answer {
    let who = Facts::of(desk.person());
    theirs(&desk, at.id, |action| may_update(&who, action), What::Progress).await?;
    let action = desk.edit(&form, queries::action(at.id)).await?;
    let draft = match form.read(desk.today()) {
        Ok(draft) => draft,
        Err(form) => return desk.refuse(sheet(&action, form)),
    };
    desk.change(async |tx| changes::progress(tx, action, draft.0, draft.1).await).await?;
    desk.go(One { id: at.id }, "Saved")
}

fn controls(form: &Form<ProgressForm>) -> Markup {
    html! {
        (Input { suffix: "%".into(), width: Width::W4, keyboard: Keyboard::Numeric, ..form.input("progress", "How much is done?", |f| &f.progress) })
        (Textarea { rows: 4, hint: "What was done, and what comes next.".into(), ..form.textarea("words", "What happened since the last time?", |f| &f.words) })
    }
}
