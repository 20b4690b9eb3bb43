//! Closing a risk.

use super::one::One;
use crate::wings::improvement::parts::StepSheet;
use crate::wings::improvement::risks::form::WordsForm;
use crate::wings::improvement::risks::{Risk, RiskId, Risks, What, changes, queries};
use axum_extra::routing::TypedPath;
use kit::{Answer, Desk, Form, Write};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/risks/{id}/closing", rejection(kit::Error))]
pub struct At {
    pub id: RiskId,
}

fn sheet(risk: &Risk, form: Form<WordsForm>) -> StepSheet<WordsForm> {
    StepSheet {
        wing: "Improvement",
        subject: format!("{} {}", risk.reference(), risk.event),
        home: One { id: risk.id }.to_string(),
        path: At { id: risk.id }.to_string(),
        form,
        title: "Close the risk",
        say: "It is no longer watched; it can be reopened.",
        button: "Close it",
        controls,
    }
}

pub async fn show(desk: Desk<Write<Risks>>, at: At) -> Answer {
    let risk = desk.find(queries::risk(at.id)).await?;
    desk.show(sheet(&risk, Form::of(WordsForm::default(), risk.version)))
}

pub async fn submit(mut desk: Desk<Write<Risks>>, at: At, form: Form<WordsForm>) -> Answer {
    let risk = desk.edit(&form, queries::risk(at.id)).await?;
    let words = match form.read(desk.today()) {
        Ok(words) => words,
        Err(form) => return desk.refuse(sheet(&risk, form)),
    };
    desk.change(async |tx| changes::turn(tx, risk, What::Closed, words).await).await?;
    desk.go(One { id: at.id }, "Closed")
}

fn controls(form: &Form<WordsForm>) -> Markup {
    html! { (form.textarea("words", "Why?", |f| &f.words)) }
}
