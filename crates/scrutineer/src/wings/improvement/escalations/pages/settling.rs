//! Writing down how a disagreement was settled.

use super::one::One;
use crate::wings::improvement::escalations::form::WordsForm;
use crate::wings::improvement::escalations::{Escalation, EscalationId, Escalations, changes, queries};
use crate::wings::improvement::parts::StepSheet;
use axum_extra::routing::TypedPath;
use kit::{Answer, Desk, Form, Write};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/escalations/{id}/settling", rejection(kit::Error))]
pub struct At {
    pub id: EscalationId,
}

fn sheet(escalation: &Escalation, form: Form<WordsForm>) -> StepSheet<WordsForm> {
    StepSheet {
        wing: "Improvement",
        subject: format!("{} {}", escalation.reference(), escalation.about),
        home: One { id: escalation.id }.to_string(),
        path: At { id: escalation.id }.to_string(),
        form,
        title: "Settle it",
        say: "What was agreed, in a sentence.",
        button: "Save",
        controls,
    }
}

pub async fn show(desk: Desk<Write<Escalations>>, at: At) -> Answer {
    let escalation = desk.find(queries::escalation(at.id)).await?;
    desk.show(sheet(&escalation, Form::of(WordsForm::default(), escalation.version)))
}

pub async fn submit(mut desk: Desk<Write<Escalations>>, at: At, form: Form<WordsForm>) -> Answer {
    let escalation = desk.edit(&form, queries::escalation(at.id)).await?;
    let words = match form.read(desk.today()) {
        Ok(words) => words,
        Err(form) => return desk.refuse(sheet(&escalation, form)),
    };
    desk.change(async |tx| changes::settle(tx, escalation, words, None).await).await?;
    desk.go(One { id: at.id }, "Settled")
}

fn controls(form: &Form<WordsForm>) -> Markup {
    html! { (form.textarea("words", "How was it settled?", |f| &f.words)) }
}
