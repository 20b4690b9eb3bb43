//! Adding a risk.

use super::list::List;
use super::one::One;
use crate::layout::{back, page_head};
use crate::wings::governance::agencies::queries as agencies;
use crate::wings::governance::parts::Names;
use crate::wings::improvement::risks::Risks;
use crate::wings::improvement::risks::changes::{NewRisk, add};
use crate::wings::improvement::risks::form::{RiskDraft, RiskForm};
use crate::wings::improvement::risks::rules::{IMPACTS, LIKELIHOODS};
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use govuk::{Choice, Input, Textarea};
use kit::{Answer, Desk, Error, Form, Permission, Result, View, Write};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/risks/new")]
pub struct New;

struct Sheet {
    form: Form<RiskForm>,
    names: Names,
    today: NaiveDate,
}

pub async fn show(desk: Desk<Write<Risks>>, _: New) -> Answer {
    let names = names(&desk).await?;
    desk.show(Sheet { form: Form::default(), names, today: desk.today() })
}

pub async fn submit(mut desk: Desk<Write<Risks>>, _: New, form: Form<RiskForm>) -> Answer {
    let (names, today) = (names(&desk).await?, desk.today());
    let draft = match form.read(today) {
        Ok(draft) => draft,
        Err(form) => return desk.refuse(Sheet { form, names, today }),
    };
    known(&draft, &names)?;
    let new = NewRisk { draft, found: None, illustrative: false };
    let added = desk.change(async |tx| add(tx, new).await).await?;
    desk.go(One { id: added.id }, "Risk added")
}

pub(super) async fn names<P: Permission>(desk: &Desk<P>) -> Result<Names> {
    Ok(Names::of(desk.all(agencies::by_name()).await?, desk.person()))
}

/// That the agency is one of this board.
pub(super) fn known(draft: &RiskDraft, names: &Names) -> Result<()> {
    match draft.agency_id {
        Some(id) if names.get(id).is_none() => Err(Error::NotFound),
        _ => Ok(()),
    }
}

/// From 1 to 5, each with its words.
pub(super) fn scale<'a>(words: [&'a str; 5]) -> Vec<Choice<'a>> {
    ["1", "2", "3", "4", "5"]
        .into_iter()
        .zip(words)
        .map(|(key, words)| Choice::new(key, format!("{key} – {words}")))
        .collect()
}

/// The controls, shared by adding and changing.
pub(super) fn controls(form: &Form<RiskForm>, names: &Names, today: NaiveDate) -> Markup {
    let agencies = names.choices("The Board’s office", today, form.values.agency.parse().ok());
    html! {
        (form.carried())
        (form.input("event", "What could happen?", |f| &f.event))
        (Textarea { rows: 2, ..form.textarea("cause", "Because of what?", |f| &f.cause) })
        (Textarea { rows: 2, ..form.textarea("effect", "What would it do to children?", |f| &f.effect) })
        (Input { hint: "A role.".into(), ..form.input("owner", "Who answers for it?", |f| &f.owner) })
        (form.select("agency", "Of which agency?", agencies.iter().map(|(key, name)| (key.as_str(), name.as_str())), |f| &f.agency))
        (form.radios("likelihood_before", "How likely is it if nothing is done?", scale(LIKELIHOODS), |f| &f.likelihood_before))
        (form.radios("impact_before", "How grave is it if nothing is done?", scale(IMPACTS), |f| &f.impact_before))
        (Textarea { rows: 3, ..form.textarea("controls", "What is done about it?", |f| &f.controls) })
        (form.radios("likelihood", "How likely is it now?", scale(LIKELIHOODS), |f| &f.likelihood))
        (form.radios("impact", "How grave is it now?", scale(IMPACTS), |f| &f.impact))
        (form.date("review", "When is it reviewed next?", |f| (&f.review_day, &f.review_month, &f.review_year)))
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "Add a risk".into()
    }
    fn wing(&self) -> &'static str {
        "Improvement"
    }
    fn body(&self) -> Markup {
        html! {
            (back("Risks", List))
            (self.form.summary())
            (page_head("Add a risk", &html! { "What could happen, because of what, with what effect." }, None))
            form method="post" action=(New) class="form" novalidate { (controls(&self.form, &self.names, self.today)) button class="btn" type="submit" { "Add" } }
        }
    }
}
