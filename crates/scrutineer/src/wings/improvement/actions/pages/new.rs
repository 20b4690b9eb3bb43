//! Setting an action: by itself, or from what gives rise to it.

use super::list::List;
use super::one::One;
use crate::layout::{Crumb, crumbs, page_head};
use crate::wings::governance::agencies::queries as agencies;
use crate::wings::governance::bodies::queries as bodies;
use crate::wings::improvement::actions::changes::{NewAction, add};
use crate::wings::improvement::actions::form::{ActionForm, Offered};
use crate::wings::improvement::actions::{Keep, Measure};
use crate::wings::improvement::plans::queries as plans;
use crate::wings::improvement::threads::origin;
use crate::wings::performance::indicators::queries as indicators;
use axum::extract::Query;
use axum_extra::routing::TypedPath;
use govuk::{Choice, DateInput, Input, Textarea, Width};
use kit::{Answer, Desk, Form, Permission, Result, View};
use maud::{Markup, html};
use sea_orm::{ActiveEnum, Iterable};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/actions/new")]
pub struct New;

/// What it comes of or serves.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// What gives rise to it: a register and an id.
    pub from: String,
    /// The item of a plan that it serves.
    pub item: String,
    /// The indicator that will show whether it worked.
    pub indicator: String,
}

struct Sheet {
    offered: Offered,
    /// What it comes of, in words.
    origin: Option<String>,
    form: Form<ActionForm>,
}

pub async fn show(desk: Desk<Keep>, _: New, asked: Query<Asked>) -> Answer {
    let origin = origin(&desk, &asked.from).await?;
    let form = ActionForm {
        measure: if asked.indicator.is_empty() { String::new() } else { Measure::Indicator.to_value() },
        indicator: asked.indicator.clone(),
        serving: Some(asked.item.clone()).filter(|item| !item.is_empty()).into_iter().collect(),
        from: asked.from.clone(),
        ..ActionForm::default()
    };
    desk.show(Sheet { offered: offered(&desk).await?, origin: origin.map(|o| o.words), form: Form::new(form) })
}

pub async fn submit(mut desk: Desk<Keep>, _: New, mut form: Form<ActionForm>) -> Answer {
    let offered = offered(&desk).await?;
    let origin = origin(&desk, &form.values.from).await?;
    let Some(draft) = form.values.read(&mut form.errors, &offered, desk.today()) else {
        return desk.refuse(Sheet { offered, origin: origin.map(|o| o.words), form });
    };
    let new = NewAction { draft, from: origin.map(|o| o.end), set: None, source: None, illustrative: false };
    let added = desk.change(async |tx| add(tx, new).await).await?;
    desk.go(One { id: added.id }, "Action set")
}

/// What the forms of an action can choose from.
pub(super) async fn offered<P: Permission>(desk: &Desk<P>) -> Result<Offered> {
    let all = everything(desk).await?;
    Ok(all.today(None))
}

/// The same with agencies that have ended, for what speaks of the past.
pub(super) async fn everything<P: Permission>(desk: &Desk<P>) -> Result<Offered> {
    let today = desk.today();
    let agencies = desk.all(agencies::by_name()).await?;
    let bodies = desk.all(bodies::in_order()).await?;
    let plans = desk.all(plans::in_order()).await?;
    let items = desk.all(plans::items()).await?;
    let plan = |id| plans.iter().find(|plan| plan.id == id).map(|plan| plan.name.clone()).unwrap_or_default();
    Ok(Offered {
        present: agencies.iter().filter(|a| a.on(today)).map(|a| a.id).collect(),
        agencies: agencies.into_iter().map(|a| (a.id, a.name)).collect(),
        bodies: bodies.into_iter().map(|b| (b.id, b.name)).collect(),
        indicators: desk.all(indicators::in_order()).await?,
        items: items.into_iter().map(|item| (item.id.uuid(), plan(item.plan_id), item.words)).collect(),
    })
}

/// The choices of a form by their ids, with one that chooses nothing.
fn keyed<I: ToString>(nothing: &str, all: &[(I, String)]) -> Vec<(String, String)> {
    let first = std::iter::once((String::new(), nothing.to_owned()));
    first.chain(all.iter().map(|(id, name)| (id.to_string(), name.clone()))).collect()
}

/// The controls, shared by setting and changing.
pub(super) fn controls(form: &Form<ActionForm>, offered: &Offered) -> Markup {
    let measures: Vec<(String, &str)> = Measure::iter().map(|kind| (kind.to_value(), kind.name())).collect();
    let agencies = keyed("The Board’s office", &offered.agencies);
    let bodies = keyed("No group", &offered.bodies);
    let indicators = offered.indicators.iter().map(|i| (i.code.as_str(), i.name.as_str()));
    let items: Vec<String> = offered.items.iter().map(|(id, ..)| id.to_string()).collect();
    let serving: Vec<Choice<'_>> = items
        .iter()
        .zip(&offered.items)
        .map(|(id, (_, plan, words))| Choice { hint: plan.as_str().into(), ..Choice::new(id, words.as_str()) })
        .collect();
    html! {
        (form.input("title", "What is to be done?", |f| &f.title))
        (Textarea { rows: 3, ..form.textarea("detail", "More about it", |f| &f.detail) })
        (Input { hint: "A role, such as Head of service, early help.".into(), ..form.input("owner", "Who does it?", |f| &f.owner) })
        (form.select("agency", "Of which agency?", agencies.iter().map(|(key, name)| (key.as_str(), name.as_str())), |f| &f.agency))
        (form.select("body", "Which group owns it? Its chair accepts it as complete", bodies.iter().map(|(key, name)| (key.as_str(), name.as_str())), |f| &f.body))
        (form.date("due", "By which day?", |f| (&f.due_day, &f.due_month, &f.due_year)))
        (Textarea { rows: 2, hint: "For children, in a sentence that can be checked.".into(), ..form.textarea("success", "What is it to achieve?", |f| &f.success) })
        (form.radios("measure", "What will be measured again to see whether it worked?", measures.iter().map(|(key, name)| Choice::new(key.as_str(), *name)), |f| &f.measure))
        (form.select("indicator", "Indicator, if it is one", std::iter::once(("", "Choose")).chain(indicators), |f| &f.indicator))
        (Input { hint: "If it is not an indicator.".into(), ..form.input("measure_name", "Audit question or survey item", |f| &f.measure_name) })
        div class="form__row" {
            (Input { width: Width::W10, hint: "As it is shown now.".into(), ..form.input("before", "Before", |f| &f.before) })
            (Input { width: Width::W10, hint: "What it should come to.".into(), ..form.input("aim", "Aim", |f| &f.aim) })
        }
        (DateInput { hint: "Leave empty if it is not known yet.".into(), ..form.date("retest", "When is it measured again?", |f| (&f.retest_day, &f.retest_month, &f.retest_year)) })
        @if !serving.is_empty() {
            (govuk::Details { summary: "Which plans does it serve?".into(), body: html! { (form.checkboxes("serving", "Outcomes and tasks of plans", serving, |f| &f.serving)) }.into(), open: !form.values.serving.is_empty(), ..govuk::Details::default() })
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "Set an action".into()
    }
    fn wing(&self) -> &'static str {
        "Improvement"
    }
    fn body(&self) -> Markup {
        let say = html! {
            @match &self.origin {
                Some(words) => { "It comes of " b { (words) } "." }
                None => "Who does what by when, and how one will know that it worked.",
            }
        };
        html! {
            (crumbs(&[Crumb::new("Actions", List)]))
            (self.form.summary())
            (page_head("Set an action", &say, None))
            form method="post" action=(New) class="form" novalidate {
                input type="hidden" name="from" value=(self.form.values.from);
                (controls(&self.form, &self.offered))
                button class="btn" type="submit" { "Set the action" }
            }
        }
    }
}
