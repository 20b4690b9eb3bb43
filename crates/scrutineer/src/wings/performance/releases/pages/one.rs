//! One release: how it stands, what is hidden and why, whether it can be undone together with earlier ones, what to do.

use super::file::FigureCsv;
use super::list::List;
use super::reading::Reading as ReadingPage;
use super::settings::Settings;
use super::steps::{Approval, Return, Withdrawal};
use super::words::Words;
use crate::layout::{Crumb, Happened, crumbs, dagger, date, folding, history, page_head};
use crate::wings::performance::indicators::rules::{period_short, shown as counted};
use crate::wings::performance::readings::pages::one::One as FigurePage;
use crate::wings::performance::releases::rules::Who;
use crate::wings::performance::releases::safety::Decided;
use crate::wings::performance::releases::worked::{Part, Worked, shown, worked};
use crate::wings::performance::releases::{Release, ReleaseId, ReleaseStep, Releases, Spread, State, queries};
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use govuk::Column;
use kit::{Answer, Desk, Form, Read, View};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/releases/{id}", rejection(kit::Error))]
pub struct One {
    pub id: ReleaseId,
}

struct Sheet {
    release: Release,
    /// Only while it is inside: what was published stands on the public page.
    worked: Option<Worked>,
    steps: Vec<ReleaseStep>,
    who: Who,
    today: NaiveDate,
    board: String,
}

pub async fn show(desk: Desk<Read<Releases>>, at: One) -> Answer {
    let release = desk.find(queries::release(at.id)).await?;
    let inside = release.state.inside();
    let worked = if inside { Some(worked(&desk, &release, desk.today()).await?) } else { None };
    let sheet = Sheet {
        steps: desk.all(queries::steps(at.id)).await?,
        who: Who::of(desk.person()),
        today: desk.today(),
        board: desk.person().board().to_string(),
        worked,
        release,
    };
    desk.show(sheet)
}

/// The figure as it is known inside.
pub(super) fn inside(part: &Part, one: &Decided) -> String {
    let number = |count: Option<u64>| count.map(Into::into);
    let reading = measure::Reading {
        value: one.cell.value.clone(),
        numerator: number(one.cell.count),
        denominator: number(one.cell.whole),
    };
    let shown = counted(&part.indicator, &reading);
    match (one.cell.count, one.cell.whole) {
        (Some(count), Some(whole)) if !shown.contains(" of ") => format!("{shown}, {count} of {whole}"),
        (Some(count), None) if part.indicator.unit.0 == measure::Unit::Per10k => format!("{shown}, {count}"),
        _ => shown,
    }
}

impl Sheet {
    fn id(&self) -> ReleaseId {
        self.release.id
    }
    /// Whether a figure has changed since its words were read.
    fn changed(&self, worked: &Worked) -> bool {
        self.release.checked.as_deref().is_some_and(|checked| checked != worked.digest)
    }

    fn say(&self) -> Markup {
        html! {
            b { (self.release.state.name()) "." }
            " Figures to " (date(self.release.until_on)) ". Drafted by " (self.release.drafted_by) " on " (date(self.release.drafted_on)) "."
            @if let Some(worked) = &self.worked { @let (shown, hidden) = worked.count(); " It shows " (shown) " and hides " (hidden) "." }
        }
    }

    /// Whether it may leave the building.
    fn verdict(&self, worked: &Worked) -> Markup {
        html! {
            section class="callout" aria-labelledby="verdict" {
                @if worked.safe() {
                    h2 class="h3 h3--first" id="verdict" { "It cannot be undone" }
                    p { "No small number can be worked out from it, nor from it together with any earlier release." }
                } @else {
                    h2 class="h3 h3--first" id="verdict" { "Refused: a small number could be worked out" }
                    @if !worked.breaches.is_empty() { ul { @for words in &worked.breaches { li { (words) } } } }
                    @for name in &worked.unsure { p { "Not every combination of " (name) " could be looked at, so it is refused too." } }
                    p { "Leave the indicator out, show the latest figure only, or leave single agencies out." }
                }
                @if self.changed(worked) {
                    p { b { "A figure has changed since it was checked." } " Send it back, so that it is checked again." }
                }
            }
        }
    }

    fn figures(&self, worked: &Worked) -> Markup {
        let rows: Vec<(&Part, &Decided)> =
            worked.parts.iter().flat_map(|part| part.figures.iter().map(move |one| (part, one))).collect();
        let columns = vec![
            Column::new("Figure", |(part, one): &(&Part, &Decided)| html! {
                (part.indicator.code) " " (part.indicator.name)
                span class="under" { (period_short(&part.indicator, &one.cell.period)) @if let Some(id) = one.cell.part { ", " (worked.agency(id)) } }
            })
            .names_row(),
            Column::new("Inside", |(part, one): &(&Part, &Decided)| html! { a href=(FigurePage { id: one.cell.reading.id }) { (inside(part, one)) } (dagger(one.cell.reading.illustrative())) }).numeric(),
            Column::new("Outside", |(part, one): &(&Part, &Decided)| html! { b { (shown(&part.indicator, &one.figure)) } }).numeric(),
            Column::new("Why", |(part, one): &(&Part, &Decided)| html! {
                @match one.why { Some(why) => (why.words(part.threshold)), None => span class="muted" { "Shown" } }
            }),
        ];
        html! {
            h2 class="h2" { "What is shown, and what is hidden" }
            @if rows.is_empty() { p class="empty" { "No indicator of this release has a figure by then. Change the draft." } }
            @else { (folding("Every figure, as it is known inside and as it is shown outside", columns, &rows)) }
        }
    }

    fn words(&self, worked: &Worked) -> Markup {
        let (id, edits) = (self.id(), self.who.may_edit(&self.release));
        let columns = vec![
            Column::new("Indicator", |part: &Part| html! { (part.indicator.code) " " (part.indicator.name) })
                .names_row(),
            Column::new("What is said", |part: &Part| {
                html! {
                    @match &part.choice.words { Some(words) => (words), None => span class="muted" { "Nothing" } }
                    @if part.choice.words.is_some() && part.words.is_none() { span class="under" { "Stays inside: only its numbers are published." } }
                    @if edits { span class="under" { a href=(Words { id, code: part.indicator.code.clone() }) { "Write" span class="govuk-visually-hidden" { " about " (part.indicator.name) } } } }
                }
            }),
        ];
        html! {
            h2 class="h2" { "What is said" }
            p { @match &self.release.words { Some(words) => (words), None => span class="muted" { "Nothing is said about all of it." } } }
            (folding("What is said about each indicator", columns, &worked.parts))
        }
    }

    fn settings(&self) -> Markup {
        let release = &self.release;
        html! {
            h2 class="h2" { "How it is made safe" }
            dl class="lineage" {
                div { dt { "Hidden" } dd { "Counts from 1 to " (release.threshold) ", and what rests on them" } }
                div { dt { "Rounded" } dd { @match release.rounding { 0 => "Not at all", 5 => "Counts of the area to the nearest 5", _ => "Counts of the area to the nearest 10" } } }
                div { dt { "Periods" } dd { @if release.spread == Spread::Year { "The latest, and those of the same year" } @else { "The latest" } } }
                div { dt { "Single agencies" } dd { @if release.split { "Shown where they are known" } @else { "Not shown" } } }
            }
        }
    }

    /// What this person may do next.
    fn next(&self) -> Markup {
        let (id, release, who) = (self.id(), &self.release, &self.who);
        let carried = Form::of((), release.version).carried();
        html! {
            @if who.may_approve(release) {
                form method="post" action=(Approval { id }) class="form" {
                    (carried)
                    button class="btn" type="submit" { @if release.state == State::ApprovedOnce { "Approve and publish" } @else { "Approve" } }
                }
            } @else if who.may_read(release) {
                p { a class="btn" href=(ReadingPage { id }) { "Read the words" } }
            } @else {
                p class="meta" { (self.waits()) }
            }
            ul class="lines" {
                @if who.may_edit(release) { li { a href=(Settings { id }) { "Change the draft" } } }
                @if who.may_send_back(release) { li { a href=(Return { id }) { "Send it back" } } }
                @if who.may_withdraw(release) { li { a href=(Withdrawal { id }) { "Withdraw it" } } }
                @if !release.state.inside() { li { a href=(self.outside()) { "As the public sees it" } } }
            }
        }
    }

    fn outside(&self) -> String {
        super::public::one::Frozen { board: self.board.clone(), id: self.id() }.to_string()
    }

    fn waits(&self) -> &'static str {
        match self.release.state {
            State::Draft => "It waits for somebody who did not write in it to read its words.",
            State::Read => "It waits for two people to approve it who did not write in it.",
            State::ApprovedOnce => "It waits for a second person to approve it, who did not write in it.",
            State::Published => "Anybody can read it.",
            State::Withdrawn => {
                "It is no longer shown. Its figures stay in the ledger, since somebody may have kept them."
            }
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        self.release.title.clone()
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        let tools = html! { @if self.worked.is_some() { a class="btn btn--quiet" href=(FigureCsv { id: self.id() }) { "Download CSV" } } };
        let heading = html! { (self.say()) (dagger(self.release.illustrative)) };
        html! {
            (crumbs(&[Crumb::new("Releases", List)]))
            p class="sc-marking" { (self.release.state.marking()) @if self.release.state.inside() { ": not for outside, " (date(self.today)) } }
            (page_head(&self.release.title, &heading, Some(tools)))
            @if let Some(worked) = &self.worked { (self.verdict(worked)) }
            (self.next())
            @if let Some(worked) = &self.worked { (self.figures(worked)) (self.words(worked)) }
            (self.settings())
            @if !self.steps.is_empty() {
                (history("What happened", self.steps.iter().rev().map(|step| Happened {
                    on: step.on_date,
                    what: html! { (step.kind.name()) },
                    by: &step.by,
                    words: step.words.as_deref().unwrap_or(""),
                })))
            }
        }
    }
}
