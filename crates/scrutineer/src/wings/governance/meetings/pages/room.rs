//! Who is there: every seat of the body on the day, how it was taken, interests declared.

use super::live::Live;
use super::one::One;
use crate::layout::{Crumb, crumbs, date, folding, page_head};
use crate::wings::governance::agencies::{Agency, queries as agencies};
use crate::wings::governance::bodies::rules::held;
use crate::wings::governance::bodies::{Membership, Standing, queries as bodies};
use crate::wings::governance::meetings::changes::Taken;
use crate::wings::governance::meetings::form::taken;
use crate::wings::governance::meetings::rules::{Quorum, Seat, missing, open, refused};
use crate::wings::governance::meetings::{How, Meeting, MeetingId, Meetings, Place, State, What, changes, queries};
use crate::wings::governance::terms;
use axum_extra::routing::TypedPath;
use govuk::Column;
use kit::{Answer, Desk, Error, Errors, Form, Permission, Result, View, Write};
use maud::{Markup, html};
use sea_orm::{ActiveEnum, Iterable};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(TypedPath, Deserialize)]
#[typed_path("/meetings/{id}/room", rejection(kit::Error))]
pub struct Room {
    pub id: MeetingId,
}

/// What is typed, by the name of each box: `how-`, `deputy-` and `interest-` with the seat's id.
type Typed = BTreeMap<String, String>;

/// A seat of the body on the day of the meeting.
pub(super) struct At {
    pub seat: Membership,
    pub agency: Option<Agency>,
    /// Nobody holds it on that day, and it waits for somebody.
    pub vacant: bool,
    pub place: Option<Place>,
}

/// Every seat, the chair first, and what they need to decide by the terms of reference of the day.
pub(super) struct Seats(pub Vec<At>, Quorum);

impl Seats {
    pub async fn of<P: Permission>(desk: &Desk<P>, meeting: &Meeting) -> Result<Seats> {
        let agencies = desk.all(agencies::by_name()).await?;
        let mut places = desk.all(queries::places(meeting.id)).await?;
        let on = meeting.on_date;
        let mut seats = Vec::new();
        for seat in desk.all(bodies::seats_of(meeting.body_id)).await? {
            let vacant = seat.left_vacant && seat.until_on.is_some_and(|until| until < on);
            let place = places.iter().position(|p| p.membership_id == seat.id).map(|n| places.swap_remove(n));
            if held(&seat, on) || vacant || place.is_some() {
                let agency = agencies.iter().find(|agency| Some(agency.id) == seat.agency_id).cloned();
                seats.push(At { seat, agency, vacant, place });
            }
        }
        let key = |at: &At| {
            let agency = at.agency.as_ref().map(|agency| agency.name.clone());
            (at.seat.standing != Standing::Chair, at.seat.standing, agency, at.seat.seat.clone(), at.seat.id)
        };
        seats.sort_by_cached_key(key);
        let agreed = desk.all(terms::queries::of_body(meeting.body_id)).await?;
        Ok(Seats(seats, terms::rules::quorum(terms::rules::on(&agreed, on))))
    }

    /// What is missing for the meeting to decide.
    pub fn missing(&self) -> Vec<String> {
        let seat = |at: &At| Seat {
            standing: at.seat.standing,
            kind: at.agency.as_ref().map(|agency| agency.kind),
            how: at.place.as_ref().map(|place| place.how),
        };
        missing(&self.1, &self.0.iter().map(seat).collect::<Vec<_>>())
    }

    /// "8 of 10 seats are taken, quorate."
    pub fn say(&self) -> Markup {
        let filled = |at: &&At| matches!(at.place.as_ref().map(|place| place.how), Some(How::Present | How::Deputy));
        let (there, all, missing) = (self.0.iter().filter(filled).count(), self.0.len(), self.missing());
        html! {
            @if self.0.iter().all(|at| at.place.is_none()) { "The roll has not been called. " (all) " seats." }
            @else {
                b { (there) " of " (all) @if missing.is_empty() { ", quorate" } @else { ", not quorate" } } "."
                @if !missing.is_empty() { " Missing: " (missing.join(", ")) "." }
            }
        }
    }
}

struct Sheet {
    meeting: Meeting,
    seats: Seats,
    form: Form<Typed>,
}

pub async fn show(desk: Desk<Write<Meetings>>, at: Room) -> Answer {
    let meeting = desk.find(queries::meeting(at.id)).await?;
    let seats = Seats::of(&desk, &meeting).await?;
    let mut values = Typed::new();
    for At { seat, place, vacant, .. } in &seats.0 {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let how = place.as_ref().map(|place| place.how).or(vacant.then_some(How::Vacant));
        values.insert(format!("how-{}", seat.id), how.map(|how| how.to_value()).unwrap_or_default());
        values.insert(format!("deputy-{}", seat.id), place.as_ref().map(|p| text(&p.deputy)).unwrap_or_default());
        values.insert(format!("interest-{}", seat.id), place.as_ref().map(|p| text(&p.interest)).unwrap_or_default());
    }
    desk.show(Sheet { meeting, seats, form: Form::new(values) })
}

pub async fn submit(mut desk: Desk<Write<Meetings>>, at: Room, mut form: Form<Typed>) -> Answer {
    let meeting = desk.find(queries::meeting(at.id)).await?;
    if !open(meeting.state) {
        return Err(Error::Conflict(refused(meeting.state, What::Finished)));
    }
    let seats = Seats::of(&desk, &meeting).await?;
    let read = read(&form.values, &seats, &mut form.errors);
    if !form.errors.is_empty() {
        return desk.refuse(Sheet { meeting, seats, form });
    }
    desk.change(async |tx| {
        for (seat, taken) in read {
            changes::seat(tx, &meeting, &seat, taken).await?;
        }
        Ok(())
    })
    .await?;
    if meeting.state == State::Running {
        desk.go(Live { id: at.id, n: 1 }, "Who is there is written down")
    } else {
        desk.go(One { id: at.id }, "Who is there is written down")
    }
}

/// What was typed of each seat; messages at the box that is wrong.
fn read(typed: &Typed, seats: &Seats, errors: &mut Errors) -> Vec<(Membership, Taken)> {
    let of = |what: &str, seat: &Membership| typed.get(&format!("{what}-{}", seat.id)).map_or("", String::as_str);
    let mut read = Vec::new();
    for At { seat, vacant, .. } in &seats.0 {
        match taken(of("how", seat), of("deputy", seat), of("interest", seat), *vacant) {
            Ok(Some(taken)) => read.push((seat.clone(), taken)),
            Ok(None) => {}
            Err(why) => errors.add(format!("how-{}", seat.id), format!("{}: {why}", seat.seat)),
        }
    }
    if read.is_empty() && errors.is_empty() {
        let first = seats.0.first().map_or_else(|| "seats".to_owned(), |at| format!("how-{}", at.seat.id));
        errors.add(first, "Say of at least one seat how it was taken");
    }
    read
}

impl Sheet {
    /// A box of one seat, named for those who hear the page.
    fn value(&self, what: &str, at: &At) -> (String, &str) {
        let name = format!("{what}-{}", at.seat.id);
        let value = self.form.values.get(&name).map_or("", String::as_str);
        (name, value)
    }

    fn how(&self, at: &At) -> Markup {
        let (name, value) = self.value("how", at);
        let wrong = self.form.errors.of(&name);
        html! {
            @if let Some(wrong) = wrong { p class="govuk-error-message" id=(format!("{name}-error")) { (wrong) } }
            select class={ "govuk-select" @if wrong.is_some() { " govuk-select--error" } } id=(name) name=(name) aria-label=(format!("How {} was taken", at.seat.seat)) aria-describedby=[wrong.map(|_| format!("{name}-error"))] {
                option value="" { "Not said yet" }
                @for how in How::iter() { @let key = how.to_value(); option value=(key) selected[key == value] { (how.name()) } }
            }
        }
    }

    fn text(&self, what: &str, said: &str, at: &At) -> Markup {
        let (name, value) = self.value(what, at);
        html! { input class="govuk-input" id=(name) name=(name) value=(value) aria-label=(format!("{said}: {}", at.seat.seat)); }
    }

    fn roll(&self) -> Markup {
        let columns = vec![
            Column::new("Seat", |at: &At| html! {
                (at.seat.seat) span class="meta rowmeta" { @if let Some(agency) = &at.agency { (agency.short_name) } @if at.vacant { " Vacant" } }
            })
            .names_row(),
            Column::new("How", |at: &At| self.how(at)),
            Column::new("Post of the deputy", |at: &At| self.text("deputy", "Post of the deputy", at)),
            Column::new("Interest declared", |at: &At| self.text("interest", "Interest declared", at)),
        ];
        folding("The roll", columns, &self.seats.0)
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "Who is there".into()
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        let id = self.meeting.id;
        html! {
            (crumbs(&[Crumb::new("Meeting", One { id })]))
            (self.form.summary())
            (page_head("Who is there", &html! { (date(self.meeting.on_date)) ". " (self.seats.say()) }, None))
            @if self.seats.0.is_empty() { p class="empty" id="seats" { "Nobody sits on this body on that day. Add the seats on the page of the body first." } }
            form method="post" action=(Room { id }) novalidate {
                (self.roll())
                button class="btn" type="submit" { "Write it down" }
            }
        }
    }
}
