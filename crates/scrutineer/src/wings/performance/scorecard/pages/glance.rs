//! All indicators of the dashboard at a glance: one sign each, by area, with a key that counts.

use super::cells;
use crate::wings::performance::indicators::rules::period_short;
use crate::wings::performance::scorecard::judgements::{Board, Row};
use crate::wings::performance::scorecard::signs::{STATUSES, rag_class, rag_shape};
use maud::{Markup, html};
use measure::Rag;

/// The strip of signs; each leads to its row.
pub fn strip(board: &Board) -> Markup {
    let rows: Vec<(usize, &Row)> = (1..).zip(board.on_dashboard()).collect();
    let groups = rows.chunk_by(|(_, a), (_, b)| a.indicator.area == b.indicator.area);
    html! {
        div class="strip" role="group" aria-label=(format!("All {} indicators at a glance", rows.len())) {
            @for (g, group) in groups.enumerate() {
                @if let Some((_, first)) = group.first() {
                    div class="strip__group" {
                        p class="strip__name" id=(format!("s{g}")) { (first.indicator.area.short()) }
                        ol class="strip__list" aria-labelledby=(format!("s{g}")) {
                            @for (n, row) in group { li { (cell(*n, row)) } }
                        }
                    }
                }
            }
        }
    }
}

fn cell(n: usize, row: &Row) -> Markup {
    let period = row.judged.latest.as_ref().map(|l| period_short(&row.indicator, &l.period));
    let (name, word) = (&row.indicator.name, row.rag().word());
    let title = match period {
        Some(period) => {
            let mark = if cells::illustrative(row) { "†" } else { "" };
            format!("{n}. {name}: {}{mark}, {period}. {word}", cells::shown(row))
        }
        None => format!("{n}. {name}. {word}"),
    };
    html! {
        a class={ "strip__cell strip__cell--" (rag_class(row.rag())) } href=(format!("#{}", row.indicator.code)) title=(title) {
            (rag_shape(row.rag(), 18))
            span class="strip__no" { (n) }
            span class="govuk-visually-hidden" { " " (name) ": " (word) }
        }
    }
}

/// What the signs mean, and how many there are of each.
pub fn key(board: &Board) -> Markup {
    let count = |rag: Rag| board.on_dashboard().filter(|row| row.rag() == rag).count();
    html! {
        ul class="strip__key" {
            @for rag in STATUSES {
                li { (rag_shape(rag, 14)) " " (if rag == Rag::TooFew { "Too few to rate" } else { rag.word() }) " " (count(rag)) }
            }
        }
    }
}

/// The counts of a group of rows: red, amber, green, each where there are any.
pub fn tally(rows: &[(usize, &Row)]) -> Markup {
    let count = |rag: Rag| rows.iter().filter(|(_, row)| row.rag() == rag).count();
    html! {
        @for rag in [Rag::Red, Rag::Amber, Rag::Green] {
            @let count = count(rag);
            @if count > 0 { span { (rag_shape(rag, 12)) " " (count) " " (rag.word().to_lowercase()) } }
        }
    }
}
