//! One challenge: what is asked, on what ground, the answers with their clock, what comes next, what happened.

use super::list::List;
use super::{answer, closing, edit, escalation, sending, verdict};
use crate::layout::{Crumb, crumbs, dagger, date, page_head};
use crate::wings::governance::agencies::queries as agencies;
use crate::wings::governance::parts::Names;
use crate::wings::improvement::challenges::rules::{Facts, STAGES, awaited, may_answer, said};
use crate::wings::improvement::challenges::{Answer, Challenge, ChallengeId, Challenges, Event, State, queries};
use crate::wings::improvement::parts::{Happened, clock, history};
use crate::wings::improvement::threads::pages::Thread;
use crate::wings::performance::indicators::{Indicator, queries as indicators};
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use govuk::{Column, Table};
use kit::{Answer as Reply, Desk, Read, Register, Right, View};
use maud::{Markup, Render, html};
use measure::working_days;
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/challenges/{id}", rejection(kit::Error))]
pub struct One {
    pub id: ChallengeId,
}

struct Sheet {
    challenge: Challenge,
    answers: Vec<Answer>,
    events: Vec<Event>,
    indicator: Option<Indicator>,
    names: Names,
    who: Facts,
    may_act: bool,
    today: NaiveDate,
}

pub async fn show(desk: Desk<Read<Challenges>>, at: One) -> Reply {
    let challenge = desk.find(queries::challenge(at.id)).await?;
    desk.show(Sheet {
        answers: desk.all(queries::answers_of(at.id)).await?,
        events: desk.all(queries::events_of(at.id)).await?,
        indicator: match challenge.indicator_id {
            Some(id) => Some(desk.find(indicators::indicator(id)).await?),
            None => None,
        },
        names: Names::of(desk.all(agencies::by_name()).await?, desk.person()),
        who: Facts::of(desk.person()),
        may_act: desk.person().may(Right { verb: "keep", register: "actions" }),
        today: desk.today(),
        challenge,
    })
}

impl Sheet {
    fn tools(&self) -> Markup {
        let (c, id) = (&self.challenge, self.challenge.id);
        let mine =
            self.answers.iter().find(|answer| awaited(answer) && may_answer(&self.who, answer) && !self.who.writes);
        html! {
            @match c.state {
                State::Draft if self.who.writes => {
                    form method="post" action=(sending::At { id }) {
                        input type="hidden" name="version" value=(c.version);
                        button class="btn" type="submit" { "Send it" }
                    }
                    a class="btn btn--quiet" href=(edit::Edit { id }) { "Change" }
                    a class="btn btn--quiet" href=(closing::At { id }) { "Close without sending" }
                }
                State::Sent => {
                    @if let Some(answer) = mine { a class="btn" href=(answer::At { id: answer.id }) { "Answer" } }
                    @if self.who.writes { a class="btn btn--quiet" href=(escalation::At { id }) { "Take it further" } a class="btn btn--quiet" href=(closing::At { id }) { "Close" } }
                }
                State::Answered if self.who.writes => { a class="btn" href=(closing::At { id }) { "Close" } }
                _ => {}
            }
        }
    }

    /// One node for each working day of the present stage.
    fn track(&self) -> Markup {
        let Some((due, began)) = self.challenge.due_on.zip(self.began()) else { return html! {} };
        let days = working_days::between(began, due).clamp(1, 30);
        let gone = working_days::between(began, self.today).clamp(0, days);
        let state = |n: i64| match n {
            n if n == days => "wd__d wd__d--due",
            n if n == gone => "wd__d wd__d--now",
            n if n < gone => "wd__d wd__d--on",
            _ => "wd__d",
        };
        html! {
            div class="clockcard" {
                div class="wd" aria-hidden="true" {
                    ol {
                        @for n in 0..=days {
                            li class=(state(n)) {
                                @if n == 0 { span { "Sent" br; (measure::dates::short(began)) } }
                                @else if n == days { span { "Due" br; (measure::dates::short(due)) } }
                                @else if n == gone { span { "Today" br; (measure::dates::short(self.today)) } }
                            }
                        }
                    }
                }
                p class="clockcard__t" {
                    (clock(due, self.today))
                    span { "Sent " (date(began)) ", due " (date(due)) ". Day " (gone) " of " (days) ". England bank holidays are left out." }
                }
            }
        }
    }

    /// The day on which the present stage began.
    fn began(&self) -> Option<NaiveDate> {
        use crate::wings::improvement::challenges::What;
        let further = self.events.iter().rev().find(|event| matches!(event.what, What::Escalated));
        further.map(|event| event.on_date).or(self.challenge.sent_on)
    }

    fn table(&self) -> Markup {
        let columns = vec![
            Column::new(
                "Agency",
                |a: &Answer| html! { (self.names.link(a.agency_id)) (dagger(self.challenge.illustrative)) },
            )
            .names_row(),
            Column::new("State", |a: &Answer| {
                html! { @match (a.stance, a.accepted) {
                    (_, Some(false)) => b { "Sent back" },
                    (Some(stance), Some(true)) => { b { (stance.name()) } span class="meta rowmeta" { "answer accepted" } }
                    (Some(stance), None) => { b { (stance.name()) } span class="meta rowmeta" { "to be judged" } }
                    (None, _) => "Waiting",
                } }
            }),
            Column::new("Clock", |a: &Answer| self.answer_clock(a)),
            Column::new("What they say", |a: &Answer| {
                html! {
                    @if let Some(words) = &a.words { (words) @if let Some(by) = &a.answered_by { span class="meta rowmeta" { (by) } } }
                    @if a.accepted == Some(false) { @if let Some(why) = &a.judged_because { span class="meta rowmeta" { "Sent back: " (why) } } }
                    (self.answer_links(a))
                }
            }),
        ];
        Table { caption_hidden: true, folds: true, class: "rows", ..Table::new("Answers", columns, &self.answers) }
            .render()
    }

    fn answer_clock(&self, answer: &Answer) -> Markup {
        match (answer.answered_on.filter(|_| !awaited(answer)), self.challenge.sent_on, self.challenge.due_on) {
            (Some(on), Some(sent), _) => {
                let day = working_days::between(sent, on);
                let late = day > i64::from(STAGES.first().map_or(0, |stage| stage.days));
                html! { span class=(if late { "clock" } else { "clock clock--met" }) { @if late { "Answered late, day " } @else { "Met, day " } (day) } }
            }
            (None, Some(_), Some(due)) => clock(due, self.today),
            _ => html! {},
        }
    }

    fn answer_links(&self, answer: &Answer) -> Markup {
        let open = self.challenge.state == State::Sent;
        html! {
            @if open && awaited(answer) && self.who.writes { " " a href=(answer::At { id: answer.id }) { "Record an answer" span class="govuk-visually-hidden" { " of " (self.names.name(answer.agency_id)) } } }
            @if open && !awaited(answer) && answer.accepted.is_none() && self.who.writes { " " a href=(verdict::At { id: answer.id }) { "Accept or send back" span class="govuk-visually-hidden" { ": " (self.names.name(answer.agency_id)) } } }
        }
    }

    fn history(&self) -> Markup {
        let happened = self.events.iter().rev().map(|event| Happened {
            on: event.on_date,
            what: html! { (event.what.name()) @if let Some(id) = event.agency_id { ", " (self.names.name(id)) } (dagger(self.challenge.illustrative)) },
            by: &event.by,
            words: &event.words,
        });
        history("History", happened)
    }

    fn side(&self) -> Markup {
        let c = &self.challenge;
        html! {
            @if c.state == State::Sent {
                h2 class="h2 h2--first" { "If there is no answer" }
                ol class="ladder" {
                    @for (n, stage) in (0..).zip(STAGES) {
                        li class={ "ladder__i" @if n <= c.stage { " ladder__i--done" } } aria-current=[(n == c.stage).then_some("step")] { b { (stage.name) } span { (stage.days) " working days" } }
                    }
                }
            }
            h2 class={ "h2" @if c.state != State::Sent { " h2--first" } } { "What will show it worked" }
            @match &self.indicator {
                Some(indicator) => p { "Re-test of " a href=(format!("/indicators/{}", indicator.code)) { (indicator.name) } @if let Some(on) = c.retest_on { ", " (date(on)) } "." },
                None => p { "No indicator is named." },
            }
            h2 class="h2" { "Record" }
            dl class="lineage" {
                div { dt { "Raised" } dd { (date(c.raised_on)) } }
                @if let Some(outcome) = c.outcome { div { dt { "Outcome" } dd { (outcome.name()) } } }
                @if let Some(by) = &c.closed_by { div { dt { "Closed by" } dd { (by) @if let Some(on) = c.closed_on { ", " (date(on)) } } } }
                div { dt { "Seen by" } dd { @if c.state == State::Draft { "The chair and the Board’s office" } @else { "Board members, observers" } } }
                @if let Some(source) = &c.source { div { dt { "Source" } dd { (source) } } }
            }
            p { a href=(Thread { register: Challenges::NAME.into(), id: c.id.uuid() }) { "See the whole thread" } }
            @if self.may_act && c.state != State::Draft { p { a href=(format!("/actions/new?from=challenges:{}", c.id)) { "Set an action from it" } } }
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        self.challenge.title.clone()
    }
    fn wing(&self) -> &'static str {
        "Improvement"
    }
    fn body(&self) -> Markup {
        let c = &self.challenge;
        let (bold, rest) = said(c, &self.answers, self.today);
        html! {
            (crumbs(&[Crumb::new("Improvement", "/actions"), Crumb::new("Challenge log", List)]))
            (page_head(&c.title, &html! { b { (bold) } " " (rest) }, Some(self.tools())))
            (self.track())
            div class="split" {
                div class="split__main" {
                    h2 class="h2 h2--first" { "What the chair asks" }
                    blockquote class="ask" { p { (c.asks) } footer { "Independent chair" } }
                    h2 class="h2" { "On what ground" }
                    p { (c.ground) (dagger(c.illustrative)) }
                    h2 class="h2" { "Answers" }
                    (self.table())
                    @if let Some(effect) = &c.effect { h2 class="h2" { "What changed because of it" } p { (effect) (dagger(c.illustrative)) } }
                    (self.history())
                }
                aside class="split__side" aria-label="About the challenge" { (self.side()) }
            }
        }
    }
}
