//! Saying that an action cannot be finished before another.

use super::one::One;
use crate::wings::improvement::actions::{Action, ActionId, Keep, changes, queries};
use crate::wings::improvement::parts::StepSheet;
use axum_extra::routing::TypedPath;
use govuk::{Input, Width};
use kit::{Answer, Desk, Form, Result};
use maud::{Markup, html};
use sea_orm::{ColumnTrait, QueryFilter};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/actions/{id}/dependencies", rejection(kit::Error))]
pub struct At {
    pub id: ActionId,
}

/// The other action, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct OtherForm {
    /// Its number: "A12" or "12".
    pub other: String,
    /// Not empty when it no longer waits for it.
    pub no_more: String,
}

fn sheet(action: &Action, form: Form<OtherForm>) -> StepSheet<OtherForm> {
    StepSheet {
        wing: "Improvement",
        subject: format!("{} {}", action.reference(), action.title),
        home: One { id: action.id }.to_string(),
        path: At { id: action.id }.to_string(),
        form,
        title: "Wait for another action",
        say: "It cannot be finished before the other one.",
        button: "Save",
        controls,
    }
}

pub async fn show(desk: Desk<Keep>, at: At) -> Answer {
    let action = desk.find(queries::action(at.id)).await?;
    desk.show(sheet(&action, Form::default()))
}

pub async fn submit(mut desk: Desk<Keep>, at: At, mut form: Form<OtherForm>) -> Answer {
    let action = desk.find(queries::action(at.id)).await?;
    let found = numbered(&desk, &form.values.other).await?;
    let found = match found {
        None => Err("Enter the number of an action, such as A12"),
        Some(other) if other.id == action.id => Err("An action cannot wait for itself"),
        Some(other) => Ok(other),
    };
    let Some(other) = form.errors.take("other", found) else {
        return desk.refuse(sheet(&action, form));
    };
    if form.values.no_more.is_empty() {
        desk.change(async |tx| changes::wait_for(tx, &action, &other).await).await?;
        desk.go(One { id: at.id }, "It waits for the other action")
    } else {
        desk.change(async |tx| changes::wait_no_more(tx, &action, &other).await).await?;
        desk.go(One { id: at.id }, "It no longer waits")
    }
}

async fn numbered(desk: &Desk<Keep>, typed: &str) -> Result<Option<Action>> {
    let Ok(number) = typed.trim().trim_start_matches(['A', 'a']).parse::<i32>() else {
        return Ok(None);
    };
    let one = queries::by_due().filter(crate::wings::improvement::actions::action::Column::Number.eq(number));
    Ok(desk.all(one).await?.into_iter().next())
}

fn controls(form: &Form<OtherForm>) -> Markup {
    html! { (Input { width: Width::W10, hint: "Such as A12.".into(), ..form.input("other", "Which action must be finished first?", |f| &f.other) }) }
}
