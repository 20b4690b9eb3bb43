//! The parts of a figure by agency: the latest of each.

use super::between;
use super::one::Sheet;
use crate::layout::{dagger, date};
use crate::wings::performance::indicators::rules::{figure, period_short, shown};
use crate::wings::performance::readings::Reading;
use crate::wings::performance::readings::pages::one::One as ReadingPage;
use maud::{Markup, html};

/// The latest part of each agency, from parts in order of their end, start and revision.
pub(super) fn latest(parts: Vec<Reading>) -> Vec<Reading> {
    let mut kept: Vec<Reading> = Vec::new();
    for part in parts {
        match kept.iter_mut().find(|r| r.agency_id == part.agency_id) {
            Some(of_agency) => *of_agency = part,
            None => kept.push(part),
        }
    }
    kept
}

/// The parts as a table, by the agency's name; nothing where there are none.
pub(super) fn section(page: &Sheet) -> Markup {
    let name = |r: &Reading| {
        let agency = page.agencies.iter().find(|a| Some(a.id) == r.agency_id);
        agency.map_or("", |a| a.name.as_str())
    };
    let mut parts: Vec<&Reading> = page.parts.iter().collect();
    parts.sort_by(|a, b| (name(a), a.id).cmp(&(name(b), b.id)));
    html! {
        @if !parts.is_empty() {
            section aria-labelledby="parts" {
                h2 class="h2" id="parts" { "By agency" }
                (between::drawings(page, &parts))
                div class="scroller" tabindex="0" role="region" aria-label="By agency" {
                    table class="list" {
                        caption class="govuk-visually-hidden" { (page.indicator.name) ": the latest figure of each agency" }
                        thead { tr { th scope="col" { "Agency" } th scope="col" { "Period" } th scope="col" class="num" { "Figure" } th scope="col" { "Signed off" } } }
                        tbody {
                            @for r in parts {
                                tr {
                                    th scope="row" { a href=(ReadingPage { id: r.id }) { (name(r)) } }
                                    td { (period_short(&page.indicator, &r.period())) }
                                    td class="num" { (shown(&page.indicator, &figure(&page.indicator, r, &page.populations))) (dagger(r.illustrative())) }
                                    td { @if let Some(day) = r.released_on { (date(day)) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
