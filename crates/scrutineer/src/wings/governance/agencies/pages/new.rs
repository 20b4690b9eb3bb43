//! Adding an agency.

use super::list::List;
use super::one::One;
use crate::layout::{back, page_head};
use crate::wings::governance::agencies::{Agencies, Kind, changes, form::AgencyForm};
use axum_extra::routing::TypedPath;
use govuk::Width;
use kit::{Answer, Desk, Form, View, Write};
use maud::{Markup, html};
use sea_orm::{ActiveEnum, Iterable};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/agencies/new")]
pub struct New;

struct Sheet(Form<AgencyForm>);

pub async fn show(desk: Desk<Write<Agencies>>, _: New) -> Answer {
    desk.show(Sheet(Form::default()))
}

pub async fn submit(mut desk: Desk<Write<Agencies>>, _: New, form: Form<AgencyForm>) -> Answer {
    let draft = match form.read(desk.today()) {
        Ok(draft) => draft,
        Err(form) => return desk.refuse(Sheet(form)),
    };
    let added = desk.change(async |tx| changes::add(tx, draft).await).await?;
    desk.go(One { id: added.id }, "Agency added")
}

/// The controls, shared by adding and changing.
pub(super) fn controls(form: &Form<AgencyForm>) -> Markup {
    let kinds: Vec<(String, &str)> = Kind::iter().map(|kind| (kind.to_value(), kind.name())).collect();
    let kinds = std::iter::once(("", "Choose")).chain(kinds.iter().map(|(key, name)| (key.as_str(), *name)));
    html! {
        (form.carried())
        (form.input("name", "Name", |f| &f.name))
        (govuk::Input { hint: "For tables and charts, such as Police.".into(), width: Width::W20, ..form.input("short_name", "Short name", |f| &f.short_name) })
        (form.select("kind", "Kind of organisation", kinds, |f| &f.kind))
        (govuk::Input { hint: "Three digits. For local authorities only.".into(), width: Width::W4, ..form.input("la_code", "Local authority code", |f| &f.la_code) })
        (govuk::DateInput { hint: "Leave empty when it does not matter.".into(), ..form.date("from", "First day", |f| (&f.from_day, &f.from_month, &f.from_year)) })
        (govuk::DateInput { hint: "Leave empty while it exists.".into(), ..form.date("until", "Last day", |f| (&f.until_day, &f.until_month, &f.until_year)) })
        (form.textarea("note", "Note", |f| &f.note))
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "Add an agency".into()
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        html! {
            (back("Agencies", List))
            (self.0.summary())
            (page_head("Add an agency", &html! { "An organisation that the Board holds to account." }, None))
            form method="post" action=(New) class="form" novalidate { (controls(&self.0)) button class="btn" type="submit" { "Add" } }
        }
    }
}
