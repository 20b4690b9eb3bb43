//! The cells of a row: the same words and signs on the dashboard and on the scorecard.

use crate::layout::dagger;
use crate::wings::performance::indicators::judged::source_mark;
use crate::wings::performance::indicators::rules::period_short;
use crate::wings::performance::scorecard::judgements::Row;
use crate::wings::performance::scorecard::rules::{comparator_date, comparator_value};
use crate::wings::performance::scorecard::{marks, path};
use maud::{Markup, html};
use measure::Figure;

/// A dash for people who look, words for people who listen.
fn nothing(words: &str) -> Markup {
    html! { span class="nil" { span class="govuk-visually-hidden" { (words) } } }
}

/// The name, which leads to the indicator's own page.
pub fn name(row: &Row) -> Markup {
    html! { a href=(path(&row.indicator.code)) { (row.indicator.name) } }
}

/// The figure as people read it; a dash where it has not come.
pub fn shown(row: &Row) -> &str {
    match &row.judged.latest {
        Some(latest) if !matches!(latest.figure.value, Figure::NotReported(_)) => &latest.shown,
        _ => "–",
    }
}

/// Whether the latest figure is made up.
pub fn illustrative(row: &Row) -> bool {
    row.judged.latest.as_ref().is_some_and(|l| l.reading.illustrative())
}

/// The figure with its unit and, if it is made up, the dagger.
pub fn value(row: &Row) -> Markup {
    let shown = shown(row);
    html! {
        @match shown.strip_suffix('%') {
            Some(number) => { b { (number) } i { "%" } }
            None => b { (shown) },
        }
        (dagger(illustrative(row) && shown != "–"))
    }
}

/// The period and where the figure comes from.
pub fn period(row: &Row) -> Markup {
    html! {
        @if let Some(latest) = &row.judged.latest {
            (period_short(&row.indicator, &latest.period))
            @if let Some(mark) = source_mark(latest.reading.source) { span class="srcmark" { (mark) } }
        } @else { (nothing("no period yet")) }
    }
}

pub fn target(row: &Row) -> Markup {
    html! {
        @match &row.judged.target_words {
            Some(words) => { span class="only-narrow" { "target " } (words) }
            None => (nothing("no target")),
        }
    }
}

/// How the figure moved. An estimate stands in italics with its word beside it.
pub fn change(row: &Row) -> Markup {
    let Some(moved) = &row.judged.moved else {
        return nothing("not known");
    };
    let estimate = moved.against.starts_with("annualised");
    html! {
        (marks::arrow(moved.arrow))
        span class="govuk-visually-hidden" { (moved.arrow.word()) " " }
        @if estimate { i { (moved.text) } } @else { span { (moved.text) } }
        span class="govuk-visually-hidden" { " " (moved.against) }
        @if estimate { span class="c-chg__how" aria-hidden="true" { "annualised" } }
    }
}

/// A figure to compare with, and its own date.
pub fn compared(row: &Row) -> Markup {
    html! {
        @match &row.judged.comparator {
            Some(c) => {
                b { (comparator_value(&row.indicator, c)) } (dagger(c.illustrative)) " "
                span { (c.name) " " (comparator_date(c.at_on)) }
            }
            None => (nothing("none held")),
        }
    }
}
