//! Changing several actions at once: a new day, or another group that owns them, for one reason.

use super::list::{List, body_name};
use crate::layout::{back, date, page_head, typed_date};
use crate::wings::governance::bodies::{Body, BodyId, queries as bodies};
use crate::wings::improvement::actions::{Action, Keep, changes, queries};
use axum::extract::RawQuery;
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use govuk::DateInput;
use kit::form::required;
use kit::{Answer, Desk, Error, Errors, Form, Result, View};
use maud::{Markup, html};
use serde::Deserialize;
use uuid::Uuid;

#[derive(TypedPath, Deserialize)]
#[typed_path("/actions/several")]
pub struct Several;

/// Which ones: each its id and its version, so that a change in between is noticed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    pub chosen: Vec<String>,
}

/// What is to be changed, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct SeveralForm {
    pub chosen: Vec<String>,
    #[serde(rename = "due-day")]
    pub due_day: String,
    #[serde(rename = "due-month")]
    pub due_month: String,
    #[serde(rename = "due-year")]
    pub due_year: String,
    pub body: String,
    pub reason: String,
}

/// The same as meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeveralDraft {
    pub due_on: Option<NaiveDate>,
    pub body_id: Option<BodyId>,
    pub reason: String,
}

impl SeveralForm {
    fn read(&self, errors: &mut Errors, bodies: &[Body], today: NaiveDate) -> Option<SeveralDraft> {
        let typed = (&*self.due_day, &*self.due_month, &*self.due_year);
        let nothing = [typed.0, typed.1, typed.2].iter().all(|part| part.trim().is_empty());
        let due_on = if nothing { Some(None) } else { typed_date(errors, "due", "new day", typed).map(Some) };
        if due_on.flatten().is_some_and(|due| due < today) {
            errors.add("due-day", "The new day must lie ahead");
        }
        let body = bodies.iter().find(|body| body.id.to_string() == self.body).map(|body| body.id);
        if nothing && body.is_none() {
            errors.add("due-day", "Enter a new day, or choose another group");
        }
        let reason = errors.take("reason", required(&self.reason, 1_000, "Say why they are changed"));
        errors.is_empty().then_some(())?;
        Some(SeveralDraft { due_on: due_on?, body_id: body, reason: reason? })
    }
}

struct Sheet {
    actions: Vec<Action>,
    bodies: Vec<Body>,
    form: Form<SeveralForm>,
}

/// The actions that were chosen, each with the version that was seen.
async fn chosen(desk: &Desk<Keep>, chosen: &[String]) -> Result<Vec<(Action, i32)>> {
    let pair = |text: &String| {
        let (id, version) = text.split_once(':')?;
        Some((Uuid::parse_str(id).ok()?, version.parse::<i32>().ok()?))
    };
    let pairs: Vec<(Uuid, i32)> = chosen.iter().filter_map(pair).collect();
    let found = desk.all(queries::among(pairs.iter().map(|(id, _)| *id).collect())).await?;
    let seen = |action: Action| {
        let version = pairs.iter().find(|(id, _)| *id == action.id.uuid()).map_or(0, |(_, version)| *version);
        (action, version)
    };
    Ok(found.into_iter().map(seen).collect())
}

pub async fn show(desk: Desk<Keep>, _: Several, asked: RawQuery) -> Answer {
    // The same name comes more than once, which a plain query does not read.
    let asked: Asked = serde_html_form::from_str(asked.0.as_deref().unwrap_or_default()).unwrap_or_default();
    let actions = chosen(&desk, &asked.chosen).await?;
    let form = SeveralForm { chosen: asked.chosen.clone(), ..SeveralForm::default() };
    let actions = actions.into_iter().map(|(action, _)| action).collect();
    desk.show(Sheet { actions, bodies: desk.all(bodies::in_order()).await?, form: Form::new(form) })
}

pub async fn submit(mut desk: Desk<Keep>, _: Several, mut form: Form<SeveralForm>) -> Answer {
    let bodies = desk.all(bodies::in_order()).await?;
    let found = chosen(&desk, &form.values.chosen).await?;
    if found.is_empty() {
        form.errors.add("reason", "Choose the actions on the list first");
    }
    let draft = form.values.read(&mut form.errors, &bodies, desk.today());
    let Some(draft) = draft.filter(|_| form.errors.is_empty()) else {
        let actions = found.into_iter().map(|(action, _)| action).collect();
        return desk.refuse(Sheet { actions, bodies, form });
    };
    let stale: Vec<String> =
        found.iter().filter(|(action, seen)| action.version != *seen).map(|(action, _)| action.reference()).collect();
    if !stale.is_empty() {
        return Err(Error::Conflict(format!(
            "{} changed since you opened the list. Nothing was changed. Open the list again and choose anew.",
            stale.join(", ")
        )));
    }
    let count = found.len();
    desk.change(async |tx| {
        for (action, _) in found {
            changes::shift(tx, action, &draft).await?;
        }
        Ok(())
    })
    .await?;
    desk.go(List, &if count == 1 { "1 action changed".to_owned() } else { format!("{count} actions changed") })
}

impl View for Sheet {
    fn title(&self) -> String {
        "Change several actions".into()
    }
    fn wing(&self) -> &'static str {
        "Improvement"
    }
    fn body(&self) -> Markup {
        let form = &self.form;
        let keys: Vec<(String, &str)> =
            self.bodies.iter().map(|body| (body.id.to_string(), body.name.as_str())).collect();
        let groups = std::iter::once(("", "As it is")).chain(keys.iter().map(|(key, name)| (key.as_str(), *name)));
        let say = html! { b { (self.actions.len()) @if self.actions.len() == 1 { " action" } @else { " actions" } } ". Leave empty what stays as it is." };
        html! {
            (back("Actions", List))
            (form.summary())
            (page_head("Change several actions", &say, None))
            @if self.actions.is_empty() { p class="empty" { "None is chosen. Tick those that you mean on the list of actions." } }
            @else {
                ul class="govuk-list govuk-list--bullet" {
                    @for a in &self.actions { li { (a.reference()) " " (a.title) ", due on " (date(a.due_on)) @if a.body_id.is_some() { ", " (body_name(&self.bodies, a.body_id)) } } }
                }
            }
            form method="post" action=(Several) class="form" novalidate {
                @for one in &form.values.chosen { input type="hidden" name="chosen" value=(one); }
                (DateInput { ..form.date("due", "New day by which they are done", |f| (&f.due_day, &f.due_month, &f.due_year)) })
                (form.select("body", "Group that owns them", groups, |f| &f.body))
                (form.textarea("reason", "Why are they changed?", |f| &f.reason))
                button class="btn" type="submit" { "Change them" }
            }
        }
    }
}
