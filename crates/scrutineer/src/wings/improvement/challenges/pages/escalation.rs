//! Taking a challenge to the next stage.

use super::one::One;
use crate::wings::improvement::challenges::form::FurtherForm;
use crate::wings::improvement::challenges::rules::{after, refused};
use crate::wings::improvement::challenges::{Challenge, ChallengeId, Challenges, What, changes, queries};
use crate::wings::improvement::parts::StepSheet;
use axum_extra::routing::TypedPath;
use govuk::Textarea;
use kit::{Answer, Desk, Error, Form, Write};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/challenges/{id}/escalation", rejection(kit::Error))]
pub struct At {
    pub id: ChallengeId,
}

fn sheet(challenge: &Challenge, form: Form<FurtherForm>) -> StepSheet<FurtherForm> {
    StepSheet {
        wing: "Improvement",
        subject: format!("{} {}", challenge.reference(), challenge.title),
        home: One { id: challenge.id }.to_string(),
        path: At { id: challenge.id }.to_string(),
        form,
        title: "Take it further",
        say: "The next stage is asked, with a clock of its own.",
        button: "Take it further",
        controls,
    }
}

pub async fn show(desk: Desk<Write<Challenges>>, at: At) -> Answer {
    let challenge = desk.find(queries::challenge(at.id)).await?;
    if after(challenge.state, What::Escalated).is_none() {
        return Err(Error::Conflict(refused(challenge.state, What::Escalated)));
    }
    desk.show(sheet(&challenge, Form::of(FurtherForm::default(), challenge.version)))
}

pub async fn submit(mut desk: Desk<Write<Challenges>>, at: At, form: Form<FurtherForm>) -> Answer {
    let challenge = desk.edit(&form, queries::challenge(at.id)).await?;
    let words = match form.read(desk.today()) {
        Ok(words) => words,
        Err(form) => return desk.refuse(sheet(&challenge, form)),
    };
    desk.change(async |tx| changes::escalate(tx, challenge, words).await).await?;
    desk.go(One { id: at.id }, "Taken further")
}

fn controls(form: &Form<FurtherForm>) -> Markup {
    html! { (Textarea { rows: 3, ..form.textarea("words", "Why is it taken further?", |f| &f.words) }) }
}
