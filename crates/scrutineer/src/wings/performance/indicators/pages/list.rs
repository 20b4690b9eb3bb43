//! Every indicator with its definition, by the area of the plan that it belongs to.

use super::one::One;
use crate::layout::page_head;
use crate::wings::performance::indicators::rules::{target_at, target_rule};
use crate::wings::performance::indicators::{Area, Indicator, Indicators, Target, queries};
use crate::wings::performance::parts::{Tab, tabs};
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use kit::web::Csv;
use kit::{Answer, Desk, Read, View};
use maud::{Markup, html};
use measure::Period;
use sea_orm::Iterable;
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/indicators")]
pub struct List;

#[derive(TypedPath, Deserialize)]
#[typed_path("/indicators.csv")]
pub struct ListCsv;

struct Sheet {
    indicators: Vec<Indicator>,
    targets: Vec<Target>,
    today: NaiveDate,
    tabs: Markup,
}

pub async fn show(desk: Desk<Read<Indicators>>, _: List) -> Answer {
    desk.show(Sheet {
        indicators: desk.all(queries::in_order()).await?,
        targets: desk.all(queries::targets()).await?,
        today: desk.today(),
        tabs: tabs(Tab::Indicators, desk.person()),
    })
}

pub async fn csv(desk: Desk<Read<Indicators>>, _: ListCsv) -> Answer {
    let header = [
        "Code",
        "Name",
        "Area",
        "On the dashboard",
        "Unit",
        "How often",
        "Better",
        "Owner",
        "Definition",
        "Numerator",
        "Denominator",
        "Source",
        "Target today",
        "To compare with",
        "Disclosure",
    ];
    let mut csv = Csv::new("indicators", &header);
    let targets = desk.all(queries::targets()).await?;
    for i in desk.all(queries::in_order()).await? {
        let rule = rule(&i, &targets, desk.today()).unwrap_or_default();
        csv.row(vec![
            i.code,
            i.name,
            i.area.name().into(),
            if i.on_dashboard { "yes" } else { "no" }.into(),
            i.unit.to_string(),
            i.frequency.word().into(),
            i.polarity.word().into(),
            i.owner,
            i.definition,
            i.numerator,
            i.denominator.unwrap_or_default(),
            i.source,
            rule,
            i.comparator_note,
            i.disclosure,
        ]);
    }
    desk.csv(csv)
}

/// The rule by which an indicator is coloured today.
fn rule(indicator: &Indicator, targets: &[Target], today: NaiveDate) -> Option<String> {
    let own: Vec<Target> = targets.iter().filter(|t| t.indicator_id == indicator.id).cloned().collect();
    target_at(&own, &Period::day(today)).map(|target| target_rule(target, indicator))
}

impl View for Sheet {
    fn title(&self) -> String {
        "Indicators".into()
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        let shown = self.indicators.iter().filter(|i| i.on_dashboard).count();
        let say = html! {
            b { (self.indicators.len()) " indicators, " (shown) " of them on the dashboard." }
            " Each says what is counted, how often, and which way is better."
        };
        let tools = html! { a class="btn btn--quiet" href=(ListCsv) { "Download CSV" } };
        html! {
            (self.tabs)
            (page_head("Indicators", &say, Some(tools)))
            @if self.indicators.is_empty() {
                p class="empty" { "No indicators yet. They come with the board’s edition of the guidance: ask whoever set the board up to load it." }
            }
            @for area in Area::iter() {
                @let own: Vec<&Indicator> = self.indicators.iter().filter(|i| i.area == area).collect();
                @if !own.is_empty() { (self.area(area, &own)) }
            }
        }
    }
}

impl Sheet {
    fn area(&self, area: Area, own: &[&Indicator]) -> Markup {
        let id = format!("area-{}", area.short().to_lowercase().replace(' ', "-"));
        html! {
            section aria-labelledby=(id) {
                h2 class="h2" id=(id) { @if let Some(number) = area.number() { (number) ": " } (area.name()) }
                div class="scroller" tabindex="0" role="region" aria-label=(area.short()) {
                    table class="list" {
                        caption class="govuk-visually-hidden" { "Indicators: " (area.name()) }
                        thead { tr {
                            th scope="col" { "Code" } th scope="col" { "Indicator and definition" } th scope="col" { "How often" }
                            th scope="col" { "Better" } th scope="col" { "Target today" }
                        } }
                        tbody {
                            @for i in own {
                                tr {
                                    td { (i.code) }
                                    th scope="row" {
                                        a href=(One { code: i.code.clone() }) { (i.name) }
                                        span class="list__def" { (i.definition) }
                                    }
                                    td { "Each " (i.frequency.word()) }
                                    td { (better(i)) }
                                    td { @match rule(i, &self.targets, self.today) { Some(rule) => (rule), None => "None: watched" } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// "Higher", "Lower", "Near plan".
pub(super) fn better(indicator: &Indicator) -> &'static str {
    match indicator.polarity.0 {
        measure::Polarity::HigherBetter => "Higher",
        measure::Polarity::LowerBetter => "Lower",
        measure::Polarity::Neutral => "Near plan",
    }
}
