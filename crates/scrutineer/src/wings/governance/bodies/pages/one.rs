//! One body: what it is for, who chairs it, who sits on it.

use super::edit::Edit;
use super::end::End;
use super::home::Home;
use super::seat::NewSeat;
use crate::layout::{Crumb, crumbs, dagger, date, page_head};
use crate::wings::governance::agencies::{Agency, AgencyId, queries as agencies};
use crate::wings::governance::bodies::{Bodies, Body, BodyId, Membership, queries};
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use kit::web::Csv;
use kit::{Answer, Desk, Read, Right, View};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/bodies/{id}", rejection(kit::Error))]
pub struct One {
    pub id: BodyId,
}

#[derive(TypedPath, Deserialize)]
#[typed_path("/bodies/{id}/seats.csv", rejection(kit::Error))]
pub struct SeatsCsv {
    pub id: BodyId,
}

struct Sheet {
    body: Body,
    seats: Vec<Membership>,
    agencies: Vec<Agency>,
    today: NaiveDate,
    may_write: bool,
}

pub async fn show(desk: Desk<Read<Bodies>>, at: One) -> Answer {
    let body = desk.find(queries::body(at.id)).await?;
    let mut seats = desk.all(queries::seats_of(at.id)).await?;
    seats.sort_by_key(|seat| (seat.until_on.is_some(), seat.standing));
    let agencies = desk.all(agencies::by_name()).await?;
    let may_write = desk.person().may(Right { verb: "write", register: "bodies" });
    desk.show(Sheet { body, seats, agencies, today: desk.today(), may_write })
}

pub async fn csv(desk: Desk<Read<Bodies>>, at: SeatsCsv) -> Answer {
    let body = desk.find(queries::body(at.id)).await?;
    let agencies = desk.all(agencies::by_name()).await?;
    let mut csv =
        Csv::new(format!("seats-{}", body.short_name), &["Seat", "Agency", "Standing", "Asked for by law", "Until"]);
    for seat in desk.all(queries::seats_of(at.id)).await? {
        let until = seat.until_on.map(|day| day.to_string()).unwrap_or_default();
        let statutory = if seat.statutory { "yes" } else { "no" };
        csv.row(vec![
            seat.seat,
            name(&agencies, seat.agency_id).into(),
            seat.standing.name().into(),
            statutory.into(),
            until,
        ]);
    }
    desk.csv(csv)
}

fn name(agencies: &[Agency], id: Option<AgencyId>) -> &str {
    id.and_then(|id| agencies.iter().find(|a| a.id == id)).map_or("", |a| a.name.as_str())
}

impl Sheet {
    fn facts(&self) -> Markup {
        let body = &self.body;
        html! {
            dl class="lineage" {
                div { dt { "What for" } dd { (body.purpose) } }
                div { dt { "Chair" } dd { (body.chair_role) @let agency = name(&self.agencies, body.chair_agency_id); @if !agency.is_empty() { ", " (agency) } } }
                div { dt { "Rests on" } dd { (body.statutory_basis) } }
                @if let Some(officer) = &body.project_officer_role { div { dt { "Project officer" } dd { (officer) } } }
                @if let Some(from) = body.from_on { div { dt { "First day" } dd { (date(from)) } } }
                @if let Some(until) = body.until_on { div { dt { "Last day" } dd { (date(until)) } } }
                @if let Some(note) = &body.note { div { dt { "Note" } dd { (note) } } }
                @if let Some(source) = &body.source { div { dt { "Source" } dd { (source) } } }
            }
        }
    }

    fn members(&self) -> Markup {
        html! {
            div class="scroller" tabindex="0" role="region" aria-label="Seats" {
                table class="list" {
                    caption class="govuk-visually-hidden" { "Seats, the chair first" }
                    thead { tr { th scope="col" { "Seat" } th scope="col" { "Agency" } th scope="col" { "Standing" } th scope="col" { "Asked for by law" } @if self.may_write { th scope="col" { "Change" } } } }
                    tbody { @for seat in &self.seats { (self.line(seat)) } }
                }
            }
        }
    }

    fn line(&self, seat: &Membership) -> Markup {
        html! {
            tr {
                th scope="row" { (seat.seat) (dagger(seat.illustrative)) @if let Some(until) = seat.until_on { br; span class="muted" { "until " (date(until)) } } }
                td { (name(&self.agencies, seat.agency_id)) }
                td { (seat.standing.name()) }
                td { (if seat.statutory { "Yes" } else { "No" }) }
                @if self.may_write { td { @if seat.until_on.is_none() { a href=(End { id: seat.id }) { "End" span class="govuk-visually-hidden" { " the seat of " (seat.seat) } } } } }
            }
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        self.body.name.clone()
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        let body = &self.body;
        let held = self.seats.iter().filter(|seat| seat.until_on.is_none_or(|until| until >= self.today)).count();
        let say = html! { b { (body.kind.name()) ". " } "Meets " (body.frequency.name().to_lowercase()) ", " (held) " seats." };
        let tools = html! {
            @if self.may_write { a class="btn" href=(NewSeat { id: body.id }) { "Add a seat" } a class="btn btn--quiet" href=(Edit { id: body.id }) { "Change" } }
            a class="btn btn--quiet" href=(SeatsCsv { id: body.id }) { "Download CSV" }
        };
        html! {
            (crumbs(&[Crumb::new("Governance", Home)]))
            (page_head(&body.name, &say, Some(tools)))
            (self.facts())
            h2 class="h2" { "Who sits on it" }
            @if self.seats.is_empty() { p class="empty" { "No seats yet. Add the chair first, then each agency that must be there." } } @else { (self.members()) }
        }
    }
}
