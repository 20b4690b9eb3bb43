//! Giving an action a colour by hand.

use super::one::One;
use super::step::theirs;
use crate::wings::improvement::actions::steps::RatingForm;
use crate::wings::improvement::actions::{Action, ActionId, Keep, What, changes, queries};
use crate::wings::improvement::parts::StepSheet;
use axum_extra::routing::TypedPath;
use govuk::{Choice, DateInput};
use kit::{Answer, Desk, Form};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/actions/{id}/rating", rejection(kit::Error))]
pub struct At {
    pub id: ActionId,
}

fn sheet(action: &Action, form: Form<RatingForm>) -> StepSheet<RatingForm> {
    StepSheet {
        wing: "Improvement",
        subject: format!("{} {}", action.reference(), action.title),
        home: One { id: action.id }.to_string(),
        path: At { id: action.id }.to_string(),
        form,
        title: "Set the colour by hand",
        say: "Only where the dates alone give a wrong picture. It ends by itself.",
        button: "Set",
        controls,
    }
}

pub async fn show(desk: Desk<Keep>, at: At) -> Answer {
    let action = theirs(&desk, at.id, |_| true, What::Rated).await?;
    desk.show(sheet(&action, Form::of(RatingForm::default(), action.version)))
}

pub async fn submit(mut desk: Desk<Keep>, at: At, form: Form<RatingForm>) -> Answer {
    theirs(&desk, at.id, |_| true, What::Rated).await?;
    let action = desk.edit(&form, queries::action(at.id)).await?;
    let draft = match form.read(desk.today()) {
        Ok(draft) => draft,
        Err(form) => return desk.refuse(sheet(&action, form)),
    };
    desk.change(async |tx| changes::rate(tx, action, draft).await).await?;
    desk.go(One { id: at.id }, "Colour set")
}

fn controls(form: &Form<RatingForm>) -> Markup {
    let colours = [Choice::new("red", "Red"), Choice::new("amber", "Amber"), Choice::new("green", "Green")];
    html! {
        (form.radios("colour", "Which colour?", colours, |f| &f.colour))
        (form.textarea("reason", "Why?", |f| &f.reason))
        (DateInput { hint: "Three months ahead at most.".into(), ..form.date("until", "Last day", |f| (&f.until_day, &f.until_month, &f.until_year)) })
    }
}
