//! The meetings to come, and those of the last year.

use super::one::One;
use super::year::Year;
use crate::layout::{dagger, date, folding, page_head};
use crate::wings::governance::bodies::{Body, queries as bodies};
use crate::wings::governance::calendars::pages::own::Own as Calendar;
use crate::wings::governance::meetings::dates::{PAPERS_OUT, day_named};
use crate::wings::governance::meetings::{Meeting, Meetings, State, queries};
use crate::wings::governance::parts::{Tab, tabs};
use axum_extra::routing::TypedPath;
use chrono::{Days, NaiveDate};
use govuk::Column;
use kit::web::Csv;
use kit::{Answer, Desk, Read, Result, Right, View};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/meetings")]
pub struct List;

#[derive(TypedPath, Deserialize)]
#[typed_path("/meetings.csv")]
pub struct ListCsv;

/// How far back and how far ahead the page goes.
const YEAR: Days = Days::new(366);

struct Sheet {
    tabs: Markup,
    meetings: Vec<Meeting>,
    bodies: Vec<Body>,
    today: NaiveDate,
    may_write: bool,
}

async fn load(desk: &Desk<Read<Meetings>>) -> Result<Sheet> {
    let today = desk.today();
    Ok(Sheet {
        tabs: tabs(Tab::Meetings, desk.person()),
        meetings: desk.all(queries::between(today - YEAR, today + YEAR)).await?,
        bodies: desk.all(bodies::in_order()).await?,
        today,
        may_write: desk.person().may(Right { verb: "write", register: "meetings" }),
    })
}

pub async fn show(desk: Desk<Read<Meetings>>, _: List) -> Answer {
    let sheet = load(&desk).await?;
    desk.show(sheet)
}

pub async fn csv(desk: Desk<Read<Meetings>>, _: ListCsv) -> Answer {
    let sheet = load(&desk).await?;
    let mut csv = Csv::new(
        "meetings",
        &["Body", "Day", "Begins", "Minutes", "Place", "State", "Papers out", "Note", "Illustrative"],
    );
    for meeting in &sheet.meetings {
        let papers = day_named(PAPERS_OUT, meeting.on_date);
        csv.row(vec![
            sheet.body(meeting).to_owned(),
            meeting.on_date.to_string(),
            meeting.begins.clone(),
            meeting.minutes.to_string(),
            meeting.place.clone(),
            meeting.state.name().into(),
            papers.map(|day| day.to_string()).unwrap_or_default(),
            meeting.note.clone().unwrap_or_default(),
            if meeting.illustrative { "yes" } else { "no" }.into(),
        ]);
    }
    desk.csv(csv)
}

impl Sheet {
    fn body(&self, meeting: &Meeting) -> &str {
        self.bodies.iter().find(|body| body.id == meeting.body_id).map_or("", |body| body.name.as_str())
    }

    fn to_come(&self) -> Vec<&Meeting> {
        let ahead = |m: &&Meeting| m.on_date >= self.today && !matches!(m.state, State::Held | State::Approved);
        self.meetings.iter().filter(ahead).collect()
    }

    fn past(&self) -> Vec<&Meeting> {
        let to_come = self.to_come();
        self.meetings.iter().rev().filter(|meeting| !to_come.contains(meeting)).collect()
    }

    fn say(&self) -> Markup {
        let next = self.to_come().into_iter().find(|meeting| meeting.state != State::Cancelled);
        let unapproved = self.meetings.iter().filter(|meeting| meeting.state == State::Held).count();
        html! {
            @match next {
                Some(next) => { b { "Next: " (self.body(next)) ", " (date(next.on_date)) " at " (next.begins) "." } }
                None => b { "No meeting is planned." },
            }
            @match unapproved { 0 => {}, 1 => " The minutes of 1 meeting wait for approval.", n => { " The minutes of " (n) " meetings wait for approval." } }
        }
    }

    fn table(&self, caption: &str, rows: &[&Meeting]) -> Markup {
        let columns = vec![
            Column::new(
                "Body",
                |m: &&Meeting| html! { a href=(One { id: m.id }) { (self.body(m)) (dagger(m.illustrative)) } },
            )
            .names_row(),
            Column::new("Day", |m: &&Meeting| html! { (m.on_date.format("%a ")) (date(m.on_date)) ", " (m.begins) }),
            Column::new("Where", |m: &&Meeting| html! { (m.place) }),
            Column::new(
                "State",
                |m: &&Meeting| html! { (m.state.name()) @if let Some(note) = &m.note { span class="meta rowmeta" { (note) } } },
            ),
        ];
        html! { @if !rows.is_empty() { h2 class="h2" { (caption) } (folding(caption, columns, rows)) } }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "Meetings".into()
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        let tools = html! {
            @if self.may_write { a class="btn" href=(Year) { "Plan a year" } }
            a class="btn btn--quiet" href=(Calendar) { "In your calendar" }
            a class="btn btn--quiet" href=(ListCsv) { "Download CSV" }
        };
        html! {
            (self.tabs)
            (page_head("Meetings", &self.say(), Some(tools)))
            @if self.meetings.is_empty() {
                p class="empty" { "Nothing is planned yet. Plan a year for a body: its days come from how often it meets, without bank holidays and without days on which its members meet elsewhere." }
            }
            (self.table("To come", &self.to_come()))
            (self.table("The last year", &self.past()))
        }
    }
}
