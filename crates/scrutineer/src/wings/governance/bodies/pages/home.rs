//! Who is accountable: the board, its groups, their chairs, and the boards beside it.

use super::edit::New;
use super::one::One;
use crate::layout::{dagger, date, page_head};
use crate::wings::governance::agencies::{Agency, queries as agencies};
use crate::wings::governance::bodies::{Bodies, Body, Kind, LinkedBoard, Membership, queries};
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use kit::web::Csv;
use kit::{Answer, Desk, Read, Right, View};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/governance")]
pub struct Home;

#[derive(TypedPath, Deserialize)]
#[typed_path("/bodies.csv")]
pub struct HomeCsv;

struct Sheet {
    bodies: Vec<Body>,
    seats: Vec<Membership>,
    linked: Vec<LinkedBoard>,
    agencies: Vec<Agency>,
    today: NaiveDate,
    may_write: bool,
    may_see_money: bool,
}

pub async fn show(desk: Desk<Read<Bodies>>, _: Home) -> Answer {
    let may = |verb, register| desk.person().may(Right { verb, register });
    desk.show(Sheet {
        bodies: desk.all(queries::in_order()).await?,
        seats: desk.all(queries::seats()).await?,
        linked: desk.all(queries::linked()).await?,
        agencies: desk.all(agencies::by_name()).await?,
        today: desk.today(),
        may_write: may("write", "bodies"),
        may_see_money: may("read", "contributions"),
    })
}

pub async fn csv(desk: Desk<Read<Bodies>>, _: HomeCsv) -> Answer {
    let mut csv = Csv::new("bodies", &["Name", "Kind", "Meets", "Chair", "Rests on", "Project officer", "Until"]);
    for body in desk.all(queries::in_order()).await? {
        let until = body.until_on.map(|day| day.to_string()).unwrap_or_default();
        csv.row(vec![
            body.name,
            body.kind.name().into(),
            body.frequency.name().into(),
            body.chair_role,
            body.statutory_basis,
            body.project_officer_role.unwrap_or_default(),
            until,
        ]);
    }
    desk.csv(csv)
}

impl Sheet {
    fn ended(&self, body: &Body) -> bool {
        body.until_on.is_some_and(|until| until < self.today)
    }

    fn chair(&self, body: &Body) -> Markup {
        let agency = body.chair_agency_id.and_then(|id| self.agencies.iter().find(|a| a.id == id));
        html! { (body.chair_role) @if let Some(agency) = agency { ", " (agency.short_name) } }
    }

    fn table(&self, caption: &str, bodies: &[&Body]) -> Markup {
        let seats = |body: &Body| {
            self.seats
                .iter()
                .filter(|s| s.body_id == body.id && s.until_on.is_none_or(|until| until >= self.today))
                .count()
        };
        html! {
            div class="scroller" tabindex="0" role="region" aria-label=(caption) {
                table class="list" {
                    caption class="govuk-visually-hidden" { (caption) }
                    thead { tr { th scope="col" { "Body" } th scope="col" { "Meets" } th scope="col" { "Chair" } th scope="col" { "Rests on" } th scope="col" class="num" { "Seats" } } }
                    tbody {
                        @for body in bodies {
                            tr {
                                th scope="row" { a href=(One { id: body.id }) { (body.name) } (dagger(body.illustrative))
                                    @if body.kind == Kind::TaskAndFinish || self.ended(body) { @if let Some(until) = body.until_on { br; span class="muted" { (if self.ended(body) { "ended " } else { "until " }) (date(until)) } } } }
                                td { (body.frequency.name()) }
                                td { (self.chair(body)) }
                                td { (body.statutory_basis) }
                                td class="num" { (seats(body)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "Governance".into()
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        let (past, present): (Vec<&Body>, Vec<&Body>) = self.bodies.iter().partition(|body| self.ended(body));
        let say = html! { b { (present.len()) " bodies" } ", " (self.agencies.iter().filter(|a| a.on(self.today)).count()) " agencies, " (self.linked.len()) " boards beside us." };
        let tools = html! {
            @if self.may_write { a class="btn" href=(New) { "Add a body" } }
            a class="btn btn--quiet" href="/agencies" { "Agencies" }
            @if self.may_see_money { a class="btn btn--quiet" href="/contributions" { "Contributions" } }
            a class="btn btn--quiet" href=(HomeCsv) { "Download CSV" }
        };
        html! {
            (page_head("Governance", &say, Some(tools)))
            @if self.bodies.is_empty() {
                div class="empty" { p class="empty__h" { "No bodies yet." } p { "Add the board itself first, then its executive and its sub-groups." } }
            } @else { (self.table("The board and its groups", &present)) }
            @if !past.is_empty() { h2 class="h2" { "Ended" } (self.table("Groups that have ended", &past)) }
            @if !self.linked.is_empty() {
                h2 class="h2" { "Boards beside us" }
                dl class="lineage" { @for board in &self.linked { div { dt { (board.name) (dagger(board.illustrative)) } dd { b { (board.tie) ". " } (board.words) } } } }
            }
        }
    }
}
