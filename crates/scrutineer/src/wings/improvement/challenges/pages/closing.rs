//! Closing a challenge with its outcome and its effect.

use super::one::One;
use crate::wings::improvement::challenges::form::ClosingForm;
use crate::wings::improvement::challenges::rules::{after, refused};
use crate::wings::improvement::challenges::{Challenge, ChallengeId, Challenges, Outcome, What, changes, queries};
use crate::wings::improvement::parts::StepSheet;
use axum_extra::routing::TypedPath;
use govuk::{Choice, Textarea};
use kit::{Answer, Desk, Error, Form, Write};
use maud::{Markup, html};
use sea_orm::{ActiveEnum, Iterable};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/challenges/{id}/closing", rejection(kit::Error))]
pub struct At {
    pub id: ChallengeId,
}

fn sheet(challenge: &Challenge, form: Form<ClosingForm>) -> StepSheet<ClosingForm> {
    StepSheet {
        wing: "Improvement",
        subject: format!("{} {}", challenge.reference(), challenge.title),
        home: One { id: challenge.id }.to_string(),
        path: At { id: challenge.id }.to_string(),
        form,
        title: "Close the challenge",
        say: "What is closed stays as it is.",
        button: "Close it",
        controls,
    }
}

pub async fn show(desk: Desk<Write<Challenges>>, at: At) -> Answer {
    let challenge = desk.find(queries::challenge(at.id)).await?;
    if after(challenge.state, What::Closed).is_none() {
        return Err(Error::Conflict(refused(challenge.state, What::Closed)));
    }
    desk.show(sheet(&challenge, Form::of(ClosingForm::default(), challenge.version)))
}

pub async fn submit(mut desk: Desk<Write<Challenges>>, at: At, form: Form<ClosingForm>) -> Answer {
    let challenge = desk.edit(&form, queries::challenge(at.id)).await?;
    let draft = match form.read(desk.today()) {
        Ok(draft) => draft,
        Err(form) => return desk.refuse(sheet(&challenge, form)),
    };
    desk.change(async |tx| changes::close(tx, challenge, draft).await).await?;
    desk.go(One { id: at.id }, "Closed")
}

fn controls(form: &Form<ClosingForm>) -> Markup {
    let outcomes: Vec<(String, &str)> = Outcome::iter().map(|outcome| (outcome.to_value(), outcome.name())).collect();
    let outcomes = outcomes.iter().map(|(key, name)| Choice::new(key.as_str(), *name));
    html! {
        (form.radios("outcome", "How did it end?", outcomes, |f| &f.outcome))
        (Textarea { rows: 3, hint: "For children. Leave empty only if nothing can be said: it is then counted as a gap.".into(), ..form.textarea("effect", "What changed because of it?", |f| &f.effect) })
        (Textarea { rows: 2, ..form.textarea("words", "Why is it closed now?", |f| &f.words) })
    }
}
