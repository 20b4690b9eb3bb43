//! One disagreement: its stage, its clock, how it was settled.

use super::list::List;
use super::{further, settling};
use crate::layout::{Crumb, crumbs, dagger, date, page_head};
use crate::wings::governance::agencies::queries as agencies;
use crate::wings::governance::parts::Names;
use crate::wings::improvement::escalations::rules::{STAGES, stage, took};
use crate::wings::improvement::escalations::{Escalation, EscalationId, Escalations, State, queries};
use crate::wings::improvement::parts::clock;
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use kit::{Answer, Desk, Read, Right, View};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/escalations/{id}", rejection(kit::Error))]
pub struct One {
    pub id: EscalationId,
}

struct Sheet {
    escalation: Escalation,
    names: Names,
    may_write: bool,
    today: NaiveDate,
}

pub async fn show(desk: Desk<Read<Escalations>>, at: One) -> Answer {
    desk.show(Sheet {
        escalation: desk.find(queries::escalation(at.id)).await?,
        names: Names::of(desk.all(agencies::by_name()).await?, desk.person()),
        may_write: desk.person().may(Right { verb: "write", register: "escalations" }),
        today: desk.today(),
    })
}

impl View for Sheet {
    fn title(&self) -> String {
        format!("Disagreement {}", self.escalation.reference())
    }
    fn wing(&self) -> &'static str {
        "Improvement"
    }
    fn body(&self) -> Markup {
        let (e, id) = (&self.escalation, self.escalation.id);
        let say = html! {
            @match e.settled_on {
                Some(on) => { b { "Settled after " (took(e, on)) } ", by: " (stage(e.stage).0.to_lowercase()) "." }
                None => { b { "With: " (stage(e.stage).0.to_lowercase()) "." } " To be settled by " (date(e.due_on)) "." }
            }
        };
        let tools = html! {
            @if self.may_write && e.state == State::Open {
                a class="btn" href=(settling::At { id }) { "Settle it" }
                a class="btn btn--quiet" href=(further::At { id }) { "Take it further" }
            }
        };
        html! {
            (crumbs(&[Crumb::new("Improvement", "/actions"), Crumb::new("Professional disagreements", List)]))
            (page_head(&self.title(), &say, Some(tools)))
            div class="split" {
                div class="split__main" {
                    blockquote class="ask" { p { (e.about) (dagger(e.illustrative)) } footer { (self.names.link(e.from_agency_id)) " with " (self.names.link(e.to_agency_id)) ", " (date(e.raised_on)) } }
                    @if !e.why_further.is_empty() { h2 class="h2" { "Why it went further" } ul class="govuk-list govuk-list--bullet" { @for line in e.why_further.lines() { li { (line) } } } }
                    @if let Some(outcome) = &e.outcome { h2 class="h2" { "How it was settled" } p { (outcome) } }
                }
                aside class="split__side" aria-label="Stages" {
                    h2 class="h2 h2--first" { "Stages" }
                    ol class="ladder" {
                        @for (n, (name, days)) in (0..).zip(STAGES) {
                            li class={ "ladder__i" @if n <= e.stage { " ladder__i--done" } } aria-current=[(n == e.stage).then_some("step")] {
                                b { (name) } span { (days) @if *days == 1 { " working day" } @else { " working days" } }
                            }
                        }
                    }
                    @if e.state == State::Open { p { (clock(e.due_on, self.today)) } }
                }
            }
        }
    }
}
