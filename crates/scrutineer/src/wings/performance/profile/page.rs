//! The area in figures: who lives here, from which source and when, and what rates are divided by.

use super::rules::{Shown, is_denominator, serves, shown};
use super::{Profile, SUBJECT, queries};
use crate::layout::{dagger, date, page_head};
use crate::wings::performance::indicators::judged::source_mark;
use crate::wings::performance::indicators::{self, Population};
use crate::wings::performance::notes::{self, QualityNote};
use crate::wings::performance::parts::{Tab, tabs};
use axum_extra::routing::TypedPath;
use kit::web::Csv;
use kit::{Answer, Desk, Read, View};
use maud::{Markup, html};
use measure::{Unit, show as shown_as};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/profile")]
pub struct Page;

#[derive(TypedPath, Deserialize)]
#[typed_path("/profile.csv")]
pub struct PageCsv;

struct Sheet {
    tabs: Markup,
    area: String,
    facts: Vec<Shown>,
    populations: Vec<Population>,
    notes: Vec<QualityNote>,
}

pub async fn show(desk: Desk<Read<Profile>>, _: Page) -> Answer {
    let mut populations = desk.all(indicators::queries::populations()).await?;
    populations.sort_by_key(|p| !is_denominator(p));
    desk.show(Sheet {
        tabs: tabs(Tab::Area, desk.person()),
        area: desk.person().board_name().to_owned(),
        facts: shown(&desk.all(queries::facts()).await?),
        populations,
        notes: notes::concerning(&desk, SUBJECT).await?,
    })
}

pub async fn csv(desk: Desk<Read<Profile>>, _: PageCsv) -> Answer {
    let header = [
        "Figure",
        "Value",
        "As printed",
        "Worked out here",
        "Counted by",
        "Date",
        "Section of the plan",
        "Note",
        "Illustrative",
    ];
    let mut csv = Csv::new("area", &header);
    for one in shown(&desk.all(queries::facts()).await?) {
        let number = one.figure.number().map(|n| measure::unit::round(n, 1).normalize().to_string());
        csv.row(vec![
            one.fact.label,
            number.unwrap_or(one.value),
            one.fact.printed.unwrap_or_default(),
            if one.worked_out { "yes" } else { "no" }.into(),
            one.fact.figure_source,
            one.fact.at_on.to_string(),
            one.fact.section,
            one.fact.note.unwrap_or_default(),
            if one.fact.illustrative { "yes" } else { "no" }.into(),
        ]);
    }
    let populations = desk.all(indicators::queries::populations()).await?;
    for p in &populations {
        csv.row(vec![
            format!("Population aged {} to {}, mid-{} ({})", p.age_from, p.age_to, p.year, p.release),
            p.people.to_string(),
            String::new(),
            "no".into(),
            p.source.clone(),
            format!("{}-06-30", p.year),
            String::new(),
            serves(p, &populations),
            "no".into(),
        ]);
    }
    desk.csv(csv)
}

/// One figure, large, with what it is and when.
fn large(one: &Shown) -> Markup {
    html! {
        div {
            p class="area__k" { (one.fact.label) }
            p class="area__v" { (one.value) (dagger(one.fact.illustrative)) }
            p class="area__c" {
                (date(one.fact.at_on))
                @if let Some(printed) = &one.printed { ". The plan prints " b { (printed) } }
            }
        }
    }
}

fn row(one: &Shown) -> Markup {
    let fact = &one.fact;
    html! {
        tr {
            th scope="row" { (fact.label) }
            td class="n" { (one.value) (dagger(fact.illustrative)) }
            td { (fact.printed.as_deref().unwrap_or("not printed")) }
            td {
                (fact.figure_source)
                @if one.worked_out { ", worked out here from the two counts" }
                @if let Some(note) = &fact.note { br; span class="meta" { (note) } }
            }
            td class="nowrap" { (date(fact.at_on)) }
            td class="nowrap" {
                @if let Some(mark) = source_mark(fact.source) { span class="srcmark" { (mark) } " " }
                "section " (fact.section)
            }
        }
    }
}

impl Sheet {
    fn value(&self, key: &str) -> Option<&str> {
        self.facts.iter().find(|one| one.fact.key == key).map(|one| one.value.as_str())
    }

    fn table(&self) -> Markup {
        html! {
            h2 class="h2" { "Each figure, its source and its date" }
            div class="scroller" tabindex="0" role="region" aria-label="The area in figures" {
                table class="dtable dtable--left" {
                    caption class="govuk-visually-hidden" { "The area in figures, with source and date" }
                    thead {
                        tr {
                            th scope="col" { "Figure" }
                            th scope="col" class="n" { "Value" }
                            th scope="col" { "As printed" }
                            th scope="col" { "Counted by" }
                            th scope="col" { "Date" }
                            th scope="col" { "Taken from" }
                        }
                    }
                    tbody { @for one in &self.facts { (row(one)) } }
                }
            }
        }
    }

    fn populations(&self) -> Markup {
        html! {
            h2 class="h2" { "Populations that rates are divided by" }
            @if self.populations.is_empty() {
                p class="empty" { "No population is held. Rates per 10,000 children need the mid-year estimate of ages 0 to 17." }
            } @else {
                p class="measure" {
                    "Rates per 10,000 use children aged 0 to 17. "
                    b { "Ages 0 to 19 are never a denominator" } ": the group is larger, so a rate over it would read too low."
                }
                div class="scroller" tabindex="0" role="region" aria-label="Populations" {
                    table class="dtable dtable--left" {
                        caption class="govuk-visually-hidden" { "Populations with their year and release" }
                        thead {
                            tr {
                                th scope="col" { "Ages" }
                                th scope="col" { "Middle of" }
                                th scope="col" class="n" { "People" }
                                th scope="col" { "Release" }
                                th scope="col" { "Source" }
                                th scope="col" { "Serves" }
                            }
                        }
                        tbody {
                            @for p in &self.populations {
                                tr {
                                    th scope="row" { (p.age_from) " to " (p.age_to) }
                                    td { (p.year) }
                                    td class="n" { (shown_as(p.people, Unit::Count)) }
                                    td { (p.release) }
                                    td { (p.source) }
                                    td { @if is_denominator(p) { (serves(p, &self.populations)) } @else { b { (serves(p, &self.populations)) } } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "The area".into()
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        let say = match (self.value("population"), self.value("share_0_19")) {
            (Some(people), Some(share)) => {
                html! { b { (people) " people live here; " (share) " are aged 0 to 19." } " Rates use ages 0 to 17, a smaller group." }
            }
            _ => html! { b { "No profile yet" } " for " (self.area) "." },
        };
        let tools = html! { a class="btn btn--quiet" href=(PageCsv) { "Download CSV" } };
        html! {
            (self.tabs)
            (page_head("The area", &say, Some(tools)))
            @if self.facts.is_empty() {
                p class="empty" { "Who lives here stands on this page: how many people, how many children, from which source and when. Take the figures from the Board’s plan or the census." }
            } @else {
                div class="area" { @for one in &self.facts { (large(one)) } }
                (self.table())
            }
            (self.populations())
            (notes::panel(&self.notes))
        }
    }
}
