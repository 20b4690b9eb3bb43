//! One body: what it is, who sits on it for which agency, who sat before.

use super::edit::Edit;
use super::end::End;
use super::home::{Home, dates};
use super::new::names;
use super::seat::NewSeat;
use super::working::Working;
use crate::layout::{Crumb, crumbs, dagger, date, folding, page_head};
use crate::wings::governance::bodies::rules::{self, State, counted, state};
use crate::wings::governance::bodies::{Bodies, Body, BodyId, Membership, Standing, queries};
use crate::wings::governance::parts::{Names, from_where};
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use govuk::Column;
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
#[typed_path("/bodies/{id}/members.csv", rejection(kit::Error))]
pub struct MembersCsv {
    pub id: BodyId,
}

/// A seat of the past, and why it ended.
struct Past {
    seat: Membership,
    reason: Option<String>,
}

struct Sheet {
    body: Body,
    seats: Vec<Membership>,
    past: Vec<Past>,
    names: Names,
    working: Working,
    today: NaiveDate,
    may_write: bool,
}

pub async fn show(desk: Desk<Read<Bodies>>, at: One) -> Answer {
    let body = desk.find(queries::body(at.id)).await?;
    let (names, today) = (names(&desk).await?, desk.today());
    let (ended, seats) = by_agency(desk.all(queries::seats_of(at.id)).await?, &names)
        .into_iter()
        .partition::<Vec<_>, _>(|seat| state(seat.from_on, seat.until_on, today) == State::Ended);
    let mut past = Vec::new();
    for seat in ended {
        let reason = desk.trail(seat.id).await?.into_iter().find_map(|entry| entry.reason);
        past.push(Past { seat, reason });
    }
    past.sort_by(|a, b| (b.seat.until_on, a.seat.id).cmp(&(a.seat.until_on, b.seat.id)));
    let may_write = desk.person().may(Right { verb: "write", register: "bodies" });
    let working = Working::of(&desk, &body).await?;
    desk.show(Sheet { body, seats, past, names, working, today, may_write })
}

pub async fn csv(desk: Desk<Read<Bodies>>, at: MembersCsv) -> Answer {
    let body = desk.find(queries::body(at.id)).await?;
    let names = names(&desk).await?;
    let header = [
        "Body",
        "Agency",
        "Seat",
        "Standing",
        "Required by law or guidance",
        "From",
        "Until",
        "Left vacant",
        "Illustrative",
    ];
    let mut csv = Csv::new(format!("members-{}", body.short_name), &header);
    let yes_no = |yes: bool| if yes { "yes" } else { "no" }.to_owned();
    let day = |day: Option<NaiveDate>| day.map(|d| d.to_string()).unwrap_or_default();
    for seat in by_agency(desk.all(queries::seats_of(at.id)).await?, &names) {
        csv.row(vec![
            body.name.clone(),
            seat.agency_id.map(|id| names.name(id).to_owned()).unwrap_or_default(),
            seat.seat,
            seat.standing.name().into(),
            yes_no(seat.statutory),
            day(seat.from_on),
            day(seat.until_on),
            yes_no(seat.left_vacant),
            yes_no(seat.illustrative),
        ]);
    }
    desk.csv(csv)
}

/// The chair first, then agency by agency, then those who speak for none.
fn by_agency(mut seats: Vec<Membership>, names: &Names) -> Vec<Membership> {
    let key = |seat: &Membership| {
        (
            seat.standing != Standing::Chair,
            seat.agency_id.is_none(),
            seat.agency_id.map(|id| names.name(id).to_owned()),
            seat.standing,
            seat.seat.clone(),
            seat.id,
        )
    };
    seats.sort_by_cached_key(key);
    seats
}

fn seat_cell(seat: &Membership) -> Markup {
    html! {
        (seat.seat) (dagger(seat.illustrative))
        @if seat.from_on.or(seat.until_on).is_some() {
            span class="under" {
                @if let Some(from) = seat.from_on { "from " (date(from)) }
                @if let Some(until) = seat.until_on { " until " (date(until)) }
            }
        }
    }
}

fn end_cell(seat: &Membership) -> Markup {
    html! { a href=(End { id: seat.id }) { "End" span class="govuk-visually-hidden" { " the membership of " (seat.seat) } } }
}

impl Sheet {
    fn say(&self) -> Markup {
        let body = &self.body;
        let count = rules::count(&self.seats, body.id, self.today);
        html! {
            @match state(body.from_on, body.until_on, self.today) {
                State::Now => b { "Meets " (body.frequency.name().to_lowercase()) (dagger(body.invented("frequency"))) ", with " (counted(count.members, "member", "members")) "." },
                State::ToCome => b { "Has not begun: " (dates(body)) "." },
                State::Ended => b { "Has ended: " (dates(body)) "." },
            }
            @if count.statutory > 0 { " Law or guidance requires " (count.statutory) " of the seats." }
            @if count.members == 0 { " Nobody sits on it yet." }
        }
    }

    fn members(&self) -> Markup {
        if self.seats.is_empty() {
            return html! { p class="empty" { "No seats yet. Add one for each agency that sits here, and for those who speak for themselves." } };
        }
        let agency = |seat: &Membership| html! { @match seat.agency_id { Some(id) => (self.names.link(id)), None => span class="muted" { "No agency" } } };
        let mut columns = vec![
            Column::new("Agency", agency).names_row(),
            Column::new("Seat", seat_cell),
            Column::new("As", |seat: &Membership| html! { (seat.standing.name()) }),
            Column::new("Required", |seat: &Membership| {
                html! { @if seat.statutory { b { "Statutory" } } @else { span class="muted" { "By choice" } } }
            }),
        ];
        if self.may_write {
            let head = html! { span class="govuk-visually-hidden" { "End the membership" } };
            columns.push(Column::new(head, end_cell));
        }
        folding("Members by agency", columns, &self.seats)
    }

    fn past(&self) -> Markup {
        html! {
            @if !self.past.is_empty() {
                h2 class="h2" { "Past members" }
                ul class="ties" {
                    @for Past { seat, reason } in &self.past {
                        li {
                            span class="ties__k" {
                                @if let Some(until) = seat.until_on { "until " (date(until)) }
                                @if seat.left_vacant { ", seat left vacant" }
                            }
                            (seat.seat) (dagger(seat.illustrative))
                            @if let Some(id) = seat.agency_id { ", " (self.names.link(id)) }
                            @if let Some(reason) = reason { ": " (reason) }
                            @if self.may_write { " " a href=(End { id: seat.id }) { "Correct" span class="govuk-visually-hidden" { " the end of " (seat.seat) } } }
                        }
                    }
                }
            }
        }
    }

    fn facts(&self) -> Markup {
        let body = &self.body;
        let has_dates = body.from_on.or(body.until_on).is_some();
        html! {
            dl class="lineage" {
                div { dt { "Kind" } dd { (body.kind.name()) (dagger(body.illustrative)) } }
                div {
                    dt { "Chair" }
                    dd { (body.chair_role) @if let Some(id) = body.chair_agency_id { br; (self.names.link(id)) (dagger(body.invented("chair_agency_id"))) } }
                }
                div { dt { "Meets" } dd { (body.frequency.name()) (dagger(body.invented("frequency"))) } }
                @if has_dates { div { dt { "Dates" } dd { (dates(body)) } } }
                div { dt { "Rests on" } dd { (body.statutory_basis) } }
                @if let Some(officer) = &body.project_officer_role { div { dt { "Supported by" } dd { (officer) (dagger(body.invented("project_officer_role"))) } } }
                @if let Some(note) = &body.note { div { dt { "Note" } dd { (note) } } }
                div { dt { "Source" } dd { (from_where(&body.source, body.section.as_deref())) } }
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
        let id = self.body.id;
        let tools = html! {
            @if self.may_write {
                a class="btn" href=(NewSeat { id }) { "Add a seat" }
                a class="btn btn--quiet" href=(Edit { id }) { "Change" }
            }
            a class="btn btn--quiet" href=(MembersCsv { id }) { "Download CSV" }
        };
        html! {
            (crumbs(&[Crumb::new("Governance", Home)]))
            (page_head(&self.body.name, &self.say(), Some(tools)))
            div class="split" {
                div {
                    p class="record__say" { (self.body.purpose) }
                    (self.working.work())
                    h2 class="h2" { "Members" }
                    (self.members())
                    (self.past())
                }
                aside aria-label="About this body" { (self.working.health(&self.body)) h2 class="h3" { "About it" } (self.facts()) }
            }
        }
    }
}
