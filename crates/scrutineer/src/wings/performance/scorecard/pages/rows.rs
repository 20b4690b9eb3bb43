//! The rows of the dashboard, by priority area.

use crate::layout::dagger;
use crate::wings::performance::indicators::judged::source_mark;
use crate::wings::performance::indicators::rules::period_short;
use crate::wings::performance::indicators::{Area, Indicator};
use crate::wings::performance::readings::Source;
use crate::wings::performance::scorecard::judgements::Row;
use crate::wings::performance::scorecard::signs::{
    compared, moved, nothing, rag_class, rag_shape, rag_tag, trend, variation_tag,
};
use maud::{Markup, html};
use measure::{Rag, Unit};

/// The areas in the order of the plan.
pub const AREAS: [Area; 4] = [Area::EarlyHelp, Area::Assessment, Area::Protection, Area::Board];

/// The address of an indicator's page.
#[must_use]
pub fn page_of(indicator: &Indicator) -> String {
    format!("/indicators/{}", indicator.code)
}

/// How many of these rows have a status.
pub fn tally(rows: &[&Row], rag: Rag) -> usize {
    rows.iter().filter(|row| row.judged.judgement.rag == rag).count()
}

/// The table of all rows.
pub fn table(rows: &[&Row]) -> Markup {
    html! {
        table role="table" class="itable" {
            caption class="govuk-visually-hidden" { "All " (rows.len()) " indicators, by priority area" }
            thead role="rowgroup" { tr role="row" {
                th role="columnheader" scope="col" { "Status" } th role="columnheader" scope="col" { "Indicator" }
                th role="columnheader" scope="col" class="n" { "Latest" } th role="columnheader" scope="col" { "Period" }
                th role="columnheader" scope="col" class="n" { "Target" } th role="columnheader" scope="col" { "On a year ago" }
                th role="columnheader" scope="col" { "Is it real?" } th role="columnheader" scope="col" { "Trend" }
                th role="columnheader" scope="col" { "Compared with" }
            } }
            @for area in AREAS {
                @let of_area: Vec<&Row> = rows.iter().copied().filter(|row| row.indicator.area == area).collect();
                @if !of_area.is_empty() {
                    tbody role="rowgroup" class="igroup" {
                        (heading(area, &of_area))
                        @for row in &of_area { (line(row)) }
                    }
                }
            }
        }
    }
}

fn heading(area: Area, rows: &[&Row]) -> Markup {
    html! {
        tr role="row" class="ighead" { th role="columnheader" scope="colgroup" colspan="9" { span class="ighead__in" {
            span class="ighead__name" { @if let Some(number) = area.number() { span class="ighead__pa" { (number) } } (area.name()) }
            span class="ighead__tally" {
                @for (rag, word) in [(Rag::Red, "red"), (Rag::Amber, "amber"), (Rag::Green, "green")] {
                    span { (rag_shape(rag, 12)) " " (tally(rows, rag)) " " (word) }
                }
            }
        } } }
    }
}

fn line(row: &Row) -> Markup {
    let (i, j) = (&row.indicator, &row.judged);
    html! {
        tr role="row" id=(i.code) class=(format!("irow irow--{}", rag_class(j.judgement.rag))) {
            td role="cell" class="c-rag" { (rag_tag(j.judgement.rag)) }
            th role="rowheader" scope="row" class="c-name" { a href=(page_of(i)) { (i.name) } }
            td role="cell" class="c-val" { (value(row)) }
            td role="cell" class="c-per" {
                @if let Some(latest) = &j.latest { (period_short(i, &latest.period)) @if let Some(mark) = source_mark(latest.reading.source) { span class="srcmark" { (mark) } } }
            }
            td role="cell" class="c-tgt" { @match &j.target_words { Some(words) => { span class="only-narrow" { "target " } (words) } None => (nothing("no target")) } }
            td role="cell" class="c-chg" { (moved(j.moved.as_ref())) }
            td role="cell" class="c-var" { (variation_tag(j.variation)) }
            td role="cell" class="c-spk" { (trend(j)) }
            td role="cell" class="c-cmp" { (compared(j.comparator.as_ref(), i)) }
        }
    }
}

/// The latest value, its unit quieter, and the dagger where it is made up.
pub fn value(row: &Row) -> Markup {
    let Some(latest) = &row.judged.latest else {
        return nothing("no figure yet");
    };
    if row.judged.judgement.rag == Rag::NotReported {
        return nothing("not in");
    }
    let shown = latest.shown.as_str();
    let (number, unit) = match shown.strip_suffix('%') {
        Some(number) if row.indicator.unit.0 == Unit::Percentage => (number, "%"),
        _ => (shown, ""),
    };
    html! { b { (number) } @if !unit.is_empty() { i { (unit) } } (dagger(latest.reading.source == Source::Illustrative)) }
}
