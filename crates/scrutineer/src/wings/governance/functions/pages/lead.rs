//! Saying which body carries a function, and how.

use super::map::Map;
use crate::edition::{Function, edition_of, functions};
use crate::layout::{back, page_head};
use crate::wings::governance::bodies::{Body, BodyId, queries as bodies};
use crate::wings::governance::functions::{Functions, changes, lead};
use axum_extra::routing::TypedPath;
use govuk::Textarea;
use kit::form::required;
use kit::{Answer, Desk, Error, Form, Result, View, Write};
use maud::{Markup, html};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Select};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/functions/{key}", rejection(kit::Error))]
pub struct LeadPage {
    pub key: String,
}

/// Which body, and how, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct LeadForm {
    pub body: String,
    pub words: String,
}

struct Sheet {
    function: &'static Function,
    bodies: Vec<Body>,
    form: Form<LeadForm>,
}

async fn function(desk: &Desk<Write<Functions>>, key: &str) -> Result<&'static Function> {
    functions(&edition_of(desk).await?).iter().find(|one| one.key == key).ok_or(Error::NotFound)
}

pub async fn show(desk: Desk<Write<Functions>>, at: LeadPage) -> Answer {
    let function = function(&desk, &at.key).await?;
    let there = desk.all(of_function(&at.key)).await?.into_iter().next();
    let form = there.map_or_else(Form::default, |lead| {
        Form::of(LeadForm { body: lead.body_id.to_string(), words: lead.words }, lead.version)
    });
    desk.show(Sheet { function, bodies: desk.all(bodies::in_order()).await?, form })
}

/// Who carries a function: none or one.
fn of_function(key: &str) -> Select<lead::Entity> {
    lead::Entity::find().filter(lead::Column::Function.eq(key))
}

pub async fn submit(mut desk: Desk<Write<Functions>>, at: LeadPage, mut form: Form<LeadForm>) -> Answer {
    let function = function(&desk, &at.key).await?;
    let bodies = desk.all(bodies::in_order()).await?;
    let body: Option<BodyId> = bodies.iter().find(|body| body.id.to_string() == form.values.body).map(|body| body.id);
    let body = form.errors.take("body", body.ok_or("Choose the body that carries it"));
    let words = form.errors.take("words", required(&form.values.words, 600, "Say how it is done"));
    let (Some(body), Some(words)) = (body, words) else {
        return desk.refuse(Sheet { function, bodies, form });
    };
    // Somebody who said it in the meantime is not overwritten.
    let there = desk.all(of_function(&at.key)).await?.into_iter().next();
    if there.is_some_and(|lead| form.version() != Some(lead.version)) {
        return Err(Error::Stale);
    }
    desk.change(async |tx| changes::carry(tx, &function.key, body, words).await).await?;
    desk.go(Map, "Kept")
}

impl View for Sheet {
    fn title(&self) -> String {
        "Who carries it".into()
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        let form = &self.form;
        let bodies: Vec<(String, &str)> =
            self.bodies.iter().map(|body| (body.id.to_string(), body.name.as_str())).collect();
        let bodies = std::iter::once(("", "Choose")).chain(bodies.iter().map(|(id, name)| (id.as_str(), *name)));
        html! {
            (back("Statutory functions", Map))
            (form.summary())
            (page_head("Who carries it", &html! { b { (self.function.words) } " " (self.function.basis) "." }, None))
            form method="post" action=(LeadPage { key: self.function.key.clone() }) class="form" novalidate {
                (form.carried())
                (form.select("body", "Which body carries it?", bodies, |f| &f.body))
                (Textarea { rows: 3, ..form.textarea("words", "How is it done?", |f| &f.words) })
                button class="btn" type="submit" { "Keep it" }
            }
        }
    }
}
