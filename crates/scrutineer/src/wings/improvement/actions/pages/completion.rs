//! Sending an action in as complete.

use super::one::One;
use super::step::theirs;
use crate::wings::improvement::actions::rules::{Facts, may_update};
use crate::wings::improvement::actions::steps::WordsForm;
use crate::wings::improvement::actions::{Action, ActionId, Actions, What, changes, queries};
use crate::wings::improvement::parts::StepSheet;
use axum_extra::routing::TypedPath;
use govuk::Textarea;
use kit::{Answer, Desk, Form, Write};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/actions/{id}/completion", rejection(kit::Error))]
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
        title: "Send in as complete",
        say: "The chair of the group that owns it reads this and the evidence.",
        button: "Send in",
        controls,
    }
}

pub async fn show(desk: Desk<Write<Actions>>, at: At) -> Answer {
    let who = Facts::of(desk.person());
    let action = theirs(&desk, at.id, |action| may_update(&who, action), What::Submitted).await?;
    desk.show(sheet(&action, Form::of(WordsForm::default(), action.version)))
}

pub async fn submit(mut desk: Desk<Write<Actions>>, at: At, form: Form<WordsForm>) -> Answer {
    let who = Facts::of(desk.person());
    theirs(&desk, at.id, |action| may_update(&who, action), What::Submitted).await?;
    let action = desk.edit(&form, queries::action(at.id)).await?;
    let draft = match form.read(desk.today()) {
        Ok(draft) => draft,
        Err(form) => return desk.refuse(sheet(&action, form)),
    };
    desk.change(async |tx| changes::complete(tx, action, draft).await).await?;
    desk.go(One { id: at.id }, "Sent in. The chair of the group accepts it or sends it back")
}

fn controls(form: &Form<WordsForm>) -> Markup {
    html! { (Textarea { rows: 4, hint: "There must be a file that shows it: attach it on the page of the action first.".into(), ..form.textarea("words", "What was done?", |f| &f.words) }) }
}
