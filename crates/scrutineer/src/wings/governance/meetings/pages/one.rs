//! One meeting: when and where, what is due before it, its agenda, who was there, what came of it.

use super::items::{Add, Remove, Shift};
use super::list::List;
use super::live::Live;
use super::minutes::Minutes;
use super::moving::{Cancel, Move};
use super::papers::Papers as ItemPapers;
use super::room::{Room, Seats};
use super::round::Round;
use super::steps::{Begin, Papers};
use crate::evidence;
use crate::layout::{Crumb, clock, crumbs, dagger, date, page_head};
use crate::wings::governance::bodies::{Body, pages::one::One as BodyPage, queries as bodies};
use crate::wings::governance::meetings::dates::{MILESTONES, day_of};
use crate::wings::governance::meetings::form::ItemForm;
use crate::wings::governance::meetings::rules::open;
use crate::wings::governance::meetings::{Item, Meeting, MeetingId, Meetings, State, queries};
use axum_extra::routing::TypedPath;
use chrono::{NaiveDate, NaiveTime, TimeDelta};
use govuk::{Input, Width};
use kit::files::EvidenceFile;
use kit::{Answer, Desk, Form, Permission, Read, Result, Right, View};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/meetings/{id}", rejection(kit::Error))]
pub struct One {
    pub id: MeetingId,
}

pub(super) struct Sheet {
    meeting: Meeting,
    body: Body,
    agenda: Vec<Item>,
    seats: Seats,
    round: Round,
    /// The papers of each item, in the order of the agenda.
    papers: Vec<Vec<EvidenceFile>>,
    reads_all: bool,
    today: NaiveDate,
    may_write: bool,
    pub form: Form<ItemForm>,
}

pub(super) async fn load<P: Permission>(desk: &Desk<P>, id: MeetingId) -> Result<Sheet> {
    let meeting = desk.find(queries::meeting(id)).await?;
    let body = desk.find(bodies::body(meeting.body_id)).await?;
    let agenda = desk.all(queries::agenda(id)).await?;
    let ids: Vec<_> = agenda.iter().map(|item| item.id.uuid()).collect();
    let papers = evidence::of_each(desk, &ids).await?;
    Ok(Sheet {
        round: Round::of(desk, &meeting, &body).await?,
        reads_all: desk.person().may(Right { verb: "read_all", register: "meetings" }),
        body,
        agenda,
        papers,
        seats: Seats::of(desk, &meeting).await?,
        today: desk.today(),
        may_write: desk.person().may(Right { verb: "write", register: "meetings" }),
        form: Form::default(),
        meeting,
    })
}

pub async fn show(desk: Desk<Read<Meetings>>, at: One) -> Answer {
    let sheet = load(&desk, at.id).await?;
    desk.show(sheet)
}

/// When each item begins, in its order.
pub(super) fn times(meeting: &Meeting, agenda: &[Item]) -> Vec<String> {
    let begins = NaiveTime::parse_from_str(&meeting.begins, "%H:%M").unwrap_or_default();
    let mut at = begins;
    let mut times = Vec::with_capacity(agenda.len());
    for item in agenda {
        times.push(at.format("%H:%M").to_string());
        at += TimeDelta::minutes(item.minutes.into());
    }
    times
}

impl Sheet {
    fn say(&self) -> Markup {
        let m = &self.meeting;
        let missing = self.seats.missing();
        html! {
            b { (m.on_date.format("%A ")) (date(m.on_date)) " at " (m.begins) (dagger(m.illustrative)) } ", " (m.place) ". "
            @match m.state {
                State::Planned if m.on_date < self.today => "It was to be held, and nothing says that it was.",
                State::Held | State::Approved if missing.is_empty() => { (m.state.name()) ". It was quorate." }
                State::Held | State::Approved => { (m.state.name()) ". It was not quorate: " (missing.join(", ")) "." }
                state => { (state.name()) "." }
            }
            @if let Some(note) = &m.note { " " (note) "." }
            @if let Some(at) = self.round.approved_at() { " Its minutes were approved at the meeting of " (date(at.on_date)) "." }
        }
    }

    fn tools(&self) -> Markup {
        let (m, id) = (&self.meeting, self.meeting.id);
        let step = |path: String, class: &str, name: &str| {
            html! {
                form method="post" action=(path) { input type="hidden" name="version" value=(m.version); button class=(class) type="submit" { (name) } }
            }
        };
        html! {
            @match m.state {
                State::Planned | State::PapersOut if self.may_write => {
                    (step(Begin { id }.to_string(), "btn", "Begin the meeting"))
                    @if m.state == State::Planned { (step(Papers { id }.to_string(), "btn btn--quiet", "Papers are out")) }
                    a class="btn btn--quiet" href=(Move { id }) { "Move" }
                    a class="btn btn--quiet" href=(Cancel { id }) { "Cancel it" }
                }
                State::Running if self.may_write => { a class="btn" href=(Live { id, n: 1 }) { "Take minutes" } }
                State::Held | State::Approved => { a class="btn" href=(Minutes { id }) { "Minutes" } }
                _ => {}
            }
        }
    }

    fn agenda(&self) -> Markup {
        let may = self.may_write && open(self.meeting.state);
        let last = self.agenda.len();
        html! {
            h2 class="h2 h2--first" { "Agenda" }
            @if self.agenda.is_empty() { p class="empty" { @if self.reads_all { "Nothing is on the agenda yet." } @else { "Nothing is on the agenda yet, or it is for members of the group only." } } }
            ol class="points" {
                @for (((n, item), at), papers) in (1..).zip(&self.agenda).zip(times(&self.meeting, &self.agenda)).zip(&self.papers) {
                    li class="points__i" {
                        div {
                        b { (n) ". " (item.title) } " " span class="meta" { (at) ", " (item.minutes) " minutes" @if let Some(lead) = &item.lead { ", " (lead) } }
                        @if let Some(page) = &item.page { " " a href=(page) { "Open the page" span class="govuk-visually-hidden" { " about " (item.title) } } }
                        @if !papers.is_empty() { (evidence::list(papers)) }
                        }
                        @if may {
                            div class="points__b" {
                                a class="btn btn--quiet" href=(ItemPapers { id: item.id }) { "Papers" span class="govuk-visually-hidden" { ": " (item.title) } }
                                @if n > 1 { (move_item(item, "up", "Up")) }
                                @if n < last { (move_item(item, "down", "Down")) }
                                form method="post" action=(Remove { id: item.id }) { button class="btn btn--quiet" type="submit" { "Take off" span class="govuk-visually-hidden" { ": " (item.title) } } }
                            }
                        }
                    }
                }
            }
            @if may {
                form method="post" action=(Add { id: self.meeting.id }) class="form" novalidate {
                    h3 class="h3" { "Put an item on it" }
                    (self.form.input("title", "What is it about?", |f| &f.title))
                    div class="form__row" {
                        (Input { width: Width::W5, hint: "10 where empty.".into(), ..self.form.input("minutes", "Minutes", |f| &f.minutes) })
                        (Input { hint: "A role; may be empty.".into(), ..self.form.input("lead", "Who leads it?", |f| &f.lead) })
                    }
                    button class="btn btn--quiet" type="submit" { "Put it on the agenda" }
                }
            }
        }
    }

    fn side(&self) -> Markup {
        let m = &self.meeting;
        html! {
            h2 class="h2 h2--first" { "Round the meeting" }
            dl class="lineage" {
                @for milestone in MILESTONES {
                    @let on = day_of(milestone, m.on_date);
                    div { dt { (milestone.what) } dd { @if on >= self.today && m.state != State::Cancelled { (clock(on, self.today)) } @else { (date(on)) } } }
                }
            }
            (self.round.before())
            (self.round.came())
            h2 class="h2" { "In the room" }
            p { (self.seats.say()) }
            @if self.may_write && open(m.state) { p { a href=(Room { id: m.id }) { "Who is there" } } }
            h2 class="h2" { "The body" }
            p { a href=(BodyPage { id: self.body.id }) { (self.body.name) } ", chair: " (self.body.chair_role) "." }
        }
    }
}

fn move_item(item: &Item, to: &str, name: &str) -> Markup {
    html! {
        form method="post" action=(Shift { id: item.id }) {
            input type="hidden" name="to" value=(to);
            button class="btn btn--quiet" type="submit" { (name) span class="govuk-visually-hidden" { ": " (item.title) } }
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        format!("{}, {}", self.body.short_name, date(self.meeting.on_date))
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        html! {
            (crumbs(&[Crumb::new("Meetings", List)]))
            (self.form.summary())
            (page_head(&self.body.name, &self.say(), Some(self.tools())))
            div class="split" {
                div class="split__main" { (self.agenda()) (self.round.due(self.may_write && open(self.meeting.state))) }
                aside class="split__side" aria-label="About the meeting" { (self.side()) }
            }
        }
    }
}
