//! Changing an entry of the forward plan, or taking it out.

use super::list::List;
use super::moving::Remove;
use super::new::{controls, present};
use crate::edition::edition_of;
use crate::layout::{back, page_head};
use crate::wings::governance::bodies::Body;
use crate::wings::governance::forward::form::EntryForm;
use crate::wings::governance::forward::rules::Year;
use crate::wings::governance::forward::{Entry, EntryId, ForwardPlan, changes, queries};
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use kit::{Answer, Desk, Form, View, Write};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/forward-plan/entries/{id}", rejection(kit::Error))]
pub struct Edit {
    pub id: EntryId,
}

struct Sheet {
    entry: Entry,
    bodies: Vec<Body>,
    form: Form<EntryForm>,
    today: NaiveDate,
}

pub async fn show(desk: Desk<Write<ForwardPlan>>, at: Edit) -> Answer {
    let entry = desk.find(queries::entry(at.id)).await?;
    let values = EntryForm {
        title: entry.title.clone(),
        why: entry.why.clone(),
        body: entry.body_id.to_string(),
        month: entry.month.to_string(),
        minutes: entry.minutes.to_string(),
        lead: entry.lead.clone().unwrap_or_default(),
        duty: String::new(),
    };
    let form = Form::of(values, entry.version);
    desk.show(Sheet { entry, bodies: present(&desk).await?, form, today: desk.today() })
}

pub async fn submit(mut desk: Desk<Write<ForwardPlan>>, at: Edit, mut form: Form<EntryForm>) -> Answer {
    let entry = desk.edit(&form, queries::entry(at.id)).await?;
    let (bodies, edition) = (present(&desk).await?, edition_of(&desk).await?);
    let Some(new) = form.values.read(&mut form.errors, &bodies, &edition).filter(|_| form.errors.is_empty()) else {
        return desk.refuse(Sheet { entry, bodies, form, today: desk.today() });
    };
    let year = Year::holding(new.month).0;
    desk.change(async |tx| changes::change(tx, entry, new).await).await?;
    desk.go(List { year }, "Changed in the forward plan, and on the agenda")
}

impl View for Sheet {
    fn title(&self) -> String {
        format!("Change: {}", self.entry.title)
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        let id = self.entry.id;
        html! {
            (back("Forward plan", List { year: Year::holding(self.entry.month).0 }))
            (self.form.summary())
            (page_head("Change what is planned", &html! { b { (self.entry.title) "." } @if self.entry.duty.is_some() { " A yearly duty: taken out, it is told as forgotten." } }, None))
            form method="post" action=(Edit { id }) class="form" novalidate {
                (self.form.carried())
                (controls(&self.form, &self.bodies, self.today, None))
                button class="btn" type="submit" { "Change it" }
            }
            h2 class="h2" { "Take it out" }
            p { "It leaves the plan and the agenda on which it stands. What was looked at already stays." }
            form method="post" action=(Remove { id }) { button class="btn btn--quiet" type="submit" { "Take it out of the plan" } }
        }
    }
}
