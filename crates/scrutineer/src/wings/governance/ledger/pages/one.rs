//! One agency: everything that it does for the board in a year, and what it was asked.

use super::grid::{Filter, Grid, sign};
use crate::layout::{Crumb, crumbs, dagger, page_head};
use crate::wings::governance::agencies::{AgencyId, pages::one::One as AgencyPage, queries as agencies};
use crate::wings::governance::contributions::rules::pounds;
use crate::wings::governance::ledger::Ledger;
use crate::wings::governance::ledger::burden::{by_way, twice};
use crate::wings::governance::ledger::gather::{Board, Line, ledger};
use crate::wings::governance::ledger::rules::{Cell, Stands};
use axum::extract::Query;
use axum_extra::routing::TypedPath;
use kit::{Answer, Desk, Read, View};
use maud::{Markup, html};
use serde::Deserialize;
use std::sync::Arc;

#[derive(TypedPath, Deserialize)]
#[typed_path("/ledger/{id}", rejection(kit::Error))]
pub struct One {
    pub id: AgencyId,
}

struct Sheet {
    id: AgencyId,
    name: String,
    board: Arc<Board>,
}

pub async fn show(desk: Desk<Read<Ledger>>, at: One, filter: Query<Filter>) -> Answer {
    let agency = desk.find(agencies::agency(at.id)).await?;
    let board = ledger(&desk, filter.year(desk.today())).await?;
    desk.show(Sheet { id: at.id, name: agency.name, board })
}

fn measure(id: &str, heading: &str, cell: &Cell, more: &str, path: String, illustrative: bool) -> Markup {
    html! {
        section aria-labelledby=(id) {
            h2 class="h3" id=(id) { (heading) }
            p {
                (sign(cell.stands)) " " b { (cell.value) } @if cell.stands != Stands::NotAsked { (dagger(illustrative || cell.illustrative)) }
                @if !cell.under.is_empty() { ", " (cell.under) } ". "
                a href=(path) { (more) }
            }
        }
    }
}

impl Sheet {
    fn line(&self) -> Option<&Line> {
        self.board.lines.iter().find(|line| line.agency.id == self.id)
    }

    fn say(&self) -> Markup {
        let Some(line) = self.line() else {
            return html! { b { "Nothing is known of it in " (self.board.year.name()) "." } };
        };
        html! {
            @match (line.count(Stands::Talk), line.count(Stands::Watch)) {
                (0, 0) => b { "Nothing is outstanding in " (self.board.year.name()) "." },
                (0, n) => { b { (n) " to watch" } " in " (self.board.year.name()) "." }
                (1, _) => { b { "One thing needs a conversation" } " in " (self.board.year.name()) "." }
                (n, _) => { b { (n) " things need a conversation" } " in " (self.board.year.name()) "." }
            }
            " This quarter the board asked it for " (line.asked.len()) @if line.asked.len() == 1 { " thing" } @else { " things" } @if line.twice > 0 { ", " b { (line.twice) " of them twice" } } "."
        }
    }

    fn money(line: &Line) -> Markup {
        html! {
            section aria-labelledby="contribution" {
                h2 class="h3" id="contribution" { "Contribution" }
                p {
                    @match &line.money {
                        Some(money) if money.part => { b { (pounds(money.agreed)) } ", as its part of what several pay together. " }
                        Some(money) => { b { (pounds(money.agreed)) } (dagger(money.illustrative)) " agreed; " (pounds(money.invoiced)) " invoiced, " (pounds(money.received)) " received. " }
                        None => "None is agreed. ",
                    }
                    a href="/contributions" { "Contributions" }
                }
            }
        }
    }

    fn burden(&self, line: &Line) -> Markup {
        let doubled = twice(&line.asked);
        html! {
            section aria-labelledby="burden" {
                h2 class="h2" id="burden" { "What the board asked of it, " (measure::dates::short(self.board.quarter.start())) " to " (measure::dates::short(self.board.quarter.end())) }
                @if line.asked.is_empty() { p class="muted" { "Nothing." } }
                @else { p { (by_way(&line.asked).into_iter().map(|(way, n)| way.counted(n)).collect::<Vec<_>>().join(", ")) "." } }
                @for (about, asks) in &doubled {
                    div class="callout" {
                        p { b { "Asked twice: " } "the same subject, " (about) ", by " (asks.len()) " ways. One answer could serve all:" }
                        ul class="lines" { @for ask in asks { li { (ask.way.names().0) ": " a href=(ask.path) { (ask.name) } } } }
                    }
                }
                ul class="lines" {
                    @for ask in &line.asked { li { span class="meta" { (ask.way.names().0) ": " } a href=(ask.path) { (ask.name) } } }
                }
            }
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        format!("Ledger: {}", self.name)
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        html! {
            (crumbs(&[Crumb::new("Engagement ledger", format!("{Grid}?year={}", self.board.year.name()))]))
            (page_head(&self.name, &self.say(), Some(html! { a class="btn btn--quiet" href=(AgencyPage { id: self.id }) { "The agency" } })))
            @match self.line() {
                None => p class="empty" { "It sits on no body, gives no figures, has no actions and pays nothing in this year." },
                Some(line) => {
                    div class="split" {
                        div {
                            (self.burden(line))
                        }
                        aside aria-label="What it does" {
                            (measure("attendance", "Attendance", &line.attendance, "By body and seat", "/attendance".into(), line.illustrative))
                            (measure("data", "Data on time", &line.data, "Figures", "/scorecard".into(), false))
                            (measure("actions", "Actions on time", &line.actions, "Its actions", format!("/actions?agency={}", self.id), false))
                            (measure("challenges", "Challenges", &line.challenges, "Challenge log", "/challenges".into(), false))
                            (Sheet::money(line))
                            (measure("section-11", "Section 11", &line.section_11, "The indicator", "/indicators/D39".into(), false))
                            (measure("training", "Training places used", &line.training, "The indicator", "/indicators/D41".into(), false))
                        }
                    }
                }
            }
        }
    }
}
