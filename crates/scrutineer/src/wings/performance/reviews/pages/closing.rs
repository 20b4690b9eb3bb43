//! Closing a review with what the group concluded.

use super::one::One;
use crate::layout::StepSheet;
use crate::wings::performance::reviews::form::ConclusionForm;
use crate::wings::performance::reviews::gathered::Gathered;
use crate::wings::performance::reviews::{ReviewId, Reviews, State, changes, queries};
use axum_extra::routing::TypedPath;
use kit::{Answer, Desk, Form, View, Write};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/reviews/{id}/closing", rejection(kit::Error))]
pub struct Closing {
    pub id: ReviewId,
}

fn sheet(gathered: &Gathered, form: Form<ConclusionForm>) -> impl View {
    let id = gathered.review.id;
    StepSheet {
        wing: "Performance",
        subject: gathered.title(),
        home: One { id }.to_string(),
        form,
        title: "Close the review",
        say: "What is still open stays open, and opens the group’s next review.",
        button: "Close it",
        path: Closing { id }.to_string(),
        controls,
    }
}

fn controls(form: &Form<ConclusionForm>) -> Markup {
    let hint = "In two or three sentences. Name no child.";
    html! { (govuk::Textarea { hint: hint.into(), ..form.textarea("words", "What did the group conclude?", |f| &f.words) }) }
}

pub async fn show(desk: Desk<Write<Reviews>>, at: Closing) -> Answer {
    let gathered = Gathered::at(&desk, at.id).await?;
    if gathered.review.state != State::Open {
        return Err(changes::closed());
    }
    let version = gathered.review.version;
    desk.show(sheet(&gathered, Form::of(ConclusionForm::default(), version)))
}

pub async fn submit(mut desk: Desk<Write<Reviews>>, at: Closing, form: Form<ConclusionForm>) -> Answer {
    let review = desk.edit(&form, queries::review(at.id)).await?;
    let words = match form.read(desk.today()) {
        Ok(words) => words,
        Err(form) => return desk.refuse(sheet(&Gathered::at(&desk, at.id).await?, form)),
    };
    desk.change(async |tx| changes::close(tx, review, words).await).await?;
    desk.go(One { id: at.id }, "Closed. The group’s next review opens with what was asked and agreed.")
}
