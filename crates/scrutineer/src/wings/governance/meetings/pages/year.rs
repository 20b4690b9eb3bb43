//! Planning a body's year: its days are looked at before they are kept.

use super::list::List;
use crate::layout::{Crumb, crumbs, folding, page_head};
use crate::wings::governance::bodies::rules::held;
use crate::wings::governance::bodies::{Body, BodyId, Membership, queries as bodies};
use crate::wings::governance::meetings::changes::{NewMeeting, plan};
use crate::wings::governance::meetings::dates::{Found, MILESTONES, dates, day_of};
use crate::wings::governance::meetings::form::{WEEKDAYS, WEEKS, YearDraft, YearForm};
use crate::wings::governance::meetings::{Meeting, Meetings, State, queries};
use crate::wings::governance::school_terms::page::{Terms, in_order};
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use govuk::{Column, Input, Width};
use kit::{Answer, Desk, Form, Result, View, Write};
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::HashSet;

#[derive(TypedPath, Deserialize)]
#[typed_path("/meetings/year")]
pub struct Year;

struct Sheet {
    bodies: Vec<Body>,
    form: Form<YearForm>,
    /// The days, once they can be worked out.
    found: Option<Vec<Found>>,
}

pub async fn show(desk: Desk<Write<Meetings>>, _: Year) -> Answer {
    let form = YearForm { begins: "10:00".into(), minutes: "120".into(), ..YearForm::default() };
    desk.show(Sheet { bodies: present(&desk).await?, form: Form::new(form), found: None })
}

pub async fn submit(mut desk: Desk<Write<Meetings>>, _: Year, mut form: Form<YearForm>) -> Answer {
    let bodies = present(&desk).await?;
    let Some(draft) = form.values.read(&mut form.errors, &bodies) else {
        return desk.refuse(Sheet { bodies, form, found: None });
    };
    let found = days(&desk, &draft, &bodies).await?;
    // What was looked at is what is kept: other days than those that were shown are shown first.
    let mark = found.iter().map(|found| found.on.to_string()).collect::<Vec<_>>().join(" ");
    if form.values.seen != mark || found.is_empty() {
        form.values.seen = mark;
        return desk.show(Sheet { bodies, form, found: Some(found) });
    }
    let count = found.len();
    let body = desk.find(bodies::body(draft.body)).await?;
    desk.change(async |tx| {
        for Found { on, moved } in found {
            let (begins, place) = (draft.begins.clone(), draft.place.clone());
            let new =
                NewMeeting { on_date: on, begins, minutes: draft.minutes, place, note: moved, illustrative: false };
            plan(tx, &body, new).await?;
        }
        Ok(())
    })
    .await?;
    desk.go(List, &if count == 1 { "1 meeting planned".to_owned() } else { format!("{count} meetings planned") })
}

/// The bodies that have not ended.
async fn present(desk: &Desk<Write<Meetings>>) -> Result<Vec<Body>> {
    let today = desk.today();
    let mut all = desk.all(bodies::in_order()).await?;
    all.retain(|body| body.until_on.is_none_or(|until| until >= today));
    Ok(all)
}

/// The days of a year, without those on which a body that shares agencies with this one meets.
async fn days(desk: &Desk<Write<Meetings>>, draft: &YearDraft, bodies: &[Body]) -> Result<Vec<Found>> {
    let seats = desk.all(bodies::seats()).await?;
    let others = desk.all(queries::between(draft.from, draft.until)).await?;
    let own = agencies(&seats, draft.body, desk.today());
    let taken = |day: NaiveDate| {
        // A body has one meeting a day, and one that was cancelled keeps its day, for those who look for it there.
        let own_day = |meeting: &&Meeting| meeting.body_id == draft.body || meeting.state != State::Cancelled;
        let on = |meeting: &&Meeting| meeting.on_date == day && own_day(meeting);
        let shares = |meeting: &&Meeting| {
            meeting.body_id == draft.body || !agencies(&seats, meeting.body_id, day).is_disjoint(&own)
        };
        let other = others.iter().filter(on).find(shares)?;
        let name =
            bodies.iter().find(|body| body.id == other.body_id).map_or("another body", |b| b.short_name.as_str());
        Some(format!("a day on which {name} meets, with members of the same agencies"))
    };
    let terms = desk.all(in_order()).await?;
    let terms: Vec<_> = terms.into_iter().map(|term| (term.from_on, term.until_on)).collect();
    Ok(dates(draft.pattern, draft.from, draft.until, &terms, taken))
}

fn agencies(seats: &[Membership], body: BodyId, day: NaiveDate) -> HashSet<uuid::Uuid> {
    let of = |seat: &&Membership| seat.body_id == body && held(seat, day);
    seats.iter().filter(of).filter_map(|seat| seat.agency_id.map(|id| id.uuid())).collect()
}

impl Sheet {
    fn controls(&self) -> Markup {
        let form = &self.form;
        let bodies: Vec<(String, String)> = self
            .bodies
            .iter()
            .map(|body| (body.id.to_string(), format!("{} ({})", body.name, body.frequency.name().to_lowercase())))
            .collect();
        let bodies = std::iter::once(("", "Choose".to_owned()))
            .chain(bodies.iter().map(|(id, name)| (id.as_str(), name.clone())));
        let weekdays = WEEKDAYS.iter().map(|(key, name, _)| (*key, *name));
        html! {
            (form.select("body", "Which body?", bodies, |f| &f.body))
            (form.select("week", "In which week of the month?", std::iter::once(("", "Choose")).chain(WEEKS), |f| &f.week))
            (form.select("weekday", "On which day?", std::iter::once(("", "Choose")).chain(weekdays), |f| &f.weekday))
            div class="form__row" {
                (Input { width: Width::W5, ..form.input("begins", "Begins at", |f| &f.begins) })
                (Input { width: Width::W5, ..form.input("minutes", "Minutes", |f| &f.minutes) })
            }
            (form.input("place", "Where?", |f| &f.place))
            (form.date("from", "From", |f| (&f.from_day, &f.from_month, &f.from_year)))
            (form.date("until", "Until", |f| (&f.until_day, &f.until_month, &f.until_year)))
        }
    }

    fn days(&self, found: &[Found]) -> Markup {
        let due = |what: &'static str, on: NaiveDate| {
            MILESTONES
                .iter()
                .find(|m| m.what == what)
                .map(|m| measure::dates::short(day_of(*m, on)))
                .unwrap_or_default()
        };
        let columns = vec![
            Column::new("Day", |found: &Found| html! { (found.on.format("%A, ")) (measure::dates::long(found.on)) })
                .names_row(),
            Column::new("Not on its usual day", |found: &Found| html! { (found.moved.as_deref().unwrap_or("")) }),
            Column::new("Returns are due", |found: &Found| html! { (due("Returns are due", found.on)) }),
            Column::new("Papers go out", |found: &Found| html! { (due("Papers go out", found.on)) }),
        ];
        html! {
            @if found.is_empty() { p class="empty" { "No meeting of this body falls into these days. Choose a later last day." } }
            @else { h2 class="h2" { "The days" } (folding("The days of its meetings", columns, found)) }
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "Plan a year of meetings".into()
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        let ready = self.found.as_ref().is_some_and(|found| !found.is_empty());
        let say = html! { "Days come from how often the body meets. Bank holidays and days on which its members meet elsewhere are left out." };
        html! {
            (crumbs(&[Crumb::new("Meetings", List)]))
            (self.form.summary())
            (page_head("Plan a year of meetings", &say, Some(html! { a class="btn btn--quiet" href=(Terms) { "School terms" } })))
            @if self.bodies.is_empty() { p class="empty" { "There is no body yet. Add the bodies first, under Who is accountable." } }
            form method="post" action=(Year) class="form" novalidate {
                input type="hidden" name="seen" value=(self.form.values.seen);
                @if let Some(found) = &self.found { (self.days(found)) }
                (self.controls())
                button class="btn" type="submit" { @if ready { "Keep these days" } @else { "Look at the days" } }
            }
        }
    }
}
