//! The rows of the dashboard, by area, in the order in which people learn to find them.

use super::{cells, glance};
use crate::wings::performance::indicators::moves::{explained, heading};
use crate::wings::performance::scorecard::judgements::{Board, Row};
use crate::wings::performance::scorecard::signs::{rag_class, rag_tag, variation_tag};
use maud::{Markup, PreEscaped, html};
use measure::Rag;
use measure::direction::Comparator;

/// The table of all rows.
pub fn table(board: &Board, against: Comparator) -> Markup {
    let rows: Vec<(usize, &Row)> = (1..).zip(board.on_dashboard()).collect();
    let groups = rows.chunk_by(|(_, a), (_, b)| a.indicator.area == b.indicator.area);
    html! {
        table role="table" class="itable" {
            caption class="govuk-visually-hidden" { "All " (rows.len()) " indicators, by priority area" }
            thead role="rowgroup" {
                tr role="row" {
                    th role="columnheader" scope="col" { "Status" }
                    th role="columnheader" scope="col" { "Indicator" }
                    th role="columnheader" scope="col" class="n" { "Latest" }
                    th role="columnheader" scope="col" { "Period" }
                    th role="columnheader" scope="col" class="n" { "Target" }
                    th role="columnheader" scope="col" { (heading(against)) }
                    th role="columnheader" scope="col" { "Is it real?" }
                    th role="columnheader" scope="col" { "Trend" }
                    th role="columnheader" scope="col" { "Compared with" }
                }
            }
            @for group in groups { (area(group, against)) }
        }
        p class="tablefoot" {
            "The grey band in each trend is the usual range; the dashed line is the target. “Is it real?” follows the NHS \
             Making Data Count rules; fewer than 12 points is too early to say. " (explained(against)) " Why each is red stands under its name; why others have their status, on the scorecard, on their own pages and in the CSV."
        }
    }
}

fn area(group: &[(usize, &Row)], against: Comparator) -> Markup {
    html! {
        tbody role="rowgroup" class="igroup" {
            @if let Some((_, first)) = group.first() {
                tr role="row" class="ighead" {
                    th role="columnheader" scope="colgroup" colspan="9" {
                        span class="ighead__in" {
                            span class="ighead__name" {
                                @if let Some(number) = first.indicator.area.number() { span class="ighead__pa" { (number) } }
                                (first.indicator.area.name())
                            }
                            span class="ighead__tally" { (glance::tally(group)) }
                        }
                    }
                }
            }
            @for (_, row) in group { (line(row, against)) }
        }
    }
}

fn line(row: &Row, against: Comparator) -> Markup {
    html! {
        tr role="row" id=(row.indicator.code) class={ "irow irow--" (rag_class(row.rag())) } {
            td role="cell" class="c-rag" {
                (rag_tag(row.rag()))
                @if row.rag() != Rag::Red { span class="govuk-visually-hidden" { ". " (row.judged.judgement.reason) } }
            }
            th role="rowheader" scope="row" class="c-name" {
                (cells::name(row))
                // Ink follows seriousness: why something is red can be read at once, the rest is one step away.
                @if row.rag() == Rag::Red { span class="c-name__why" { (row.judged.judgement.reason) } }
            }
            td role="cell" class="c-val" { (cells::value(row)) }
            td role="cell" class="c-per" { (cells::period(row)) }
            td role="cell" class="c-tgt" { (cells::target(row)) }
            td role="cell" class="c-chg" { (cells::change(row, against)) }
            td role="cell" class="c-var" { (variation_tag(row.judged.variation)) }
            td role="cell" class="c-spk" { (PreEscaped(&row.spark)) }
            td role="cell" class="c-cmp" { (cells::compared(row)) }
        }
    }
}
