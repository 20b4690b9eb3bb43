//! The minutes: drafted from what was recorded, approved at the next meeting, then read-only.

use super::live::Live;
use super::one::One;
use super::room::{At, Seats};
use super::steps::Approve;
use crate::layout::{Crumb, crumbs, dagger, date, page_head};
use crate::wings::governance::bodies::{Body, queries as bodies};
use crate::wings::governance::meetings::rules::may_approve;
use crate::wings::governance::meetings::{How, Item, Meeting, MeetingId, MeetingRecord, Meetings, State, queries};
use axum_extra::routing::TypedPath;
use kit::{Answer, Desk, Read, Right, View};
use maud::{Markup, html};
use sea_orm::Iterable;
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/meetings/{id}/minutes", rejection(kit::Error))]
pub struct Minutes {
    pub id: MeetingId,
}

struct Sheet {
    meeting: Meeting,
    body: Body,
    agenda: Vec<Item>,
    recorded: Vec<MeetingRecord>,
    seats: Seats,
    approved_at: Option<Meeting>,
    may_write: bool,
    may_approve: bool,
    /// Whether its agenda and minutes are open to this person.
    open: bool,
}

pub async fn show(desk: Desk<Read<Meetings>>, at: Minutes) -> Answer {
    let meeting = desk.find(queries::meeting(at.id)).await?;
    let body = desk.find(bodies::body(meeting.body_id)).await?;
    let approved_at = match meeting.approved_at_id {
        Some(id) => Some(desk.find(queries::meeting(id)).await?),
        None => None,
    };
    let agenda = desk.all(queries::agenda(at.id)).await?;
    desk.show(Sheet {
        open: !agenda.is_empty() || desk.person().may(Right { verb: "read_all", register: "meetings" }),
        approved_at,
        may_approve: may_approve(desk.person(), &body),
        body,
        agenda,
        recorded: desk.all(queries::recorded(at.id)).await?,
        seats: Seats::of(&desk, &meeting).await?,
        may_write: desk.person().may(Right { verb: "write", register: "meetings" }),
        meeting,
    })
}

impl Sheet {
    fn say(&self) -> Markup {
        let m = &self.meeting;
        html! {
            @match (m.state, m.approved_on) {
                (State::Approved, Some(on)) => { b { "Approved on " (date(on)) } @if let Some(by) = &m.approved_by { " by " (by) } @if let Some(at) = &self.approved_at { ", at the meeting of " (date(at.on_date)) } ". Nothing in them can be changed." }
                (State::Held, _) => { b { "A draft, until the next meeting approves it." } }
                (state, _) => { b { (state.name()) ": there are no minutes yet." } }
            }
        }
    }

    fn tools(&self) -> Markup {
        let (m, id) = (&self.meeting, self.meeting.id);
        html! {
            @if self.may_approve && m.state == State::Held {
                form method="post" action=(Approve { id }) { input type="hidden" name="version" value=(m.version); button class="btn" type="submit" { "Approved by the meeting" } }
            }
            @if self.may_write && m.state == State::Held { a class="btn btn--quiet" href=(Live { id, n: 1 }) { "Change the draft" } }
            @if self.may_write && m.state == State::Running { a class="btn" href=(Live { id, n: 1 }) { "Take minutes" } }
        }
    }

    fn present(&self) -> Markup {
        let of =
            |how: How| self.seats.0.iter().filter(move |at| at.place.as_ref().is_some_and(|place| place.how == how));
        let name = |at: &At| {
            html! {
                (at.seat.seat) @if let Some(agency) = &at.agency { ", " (agency.short_name) }
                @if let Some(deputy) = at.place.as_ref().and_then(|place| place.deputy.as_ref()) { " (by " (deputy) ")" }
                @if let Some(interest) = at.place.as_ref().and_then(|place| place.interest.as_ref()) { "; declared: " (interest) }
            }
        };
        html! {
            h2 class="h2 h2--first" { "Who was there" }
            p { (self.seats.say()) }
            @for how in How::iter() {
                @if of(how).next().is_some() { h3 class="h3" { (how.name()) } ul class="govuk-list" { @for at in of(how) { li { (name(at)) } } } }
            }
        }
    }

    fn items(&self) -> Markup {
        html! {
            @for (n, item) in (1..).zip(&self.agenda) {
                h2 class="h2" { (n) ". " (item.title) }
                @if item.said.is_empty() { p class="meta" { "Nothing was written down." } } @else { @for part in item.said.lines().filter(|line| !line.trim().is_empty()) { p { (part) } } }
                @for record in self.recorded.iter().filter(|record| record.item_id == item.id) { p { b { (record.sort.name()) ": " } (record.words) } }
            }
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        format!("Minutes: {}, {}", self.body.short_name, date(self.meeting.on_date))
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        let id = self.meeting.id;
        let say = html! { (self.meeting.on_date.format("%A ")) (date(self.meeting.on_date)) (dagger(self.meeting.illustrative)) ", " (self.meeting.place) ". " (self.say()) };
        html! {
            (crumbs(&[Crumb::new("Meeting", One { id })]))
            (page_head(&format!("Minutes of the {}", self.body.name), &say, Some(self.tools())))
            @if self.open { (self.present()) (self.items()) }
            @else { p class="empty" { "The minutes are for members of the group." } }
        }
    }
}
