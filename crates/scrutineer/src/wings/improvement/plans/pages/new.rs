//! Making a plan.

use super::list::List;
use super::one::One;
use crate::layout::{back, page_head};
use crate::wings::governance::bodies::{Body, queries as bodies};
use crate::wings::improvement::plans::form::PlanForm;
use crate::wings::improvement::plans::{Kind, Plans, changes};
use axum_extra::routing::TypedPath;
use govuk::{DateInput, Textarea};
use kit::{Answer, Desk, Form, View, Write};
use maud::{Markup, html};
use sea_orm::{ActiveEnum, Iterable};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/plans/new")]
pub struct New;

struct Sheet {
    form: Form<PlanForm>,
    bodies: Vec<Body>,
}

pub async fn show(desk: Desk<Write<Plans>>, _: New) -> Answer {
    desk.show(Sheet { form: Form::default(), bodies: desk.all(bodies::in_order()).await? })
}

pub async fn submit(mut desk: Desk<Write<Plans>>, _: New, form: Form<PlanForm>) -> Answer {
    let bodies = desk.all(bodies::in_order()).await?;
    let draft = match form.read(desk.today()) {
        Ok(draft) => draft,
        Err(form) => return desk.refuse(Sheet { form, bodies }),
    };
    if draft.body_id.is_some_and(|id| !bodies.iter().any(|body| body.id == id)) {
        return Err(kit::Error::NotFound);
    }
    let added = desk.change(async |tx| changes::add(tx, draft, None, false).await).await?;
    desk.go(One { id: added.id }, "Plan made. Add its priorities, outcomes and tasks")
}

/// The controls, shared by making and changing.
pub(super) fn controls(form: &Form<PlanForm>, bodies: &[Body]) -> Markup {
    let kinds: Vec<(String, &str)> = Kind::iter().map(|kind| (kind.to_value(), kind.name())).collect();
    let kinds = std::iter::once(("", "Choose")).chain(kinds.iter().map(|(key, name)| (key.as_str(), *name)));
    let groups: Vec<(String, &str)> = bodies.iter().map(|body| (body.id.to_string(), body.name.as_str())).collect();
    let groups = std::iter::once(("", "The whole board")).chain(groups.iter().map(|(key, name)| (key.as_str(), *name)));
    html! {
        (form.carried())
        (form.input("name", "Name", |f| &f.name))
        (form.select("kind", "Kind of plan", kinds, |f| &f.kind))
        (form.select("body", "Whose plan?", groups, |f| &f.body))
        (Textarea { rows: 2, ..form.textarea("summary", "What is it for?", |f| &f.summary) })
        (form.date("from", "First day", |f| (&f.from_day, &f.from_month, &f.from_year)))
        (DateInput { hint: "Leave empty if it has none.".into(), ..form.date("until", "Last day", |f| (&f.until_day, &f.until_month, &f.until_year)) })
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "Make a plan".into()
    }
    fn wing(&self) -> &'static str {
        "Improvement"
    }
    fn body(&self) -> Markup {
        html! {
            (back("Plans", List))
            (self.form.summary())
            (page_head("Make a plan", &html! { "Its priorities, outcomes and tasks come next." }, None))
            form method="post" action=(New) class="form" novalidate { (controls(&self.form, &self.bodies)) button class="btn" type="submit" { "Make the plan" } }
        }
    }
}
