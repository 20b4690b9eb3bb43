//! Adding a body, and changing one.

use super::home::Home;
use super::one::One;
use crate::layout::{back, page_head};
use crate::wings::governance::agencies::{Agency, queries as agencies};
use crate::wings::governance::bodies::form::BodyForm;
use crate::wings::governance::bodies::{Bodies, Body, BodyId, Frequency, Kind, changes, queries};
use axum_extra::routing::TypedPath;
use govuk::{DateInput, Input, Width};
use kit::{Answer, Desk, Form, View, Write};
use maud::{Markup, html};
use sea_orm::{ActiveEnum, Iterable};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/bodies/new")]
pub struct New;

#[derive(TypedPath, Deserialize)]
#[typed_path("/bodies/{id}/edit", rejection(kit::Error))]
pub struct Edit {
    pub id: BodyId,
}

struct Sheet {
    /// None when one is added.
    body: Option<Body>,
    form: Form<BodyForm>,
    agencies: Vec<Agency>,
}

pub async fn new(desk: Desk<Write<Bodies>>, _: New) -> Answer {
    desk.show(Sheet { body: None, form: Form::default(), agencies: desk.all(agencies::by_name()).await? })
}

pub async fn submit_new(mut desk: Desk<Write<Bodies>>, _: New, form: Form<BodyForm>) -> Answer {
    let agencies = desk.all(agencies::by_name()).await?;
    let kept = form.clone();
    let draft = match form.read(desk.today()) {
        Ok(draft) if draft.chair_agency_id.is_none_or(|id| agencies.iter().any(|a| a.id == id)) => draft,
        Ok(_) => {
            return desk.refuse(Sheet {
                body: None,
                form: kept.wrong("chair_agency", "Choose an agency from the list"),
                agencies,
            });
        }
        Err(form) => {
            return desk.refuse(Sheet { body: None, form, agencies });
        }
    };
    let added = desk.change(async |tx| changes::add(tx, draft).await).await?;
    desk.go(One { id: added.id }, "Body added")
}

pub async fn show(desk: Desk<Write<Bodies>>, at: Edit) -> Answer {
    let body = desk.find(queries::body(at.id)).await?;
    let agencies = desk.all(agencies::by_name()).await?;
    desk.show(Sheet { form: Form::of(BodyForm::of(&body), body.version), body: Some(body), agencies })
}

pub async fn submit(mut desk: Desk<Write<Bodies>>, at: Edit, form: Form<BodyForm>) -> Answer {
    let body = desk.edit(&form, queries::body(at.id)).await?;
    let agencies = desk.all(agencies::by_name()).await?;
    let kept = form.clone();
    let draft = match form.read(desk.today()) {
        Ok(draft) if draft.chair_agency_id.is_none_or(|id| agencies.iter().any(|a| a.id == id)) => draft,
        Ok(_) => {
            return desk.refuse(Sheet {
                body: Some(body),
                form: kept.wrong("chair_agency", "Choose an agency from the list"),
                agencies,
            });
        }
        Err(form) => {
            return desk.refuse(Sheet { body: Some(body), form, agencies });
        }
    };
    let done = desk.change(async |tx| changes::edit(tx, body, draft).await).await?;
    desk.go(One { id: done.id }, "Saved")
}

impl Sheet {
    fn controls(&self) -> Markup {
        let form = &self.form;
        let kinds: Vec<(String, &str)> = Kind::iter().map(|kind| (kind.to_value(), kind.name())).collect();
        let kinds = std::iter::once(("", "Choose")).chain(kinds.iter().map(|(key, name)| (key.as_str(), *name)));
        let often: Vec<(String, &str)> = Frequency::iter().map(|f| (f.to_value(), f.name())).collect();
        let often = std::iter::once(("", "Choose")).chain(often.iter().map(|(key, name)| (key.as_str(), *name)));
        let ids: Vec<String> = self.agencies.iter().map(|a| a.id.to_string()).collect();
        let agencies = std::iter::once(("", "None"))
            .chain(ids.iter().zip(&self.agencies).map(|(id, a)| (id.as_str(), a.name.as_str())));
        html! {
            (form.carried())
            (form.input("name", "Name", |f| &f.name))
            (Input { width: Width::W20, ..form.input("short_name", "Short name", |f| &f.short_name) })
            (form.select("kind", "Kind of body", kinds, |f| &f.kind))
            (form.select("frequency", "How often it meets", often, |f| &f.frequency))
            (Input { hint: "A post, not a name.".into(), ..form.input("chair_role", "Who chairs it", |f| &f.chair_role) })
            (form.select("chair_agency", "The chair’s agency", agencies, |f| &f.chair_agency))
            (form.input("statutory_basis", "What it rests on", |f| &f.statutory_basis))
            (form.input("project_officer_role", "Project officer (optional)", |f| &f.project_officer_role))
            (form.textarea("purpose", "What it is for", |f| &f.purpose))
            (DateInput { hint: "A task-and-finish group has one. Leave empty for the others.".into(), ..form.date("until", "Last day", |f| (&f.until_day, &f.until_month, &f.until_year)) })
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        self.body.as_ref().map_or_else(|| "Add a body".into(), |body| format!("Change {}", body.short_name))
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        let (way, to, button) = match &self.body {
            Some(body) => (back(&body.name, One { id: body.id }), Edit { id: body.id }.to_string(), "Save"),
            None => (back("Governance", Home), New.to_string(), "Add"),
        };
        html! {
            (way)
            (self.form.summary())
            (page_head(&self.title(), &html! { "Posts and organisations, never names of people." }, None))
            form method="post" action=(to) class="form" novalidate { (self.controls()) button class="btn" type="submit" { (button) } }
        }
    }
}
