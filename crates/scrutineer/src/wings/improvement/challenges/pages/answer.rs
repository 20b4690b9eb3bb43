//! An agency's answer to a challenge.

use super::one::One;
use crate::wings::improvement::challenges::form::AnswerForm;
use crate::wings::improvement::challenges::rules::{Facts, after, may_answer, refused};
use crate::wings::improvement::challenges::{Answer, AnswerId, Challenge, Challenges, Stance, What, changes, queries};
use crate::wings::improvement::parts::StepSheet;
use axum_extra::routing::TypedPath;
use govuk::{Choice, Textarea};
use kit::{Answer as Reply, Desk, Error, Form, Read, Result};
use maud::{Markup, html};
use sea_orm::{ActiveEnum, Iterable};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/challenge_answers/{id}", rejection(kit::Error))]
pub struct At {
    pub id: AnswerId,
}

fn sheet(challenge: &Challenge, id: AnswerId, form: Form<AnswerForm>) -> StepSheet<AnswerForm> {
    StepSheet {
        wing: "Improvement",
        subject: format!("{} {}", challenge.reference(), challenge.title),
        home: One { id: challenge.id }.to_string(),
        path: At { id }.to_string(),
        form,
        title: "Answer the challenge",
        say: "Members of the board read what you write. No names of children.",
        button: "Send the answer",
        controls,
    }
}

async fn theirs<P: kit::Permission>(desk: &Desk<P>, id: AnswerId) -> Result<(Challenge, Answer)> {
    let answer = desk.find(queries::answer(id)).await?;
    let challenge = desk.find(queries::challenge(answer.challenge_id)).await?;
    if !may_answer(&Facts::of(desk.person()), &answer) {
        return Err(Error::Forbidden);
    }
    if after(challenge.state, What::Replied).is_none() {
        return Err(Error::Conflict(refused(challenge.state, What::Replied)));
    }
    Ok((challenge, answer))
}

pub async fn show(desk: Desk<Read<Challenges>>, at: At) -> Reply {
    let (challenge, answer) = theirs(&desk, at.id).await?;
    let values = AnswerForm {
        stance: answer.stance.map(|stance| stance.to_value()).unwrap_or_default(),
        words: answer.words.clone().unwrap_or_default(),
    };
    desk.show(sheet(&challenge, at.id, Form::of(values, answer.version)))
}

pub async fn submit(mut desk: Desk<super::super::Reply>, at: At, form: Form<AnswerForm>) -> Reply {
    let (challenge, _) = theirs(&desk, at.id).await?;
    let answer = desk.edit(&form, queries::answer(at.id)).await?;
    let draft = match form.read(desk.today()) {
        Ok(draft) => draft,
        Err(form) => return desk.refuse(sheet(&challenge, at.id, form)),
    };
    desk.change(async |tx| changes::reply(tx, answer, draft).await).await?;
    desk.go(One { id: challenge.id }, "Answer sent")
}

fn controls(form: &Form<AnswerForm>) -> Markup {
    let stances: Vec<(String, &str)> = Stance::iter().map(|stance| (stance.to_value(), stance.name())).collect();
    let stances = stances.iter().map(|(key, name)| Choice::new(key.as_str(), *name));
    html! {
        (form.radios("stance", "What does your agency say to it?", stances, |f| &f.stance))
        (Textarea { rows: 6, hint: "What you found, what you will do, and by when.".into(), ..form.textarea("words", "Your answer", |f| &f.words) })
    }
}
