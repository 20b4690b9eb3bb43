//! Giving an action up.

use super::one::One;
use super::step::theirs;
use crate::wings::improvement::actions::steps::WordsForm;
use crate::wings::improvement::actions::{Action, ActionId, Keep, What, changes, queries};
use crate::wings::improvement::parts::StepSheet;
use axum_extra::routing::TypedPath;
use kit::{Answer, Desk, Form};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/actions/{id}/dropping", rejection(kit::Error))]
pub struct At {
    pub id: ActionId,
}

fn sheet(action: &Action, form: Form<WordsForm>) -> StepSheet<WordsForm> {
    StepSheet {
        wing: "Improvement",
        subject: format!("{} {}", action.reference(), action.title),
        home: One { id: action.id }.to_string(),
        path: At { id: action.id }.to_string(),
        form,
        title: "Drop the action",
        say: "It stays on the list as dropped, with the reason, and can be reopened.",
        button: "Drop it",
        controls,
    }
}

pub async fn show(desk: Desk<Keep>, at: At) -> Answer {
    let action = theirs(&desk, at.id, |_| true, What::Dropped).await?;
    desk.show(sheet(&action, Form::of(WordsForm::default(), action.version)))
}

pub async fn submit(mut desk: Desk<Keep>, at: At, form: Form<WordsForm>) -> Answer {
    theirs(&desk, at.id, |_| true, What::Dropped).await?;
    let action = desk.edit(&form, queries::action(at.id)).await?;
    let draft = match form.read(desk.today()) {
        Ok(draft) => draft,
        Err(form) => return desk.refuse(sheet(&action, form)),
    };
    desk.change(async |tx| changes::drop_it(tx, action, draft).await).await?;
    desk.go(One { id: at.id }, "Dropped")
}

fn controls(form: &Form<WordsForm>) -> Markup {
    html! { (form.textarea("words", "Why is it given up?", |f| &f.words)) }
}
