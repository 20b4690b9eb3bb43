//! One report: the seven headings with what the registers say and what the chair adds, and what changed since the last.

use super::edit::Edit;
use super::overview::Overview;
use super::steps::{Sign, TakeBack};
use crate::layout::{Crumb, crumbs, dagger, date, page_head};
use crate::wings::governance::bodies::{Body, queries as bodies};
use crate::wings::governance::meetings::{Meeting, pages::one::One as MeetingPage, queries as meetings};
use crate::wings::governance::reports::rules::{Fact, Facts, HEADINGS, MOST, Words, may_sign, may_write};
use crate::wings::governance::reports::{GroupReport, GroupReports, ReportId, State, facts, queries};
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use kit::{Answer, Desk, Read, View};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/group-reports/{id}", rejection(kit::Error))]
pub struct One {
    pub id: ReportId,
}

struct Sheet {
    report: GroupReport,
    body: Body,
    facts: Facts,
    words: Words,
    meeting: Option<Meeting>,
    /// What changed since the last report that was signed off; nothing where this is the first.
    changed: Option<Vec<String>>,
    today: NaiveDate,
    may_write: bool,
    may_sign: bool,
}

pub async fn show(desk: Desk<Read<GroupReports>>, at: One) -> Answer {
    let report = desk.find(queries::report(at.id)).await?;
    let body = desk.find(bodies::body(report.body_id)).await?;
    let facts = facts::of(&desk, &report, &body).await?;
    let meeting = match report.meeting_id {
        Some(id) => Some(desk.find(meetings::meeting(id)).await?),
        None => None,
    };
    let earlier = desk.all(queries::of_body(body.id)).await?;
    // The last one that was signed off before this one was, or before today where this one is a draft.
    let before = |one: &&GroupReport| {
        let earlier = (one.until_on, one.id) < (report.until_on, report.id);
        one.state == State::Signed && one.id != report.id && (report.state == State::Draft || earlier)
    };
    let last = earlier.iter().find(before);
    let changed = last.and_then(|one| one.frozen.as_deref()).map(|frozen| facts.changed(&Facts::frozen(frozen)));
    desk.show(Sheet {
        words: Words::stored(&report.words),
        today: desk.today(),
        may_write: may_write(desk.person(), &body),
        may_sign: may_sign(desk.person(), &body),
        report,
        body,
        facts,
        meeting,
        changed,
    })
}

/// What the registers say under a heading.
pub(super) fn listed(facts: &[Fact]) -> Markup {
    html! {
        @if !facts.is_empty() { ul class="told" {
            @for fact in facts.iter().take(MOST) {
                li {
                    a href=(fact.path) { (fact.title) } (dagger(fact.illustrative)) ": " b { (fact.stands) }
                    @if !fact.more.is_empty() { span class="told__m" { (fact.more) } }
                }
            }
            @if facts.len() > MOST { li class="muted" { "and " (facts.len() - MOST) " more in the registers" } }
        } }
    }
}

/// The chair's words, part by part.
pub(super) fn said(words: &str) -> Markup {
    html! { @for part in words.lines().filter(|line| !line.trim().is_empty()) { p class="told__w" { (part) } } }
}

impl Sheet {
    fn say(&self) -> Markup {
        let report = &self.report;
        html! {
            @let until = if report.state == State::Draft { self.today } else { report.until_on };
            b { (date(report.from_on)) " to " (date(until)) "." } " "
            @match (report.state, report.signed_on) {
                (State::Signed, Some(on)) => {
                    "Signed off on " (date(on)) @if let Some(by) = &report.signed_by { " by the " (by) } "; nothing in it changes any more."
                    @if let Some(meeting) = &self.meeting { " For the meeting of " a href=(MeetingPage { id: meeting.id }) { (date(meeting.on_date)) } "." }
                }
                _ => "A draft: what the registers say is read anew each time.",
            }
        }
    }

    fn tools(&self) -> Markup {
        let (id, version) = (self.report.id, self.report.version);
        html! {
            @if self.report.state == State::Draft {
                @if self.may_sign { form method="post" action=(Sign { id }) { input type="hidden" name="version" value=(version); button class="btn" type="submit" { "Sign it off" } } }
                @if self.may_write { a class="btn btn--quiet" href=(Edit { id }) { "Add words" } }
            } @else if self.may_sign {
                form method="post" action=(TakeBack { id }) { input type="hidden" name="version" value=(version); button class="btn btn--quiet" type="submit" { "Take it back" } }
            }
            button class="btn btn--quiet" type="button" data-print hidden { "Print" }
        }
    }

    fn changed(&self) -> Markup {
        html! {
            @if let Some(changed) = &self.changed {
                section class="callout" aria-labelledby="changed" {
                    h2 class="h3 h3--first" id="changed" { "Since the last report" }
                    @if changed.is_empty() { p { "Nothing changed." } }
                    ul class="lines" { @for words in changed { li { (words) } } }
                }
            }
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        format!("Report: {}", self.body.short_name)
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        html! {
            (crumbs(&[Crumb::new("Group reports", Overview)]))
            (page_head(&format!("Report of the {}", self.body.name), &self.say(), Some(self.tools())))
            (self.changed())
            @for (n, (heading, _)) in HEADINGS.iter().enumerate() {
                section {
                    h2 class="h2" { (n + 1) ". " (heading) }
                    (said(&self.words.0[n]))
                    (listed(&self.facts.0[n]))
                    @if self.facts.0[n].is_empty() && self.words.0[n].is_empty() { p class="muted" { "The registers say nothing here." } }
                }
            }
        }
    }
}
