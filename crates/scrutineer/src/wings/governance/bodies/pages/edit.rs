//! Changing a body.

use super::new::{controls, known, names};
use super::one::One;
use crate::layout::{back, page_head};
use crate::wings::governance::bodies::{Bodies, Body, BodyId, changes, form::BodyForm, queries};
use crate::wings::governance::parts::Names;
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use kit::{Answer, Desk, Form, View, Write};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/bodies/{id}/edit", rejection(kit::Error))]
pub struct Edit {
    pub id: BodyId,
}

struct Sheet {
    body: Body,
    form: Form<BodyForm>,
    names: Names,
    today: NaiveDate,
}

pub async fn show(desk: Desk<Write<Bodies>>, at: Edit) -> Answer {
    let body = desk.find(queries::body(at.id)).await?;
    let names = names(&desk).await?;
    desk.show(Sheet { form: Form::of(BodyForm::of(&body), body.version), body, names, today: desk.today() })
}

pub async fn submit(mut desk: Desk<Write<Bodies>>, at: Edit, form: Form<BodyForm>) -> Answer {
    let body = desk.edit(&form, queries::body(at.id)).await?;
    let (names, today) = (names(&desk).await?, desk.today());
    let form = known(form, "chair_agency_id", |f| &f.chair_agency_id, &names);
    let draft = match form.read(today) {
        Ok(draft) => draft,
        Err(form) => {
            return desk.refuse(Sheet { body, form, names, today });
        }
    };
    let done = desk.change(async |tx| changes::edit(tx, body, draft).await).await?;
    desk.go(One { id: done.id }, "Saved")
}

impl View for Sheet {
    fn title(&self) -> String {
        format!("Change {}", self.body.name)
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        let id = self.body.id;
        html! {
            (back(&self.body.name, One { id }))
            (self.form.summary())
            (page_head(&self.title(), &html! { "What changed, when and by whom stays in the trail." }, None))
            form class="form" method="post" action=(Edit { id }) novalidate { (controls(&self.form, &self.names, self.today)) button class="btn" type="submit" { "Save" } }
        }
    }
}
