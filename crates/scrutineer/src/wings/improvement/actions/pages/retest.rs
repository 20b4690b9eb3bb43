//! Recording the re-test of an action.

use super::one::One;
use super::step::theirs;
use crate::wings::improvement::actions::steps::RetestForm;
use crate::wings::improvement::actions::{Action, ActionId, Keep, What, changes, queries};
use crate::wings::improvement::parts::StepSheet;
use axum_extra::routing::TypedPath;
use govuk::{Choice, DateInput, Input, Textarea, Width};
use kit::{Answer, Desk, Form};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/actions/{id}/retest", rejection(kit::Error))]
pub struct At {
    pub id: ActionId,
}

fn sheet(action: &Action, form: Form<RetestForm>) -> StepSheet<RetestForm> {
    StepSheet {
        wing: "Improvement",
        subject: format!("{} {}", action.reference(), action.title),
        home: One { id: action.id }.to_string(),
        path: At { id: action.id }.to_string(),
        form,
        title: "Record the re-test",
        say: "The same measure again: did the action work?",
        button: "Save",
        controls,
    }
}

pub async fn show(desk: Desk<Keep>, at: At) -> Answer {
    let action = theirs(&desk, at.id, |_| true, What::Worked).await?;
    desk.show(sheet(&action, Form::of(RetestForm::default(), action.version)))
}

pub async fn submit(mut desk: Desk<Keep>, at: At, form: Form<RetestForm>) -> Answer {
    theirs(&desk, at.id, |_| true, What::Worked).await?;
    let action = desk.edit(&form, queries::action(at.id)).await?;
    let draft = match form.read(desk.today()) {
        Ok(draft) => draft,
        Err(form) => return desk.refuse(sheet(&action, form)),
    };
    desk.change(async |tx| changes::retest(tx, action, draft).await).await?;
    desk.go(One { id: at.id }, "Re-test recorded")
}

fn controls(form: &Form<RetestForm>) -> Markup {
    let worked = [
        Choice { hint: "The action is effective.".into(), ..Choice::new("yes", "It worked") },
        Choice { hint: "The action is open again, with a new day.".into(), ..Choice::new("no", "It did not work") },
    ];
    html! {
        (Input { width: Width::W10, hint: "As it is shown, such as 88.1% or 52 of 59.".into(), ..form.input("after", "What does the measure show now?", |f| &f.after) })
        (form.radios("worked", "Did it work?", worked, |f| &f.worked))
        (Textarea { rows: 4, hint: "For children, not for the service.".into(), ..form.textarea("effect", "What changed for children?", |f| &f.effect) })
        (DateInput { hint: "Only if it did not work.".into(), ..form.date("due", "New day by which it is done", |f| (&f.due_day, &f.due_month, &f.due_year)) })
    }
}
