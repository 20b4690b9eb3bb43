//! The page of a thread: the picture, the chart with its pins, the list.

use super::gather::gather;
use super::rules::{Knot, Records, Step, Tied, gaps, picture, said, steps};
use crate::layout::{Crumb, crumbs, dagger, date, page_head};
use crate::wings::governance::agencies::agency;
use crate::wings::improvement::actions::Actions;
use crate::wings::improvement::threads::origin;
use crate::wings::improvement::{actions, challenges, plans, plans::queries as plan_queries, risks};
use crate::wings::performance::indicators::indicator;
use crate::wings::performance::indicators::pages::chart::with_events;
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use kit::links;
use kit::{Answer, Desk, Error, Read, Register, Result, Right, View};
use maud::{Markup, PreEscaped, html};
use serde::Deserialize;
use std::sync::Arc;
use uuid::Uuid;

#[derive(TypedPath, Deserialize)]
#[typed_path("/threads/{register}/{id}", rejection(kit::Error))]
pub struct Thread {
    pub register: String,
    pub id: Uuid,
}

struct Sheet {
    /// What the thread was asked for.
    name: String,
    line: Arc<Line>,
    chart: Markup,
    today: NaiveDate,
}

pub async fn show(desk: Desk<Read<Actions>>, at: Thread) -> Answer {
    let name = name(&desk, &at).await?;
    let line = line(&desk, &at.register, at.id).await?;
    let chart = match &line.code {
        Some(code) => {
            let events: Vec<(u16, NaiveDate, String)> =
                (1..).zip(&line.steps).map(|(n, step)| (n, step.on, format!("{n}. {}", step.title))).collect();
            with_events(&desk, code, &events).await?
        }
        None => html! {},
    };
    desk.show(Sheet { name, line, chart, today: desk.today() })
}

/// What the page works out: kept until something that it rests on changes.
struct Line {
    records: Records,
    steps: Vec<Step>,
    /// The indicator that it turns on.
    code: Option<String>,
}

type Touched = (
    links::Entity,
    actions::action::Entity,
    challenges::challenge::Entity,
    challenges::answer::Entity,
    risks::risk::Entity,
    plans::item::Entity,
    indicator::Entity,
    agency::Entity,
    kit::files::Entity,
);

async fn line(desk: &Desk<Read<Actions>>, register: &str, id: Uuid) -> Result<Arc<Line>> {
    let may = |register: &'static str| desk.person().may(Right { verb: "read", register });
    let sees = (may("challenges"), may("risks"), may("files"));
    let question = format!("{register} {id} {sees:?} {}", desk.today());
    desk.kept::<Touched, Line, _>("thread", &question, async |desk| {
        let (records, code) = gather(desk, register, id).await?;
        Ok(Line { steps: steps(&records), records, code })
    })
    .await
}

async fn name(desk: &Desk<Read<Actions>>, at: &Thread) -> Result<String> {
    if at.register == plans::Plans::NAME {
        return Ok(desk.find(plan_queries::item(at.id.into())).await?.words);
    }
    let found = origin(desk, &format!("{}:{}", at.register, at.id)).await?;
    found.map(|origin| origin.words).ok_or(Error::NotFound)
}

impl Sheet {
    fn knots(&self) -> Markup {
        html! {
            ol class="knots" aria-label="The thread at a glance" {
                @for (knot, tied, caption) in picture(&self.line.records, &self.line.steps) {
                    li class="knots__i" {
                        @match self.line.steps.iter().position(|step| step.knot == knot) {
                            Some(n) => a href=(format!("#step{}", n + 1)) { (self.knot(knot, tied, &caption)) },
                            None => span class="knots__none" { (self.knot(knot, tied, &caption)) },
                        }
                    }
                }
            }
        }
    }

    fn knot(&self, knot: Knot, tied: Tied, caption: &str) -> Markup {
        html! {
            span class="knots__o" { (PreEscaped(sign(tied))) }
            span class="knots__a" { (knot.name()) }
            span class="knots__v" { (caption) }
        }
    }

    fn list(&self) -> Markup {
        html! {
            h2 class="h2" { "Step by step" }
            ol class="gt" {
                @for (n, step) in (1..).zip(&self.line.steps) {
                    li id=(format!("step{n}")) class={ "gt__i" @if matches!(step.knot, Knot::Effect | Knot::Retest) { " gt__i--better" } } {
                        span class="gt__k" aria-hidden="true" { (n) }
                        div class="gt__b" {
                            p class="gt__d" { (date(step.on)) @if !step.who.is_empty() { ", " (step.who) } }
                            h3 class="gt__t" { a href=(step.path) { (step.title) } (dagger(step.illustrative)) }
                            @if !step.words.is_empty() { p { (step.words) } }
                        }
                        div class="gt__s" { p { (step.knot.name()) } }
                    }
                }
            }
        }
    }

    fn gaps(&self) -> Markup {
        let gaps = gaps(&self.line.records, self.today);
        html! {
            @if !gaps.is_empty() {
                section class="callout" aria-labelledby="gaps" {
                    h2 class="h3 h3--first" id="gaps" { "What the thread lacks" }
                    ul class="govuk-list govuk-list--bullet" { @for gap in gaps { li { (gap) } } }
                }
            }
        }
    }
}

/// The sign of a knot: a ring where there is something, a filled tick where it is shown to have worked, dots where
/// something is missing.
const fn sign(tied: Tied) -> &'static str {
    match tied {
        Tied::Done => {
            r##"<svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true"><circle cx="11" cy="11" r="8.5" fill="#fff" stroke="#b98900" stroke-width="3.4"/></svg>"##
        }
        Tied::Proven => {
            r##"<svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true"><circle cx="11" cy="11" r="10" fill="#0067a6"/><path d="M6 11.4l3.4 3.4 6.6-7" fill="none" stroke="#fff" stroke-width="2.4"/></svg>"##
        }
        Tied::Open => {
            r##"<svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true"><circle cx="11" cy="11" r="8.5" fill="#fff" stroke="#7f8994" stroke-width="2" stroke-dasharray="2.6 2.8"/></svg>"##
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        format!("Thread: {}", self.name)
    }
    fn wing(&self) -> &'static str {
        "Improvement"
    }
    fn body(&self) -> Markup {
        let (bold, rest) = said(&self.line.records);
        html! {
            (crumbs(&[Crumb::new("Improvement", "/actions")]))
            (page_head(&self.name, &html! { b { (bold) } " " (rest) }, None))
            (self.knots())
            (self.chart)
            (self.gaps())
            @if self.line.steps.is_empty() { p class="empty" { "Nothing is joined to this record yet. A challenge or an action that is set from it will stand here." } }
            @else { (self.list()) }
        }
    }
}
