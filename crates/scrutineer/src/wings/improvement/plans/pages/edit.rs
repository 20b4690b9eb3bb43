//! Changing what is said of a plan.

use super::new::controls;
use super::one::One;
use crate::layout::{back, page_head};
use crate::wings::governance::bodies::{Body, queries as bodies};
use crate::wings::improvement::plans::form::PlanForm;
use crate::wings::improvement::plans::{Plan, PlanId, Plans, changes, queries};
use axum_extra::routing::TypedPath;
use kit::{Answer, Desk, Form, View, Write};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/plans/{id}/edit", rejection(kit::Error))]
pub struct Edit {
    pub id: PlanId,
}

struct Sheet {
    plan: Plan,
    form: Form<PlanForm>,
    bodies: Vec<Body>,
}

pub async fn show(desk: Desk<Write<Plans>>, at: Edit) -> Answer {
    let plan = desk.find(queries::plan(at.id)).await?;
    let bodies = desk.all(bodies::in_order()).await?;
    desk.show(Sheet { form: Form::of(PlanForm::of(&plan), plan.version), plan, bodies })
}

pub async fn submit(mut desk: Desk<Write<Plans>>, at: Edit, form: Form<PlanForm>) -> Answer {
    let plan = desk.edit(&form, queries::plan(at.id)).await?;
    let bodies = desk.all(bodies::in_order()).await?;
    let draft = match form.read(desk.today()) {
        Ok(draft) => draft,
        Err(form) => return desk.refuse(Sheet { plan, form, bodies }),
    };
    if draft.body_id.is_some_and(|id| !bodies.iter().any(|body| body.id == id)) {
        return Err(kit::Error::NotFound);
    }
    desk.change(async |tx| changes::edit(tx, plan, draft).await).await?;
    desk.go(One { id: at.id }, "Saved")
}

impl View for Sheet {
    fn title(&self) -> String {
        format!("Change {}", self.plan.name)
    }
    fn wing(&self) -> &'static str {
        "Improvement"
    }
    fn body(&self) -> Markup {
        let id = self.plan.id;
        html! {
            (back(&self.plan.name, One { id }))
            (self.form.summary())
            (page_head(&self.title(), &html! { "What changed, when and by whom stays in the trail." }, None))
            form method="post" action=(Edit { id }) class="form" novalidate { (controls(&self.form, &self.bodies)) button class="btn" type="submit" { "Save" } }
        }
    }
}
