//! The dashboard: the indicators that the Board looks at first, as reported to a meeting, with three answers above them.

use super::answers::Yours;
use super::{against_options, as_at, as_at_options, table};
use crate::layout::page_head;
use crate::wings::performance::indicators::moves;
use crate::wings::performance::parts::{Tab, tabs};
use crate::wings::performance::readings::rules::{Facts, may_release};
use crate::wings::performance::readings::{self, reading};
use crate::wings::performance::scorecard::Scorecard;
use crate::wings::performance::scorecard::judgements::{self, Board};
use axum::extract::Query;
use axum_extra::routing::TypedPath;
use kit::{Answer, Desk, Permission, Person, Read, Result, Right, View};
use maud::{Markup, PreEscaped, html};
use measure::direction::Comparator;
use serde::Deserialize;
use std::sync::Arc;

#[derive(TypedPath, Deserialize)]
#[typed_path("/dashboard")]
pub struct Dashboard;

#[derive(TypedPath, Deserialize)]
#[typed_path("/dashboard.csv")]
pub struct DashboardCsv;

/// Which meeting.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    pub as_at: String,
    /// What the change is on.
    pub against: String,
}

struct Sheet {
    board: Arc<Board>,
    tabs: Markup,
    against: Comparator,
    gathers: bool,
    agrees: bool,
    drafts: usize,
}

pub async fn show(desk: Desk<Read<Scorecard>>, _: Dashboard, asked: Query<Asked>) -> Answer {
    let board = judgements::board(&desk, &asked.as_at).await?;
    let drafts = drafts(&desk).await?;
    let person = desk.person();
    desk.show(Sheet {
        board,
        tabs: tabs(Tab::Dashboard, person),
        against: moves::chosen(&asked.against),
        gathers: holds(person, &[("see_drafts", "readings"), ("write", "readings"), ("release", "readings")]),
        agrees: holds(person, &[("see_drafts", "readings"), ("write", "indicators")]),
        drafts,
    })
}

pub async fn csv(desk: Desk<Read<Scorecard>>, _: DashboardCsv, asked: Query<Asked>) -> Answer {
    let board = judgements::board(&desk, &asked.as_at).await?;
    desk.csv(table::csv("dashboard", &board, board.on_dashboard(), moves::chosen(&asked.against)))
}

fn holds(person: &Person, any: &[(&'static str, &'static str)]) -> bool {
    any.iter().any(|(verb, register)| person.may(Right { verb, register }))
}

/// How many readings wait for this person to sign them off; only those who may are asked.
async fn drafts<P: Permission>(desk: &Desk<P>) -> Result<usize> {
    let who = Facts::of(desk.person());
    if !who.releases {
        return Ok(0);
    }
    // Nobody releases what they entered themselves, so who asks is part of the question.
    let counted = desk
        .kept::<(reading::Entity,), usize, _>("drafts to sign off", &who.id.to_string(), async |desk| {
            let drafts = desk.all(readings::queries::drafts()).await?;
            Ok(drafts.iter().filter(|draft| may_release(&who, draft)).count())
        })
        .await?;
    Ok(*counted)
}

impl Sheet {
    fn tools(&self) -> Markup {
        html! {
            form class="asat" method="get" action=(Dashboard) {
                label for="as_at" { "As reported to" }
                select class="govuk-select" id="as_at" name="as_at" { (as_at_options(&self.board)) }
                label for="against" { "Change on" }
                select class="govuk-select" id="against" name="against" { (against_options(self.against)) }
                button class="btn btn--quiet" type="submit" { "Show" }
            }
            a class="btn btn--quiet" href=(format!("/red-page?as_at={}", as_at(&self.board))) { "Red page" }
            a class="btn btn--quiet" href=(format!("{DashboardCsv}?as_at={}&against={}", as_at(&self.board), self.against)) { "Download CSV" }
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "Dashboard".into()
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        if self.board.on_dashboard().next().is_none() {
            return html! {
                (self.tabs)
                (page_head("Dashboard", &html! { b { "No indicators yet." } " They come from the edition that the Board works to." }, None))
                p class="empty" { "Each indicator will stand here with its figure, its target and whether its change is real. Load the edition’s indicators, then enter readings." }
            };
        }
        let drawn = self.board.drawn(self.against);
        let yours = Yours {
            not_in: if self.gathers { &drawn.not_in } else { &[] },
            targets: if self.agrees { &drawn.targets } else { &[] },
            drafts: self.drafts,
        };
        html! {
            (self.tabs)
            (page_head("Dashboard", &PreEscaped(drawn.say.clone()), Some(self.tools())))
            @if !drawn.any {
                div class="empty" { p class="empty__h" { "No figures yet." } p { "Open an indicator and enter its first reading. It shows here once it is signed off." } }
            }
            (PreEscaped(&drawn.above))
            div class="answers" { (PreEscaped(&drawn.answers)) (yours.column()) }
            (PreEscaped(&drawn.rows))
        }
    }
}
