//! The chair's page: the diary of meetings and visits, challenges, what was heard, and what needs a decision.

use super::Leads;
use super::groups::{Group, groups};
use crate::layout::{clock, dagger, date, page_head};
use crate::wings::governance::bodies::{BodyId, pages::one::One as BodyPage};
use crate::wings::governance::meetings::{Meeting, State, pages::one::One as MeetingPage, queries as meetings};
use crate::wings::governance::visits::pages::{list::List as Visits, one::One as VisitPage};
use crate::wings::governance::visits::{Visit, queries as visits};
use crate::wings::improvement::challenges::pages::suggested::how_many;
use crate::wings::improvement::challenges::{Challenge, State as Far, queries as challenges};
use axum_extra::routing::TypedPath;
use chrono::{Days, NaiveDate};
use kit::{Answer, Desk, View};
use maud::{Markup, html};
use serde::Deserialize;
use std::sync::Arc;

#[derive(TypedPath, Deserialize)]
#[typed_path("/chair")]
pub struct Chair;

/// How far ahead the diary goes.
const AHEAD: Days = Days::new(42);

struct Sheet {
    meetings: Vec<Meeting>,
    /// Minutes that wait for approval.
    minutes: Vec<Meeting>,
    visits: Vec<Visit>,
    heard: Vec<Visit>,
    open: Vec<Challenge>,
    suggested: usize,
    groups: Arc<Vec<Group>>,
    today: NaiveDate,
}

pub async fn show(desk: Desk<Leads>, _: Chair) -> Answer {
    let today = desk.today();
    let mut ahead = desk.all(meetings::between(today, today + AHEAD)).await?;
    ahead.retain(|meeting| matches!(meeting.state, State::Planned | State::PapersOut | State::Running));
    let mut minutes = desk.all(meetings::between(today - Days::new(200), today)).await?;
    minutes.retain(|meeting| meeting.state == State::Held);
    let past = desk.all(visits::between(today - Days::new(200), today)).await?;
    let heard = past.into_iter().rev().filter(|visit| visit.heard.is_some()).take(4).collect();
    desk.show(Sheet {
        meetings: ahead,
        minutes,
        visits: desk.all(visits::between(today, today + AHEAD)).await?,
        heard,
        open: desk.all(challenges::open()).await?,
        suggested: how_many(&desk).await?,
        groups: groups(&desk).await?,
        today,
    })
}

/// An entry of the diary.
struct Entry {
    on: NaiveDate,
    begins: String,
    name: String,
    path: String,
    illustrative: bool,
}

impl Sheet {
    fn name(&self, id: BodyId) -> &str {
        self.groups.iter().find(|group| group.body.id == id).map_or("A body", |group| group.body.name.as_str())
    }

    fn diary(&self) -> Vec<Entry> {
        let meeting = |one: &Meeting| Entry {
            on: one.on_date,
            begins: one.begins.clone(),
            name: format!("{}, {}", self.name(one.body_id), one.place),
            path: MeetingPage { id: one.id }.to_string(),
            illustrative: one.illustrative,
        };
        let visit = |one: &Visit| Entry {
            on: one.on_date,
            begins: String::new(),
            name: format!("Visit: {}", one.place),
            path: VisitPage { id: one.id }.to_string(),
            illustrative: one.illustrative,
        };
        let mut diary: Vec<Entry> = self.meetings.iter().map(meeting).chain(self.visits.iter().map(visit)).collect();
        diary.sort_by(|a, b| (a.on, &a.begins, &a.name).cmp(&(b.on, &b.begins, &b.name)));
        diary
    }

    fn say(&self) -> Markup {
        let late = self.open.iter().filter(|one| one.due_on.is_some_and(|due| due < self.today)).count();
        html! {
            @match self.diary().first() { Some(next) => b { "Next: " (next.name) ", " (date(next.on)) "." }, None => b { "The diary is empty." } }
            " " (self.open.len()) @if self.open.len() == 1 { " challenge is" } @else { " challenges are" } " open"
            @match late { 0 => ".", n => { ", " b { (n) " past " @if n == 1 { "its" } @else { "their" } " day" } "." } }
        }
    }

    fn diary_list(&self) -> Markup {
        let diary = self.diary();
        html! {
            h2 class="h2 h2--first" { "Diary, six weeks" }
            @if diary.is_empty() { p class="empty" { "No meeting and no visit in the next six weeks." } }
            ul class="tasks" {
                @for entry in &diary {
                    li class="task" {
                        div class="task__b" { a class="task__t" href=(entry.path) { (entry.name) } (dagger(entry.illustrative)) }
                        div class="task__c" { (entry.on.format("%a ")) (measure::dates::short(entry.on)) " " (entry.begins) }
                    }
                }
            }
            p { a href=(Visits) { "Visits" } }
        }
    }

    fn challenges(&self) -> Markup {
        let draft = |one: &&Challenge| one.state == Far::Draft;
        html! {
            h2 class="h2" { "Challenges" }
            @if self.open.is_empty() { p class="muted" { "None is open." } }
            ul class="tasks" {
                @for one in &self.open {
                    li class="task" {
                        div class="task__b" {
                            a class="task__t" href=(format!("/challenges/{}", one.id)) { (one.reference()) " " (one.title) } (dagger(one.illustrative))
                            p class="task__m" { @match one.state { Far::Draft => "A draft: not sent yet.", Far::Answered => "Every answer is accepted. Record the effect and close it.", _ => "Sent." } }
                        }
                        div class="task__c" { @if let Some(due) = one.due_on.filter(|_| !draft(&one)) { (clock(due, self.today)) } }
                    }
                }
            }
            @if self.suggested > 0 { p { a href="/challenges/suggested" { (self.suggested) " suggested by the registers" } } }
        }
    }

    fn heard(&self) -> Markup {
        html! {
            h2 class="h2" { "What was heard" }
            @if self.heard.is_empty() { p class="empty" { "Nothing yet. After a visit, write down what practitioners, children and families said." } }
            @for visit in &self.heard {
                p { b { a href=(VisitPage { id: visit.id }) { (visit.place) } } (dagger(visit.illustrative)) ", " (date(visit.on_date)) ": " (visit.heard.as_deref().unwrap_or("")) @if let Some(next) = &visit.follow_up { " " i { (next) } } }
            }
        }
    }

    fn side(&self) -> Markup {
        let drifting: Vec<&Group> = self.groups.iter().filter(|group| !group.signs.is_empty()).collect();
        html! {
            h2 class="h2 h2--first" { "Minutes to approve" }
            @if self.minutes.is_empty() { p class="muted" { "None." } }
            ul class="lines" { @for one in &self.minutes { li { a href=(format!("/meetings/{}/minutes", one.id)) { (self.name(one.body_id)) ", " (measure::dates::short(one.on_date)) } } } }
            h2 class="h2" { "Groups that drift" }
            @if drifting.is_empty() { p class="muted" { "None." } }
            ul class="lines" { @for group in drifting { li { a href=(BodyPage { id: group.body.id }) { (group.body.short_name) } ": " (group.signs.join("; ")) } } }
            h2 class="h2" { "To read" }
            ul class="lines" {
                li { a href="/group-reports" { "Group reports" } }
                li { a href="/ledger" { "Engagement ledger" } }
                li { a href="/functions" { "Statutory functions" } }
                li { a href="/forward-plan" { "Forward plan" } }
            }
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "The chair’s page".into()
    }
    fn wing(&self) -> &'static str {
        "My work"
    }
    fn body(&self) -> Markup {
        html! {
            (page_head("The chair’s page", &self.say(), None))
            div class="split" {
                div class="split__main" { (self.diary_list()) (self.challenges()) (self.heard()) }
                aside class="split__side" aria-label="What needs a decision" { (self.side()) }
            }
        }
    }
}
