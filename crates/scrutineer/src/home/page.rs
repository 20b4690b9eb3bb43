//! The page: tasks in groups, the figures that one's agency gives, and how the dashboard stands.

use super::governing::governing;
use super::improving::improving;
use super::practising::practising;
use super::releasing::releasing;
use super::returning::returning;
use super::reviewing::reviewing;
use super::work::{Given, Task, to_chase, to_enter, to_set, to_sign_off};
use crate::layout::{dagger, page_head};
use crate::people::pages::me::Everybody;
use crate::wings::governance::desks::{chair::Chair, week::Week};
use crate::wings::improvement::parts::clock;
use crate::wings::improvement::threads::{Gap, board_gaps};
use crate::wings::performance::indicators::rules::{figure, period_short, shown};
use crate::wings::performance::indicators::{Population, queries as indicators};
use crate::wings::performance::scorecard::judgements::{Board, Row, board};
use crate::wings::performance::scorecard::signs::{rag_shape, variation_icon};
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use kit::{Answer, Desk, Right, View};
use maud::{Markup, html};
use measure::{Rag, working_days};
use serde::Deserialize;
use std::sync::Arc;

#[derive(TypedPath, Deserialize)]
#[typed_path("/")]
pub struct Home;

struct Mine {
    now: Vec<Task>,
    later: Vec<Task>,
    given: Vec<Given>,
    populations: Vec<Population>,
    board: Option<Arc<Board>>,
    /// What the threads of the board lack, for those who lead it.
    gaps: Vec<Gap>,
    leads: bool,
    keeps: bool,
    today: NaiveDate,
}

/// Up to how many working days ahead something is for now.
const SOON: i64 = 5;

pub async fn show(desk: Desk<Everybody>, _: Home) -> Answer {
    let board = if desk.person().may(Right { verb: "read", register: "scorecard" }) {
        Some(board(&desk, "").await?)
    } else {
        None
    };
    let mut now = to_sign_off(&desk).await?;
    now.extend(to_chase(&desk, board.as_deref().map_or(&[], |board| &board.rows)));
    let (mut later, given) = (to_set(&desk).await?, to_enter(&desk).await?);
    let today = desk.today();
    let soon = |task: &Task| task.due.is_none_or(|due| working_days::between(today, due) <= SOON);
    let mut dated = improving(&desk).await?;
    dated.extend(governing(&desk).await?);
    dated.extend(returning(&desk).await?);
    dated.extend(reviewing(&desk).await?);
    dated.extend(releasing(&desk).await?);
    dated.extend(practising(&desk).await?);
    dated.sort_by_key(|task| task.due.unwrap_or(NaiveDate::MAX));
    let (pressing, ahead): (Vec<Task>, Vec<Task>) = dated.into_iter().partition(soon);
    now.extend(pressing);
    later.extend(ahead);
    later.sort_by_key(|task| task.due.unwrap_or(NaiveDate::MAX));
    let leads = desk.person().may(Right { verb: "write", register: "challenges" });
    let gaps = if leads { board_gaps(&desk).await? } else { Vec::new() };
    let populations = if given.is_empty() { Vec::new() } else { desk.all(indicators::populations()).await? };
    let keeps = desk.person().may(Right { verb: "keep", register: "actions" });
    desk.show(Mine { now, later, given, populations, board, gaps, leads, keeps, today })
}

impl Mine {
    /// "3 things need you, about 7 minutes."
    fn say(&self) -> Markup {
        let count = self.now.len();
        let minutes: u32 = self.now.iter().map(|task| task.minutes).sum();
        let together =
            if minutes == 1 { "About a minute.".to_owned() } else { format!("Together about {minutes} minutes.") };
        html! {
            @match count {
                0 => b { "Nothing needs you now." },
                1 => { b { "1 thing needs you." } " " (together) }
                n => { b { (n) " things need you." } " " (together) }
            }
            @if !self.later.is_empty() { " " (self.later.len()) " later." }
        }
    }

    /// To the pages of those who lead.
    fn ways(&self) -> Markup {
        html! {
            @if self.leads { a class="btn btn--quiet" href=(Chair) { "The chair’s page" } }
            @if self.keeps { a class="btn btn--quiet" href=(Week) { "The week" } }
        }
    }

    fn standing(&self) -> Markup {
        let Some(board) = &self.board else { return html! {} };
        let shown: Vec<&Row> = board.on_dashboard().filter(|row| row.judged.latest.is_some()).collect();
        if shown.is_empty() {
            return html! {};
        }
        let count = |rag| shown.iter().filter(|row| row.judged.judgement.rag == rag).count();
        let real: Vec<&&Row> = shown.iter().filter(|row| row.judged.variation.signal().is_some()).collect();
        html! {
            div class="callout callout--top" {
                h2 class="h3 h3--first" { "How things stand" }
                ul class="ready" {
                    @for (rag, word) in [(Rag::Red, "red"), (Rag::Amber, "amber"), (Rag::Green, "green"), (Rag::NotReported, "not in")] {
                        li { (rag_shape(rag, 14)) " " (count(rag)) " " (word) }
                    }
                }
                a href="/dashboard" { "Open the dashboard" }
            }
            @if !real.is_empty() {
                h2 class="h2" { "What really changed" }
                ul class="feed" {
                    @for row in real {
                        li { (variation_icon(row.judged.variation)) p { a href=(format!("/indicators/{}", row.indicator.code)) { (row.indicator.name) } " " (row.judged.variation.word().to_lowercase()) } }
                    }
                }
            }
        }
    }

    fn lacking(&self) -> Markup {
        html! {
            @if !self.gaps.is_empty() {
                h2 class="h2" { "Gaps in the golden thread" }
                ul class="plainlist plainlist--loose" { @for gap in &self.gaps { li { a href=(gap.path) { (gap.words) } } } }
            }
        }
    }

    fn entering(&self) -> Markup {
        html! {
            @if !self.given.is_empty() {
                h2 class="h2 grouph" { "Figures that your agency gives " span { (self.given.len()) } }
                ul class="tasks" {
                    @for Given { indicator, last } in &self.given {
                        @let figure = figure(indicator, last, &self.populations);
                        li class="task" {
                            div class="task__b" {
                                a class="task__t" href=(format!("/indicators/{}/readings/new", indicator.code)) { (indicator.name) }
                                p class="task__m" { "Last: " (shown(indicator, &figure)) (dagger(last.illustrative())) ", " (period_short(indicator, &last.period())) }
                            }
                            div class="task__c" {}
                            p class="task__e" { "1 min" }
                        }
                    }
                }
            }
        }
    }
}

fn tasks(name: &str, tasks: &[Task], today: NaiveDate) -> Markup {
    html! {
        @if !tasks.is_empty() {
            h2 class="h2 grouph" { (name) " " span { (tasks.len()) } }
            ul class="tasks" {
                @for task in tasks {
                    li class="task" {
                        div class="task__b" { a class="task__t" href=(task.path) { (task.name) } p class="task__m" { (task.why) } }
                        div class="task__c" { @if let Some(due) = task.due { (clock(due, today)) } }
                        p class="task__e" { (task.minutes) " min" }
                    }
                }
            }
        }
    }
}

impl View for Mine {
    fn title(&self) -> String {
        "My work".into()
    }
    fn wing(&self) -> &'static str {
        "My work"
    }
    fn body(&self) -> Markup {
        let idle = self.now.is_empty() && self.later.is_empty() && self.given.is_empty();
        html! {
            (page_head("My work", &self.say(), Some(self.ways())))
            div class="split" {
                div class="split__main" {
                    @if idle { div class="empty" { p class="empty__h" { "All done." } p { "What waits for you shows here: figures to enter and to sign off, actions, challenges, reviews, targets that end." } } }
                    (tasks("Now", &self.now, self.today))
                    (self.entering())
                    (tasks("Later", &self.later, self.today))
                }
                div class="split__side" { (self.standing()) (self.lacking()) }
            }
        }
    }
}
