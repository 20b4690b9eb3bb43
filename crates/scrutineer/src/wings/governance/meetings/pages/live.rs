//! The meeting as it runs: one item at a time, what was said, what was decided, who is there.

use super::minutes::Minutes;
use super::one::{One, times};
use super::room::{Room, Seats};
use super::steps::Finish;
use crate::layout::date;
use crate::wings::governance::bodies::{Body, queries as bodies};
use crate::wings::governance::meetings::{
    Item, Meeting, MeetingId, MeetingRecord, Meetings, Sort, State, changes, queries,
};
use axum_extra::routing::TypedPath;
use kit::form::optional;
use kit::{Answer, Desk, Error, Form, Permission, Result, View, Write};
use maud::{Markup, html};
use serde::Deserialize;

/// The n-th item of the agenda, from 1.
#[derive(TypedPath, Deserialize)]
#[typed_path("/meetings/{id}/live/{n}", rejection(kit::Error))]
pub struct Live {
    pub id: MeetingId,
    pub n: usize,
}

/// What is typed while an item runs.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct LiveForm {
    pub said: String,
    /// Something to be recorded, and what it is; the button says which.
    pub words: String,
    pub record: String,
    /// `next` or `back`: where to go once it is saved.
    pub go: String,
}

struct Sheet {
    meeting: Meeting,
    body: Body,
    agenda: Vec<Item>,
    at: usize,
    recorded: Vec<MeetingRecord>,
    seats: Seats,
    form: Form<LiveForm>,
}

async fn load<P: Permission>(desk: &Desk<P>, at: &Live) -> Result<Sheet> {
    let meeting = desk.find(queries::meeting(at.id)).await?;
    let agenda = desk.all(queries::agenda(at.id)).await?;
    let place = at.n.checked_sub(1).filter(|n| *n < agenda.len().max(1)).ok_or(Error::NotFound)?;
    let said = agenda.get(place).map(|item| item.said.clone()).unwrap_or_default();
    let version = agenda.get(place).map_or(0, |item| item.version);
    Ok(Sheet {
        body: desk.find(bodies::body(meeting.body_id)).await?,
        recorded: desk.all(queries::recorded(at.id)).await?,
        seats: Seats::of(desk, &meeting).await?,
        form: Form::of(LiveForm { said, ..LiveForm::default() }, version),
        at: place,
        agenda,
        meeting,
    })
}

pub async fn show(desk: Desk<Write<Meetings>>, at: Live) -> Answer {
    let sheet = load(&desk, &at).await?;
    if !matches!(sheet.meeting.state, State::Running | State::Held) {
        return desk.go(Minutes { id: at.id }, "");
    }
    desk.show(sheet)
}

pub async fn submit(mut desk: Desk<Write<Meetings>>, at: Live, mut form: Form<LiveForm>) -> Answer {
    let mut sheet = load(&desk, &at).await?;
    let Some(item) = sheet.agenda.get(sheet.at).cloned() else { return Err(Error::NotFound) };
    if form.version() != Some(item.version) {
        return Err(Error::Stale);
    }
    let said = form.errors.take("said", optional(&form.values.said, 8_000)).flatten().unwrap_or_default();
    let words = form.errors.take("words", optional(&form.values.words, 1_000)).flatten();
    let sort = Sort::of(&form.values.record);
    if sort.is_some() && words.is_none() {
        form.errors.add("words", "Write what is to be recorded first");
    } else if sort.is_none() && words.is_some() {
        form.errors.add("words", "Say whether it is a decision or a child’s voice: press one of the two buttons");
    }
    if !form.errors.is_empty() {
        sheet.form = form;
        return desk.refuse(sheet);
    }
    let (meeting, go) = (sheet.meeting, form.values.go.clone());
    desk.change(async |tx| {
        changes::minute(tx, &meeting, item.clone(), said, go == "next").await?;
        if let Some((sort, words)) = sort.zip(words) {
            changes::record(tx, &meeting, &item, sort, words).await?;
        }
        Ok(())
    })
    .await?;
    let n = match go.as_str() {
        "next" => (at.n + 1).min(sheet.agenda.len()),
        "back" => at.n.saturating_sub(1).max(1),
        _ => at.n,
    };
    desk.go(Live { id: at.id, n }, "Saved")
}

impl Sheet {
    /// The agenda beside the item; on a phone it folds away.
    fn agenda(&self) -> Markup {
        html! {
            details class="agenda-d" { summary { "Agenda: item " (self.at + 1) " of " (self.agenda.len()) } (self.items("agenda")) }
            (self.items("agenda agenda--wide"))
        }
    }

    fn items(&self, class: &str) -> Markup {
        let id = self.meeting.id;
        html! {
            ol class=(class) {
                @for ((n, item), at) in (1..).zip(&self.agenda).zip(times(&self.meeting, &self.agenda)) {
                    @let now = n == self.at + 1;
                    li class={ "agenda__i" @if now { " agenda__i--now" } @else if item.done { " agenda__i--done" } } {
                        a href=(Live { id, n }) aria-current=[now.then_some("step")] {
                            span class="agenda__n" { (n) } span class="agenda__t" { (item.title) @if item.done { span class="govuk-visually-hidden" { ", done" } } } span class="agenda__tm" { (at) }
                        }
                    }
                }
            }
        }
    }

    fn item(&self, item: &Item) -> Markup {
        let (id, n) = (self.meeting.id, self.at + 1);
        let next = self.agenda.get(n).map(|next| next.title.as_str());
        let from = format!("meetings:{id}");
        html! {
            h2 class="meet__h" id="it" { span { (n) } (item.title) }
            @if let Some(page) = &item.page { p { a href=(page) { "Open the page that it is about" } } }
            form method="post" action=(Live { id, n }) class="mform" novalidate {
                (self.form.carried())
                (govuk::Textarea { rows: 6, ..self.form.textarea("said", "What was said", |f| &f.said) })
                (govuk::Textarea { rows: 2, ..self.form.textarea("words", "To be recorded", |f| &f.words) })
                div class="addbar" role="group" aria-label="Record from this item" {
                    span class="meta" { "Record a" }
                    button class="btn btn--quiet" type="submit" name="record" value="decision" { "Decision" }
                    button class="btn btn--quiet" type="submit" name="record" value="voice" { "Child’s voice" }
                    a class="btn btn--quiet" href=(format!("/actions/new?from={from}")) { "Action" }
                    a class="btn btn--quiet" href=(format!("/challenges/new?from={from}")) { "Challenge" }
                }
                div class="btnrow btnrow--split" {
                    @if n > 1 { button class="btn btn--quiet" type="submit" name="go" value="back" { "Back to " (n - 1) } }
                    button class="btn btn--big" type="submit" name="go" value="next" { @match next { Some(title) => { "Save and go to " (n + 1) ", " (title) } None => "Save the last item" } }
                }
            }
        }
    }

    fn side(&self) -> Markup {
        let title =
            |record: &MeetingRecord| self.agenda.iter().position(|item| item.id == record.item_id).map_or(0, |n| n + 1);
        html! {
            h2 class="h3 h3--first" { "In the room" }
            p { (self.seats.say()) }
            p { a href=(Room { id: self.meeting.id }) { "Who is there" } }
            h2 class="h3" { "Recorded so far " span class="muted" { (self.recorded.len()) } }
            ul class="caps" {
                @for record in &self.recorded {
                    li class={ "cap" @if record.sort == Sort::Decision { " cap--d" } } { p class="cap__k" { (record.sort.name()) } p class="cap__t" { (record.words) } p class="cap__m" { "Item " (title(record)) } }
                }
            }
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
        let (m, id) = (&self.meeting, self.meeting.id);
        html! {
            (self.form.summary())
            div class="mhead" {
                div { p class="crumb" { a href=(One { id }) { "The meeting" } } h1 class="phead__h" { (self.body.name) } p class="mhead__m" { (m.on_date.format("%A ")) (date(m.on_date)) " · item " (self.at + 1) " of " (self.agenda.len()) } }
                div class="mhead__r" {
                    @if m.state == State::Held { a class="btn btn--quiet" href=(Minutes { id }) { "Read the draft" } }
                    @else { span class="live" { span class="live__d" aria-hidden="true" {} "Taking minutes" } }
                    @if m.state == State::Running { form method="post" action=(Finish { id }) { input type="hidden" name="version" value=(m.version); button class="btn btn--quiet" type="submit" { "Finish meeting" } } }
                }
            }
            div class="meet" {
                nav class="meet__a" aria-label="Agenda" { (self.agenda()) }
                section class="meet__m" aria-label="The item" {
                    @match self.agenda.get(self.at) { Some(item) => (self.item(item)), None => p class="empty" { "The agenda is empty. Put items on it on the page of the meeting." } }
                }
                aside class="meet__r" aria-label="Attendance and what has been recorded" { (self.side()) }
            }
        }
    }
}
