//! A year of the forward plan: each month with what is looked at, by whom and why, and what must still find its place.

use super::duties::Place;
use super::edit::Edit;
use super::moving::Move;
use super::new::New;
use crate::edition::{Duty, edition_of};
use crate::layout::{dagger, page_head};
use crate::wings::governance::bodies::{Body, queries as bodies};
use crate::wings::governance::forward::rules::{Year, forgotten, month_of};
use crate::wings::governance::forward::{Entry, ForwardPlan, queries};
use crate::wings::governance::meetings::{Item, Meeting, State, pages::one::One as MeetingPage, queries as meetings};
use crate::wings::governance::parts::{Tab, tabs};
use axum_extra::routing::TypedPath;
use chrono::{Months, NaiveDate};
use kit::web::Csv;
use kit::{Answer, Desk, Permission, Read, Result, Right, View};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/forward-plan")]
pub struct Now;

/// The financial year that begins in this year.
#[derive(TypedPath, Deserialize)]
#[typed_path("/forward-plan/{year}", rejection(kit::Error))]
pub struct List {
    pub year: i32,
}

#[derive(TypedPath, Deserialize)]
#[typed_path("/forward-plan.csv")]
pub struct ListCsv;

/// What is known of a year.
pub(super) struct Known {
    pub entries: Vec<Entry>,
    bodies: Vec<Body>,
    /// The items of agendas that entries asked for, with their meetings.
    items: Vec<(Item, Meeting)>,
    /// The meetings whose agendas may be closed to this person.
    closed: Vec<Meeting>,
}

impl Known {
    pub async fn between<P: Permission>(desk: &Desk<P>, from: NaiveDate, until: NaiveDate) -> Result<Known> {
        let entries = desk.all(queries::between(from, until)).await?;
        let asked = entries.iter().map(|entry| entry.id).collect();
        let items = desk.all(meetings::items_of_plan(asked)).await?;
        let held = desk.all(meetings::among(items.iter().map(|item| item.meeting_id).collect())).await?;
        let with = |item: Item| {
            let meeting = held.iter().find(|meeting| meeting.id == item.meeting_id)?.clone();
            (meeting.state != State::Cancelled).then_some((item, meeting))
        };
        let reads_all = desk.person().may(Right { verb: "read_all", register: "meetings" });
        let closed = if reads_all { Vec::new() } else { desk.all(meetings::between(from, until)).await? };
        Ok(Known {
            closed,
            entries,
            bodies: desk.all(bodies::in_order()).await?,
            items: items.into_iter().filter_map(with).collect(),
        })
    }
    /// Whether it may stand on an agenda that is for members of the group.
    pub fn closed(&self, entry: &Entry) -> bool {
        let of_month = |one: &&Meeting| one.body_id == entry.body_id && month_of(one.on_date) == entry.month;
        self.meeting(entry).is_none() && self.closed.iter().filter(of_month).any(|one| one.state != State::Cancelled)
    }
    pub fn body(&self, entry: &Entry) -> &str {
        self.bodies.iter().find(|body| body.id == entry.body_id).map_or("", |body| body.short_name.as_str())
    }
    /// The meeting that has it on its agenda, and whether that is through with it.
    pub fn meeting(&self, entry: &Entry) -> Option<(&Meeting, bool)> {
        let (item, meeting) = self.items.iter().find(|(item, _)| item.forward_id == Some(entry.id))?;
        Some((meeting, item.done))
    }
}

struct Sheet {
    tabs: Markup,
    year: Year,
    known: Known,
    forgotten: Vec<&'static Duty>,
    today: NaiveDate,
    may_write: bool,
}

async fn year(desk: &Desk<Read<ForwardPlan>>, year: Year) -> Result<Sheet> {
    let known = Known::between(desk, year.begins(), year.ends()).await?;
    Ok(Sheet {
        tabs: tabs(Tab::Forward, desk.person()),
        year,
        forgotten: forgotten(&known.entries, &edition_of(desk).await?),
        known,
        today: desk.today(),
        may_write: desk.person().may(Right { verb: "write", register: "forward_plan" }),
    })
}

pub async fn now(desk: Desk<Read<ForwardPlan>>, _: Now) -> Answer {
    let sheet = year(&desk, Year::holding(desk.today())).await?;
    desk.show(sheet)
}

pub async fn show(desk: Desk<Read<ForwardPlan>>, at: List) -> Answer {
    let asked = Some(Year(at.year)).filter(|year| (1990..=2100).contains(&year.0)).ok_or(kit::Error::NotFound)?;
    let sheet = year(&desk, asked).await?;
    desk.show(sheet)
}

pub async fn csv(desk: Desk<Read<ForwardPlan>>, _: ListCsv) -> Answer {
    let this = Year::holding(desk.today());
    let known = Known::between(&desk, Year(this.0 - 5).begins(), Year(this.0 + 5).ends()).await?;
    let header =
        ["Month", "Body", "What", "Why", "Minutes", "Who brings it", "Yearly duty", "On the agenda of", "Illustrative"];
    let mut csv = Csv::new("forward-plan", &header);
    for entry in &known.entries {
        let meeting = known.meeting(entry).map(|(meeting, _)| meeting.on_date.to_string());
        csv.row(vec![
            entry.month.format("%Y-%m").to_string(),
            known.body(entry).to_owned(),
            entry.title.clone(),
            entry.why.clone(),
            entry.minutes.to_string(),
            entry.lead.clone().unwrap_or_default(),
            entry.duty.clone().unwrap_or_default(),
            meeting.unwrap_or_default(),
            if entry.illustrative { "yes" } else { "no" }.into(),
        ]);
    }
    desk.csv(csv)
}

impl Sheet {
    fn say(&self) -> Markup {
        let homeless = self
            .known
            .entries
            .iter()
            .filter(|entry| self.known.meeting(entry).is_none() && !self.known.closed(entry))
            .count();
        html! {
            @match self.forgotten.len() {
                0 => b { "Every yearly duty has its place in " (self.year.name()) "." },
                1 => b { "1 yearly duty has no place in " (self.year.name()) " yet." },
                n => b { (n) " yearly duties have no place in " (self.year.name()) " yet." },
            }
            @match homeless { 0 => {}, 1 => " 1 entry has no meeting in its month.", n => { " " (n) " entries have no meeting in their month." } }
        }
    }

    fn missing(&self) -> Markup {
        let year = self.year.0;
        html! {
            @if !self.forgotten.is_empty() {
                section class="callout" aria-labelledby="forgotten" {
                    h2 class="h3 h3--first" id="forgotten" { "Must be looked at once a year, and has no place yet" }
                    ul class="fwd__missing" {
                        @for duty in &self.forgotten {
                            li {
                                span { b { (duty.title) } " " span class="meta" { (duty.basis) } }
                                @if self.may_write {
                                    form method="post" action=(Place { year }) { input type="hidden" name="duty" value=(duty.key); button class="btn btn--quiet" type="submit" { "Place in " (self.year.month(duty.month).format("%B")) span class="govuk-visually-hidden" { ": " (duty.title) } } }
                                }
                            }
                        }
                    }
                    @if self.may_write && self.forgotten.len() > 1 {
                        form method="post" action=(Place { year }) { input type="hidden" name="duty" value="all"; button class="btn btn--quiet" type="submit" { "Place all of them at their usual month" } }
                    }
                }
            }
        }
    }

    fn month(&self, month: NaiveDate) -> Markup {
        let own: Vec<&Entry> = self.known.entries.iter().filter(|entry| entry.month == month).collect();
        let name = month.format("%B %Y").to_string();
        html! {
            section class="fwd__m" aria-label=(name) data-month=(month) {
                h2 class="h3 h3--first" { (name) }
                @if own.is_empty() { p class="muted" { "Nothing yet." } }
                ul class="fwd__l" { @for entry in own { (self.entry(entry)) } }
            }
        }
    }

    fn entry(&self, entry: &Entry) -> Markup {
        let stands = self.known.meeting(entry);
        let fixed = stands.is_some_and(|(meeting, _)| !matches!(meeting.state, State::Planned | State::PapersOut));
        html! {
            li class="fwd__i" data-entry=[(self.may_write && !fixed).then(|| entry.id.to_string())] {
                p class="fwd__t" {
                    @if self.may_write { a href=(Edit { id: entry.id }) { (entry.title) } } @else { b { (entry.title) } }
                    (dagger(entry.illustrative))
                }
                p class="meta" {
                    (self.known.body(entry)) ", " (entry.minutes) " min. "
                    @match stands {
                        Some((meeting, true)) => { "Looked at on " a href=(MeetingPage { id: meeting.id }) { (measure::dates::short(meeting.on_date)) } }
                        Some((meeting, false)) => { "On the agenda of " a href=(MeetingPage { id: meeting.id }) { (measure::dates::short(meeting.on_date)) } }
                        None if self.known.closed(entry) => "Its agenda is for members of the group",
                        None if entry.month < month_of(self.today) => b { "No meeting looked at it" },
                        None => "No meeting in this month yet",
                    }
                    @if entry.duty.is_some() { ". Yearly duty" }
                }
                p class="fwd__w" { (entry.why) }
                @if self.may_write && !fixed { (self.moves(entry)) }
            }
        }
    }

    fn moves(&self, entry: &Entry) -> Markup {
        let earlier = entry.month.checked_sub_months(Months::new(1));
        let later = entry.month.checked_add_months(Months::new(1));
        let within = |month: &NaiveDate| (self.year.begins()..=self.year.ends()).contains(month);
        html! {
            form method="post" action=(Move { id: entry.id }) class="fwd__b" data-move=(entry.id) {
                @for (month, word) in [(earlier, "Earlier"), (later, "Later")] {
                    @if let Some(month) = month.filter(within) { button class="btn btn--quiet" type="submit" name="month" value=(month) { (word) span class="govuk-visually-hidden" { ": " (entry.title) ", to " (month.format("%B")) } } }
                }
            }
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        format!("Forward plan {}", self.year.name())
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        let (before, after) = (Year(self.year.0 - 1), Year(self.year.0 + 1));
        let tools = html! {
            @if self.may_write { a class="btn" href=(New) { "Plan something" } }
            a class="btn btn--quiet" href=(List { year: before.0 }) { "Year " (before.name()) }
            a class="btn btn--quiet" href=(List { year: after.0 }) { "Year " (after.name()) }
            a class="btn btn--quiet" href=(ListCsv) { "Download CSV" }
        };
        html! {
            (self.tabs)
            (page_head(&self.title(), &self.say(), Some(tools)))
            (self.missing())
            div class="fwd" { @for month in self.year.months() { (self.month(month)) } }
            @if self.may_write { p class="meta" { "Move an entry with its buttons, or drag it to another month. What is planned goes onto the agenda of the body’s meeting in that month by itself." } }
        }
    }
}
