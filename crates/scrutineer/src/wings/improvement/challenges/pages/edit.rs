//! Changing a draft. What was sent stays as it is.

use super::new::{controls, offered};
use super::one::One;
use crate::layout::{back, boxes, page_head};
use crate::wings::improvement::challenges::form::{ChallengeForm, Offered};
use crate::wings::improvement::challenges::rules::{after, refused};
use crate::wings::improvement::challenges::{Answer, Challenge, ChallengeId, Challenges, What, changes, queries};
use axum_extra::routing::TypedPath;
use kit::{Answer as Reply, Desk, Error, Form, Result, View, Write};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/challenges/{id}/edit", rejection(kit::Error))]
pub struct Edit {
    pub id: ChallengeId,
}

struct Sheet {
    challenge: Challenge,
    offered: Offered,
    form: Form<ChallengeForm>,
}

fn form_of(challenge: &Challenge, answers: &[Answer], offered: &Offered) -> ChallengeForm {
    let retest = boxes(challenge.retest_on);
    let indicator = offered.indicators.iter().find(|i| Some(i.id) == challenge.indicator_id);
    ChallengeForm {
        title: challenge.title.clone(),
        asks: challenge.asks.clone(),
        ground: challenge.ground.clone(),
        agencies: answers.iter().map(|answer| answer.agency_id.to_string()).collect(),
        indicator: indicator.map(|i| i.code.clone()).unwrap_or_default(),
        retest_day: retest.0,
        retest_month: retest.1,
        retest_year: retest.2,
        ..ChallengeForm::default()
    }
}

/// What can be chosen, and whom it asks so far.
async fn choices(desk: &Desk<Write<Challenges>>, id: ChallengeId) -> Result<(Offered, Vec<Answer>)> {
    let answers = desk.all(queries::answers_of(id)).await?;
    let asked: Vec<_> = answers.iter().map(|answer| answer.agency_id).collect();
    Ok((offered(desk, &asked).await?, answers))
}

pub async fn show(desk: Desk<Write<Challenges>>, at: Edit) -> Reply {
    let challenge = desk.find(queries::challenge(at.id)).await?;
    if after(challenge.state, What::Changed).is_none() {
        return Err(Error::Conflict(refused(challenge.state, What::Changed)));
    }
    let (offered, answers) = choices(&desk, at.id).await?;
    let form = Form::of(form_of(&challenge, &answers, &offered), challenge.version);
    desk.show(Sheet { challenge, offered, form })
}

pub async fn submit(mut desk: Desk<Write<Challenges>>, at: Edit, mut form: Form<ChallengeForm>) -> Reply {
    let challenge = desk.edit(&form, queries::challenge(at.id)).await?;
    let (offered, _) = choices(&desk, at.id).await?;
    let Some(draft) = form.values.read(&mut form.errors, &offered) else {
        return desk.refuse(Sheet { challenge, offered, form });
    };
    desk.change(async |tx| changes::edit(tx, challenge, draft).await).await?;
    desk.go(One { id: at.id }, "Draft saved")
}

impl View for Sheet {
    fn title(&self) -> String {
        format!("Change: {}", self.challenge.title)
    }
    fn wing(&self) -> &'static str {
        "Improvement"
    }
    fn body(&self) -> Markup {
        let id = self.challenge.id;
        html! {
            (back(&self.challenge.title, One { id }))
            (self.form.summary())
            (page_head("Change the draft", &html! { "Nobody has been asked yet." }, None))
            form method="post" action=(Edit { id }) class="form" novalidate {
                (self.form.carried())
                (controls(&self.form, &self.offered))
                button class="btn" type="submit" { "Save the draft" }
            }
        }
    }
}
