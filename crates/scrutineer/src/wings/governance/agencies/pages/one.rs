//! One agency: what it is, when, what it came from and became.

use super::edit::Edit;
use super::list::{List, dates};
use crate::layout::{Crumb, crumbs, dagger, date, folding, page_head};
use crate::wings::governance::agencies::{Agencies, Agency, AgencyId, Succession, queries};
use crate::wings::governance::bodies::pages::one::One as BodyPage;
use crate::wings::governance::bodies::rules::{State, held, state};
use crate::wings::governance::bodies::{self, Body, Membership};
use axum_extra::routing::TypedPath;
use govuk::Column;
use kit::{Answer, Desk, Read, Result, Right, View};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/agencies/{id}", rejection(kit::Error))]
pub struct One {
    pub id: AgencyId,
}

struct Sheet {
    agency: Agency,
    successions: Vec<Succession>,
    agencies: Vec<Agency>,
    /// Where it sits today: the body, the post, as what.
    seats: Vec<(Body, Membership)>,
    may_write: bool,
}

pub async fn show(desk: Desk<Read<Agencies>>, at: One) -> Answer {
    let agency = desk.find(queries::agency(at.id)).await?;
    let successions = desk.all(queries::successions(at.id)).await?;
    let agencies = desk.all(queries::by_name()).await?;
    let seats = seats(&desk, at.id).await?;
    let may_write = desk.person().may(Right { verb: "write", register: "agencies" });
    desk.show(Sheet { agency, successions, agencies, seats, may_write })
}

/// The seats that the agency holds today, in the order of the bodies; none for those who may not see the bodies.
async fn seats(desk: &Desk<Read<Agencies>>, id: AgencyId) -> Result<Vec<(Body, Membership)>> {
    if !desk.person().may(Right { verb: "read", register: "bodies" }) {
        return Ok(Vec::new());
    }
    let (bodies, seats) = (desk.all(bodies::queries::in_order()).await?, desk.all(bodies::queries::seats()).await?);
    let today = desk.today();
    let held = |body: &Body| {
        let id = (Some(id), body.id);
        seats.iter().filter(move |s| (s.agency_id, s.body_id) == id && held(s, today)).cloned().collect::<Vec<_>>()
    };
    let now = bodies.into_iter().filter(|body| state(body.from_on, body.until_on, today) == State::Now);
    Ok(now.flat_map(|body| held(&body).into_iter().map(move |seat| (body.clone(), seat))).collect())
}

impl Sheet {
    fn link(&self, id: AgencyId) -> Markup {
        let name = self.agencies.iter().find(|a| a.id == id).map_or("", |a| a.name.as_str());
        html! { a href=(One { id }) { (name) } }
    }
}

impl Sheet {
    fn table(&self) -> Markup {
        let columns = vec![
            Column::new(
                "Body",
                |(body, _): &(Body, Membership)| html! { a href=(BodyPage { id: body.id }) { (body.name) } },
            )
            .names_row(),
            Column::new("Seat", |(_, seat): &(Body, Membership)| html! { (seat.seat) (dagger(seat.illustrative)) }),
            Column::new("As", |(_, seat): &(Body, Membership)| {
                html! { (seat.standing.name()) @if seat.statutory { ", statutory" } }
            }),
        ];
        folding("Where it sits", columns, &self.seats)
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        self.agency.name.clone()
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        let a = &self.agency;
        let say = html! { b { (a.kind.name()) } @let dates = dates(a); @if !dates.is_empty() { ", " (dates) } "." };
        let tools = html! { @if self.may_write { a class="btn btn--quiet" href=(Edit { id: a.id }) { "Change" } } };
        html! {
            (crumbs(&[Crumb::new("Governance", "/governance"), Crumb::new("Agencies", List)]))
            (page_head(&a.name, &say, Some(tools)))
            dl class="lineage" {
                div { dt { "Short name" } dd { (a.short_name) } }
                @if let Some(code) = &a.la_code { div { dt { "Local authority code" } dd { (code) } } }
                @for s in &self.successions {
                    @if s.from_agency_id == a.id {
                        div { dt { "Succeeded on " (date(s.on_date)) " by" } dd { (self.link(s.to_agency_id)) @if let Some(note) = &s.note { ". " (note) } } }
                    } @else {
                        div { dt { "Succeeded on " (date(s.on_date)) } dd { (self.link(s.from_agency_id)) @if let Some(note) = &s.note { ". " (note) } } }
                    }
                }
                @if let Some(note) = &a.note { div { dt { "Note" } dd { (note) } } }
            }
            @if !self.seats.is_empty() { h2 class="h2" { "Where it sits" } (self.table()) }
        }
    }
}
