//! Accepting an agency's answer, or sending it back.

use super::one::One;
use crate::wings::improvement::challenges::form::VerdictForm;
use crate::wings::improvement::challenges::{Answer, AnswerId, Challenge, Challenges, changes, queries};
use crate::wings::improvement::parts::StepSheet;
use axum_extra::routing::TypedPath;
use govuk::{Choice, Textarea};
use kit::{Answer as Reply, Desk, Form, Result, Write};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/challenge_answers/{id}/verdict", rejection(kit::Error))]
pub struct At {
    pub id: AnswerId,
}

fn sheet(challenge: &Challenge, id: AnswerId, form: Form<VerdictForm>) -> StepSheet<VerdictForm> {
    StepSheet {
        wing: "Improvement",
        subject: format!("{} {}", challenge.reference(), challenge.title),
        home: One { id: challenge.id }.to_string(),
        path: At { id }.to_string(),
        form,
        title: "Accept the answer or send it back",
        say: "The agency reads what you write.",
        button: "Save",
        controls,
    }
}

async fn both(desk: &Desk<Write<Challenges>>, id: AnswerId) -> Result<(Challenge, Answer)> {
    let answer = desk.find(queries::answer(id)).await?;
    Ok((desk.find(queries::challenge(answer.challenge_id)).await?, answer))
}

pub async fn show(desk: Desk<Write<Challenges>>, at: At) -> Reply {
    let (challenge, answer) = both(&desk, at.id).await?;
    desk.show(sheet(&challenge, at.id, Form::of(VerdictForm::default(), answer.version)))
}

pub async fn submit(mut desk: Desk<Write<Challenges>>, at: At, form: Form<VerdictForm>) -> Reply {
    let (challenge, _) = both(&desk, at.id).await?;
    let answer = desk.edit(&form, queries::answer(at.id)).await?;
    let (accepted, words) = match form.read(desk.today()) {
        Ok(read) => read,
        Err(form) => return desk.refuse(sheet(&challenge, at.id, form)),
    };
    desk.change(async |tx| changes::judge(tx, answer, accepted, words).await).await?;
    desk.go(One { id: challenge.id }, if accepted { "Answer accepted" } else { "Sent back: the agency is asked again" })
}

fn controls(form: &Form<VerdictForm>) -> Markup {
    let verdicts = [
        Choice::new("accept", "Accept the answer"),
        Choice { hint: "It is awaited again, and the clock runs on.".into(), ..Choice::new("back", "Send it back") },
    ];
    html! {
        (form.radios("verdict", "Is the answer enough?", verdicts, |f| &f.verdict))
        (Textarea { rows: 3, ..form.textarea("words", "Why?", |f| &f.words) })
    }
}
