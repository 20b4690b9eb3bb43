//! One risk: what it is, its score before and now, what is done about it, how it moved.

use super::list::List;
use super::{closing, edit, reopening, review};
use crate::layout::{Crumb, crumbs, dagger, date, page_head};
use crate::wings::governance::agencies::queries as agencies;
use crate::wings::governance::parts::Names;
use crate::wings::improvement::actions::pages::one::One as ActionPage;
use crate::wings::improvement::actions::{self, Action};
use crate::wings::improvement::parts::{Happened, clock, history};
use crate::wings::improvement::risks::rules::{Grade, IMPACTS, LIKELIHOODS, movement_words};
use crate::wings::improvement::risks::{Review, Risk, RiskId, Risks, State, queries};
use crate::wings::improvement::threads::pages::Thread;
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use kit::links::{self, Meaning};
use kit::{Answer, Desk, Read, Register, Right, View};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/risks/{id}", rejection(kit::Error))]
pub struct One {
    pub id: RiskId,
}

struct Sheet {
    risk: Risk,
    reviews: Vec<Review>,
    actions: Vec<Action>,
    names: Names,
    may_write: bool,
    may_act: bool,
    today: NaiveDate,
}

pub async fn show(desk: Desk<Read<Risks>>, at: One) -> Answer {
    let risk = desk.find(queries::risk(at.id)).await?;
    let joined = desk.all(links::from(at.id.uuid(), Meaning::GaveRiseTo)).await?;
    let may = |verb, register| desk.person().may(Right { verb, register });
    let actions =
        joined.iter().filter(|link| link.to_register == actions::Actions::NAME).map(|link| link.to_id).collect();
    desk.show(Sheet {
        reviews: desk.all(queries::reviews_of(at.id)).await?,
        actions: if may("read", "actions") { desk.all(actions::queries::among(actions)).await? } else { Vec::new() },
        names: Names::of(desk.all(agencies::by_name()).await?, desk.person()),
        may_write: may("write", "risks"),
        may_act: may("keep", "actions"),
        today: desk.today(),
        risk,
    })
}

impl Sheet {
    fn tools(&self) -> Markup {
        let id = self.risk.id;
        html! {
            @if self.may_write {
                @match self.risk.state {
                    State::Open => {
                        a class="btn" href=(review::At { id }) { "Review" }
                        a class="btn btn--quiet" href=(edit::Edit { id }) { "Change" }
                        a class="btn btn--quiet" href=(closing::At { id }) { "Close" }
                    }
                    State::Closed => { a class="btn btn--quiet" href=(reopening::At { id }) { "Reopen" } }
                }
            }
        }
    }

    fn scores(&self) -> Markup {
        let r = &self.risk;
        let word = |words: [&'static str; 5], n: i32| {
            usize::try_from(n - 1).ok().and_then(|n| words.get(n).copied()).unwrap_or("")
        };
        let line = |name: &str, likelihood: i32, impact: i32| {
            html! {
                tr {
                    th scope="row" { (name) }
                    td { (likelihood) " " span class="meta" { (word(LIKELIHOODS, likelihood)) } }
                    td { (impact) " " span class="meta" { (word(IMPACTS, impact)) } }
                    td { b { (likelihood * impact) } " " (Grade::of(likelihood * impact).name()) }
                }
            }
        };
        html! {
            div class="scroller" tabindex="0" role="region" aria-label="Its score" {
                table class="list" {
                    caption class="govuk-visually-hidden" { "Its score before and now" }
                    thead { tr { th scope="col" { "When" } th scope="col" { "Likelihood" } th scope="col" { "Impact" } th scope="col" { "Score" } } }
                    tbody { (line("If nothing is done", r.likelihood_before, r.impact_before)) (line("Now", r.likelihood, r.impact)) }
                }
            }
        }
    }

    fn history(&self) -> Markup {
        let happened = self.reviews.iter().rev().map(|review| Happened {
            on: review.on_date,
            what: html! { (review.what.name()) ": " (review.likelihood * review.impact) " (" (review.likelihood) " × " (review.impact) ")" (dagger(self.risk.illustrative)) },
            by: &review.by,
            words: &review.words,
        });
        history("How it moved", happened)
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        self.risk.event.clone()
    }
    fn wing(&self) -> &'static str {
        "Improvement"
    }
    fn body(&self) -> Markup {
        let r = &self.risk;
        let grade = Grade::of(r.score()).name();
        let say = html! {
            @match r.state {
                State::Open => { b { (grade) ", " (r.score()) " of 25" } ", " (movement_words(&self.reviews)) @if self.reviews.len() > 1 { " since the review before" } "." }
                State::Closed => b { "Closed." },
            }
        };
        html! {
            (crumbs(&[Crumb::new("Improvement", "/actions"), Crumb::new("Risks", List)]))
            (page_head(&format!("{} {}", r.reference(), r.event), &say, Some(self.tools())))
            div class="split" {
                div class="split__main" {
                    dl class="lineage" {
                        div { dt { "Because of" } dd { (r.cause) (dagger(r.illustrative)) } }
                        div { dt { "Effect for children" } dd { (r.effect) } }
                        div { dt { "What is done about it" } dd { (r.controls) } }
                    }
                    (self.scores())
                    (self.history())
                }
                aside class="split__side" aria-label="About the risk" {
                    h2 class="h2 h2--first" { "Facts" }
                    dl class="lineage" {
                        div { dt { "Who answers for it" } dd { (r.owner) @if let Some(id) = r.agency_id { br; (self.names.link(id)) } } }
                        div { dt { "Found" } dd { (date(r.found_on)) } }
                        @if r.state == State::Open { div { dt { "Next review" } dd { (clock(r.review_on, self.today)) } } }
                    }
                    h2 class="h2" { "Actions" }
                    @if self.actions.is_empty() { p { "None yet." } } @else {
                        ul class="plainlist plainlist--loose" { @for a in &self.actions { li { a href=(ActionPage { id: a.id }) { (a.reference()) " " (a.title) } ", " (a.state.name().to_lowercase()) } } }
                    }
                    @if self.may_act && r.state == State::Open { p { a href=(format!("/actions/new?from=risks:{}", r.id)) { "Set an action against it" } } }
                    p { a href=(Thread { register: Risks::NAME.into(), id: r.id.uuid() }) { "See the whole thread" } }
                }
            }
        }
    }
}
