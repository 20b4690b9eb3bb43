//! Changing an action: what it is, who does it, by when, what it serves. Handing it to somebody else is such a change.

use super::new::{controls, everything};
use super::one::One;
use crate::layout::{back, page_head};
use crate::wings::improvement::actions::form::{ActionForm, Offered};
use crate::wings::improvement::actions::{Action, ActionId, Keep, changes, queries};
use axum_extra::routing::TypedPath;
use kit::form::required;
use kit::links::{self, Meaning};
use kit::{Answer, Desk, Form, View};
use maud::{Markup, html};
use serde::Deserialize;
use uuid::Uuid;

#[derive(TypedPath, Deserialize)]
#[typed_path("/actions/{id}/edit", rejection(kit::Error))]
pub struct Edit {
    pub id: ActionId,
}

struct Sheet {
    action: Action,
    offered: Offered,
    form: Form<ActionForm>,
}

pub async fn show(desk: Desk<Keep>, at: Edit) -> Answer {
    let action = desk.find(queries::action(at.id)).await?;
    let offered = everything(&desk).await?.today(action.agency_id);
    let serving = desk.all(links::from(at.id.uuid(), Meaning::Serves)).await?;
    let serving: Vec<Uuid> = serving.iter().map(|link| link.to_id).collect();
    let form = Form::of(ActionForm::of(&action, &serving, &offered.indicators), action.version);
    desk.show(Sheet { action, offered, form })
}

pub async fn submit(mut desk: Desk<Keep>, at: Edit, mut form: Form<ActionForm>) -> Answer {
    let action = desk.edit(&form, queries::action(at.id)).await?;
    let offered = everything(&desk).await?.today(action.agency_id);
    let draft = form.values.read(&mut form.errors, &offered, desk.today());
    let reason = form.errors.take("reason", required(&form.values.reason, 1_000, "Say why it is changed"));
    let (Some(draft), Some(reason)) = (draft, reason) else {
        return desk.refuse(Sheet { action, offered, form });
    };
    desk.change(async |tx| changes::edit(tx, action, draft, reason).await).await?;
    desk.go(One { id: at.id }, "Saved")
}

impl View for Sheet {
    fn title(&self) -> String {
        format!("Change: {}", self.action.title)
    }
    fn wing(&self) -> &'static str {
        "Improvement"
    }
    fn body(&self) -> Markup {
        let id = self.action.id;
        html! {
            (back(&format!("{} {}", self.action.reference(), self.action.title), One { id }))
            (self.form.summary())
            (page_head("Change the action", &html! { b { (self.action.title) } ". What it said before stays in its history." }, None))
            form method="post" action=(Edit { id }) class="form" novalidate {
                (self.form.carried())
                (controls(&self.form, &self.offered))
                (self.form.textarea("reason", "Why is it changed?", |f| &f.reason))
                button class="btn" type="submit" { "Save" }
            }
        }
    }
}
