//! Accepting an action as complete, or sending it back: for the chair of the group that owns it.

use super::one::One;
use crate::layout::boxes;
use crate::wings::governance::bodies::queries::body;
use crate::wings::improvement::actions::rules::{Facts, after, may_accept, refused};
use crate::wings::improvement::actions::steps::VerdictForm;
use crate::wings::improvement::actions::{Accept, Action, ActionId, What, changes, queries};
use crate::wings::improvement::parts::StepSheet;
use axum_extra::routing::TypedPath;
use govuk::{Choice, DateInput, Textarea};
use kit::{Answer, Desk, Error, Form, Result};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/actions/{id}/acceptance", rejection(kit::Error))]
pub struct At {
    pub id: ActionId,
}

fn sheet(action: &Action, form: Form<VerdictForm>) -> StepSheet<VerdictForm> {
    StepSheet {
        wing: "Improvement",
        subject: format!("{} {}", action.reference(), action.title),
        home: One { id: action.id }.to_string(),
        path: At { id: action.id }.to_string(),
        form,
        title: "Accept as complete",
        say: "Read what was sent in and its evidence first.",
        button: "Save",
        controls,
    }
}

async fn theirs(desk: &Desk<Accept>, id: ActionId) -> Result<Action> {
    let action = desk.find(queries::action(id)).await?;
    let group = match action.body_id {
        Some(id) => Some(desk.find(body(id)).await?),
        None => None,
    };
    if after(action.state, What::Accepted).is_none() {
        return Err(Error::Conflict(refused(action.state, What::Accepted)));
    }
    if may_accept(&Facts::of(desk.person()), &action, group.as_ref()) { Ok(action) } else { Err(Error::Forbidden) }
}

pub async fn show(desk: Desk<Accept>, at: At) -> Answer {
    let action = theirs(&desk, at.id).await?;
    let retest = boxes(action.retest_on.filter(|on| *on >= desk.today()));
    let form =
        VerdictForm { retest_day: retest.0, retest_month: retest.1, retest_year: retest.2, ..VerdictForm::default() };
    desk.show(sheet(&action, Form::of(form, action.version)))
}

pub async fn submit(mut desk: Desk<Accept>, at: At, form: Form<VerdictForm>) -> Answer {
    theirs(&desk, at.id).await?;
    let action = desk.edit(&form, queries::action(at.id)).await?;
    let draft = match form.read(desk.today()) {
        Ok(draft) => draft,
        Err(form) => return desk.refuse(sheet(&action, form)),
    };
    let said = if draft.accepted { "Accepted as complete" } else { "Sent back to its owner" };
    desk.change(async |tx| changes::judge(tx, action, draft).await).await?;
    desk.go(One { id: at.id }, said)
}

fn controls(form: &Form<VerdictForm>) -> Markup {
    let verdicts = [
        Choice::new("accept", "Accept: it is done"),
        Choice { hint: "It is open again.".into(), ..Choice::new("back", "Send it back") },
    ];
    html! {
        (form.radios("verdict", "Do you accept it?", verdicts, |f| &f.verdict))
        (Textarea { rows: 4, hint: "What convinced you, or what is missing.".into(), ..form.textarea("words", "Why?", |f| &f.words) })
        (DateInput { hint: "If you accept: when is the measure looked at again?".into(), ..form.date("retest", "Day of the re-test", |f| (&f.retest_day, &f.retest_month, &f.retest_year)) })
    }
}
