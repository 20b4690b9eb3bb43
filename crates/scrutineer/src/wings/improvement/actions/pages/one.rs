//! One action: how it stands, what it is to achieve and what shows it, its evidence, what happened.

use super::evidence::At as Evidence;
use super::list::{List, body_name};
use super::standing::tag;
use super::{acceptance, completion, dependency, dropping, edit, progress, rating, reopening, retest};
use crate::evidence::{self, EvidenceForm};
use crate::layout::{Crumb, crumbs, dagger, date, page_head};
use crate::wings::governance::agencies::queries as agencies;
use crate::wings::governance::bodies::{Body, queries as bodies};
use crate::wings::governance::parts::Names;
use crate::wings::improvement::actions::rules::{Facts, may_accept, may_update, standing};
use crate::wings::improvement::actions::{Action, ActionId, Actions, State, Step, What, queries};
use crate::wings::improvement::parts::{Happened, clock, history};
use crate::wings::improvement::plans::pages::one::One as PlanPage;
use crate::wings::improvement::plans::{Item, queries as plans};
use crate::wings::improvement::threads::pages::Thread;
use crate::wings::performance::indicators::{Indicator, queries as indicators};
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use kit::files::EvidenceFile;
use kit::links::{self, Meaning};
use kit::{Answer, Desk, Form, Permission, Read, Register, Result, Right, View};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/actions/{id}", rejection(kit::Error))]
pub struct One {
    pub id: ActionId,
}

pub(super) struct Sheet {
    pub action: Action,
    pub form: Form<EvidenceForm>,
    steps: Vec<Step>,
    files: Vec<EvidenceFile>,
    serves: Vec<Item>,
    /// What it waits for.
    waits: Vec<Action>,
    indicator: Option<Indicator>,
    names: Names,
    bodies: Vec<Body>,
    who: Facts,
    may_attach: bool,
    today: NaiveDate,
}

pub async fn show(desk: Desk<Read<Actions>>, at: One) -> Answer {
    let sheet = load(&desk, at.id).await?;
    desk.show(sheet)
}

pub(super) async fn load<P: Permission>(desk: &Desk<P>, id: ActionId) -> Result<Sheet> {
    let action = desk.find(queries::action(id)).await?;
    let served = desk.all(links::from(id.uuid(), Meaning::Serves)).await?;
    let waits = desk.all(queries::waits_for(id)).await?;
    let who = Facts::of(desk.person());
    Ok(Sheet {
        steps: desk.all(queries::steps_of(id)).await?,
        files: evidence::of(desk, id.uuid()).await?,
        serves: desk.all(plans::among(served.iter().map(|link| link.to_id).collect())).await?,
        waits: desk.all(queries::among(waits.iter().map(|link| link.to_id).collect())).await?,
        indicator: match action.indicator_id {
            Some(id) => Some(desk.find(indicators::indicator(id)).await?),
            None => None,
        },
        names: Names::of(desk.all(agencies::by_name()).await?, desk.person()),
        bodies: desk.all(bodies::in_order()).await?,
        may_attach: desk.person().may(Right { verb: "write", register: "files" }) && may_update(&who, &action),
        who,
        today: desk.today(),
        form: Form::default(),
        action,
    })
}

impl Sheet {
    fn say(&self) -> Markup {
        let stands = standing(&self.action, self.today);
        html! { b { (stands.reason) } " " (self.action.owner) @if let Some(id) = self.action.agency_id { ", " (self.names.name(id)) } "." }
    }

    fn tools(&self) -> Markup {
        let (a, id) = (&self.action, self.action.id);
        let group = self.bodies.iter().find(|body| Some(body.id) == a.body_id);
        let (keeps, mine) = (self.who.keeps, may_update(&self.who, a));
        html! {
            @match a.state {
                State::Open if mine => {
                    a class="btn" href=(progress::At { id }) { "Say how far it is" }
                    a class="btn btn--quiet" href=(completion::At { id }) { "Send in as complete" }
                }
                State::Submitted if may_accept(&self.who, a, group) => { a class="btn" href=(acceptance::At { id }) { "Accept or send back" } }
                State::Complete if keeps => { a class="btn" href=(retest::At { id }) { "Record the re-test" } }
                _ => {}
            }
            @if keeps { a class="btn btn--quiet" href=(edit::Edit { id }) { "Change" } }
        }
    }

    fn measured(&self) -> Markup {
        let a = &self.action;
        html! {
            section aria-labelledby="shows" {
                h2 class="h2 h2--first" id="shows" { "What will show that it worked" }
                p { (a.success) (dagger(a.illustrative)) }
                dl class="lineage" {
                    div { dt { (a.measure.name()) } dd {
                        @match &self.indicator {
                            Some(indicator) => a href=(format!("/indicators/{}", indicator.code)) { (indicator.name) },
                            None => (a.measure_name),
                        }
                    } }
                }
                dl class="steps3" {
                    div { dt { "Before" } dd { (a.before.as_deref().unwrap_or("–")) } }
                    div { dt { "Now" } dd { (a.after.as_deref().unwrap_or("–")) } }
                    div class="steps3__aim" { dt { "Aim" } dd { (a.aim.as_deref().unwrap_or("–")) } }
                }
                @if let Some(effect) = &a.effect { h3 class="h3" { "What changed for children" } p { (effect) } }
            }
        }
    }

    fn history(&self) -> Markup {
        let happened = self.steps.iter().rev().map(|step| Happened {
            on: step.on_date,
            what: html! { (step.what.name()) @if step.what == What::Progress { ", " (step.progress) "%" } (dagger(step.illustrative)) },
            by: &step.by,
            words: &step.words,
        });
        history("What happened", happened)
    }

    fn proof(&self) -> Markup {
        html! {
            section aria-labelledby="evidence" {
                h2 class="h2" id="evidence" { "Evidence" }
                @if self.files.is_empty() { p class="empty" { "No file yet. An action can be complete only when a file shows that it was done." } }
                @else { (evidence::list(&self.files)) }
                @if self.may_attach && !self.action.state.is_done() { (evidence::controls(&Evidence { id: self.action.id }.to_string(), &self.form)) }
            }
        }
    }

    fn facts(&self) -> Markup {
        let a = &self.action;
        html! {
            h2 class="h2 h2--first" { "Facts" }
            dl class="lineage" {
                div { dt { "Status" } dd { (tag(a, &standing(a, self.today))) } }
                div { dt { "Due" } dd { @if a.state == State::Open { (clock(a.due_on, self.today)) } @else { (date(a.due_on)) } } }
                div { dt { "Set on" } dd { (date(a.set_on)) } }
                div { dt { "Group that owns it" } dd { @if a.body_id.is_some() { (body_name(&self.bodies, a.body_id)) } @else { "none" } } }
                @if let Some(on) = a.accepted_on { div { dt { "Accepted" } dd { (date(on)) @if let Some(by) = &a.accepted_by { ", " (by) } } } }
                @if let Some(on) = a.retested_on { div { dt { "Re-tested" } dd { (date(on)) } } }
                @else if let Some(on) = a.retest_on { div { dt { "Re-test" } dd { (date(on)) } } }
                @if let Some(source) = &a.source { div { dt { "Source" } dd { (source) } } }
            }
            p { a href=(Thread { register: Actions::NAME.into(), id: a.id.uuid() }) { "See the whole thread" } }
        }
    }

    fn around(&self) -> Markup {
        let id = self.action.id;
        html! {
            @if !self.serves.is_empty() {
                h2 class="h2" { "Serves" }
                ul class="plainlist plainlist--loose" { @for item in &self.serves { li { a href=(PlanPage { id: item.plan_id }) { (item.words) } } } }
            }
            @if !self.waits.is_empty() {
                h2 class="h2" { "Waits for" }
                ul class="plainlist plainlist--loose" {
                    @for other in &self.waits {
                        li {
                            a href=(One { id: other.id }) { (other.reference()) " " (other.title) } ", " (other.state.name().to_lowercase())
                            @if self.who.keeps {
                                form method="post" action=(dependency::At { id }) {
                                    input type="hidden" name="other" value=(other.number);
                                    input type="hidden" name="no_more" value="yes";
                                    button class="linklike" type="submit" { "It no longer waits" span class="govuk-visually-hidden" { " for " (other.reference()) } }
                                }
                            }
                        }
                    }
                }
            }
            @if self.who.keeps {
                h2 class="h2" { "More" }
                ul class="plainlist plainlist--loose" {
                    @if !self.action.state.is_done() { li { a href=(rating::At { id }) { "Set the colour by hand" } } }
                    li { a href=(dependency::At { id }) { "Wait for another action" } }
                    @if self.action.state == State::Open { li { a href=(dropping::At { id }) { "Drop the action" } } }
                    @if self.action.state.is_done() { li { a href=(reopening::At { id }) { "Reopen" } } }
                }
            }
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        self.action.title.clone()
    }
    fn wing(&self) -> &'static str {
        "Improvement"
    }
    fn body(&self) -> Markup {
        html! {
            (crumbs(&[Crumb::new("Improvement", List), Crumb::new("Actions", List)]))
            (self.form.summary())
            (page_head(&format!("{} {}", self.action.reference(), self.action.title), &self.say(), Some(self.tools())))
            div class="split" {
                div class="split__main" {
                    @if let Some(detail) = &self.action.detail { p { (detail) } }
                    (self.measured())
                    (self.proof())
                    (self.history())
                }
                aside class="split__side" aria-label="About the action" { (self.facts()) (self.around()) }
            }
        }
    }
}
