//! Agreeing new terms of reference; the boxes hold what was agreed before.

use super::of_body::OfBody;
use crate::layout::{back, boxes, page_head};
use crate::wings::governance::agencies::Kind;
use crate::wings::governance::bodies::{Bodies, Body, BodyId, queries as bodies};
use crate::wings::governance::meetings::rules::Quorum;
use crate::wings::governance::terms::form::TermsForm;
use crate::wings::governance::terms::{agree, queries, rules};
use axum_extra::routing::TypedPath;
use chrono::Months;
use govuk::{Choice, Input, Textarea, Width};
use kit::{Answer, Desk, Form, View, Write};
use maud::{Markup, html};
use sea_orm::{ActiveEnum, Iterable};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/bodies/{id}/terms/new", rejection(kit::Error))]
pub struct New {
    pub id: BodyId,
}

struct Sheet {
    body: Body,
    form: Form<TermsForm>,
}

pub async fn show(desk: Desk<Write<Bodies>>, at: New) -> Answer {
    let body = desk.find(bodies::body(at.id)).await?;
    let before = desk.all(queries::of_body(at.id)).await?.into_iter().next();
    let quorum: Quorum = rules::quorum(before.as_ref());
    let (agreed_day, agreed_month, agreed_year) = boxes(Some(desk.today()));
    let (review_day, review_month, review_year) = boxes(desk.today().checked_add_months(Months::new(12)));
    let values = TermsForm {
        agreed_day,
        agreed_month,
        agreed_year,
        review_day,
        review_month,
        review_year,
        purpose: before.as_ref().map_or_else(|| body.purpose.clone(), |terms| terms.purpose.clone()),
        words: before.map(|terms| terms.words).unwrap_or_default(),
        least: quorum.least.to_string(),
        chair: quorum.chair.then(|| "yes".to_owned()).into_iter().collect(),
        kinds: quorum.kinds.iter().map(ActiveEnum::to_value).collect(),
    };
    desk.show(Sheet { body, form: Form::new(values) })
}

pub async fn submit(mut desk: Desk<Write<Bodies>>, at: New, form: Form<TermsForm>) -> Answer {
    let body = desk.find(bodies::body(at.id)).await?;
    let new = match form.read(desk.today()) {
        Ok(new) => new,
        Err(form) => return desk.refuse(Sheet { body, form }),
    };
    desk.change(async |tx| agree(tx, &body, new).await).await?;
    desk.go(OfBody { id: at.id }, "The new terms of reference hold; the old ones can still be read")
}

impl View for Sheet {
    fn title(&self) -> String {
        format!("New terms of reference: {}", self.body.short_name)
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        let (id, form) = (self.body.id, &self.form);
        let keys: Vec<(String, &str)> = Kind::iter().map(|kind| (kind.to_value(), kind.name())).collect();
        let kinds = keys.iter().map(|(key, name)| Choice::new(key, *name));
        html! {
            (back(&self.body.short_name, OfBody { id }))
            (form.summary())
            (page_head("New terms of reference", &html! { b { (self.body.name) "." } " What was agreed before stays, for the meetings of its time." }, None))
            form method="post" action=(New { id }) class="form" novalidate {
                (form.date("agreed", "Agreed on", |f| (&f.agreed_day, &f.agreed_month, &f.agreed_year)))
                (form.date("review", "To be reviewed by", |f| (&f.review_day, &f.review_month, &f.review_year)))
                (Textarea { rows: 3, ..form.textarea("purpose", "What is it there for?", |f| &f.purpose) })
                (Textarea { rows: 10, hint: "Duties, whom it reports to, how it decides.".into(), ..form.textarea("words", "What was agreed", |f| &f.words) })
                (Input { width: Width::W2, hint: "Seats that decide, filled by their holder or a deputy.".into(), ..form.input("least", "How many make a quorum?", |f| &f.least) })
                (form.checkboxes("chair", "The chair", [Choice::new("yes", "The chair, or a deputy, must be there")], |f| &f.chair))
                (form.checkboxes("kinds", "Of which kinds must one be there?", kinds, |f| &f.kinds))
                button class="btn" type="submit" { "Agree these" }
            }
        }
    }
}
