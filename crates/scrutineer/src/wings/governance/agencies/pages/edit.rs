//! Changing an agency.

use super::new::controls;
use super::one::One;
use crate::layout::{back, page_head};
use crate::wings::governance::agencies::{Agencies, Agency, AgencyId, changes, form::AgencyForm, queries};
use axum_extra::routing::TypedPath;
use kit::{Answer, Desk, Form, View, Write};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/agencies/{id}/edit", rejection(kit::Error))]
pub struct Edit {
    pub id: AgencyId,
}

struct Sheet {
    agency: Agency,
    form: Form<AgencyForm>,
}

pub async fn show(desk: Desk<Write<Agencies>>, at: Edit) -> Answer {
    let agency = desk.find(queries::agency(at.id)).await?;
    desk.show(Sheet { form: Form::of(AgencyForm::of(&agency), agency.version), agency })
}

pub async fn submit(mut desk: Desk<Write<Agencies>>, at: Edit, form: Form<AgencyForm>) -> Answer {
    let agency = desk.edit(&form, queries::agency(at.id)).await?;
    let draft = match form.read(desk.today()) {
        Ok(draft) => draft,
        Err(form) => return desk.refuse(Sheet { agency, form }),
    };
    let done = desk.change(async |tx| changes::edit(tx, agency, draft).await).await?;
    desk.go(One { id: done.id }, "Saved")
}

impl View for Sheet {
    fn title(&self) -> String {
        format!("Change {}", self.agency.name)
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        let id = self.agency.id;
        html! {
            (back(&self.agency.name, One { id }))
            (self.form.summary())
            (page_head(&self.title(), &html! { "What changed, when and by whom stays in the trail." }, None))
            form method="post" action=(Edit { id }) class="form" novalidate { (controls(&self.form)) button class="btn" type="submit" { "Save" } }
        }
    }
}
