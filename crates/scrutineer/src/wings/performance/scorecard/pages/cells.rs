//! The cells of a row: the same words and signs on the dashboard and on the scorecard.

use crate::layout::dagger;
use crate::wings::performance::indicators::judged::source_mark;
use crate::wings::performance::indicators::rules::period_short;
use crate::wings::performance::scorecard::judgements::Row;
use crate::wings::performance::scorecard::signs::{self, moved, nothing};
use maud::{Markup, html};
use measure::Figure;
use measure::direction::Comparator;

/// The name, which leads to the indicator's own page.
pub fn name(row: &Row) -> Markup {
    html! { a href=(row.path) { (row.indicator.name) } }
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

/// How the figure moved, on the comparator that was chosen.
pub fn change(row: &Row, against: Comparator) -> Markup {
    moved(row.judged.moves.on(against))
}

/// A figure to compare with, and its own date.
pub fn compared(row: &Row) -> Markup {
    signs::compared(row.judged.comparator.as_ref(), &row.indicator)
}
