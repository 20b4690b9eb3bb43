//! Where the figure comes from, what waits, its evidence, how it is defined, and the targets that it had.

use super::list::better;
use super::one::Sheet;
use crate::evidence;
use crate::layout::{dagger, date};
use crate::wings::performance::indicators::rules::{figure, period_short, shown, target_at, target_rule};
use crate::wings::performance::readings::pages::drafts::whose;
use crate::wings::performance::readings::pages::one::One as ReadingPage;
use crate::wings::performance::readings::pages::revision::Revision;
use crate::wings::performance::readings::pages::revisions::{Lineage, lineage};
use maud::{Markup, html};

/// The side of the page.
pub(super) fn side(page: &Sheet) -> Markup {
    html! {
        h2 class="h2 h2--first" { "Where this figure comes from" }
        (of_latest(page))
        (waiting(page))
        @if !page.files.is_empty() { h2 class="h2" { "Evidence" } (evidence::list(&page.files)) }
        @if page.may.follow { p { a href=(format!("/threads/indicators/{}", page.indicator.id)) { "What was done about it: the thread" } } }
        h2 class="h2" { "How it is counted" }
        (definition(page))
    }
}

fn of_latest(page: &Sheet) -> Markup {
    let Some(latest) = &page.judged.latest else {
        return html! { p class="empty" { "There is no signed-off figure to prove yet." } };
    };
    let stored = target_at(&page.targets, &latest.period);
    let reading = &latest.reading;
    html! {
        (lineage(&Lineage {
            indicator: &page.indicator,
            reading,
            populations: &page.populations,
            whose: whose(reading, &page.agencies),
            coloured_by: stored.map(|t| html! {
                (target_rule(t, &page.indicator)) (dagger(t.illustrative)) ", since " (date(t.from_on))
            }),
        }))
        p class="btnrow" {
            a href=(ReadingPage { id: reading.id }) { "See what changed and its evidence" }
            @if page.may.revise { a class="btn btn--quiet" href=(Revision { id: reading.id }) { "Revise" } }
        }
    }
}

/// Drafts that this person may see.
fn waiting(page: &Sheet) -> Markup {
    html! {
        @if !page.drafts.is_empty() {
            h2 class="h2" { "Waiting for sign-off" }
            ul class="acts" {
                @for r in &page.drafts {
                    li {
                        p class="acts__k" { (whose(r, &page.agencies)) }
                        a href=(ReadingPage { id: r.id }) {
                            (period_short(&page.indicator, &r.period())) ": " (shown(&page.indicator, &figure(&page.indicator, r, &page.populations)))
                        }
                        p class="meta" { "Draft, sent by " (r.sent_by) ", " (date(r.received_on)) }
                    }
                }
            }
        }
    }
}

fn definition(page: &Sheet) -> Markup {
    let i = &page.indicator;
    html! {
        dl class="lineage" {
            div { dt { "Code" } dd { (i.code) } }
            div { dt { "Numerator" } dd { (i.numerator) } }
            @if let Some(whole) = &i.denominator { div { dt { "Denominator" } dd { (whole) } } }
            div { dt { "Owner" } dd { (i.owner) } }
            div { dt { "Better" } dd { (better(i)) } }
            div { dt { "To compare with" } dd { (i.comparator_note) } }
            div { dt { "In public" } dd { (i.disclosure) } }
            @if let Some(note) = &i.note { div { dt { "Note" } dd { (note) } } }
        }
    }
}

/// The targets that it had, the latest first.
pub(super) fn targets(page: &Sheet) -> Markup {
    html! {
        section aria-labelledby="targets" {
            h2 class="h2" id="targets" { "Targets" }
            @if page.targets.is_empty() {
                p class="empty" { "No target is set, so the figure is watched and not rated." @if page.may.set_targets { " Set one once the Board has agreed it." } }
            } @else {
                div class="scroller" tabindex="0" role="region" aria-label="Targets, the table" {
                    table class="list" {
                        caption class="govuk-visually-hidden" { "Every target that it had, the latest first" }
                        thead { tr { th scope="col" { "Target" } th scope="col" { "From" } th scope="col" { "Until" } th scope="col" { "Why" } th scope="col" { "Agreed by" } } }
                        tbody {
                            @for t in page.targets.iter().rev() {
                                tr {
                                    th scope="row" { (target_rule(t, &page.indicator)) (dagger(t.illustrative)) }
                                    td { (date(t.from_on)) }
                                    td { @match t.until_on { Some(day) => (date(day)), None => "still in force" } }
                                    td { (t.reason) }
                                    td { (t.agreed_by) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
