//! A return as it is read: what was sent, how each line checked, what was said, and the next step.

use super::list::List;
use super::one::{LinesCsv, buttons};
use crate::layout::{Crumb, clock, crumbs, dagger, date, page_head};
use crate::wings::performance::indicators::pages::one::One as IndicatorPage;
use crate::wings::performance::indicators::rules::{figure, period_short, shown};
use crate::wings::performance::readings::pages::one::One as ReadingPage;
use crate::wings::performance::readings::rules::Facts;
use crate::wings::performance::returns::check::Stands;
use crate::wings::performance::returns::owed::Came;
use crate::wings::performance::returns::place::{Place, Row, Tally};
use crate::wings::performance::returns::{Remark, State};
use chrono::NaiveDate;
use govuk::Column;
use maud::{Markup, html};

/// A return for reading.
pub(super) struct Settled {
    pub place: Place,
    pub who: Facts,
    pub today: NaiveDate,
}

impl Settled {
    pub(super) fn page(&self) -> Markup {
        let place = &self.place;
        let rows = place.rows();
        let (agency, ends_on) = (place.agency.id, place.ends_on);
        let tools = html! {
            @if place.state().is_none_or(|state| !matches!(state, State::Approved | State::Locked)) { (clock(place.due(), self.today)) }
            (buttons(place, &self.who))
            a class="btn btn--quiet" href=(LinesCsv { agency, ends_on }) { "Download CSV" }
        };
        html! {
            (crumbs(&[Crumb::new("Returns", List)]))
            (page_head(&place.title(), &self.say(&rows), Some(tools)))
            @if place.owed.is_empty() {
                p class="empty" { "Nothing is asked of " (place.agency.name) " for this period. The Board’s office says who is asked for what on the page of returns." }
            } @else { (lines(place, &rows)) }
            (remarks(&place.remarks))
        }
    }

    fn say(&self, rows: &[Row<'_>]) -> Markup {
        let (tally, place) = (Tally::of(rows), &self.place);
        let sent = place.sent.as_ref();
        let by = sent.and_then(|s| s.sent_by.as_deref()).unwrap_or_default();
        let on = sent.and_then(|s| s.sent_at).map(|at| date(kit::clock::day(at))).unwrap_or_default();
        html! {
            @match place.state() {
                None => { b { "Nobody has begun." } " " (tally.all) " figures are asked for by " (date(place.due())) "." }
                Some(State::Draft) => { b { "Begun: " (tally.ready) " of " (tally.all) " figures are filled." } " Due on " (date(place.due())) "." }
                Some(State::Queried) => { b { "Sent back with a question." } " It waits for the agency." }
                Some(State::Submitted) => { b { "Waits for sign-off." } " Sent by " (by) " on " (on) @if place.came(self.today) == Came::Late { ", late" } "." }
                Some(State::Approved) => {
                    b { "Signed off" } " by " (sent.and_then(|s| s.approved_by.as_deref()).unwrap_or_default()) ". Sent by " (by) " on " (on) @if place.came(self.today) == Came::Late { ", late" } "."
                }
                Some(State::Locked) => { b { "Closed." } " A figure that is wrong is revised on its own page, with the reason." }
            }
        }
    }
}

/// The lines of a return with what each said.
fn lines(place: &Place, rows: &[Row<'_>]) -> Markup {
    let columns = vec![
        Column::new("Measure", |row: &Row<'_>| {
            let code = row.owed.indicator.code.clone();
            html! { a href=(IndicatorPage { code }) { (row.owed.indicator.name) } span class="meta rowmeta" { (row.owed.key()) ", " (period_short(&row.owed.indicator, &row.owed.period)) } }
        })
        .names_row(),
        Column::new("Before", |row: &Row<'_>| html! { @if let Some((counts, value)) = row.before.last_shown(row.owed) { (counts) @if let Some(value) = value { " " span class="meta" { (value) } } (dagger(row.before.illustrative())) } }).numeric(),
        Column::new("Sent", |row: &Row<'_>| sent(place, row)).numeric(),
        Column::new("Check", |row: &Row<'_>| says(row)),
        Column::new("In words", |row: &Row<'_>| words(row)),
    ];
    crate::layout::folding("The figures of the return", columns, rows)
}

fn sent(place: &Place, row: &Row<'_>) -> Markup {
    let reading = place.reading(row.owed);
    let counts = match (row.typed.numerator.as_str(), row.typed.denominator.as_str(), row.typed.value.as_str()) {
        ("", "", "") => String::new(),
        ("", "", value) => value.to_owned(),
        (n, "", _) => n.to_owned(),
        (n, d, _) => format!("{n} of {d}"),
    };
    html! {
        @match reading {
            Some(reading) => {
                @let value = shown(&row.owed.indicator, &figure(&row.owed.indicator, reading, &place.populations));
                a href=(ReadingPage { id: reading.id }) { (value) } (dagger(reading.illustrative()))
                @if !counts.is_empty() && counts != value && row.elsewhere.is_none() { span class="meta rowmeta" { (counts) } }
            }
            None => (counts),
        }
    }
}

fn says(row: &Row<'_>) -> Markup {
    html! {
        @if row.elsewhere.is_some() { "Was here already" }
        @else if row.checked.stands == Stands::Todo { span class="meta" { "Nothing yet" } }
        @else if row.checked.moved || row.checked.unlikely { b { (row.checked.says) } }
        @else { (row.checked.says) }
    }
}

fn words(row: &Row<'_>) -> Markup {
    let typed = &row.typed;
    html! {
        @if !typed.why_not.is_empty() { p { "No figure: " (typed.why_not) } }
        @for (name, text) in [("", &typed.words), ("Why: ", &typed.why), ("Being done: ", &typed.doing), ("Put right by: ", &typed.by_when), ("Help wanted: ", &typed.help_wanted), ("Sure of it: ", &typed.confidence)] {
            @if !text.is_empty() { p class="rowmeta" { (name) (text) } }
        }
    }
}

/// What was asked about a return and what was said to it.
pub(super) fn remarks(all: &[Remark]) -> Markup {
    html! {
        @if !all.is_empty() {
            section aria-labelledby="remarks" {
                h2 class="h2" id="remarks" { "Questions and answers" }
                ol class="tl" {
                    @for one in all {
                        li class="tl__i" {
                            p class="tl__d" { (measure::dates::short(kit::clock::day(one.said_at))) }
                            div class="tl__b" {
                                p class="tl__w" { (one.speaker) @if one.asks { " asked" } @else { " answered" } }
                                p { (one.words) }
                            }
                        }
                    }
                }
            }
        }
    }
}
