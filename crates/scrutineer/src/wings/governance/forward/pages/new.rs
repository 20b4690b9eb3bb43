//! Planning that a body looks at something.

use super::list::{List, Now};
use crate::edition::{duties, edition_of};
use crate::layout::{back, page_head};
use crate::wings::governance::bodies::rules::{State, state};
use crate::wings::governance::bodies::{Body, queries as bodies};
use crate::wings::governance::forward::form::EntryForm;
use crate::wings::governance::forward::rules::{Year, month_of};
use crate::wings::governance::forward::{ForwardPlan, changes};
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use govuk::{Input, Textarea, Width};
use kit::{Answer, Desk, Form, Result, View, Write};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/forward-plan/new")]
pub struct New;

struct Sheet {
    bodies: Vec<Body>,
    form: Form<EntryForm>,
    today: NaiveDate,
    edition: String,
}

pub async fn show(desk: Desk<Write<ForwardPlan>>, _: New) -> Answer {
    let today = desk.today();
    let values = EntryForm { minutes: "15".into(), month: month_of(today).to_string(), ..EntryForm::default() };
    let edition = edition_of(&desk).await?;
    desk.show(Sheet { bodies: present(&desk).await?, form: Form::new(values), today, edition })
}

pub async fn submit(mut desk: Desk<Write<ForwardPlan>>, _: New, mut form: Form<EntryForm>) -> Answer {
    let (bodies, edition) = (present(&desk).await?, edition_of(&desk).await?);
    let Some(new) = form.values.read(&mut form.errors, &bodies, &edition).filter(|_| form.errors.is_empty()) else {
        return desk.refuse(Sheet { bodies, form, today: desk.today(), edition });
    };
    let year = Year::holding(new.month).0;
    desk.change(async |tx| changes::add(tx, new).await).await?;
    desk.go(List { year }, "It stands in the forward plan")
}

/// The bodies of today.
pub(super) async fn present(desk: &Desk<Write<ForwardPlan>>) -> Result<Vec<Body>> {
    let today = desk.today();
    let mut all = desk.all(bodies::in_order()).await?;
    all.retain(|body| state(body.from_on, body.until_on, today) != State::Ended);
    Ok(all)
}

/// The boxes of an entry.
pub(super) fn controls(form: &Form<EntryForm>, all: &[Body], today: NaiveDate, edition: Option<&str>) -> Markup {
    let bodies: Vec<(String, &str)> = all.iter().map(|body| (body.id.to_string(), body.name.as_str())).collect();
    let bodies = std::iter::once(("", "Choose")).chain(bodies.iter().map(|(id, name)| (id.as_str(), *name)));
    let year = Year::holding(today);
    let mut months: Vec<NaiveDate> = [year, Year(year.0 + 1)].iter().flat_map(|year| year.months()).collect();
    if let Some(chosen) = form.values.month.parse().ok().filter(|chosen| !months.contains(chosen)) {
        months.insert(0, chosen);
    }
    let months: Vec<(String, String)> =
        months.iter().map(|month| (month.to_string(), month.format("%B %Y").to_string())).collect();
    let months = months.iter().map(|(key, name)| (key.as_str(), name.as_str()));
    let duties = std::iter::once(("", "None"))
        .chain(edition.map_or(&[][..], duties).iter().map(|duty| (duty.key.as_str(), duty.title.as_str())));
    html! {
        (form.input("title", "What will be looked at?", |f| &f.title))
        (Textarea { rows: 2, ..form.textarea("why", "Why?", |f| &f.why) })
        (form.select("body", "Which body?", bodies, |f| &f.body))
        (form.select("month", "In which month?", months, |f| &f.month))
        (Input { width: Width::W5, ..form.input("minutes", "Minutes", |f| &f.minutes) })
        (Input { hint: "A role; may be empty.".into(), ..form.input("lead", "Who brings it?", |f| &f.lead) })
        @if edition.is_some() { (form.select("duty", "Which yearly duty does it answer?", duties, |f| &f.duty)) }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "Plan something".into()
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        html! {
            (back("Forward plan", Now))
            (self.form.summary())
            (page_head("Plan something", &html! { "What a body will look at, and why. It goes onto the agenda of its meeting in that month." }, None))
            form method="post" action=(New) class="form" novalidate {
                (controls(&self.form, &self.bodies, self.today, Some(&self.edition)))
                button class="btn" type="submit" { "Plan it" }
            }
        }
    }
}
