//! Sending a return back with a question.

use super::one::One;
use super::steps::carried;
use crate::layout::StepSheet;
use crate::wings::governance::agencies::AgencyId;
use crate::wings::performance::readings::Release;
use crate::wings::performance::readings::rules::Facts;
use crate::wings::performance::returns::place::Place;
use crate::wings::performance::returns::{changes, rules};
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use kit::form::required;
use kit::{Answer, Desk, Error, Errors, Fields, Form, View};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/returns/{agency}/{ends_on}/question", rejection(kit::Error))]
pub struct Question {
    pub agency: AgencyId,
    pub ends_on: NaiveDate,
}

/// A question as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct QuestionForm {
    pub words: String,
}

impl Fields for QuestionForm {
    type Draft = String;
    fn read(&self, errors: &mut Errors, _: NaiveDate) -> Option<String> {
        errors.take("words", required(&self.words, 1_000, "Say what is to be looked at again"))
    }
}

fn sheet(place: &Place, form: Form<QuestionForm>) -> impl View {
    let (agency, ends_on) = (place.agency.id, place.ends_on);
    StepSheet {
        wing: "Performance",
        subject: place.title(),
        home: One { agency, ends_on }.to_string(),
        form,
        title: "Send back with a question",
        say: "The agency can change every line, answers, and sends it again. It does not become late by this.",
        button: "Send it back",
        path: Question { agency, ends_on }.to_string(),
        controls,
    }
}

fn controls(form: &Form<QuestionForm>) -> Markup {
    let hint = "Name the measure. Name no child.";
    html! { (govuk::Textarea { hint: hint.into(), ..form.textarea("words", "What is to be looked at again?", |f| &f.words) }) }
}

pub async fn show(desk: Desk<Release>, at: Question) -> Answer {
    let place = Place::at(&desk, at.agency, at.ends_on).await?;
    let Some(sent) = place.sent.as_ref() else { return Err(Error::NotFound) };
    if !rules::may_query(&Facts::of(desk.person()), sent) {
        return Err(Error::Forbidden);
    }
    let version = sent.version;
    desk.show(sheet(&place, Form::of(QuestionForm::default(), version)))
}

pub async fn submit(mut desk: Desk<Release>, at: Question, form: Form<QuestionForm>) -> Answer {
    let (place, sent) = carried(&desk, &form, (at.agency, at.ends_on)).await?;
    if !rules::may_query(&Facts::of(desk.person()), &sent) {
        return Err(Error::Forbidden);
    }
    let words = match form.read(desk.today()) {
        Ok(words) => words,
        Err(form) => return desk.refuse(sheet(&place, form)),
    };
    desk.change(async |tx| changes::query(tx, sent, words).await).await?;
    desk.go(
        One { agency: at.agency, ends_on: at.ends_on },
        "Sent back. It stands in the agency’s work with your question.",
    )
}
