//! What waits for my sign-off.

use super::one::One;
use super::release;
use crate::layout::{Crumb, crumbs, date, page_head};
use crate::wings::governance::agencies::{Agency, queries as agencies};
use crate::wings::performance::indicators::rules::{figure, period_long, shown};
use crate::wings::performance::indicators::{Indicator, Population, queries as indicators};
use crate::wings::performance::readings::rules::{Facts, may_release};
use crate::wings::performance::readings::{Reading, Release, queries};
use axum_extra::routing::TypedPath;
use kit::web::Csv;
use kit::{Answer, Desk, Result, View};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/readings/drafts")]
pub struct Drafts;

#[derive(TypedPath, Deserialize)]
#[typed_path("/readings/drafts.csv")]
pub struct DraftsCsv;

struct Sheet {
    rows: Vec<Row>,
    /// Those that this person entered, and so cannot sign off.
    own: usize,
}

struct Row {
    reading: Reading,
    name: String,
    period: String,
    shown: String,
    whose: String,
}

pub async fn show(desk: Desk<Release>, _: Drafts) -> Answer {
    let sheet = load(&desk).await?;
    desk.show(sheet)
}

pub async fn csv(desk: Desk<Release>, _: DraftsCsv) -> Answer {
    let header = ["Indicator", "Period", "Figure", "Whose", "Sent by", "Received", "Revision", "Reason"];
    let mut csv = Csv::new("waiting-for-sign-off", &header);
    for row in load(&desk).await?.rows {
        csv.row(vec![
            row.name,
            row.period,
            row.shown,
            row.whose,
            row.reading.sent_by,
            row.reading.received_on.to_string(),
            row.reading.revision.to_string(),
            row.reading.reason.unwrap_or_default(),
        ]);
    }
    desk.csv(csv)
}

async fn load(desk: &Desk<Release>) -> Result<Sheet> {
    let who = Facts::of(desk.person());
    let drafts = desk.all(queries::drafts()).await?;
    let own = drafts.iter().filter(|r| r.entered_by == who.id && !may_release(&who, r)).count();
    let all = desk.all(indicators::in_order()).await?;
    let populations = desk.all(indicators::populations()).await?;
    let agencies = desk.all(agencies::by_name()).await?;
    let rows = drafts.into_iter().filter(|r| may_release(&who, r));
    Ok(Sheet { rows: rows.filter_map(|r| row(r, &all, &populations, &agencies)).collect(), own })
}

fn row(reading: Reading, all: &[Indicator], populations: &[Population], agencies: &[Agency]) -> Option<Row> {
    let indicator = all.iter().find(|i| i.id == reading.indicator_id)?;
    Some(Row {
        name: indicator.name.clone(),
        period: period_long(indicator, &reading.period()),
        shown: shown(indicator, &figure(indicator, &reading, populations)),
        whose: whose(&reading, agencies),
        reading,
    })
}

/// "The area, from Police", "Police’s part".
#[must_use]
pub fn whose(reading: &Reading, agencies: &[Agency]) -> String {
    let name = agencies
        .iter()
        .find(|a| Some(a.id) == reading.agency_id)
        .map_or("the Board’s office", |a| a.short_name.as_str());
    if reading.agency_part { format!("{name}, own part") } else { format!("The area, from {name}") }
}

impl View for Sheet {
    fn title(&self) -> String {
        "Waiting for sign-off".into()
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        let say = html! {
            @match self.rows.len() {
                0 => b { "No figure waits for you." },
                1 => { b { "1 figure waits for you." } " Until then only its agency and the Board’s office see it." }
                n => { b { (n) " figures wait for you." } " Until then only their agencies and the Board’s office see them." }
            }
            @if self.own > 0 { " " (self.own) " that you entered must be signed off by somebody else." }
        };
        let tools = html! { a class="btn btn--quiet" href=(DraftsCsv) { "Download CSV" } };
        html! {
            (crumbs(&[Crumb::new("Indicators", "/indicators")]))
            (page_head("Waiting for sign-off", &say, Some(tools)))
            @if self.rows.is_empty() {
                p class="empty" { "Figures appear here when a data officer has entered them. Open one to see what it was counted from, then sign it off." }
            } @else {
                (self.table())
            }
        }
    }
}

impl Sheet {
    fn table(&self) -> Markup {
        html! {
            div class="scroller" tabindex="0" role="region" aria-label="Waiting for sign-off" {
                table class="list" {
                    caption class="govuk-visually-hidden" { "Figures that wait for sign-off, the earliest received first" }
                    thead { tr {
                        th scope="col" { "Indicator" } th scope="col" { "Period" } th scope="col" class="num" { "Figure" }
                        th scope="col" { "Whose" } th scope="col" { "Sent by" } th scope="col" { "Why revised" } th scope="col" { "Sign off" }
                    } }
                    tbody {
                        @for row in &self.rows {
                            tr {
                                th scope="row" { a href=(One { id: row.reading.id }) { (row.name) } }
                                td { (row.period) }
                                td class="num" { (row.shown) }
                                td { (row.whose) }
                                td { (row.reading.sent_by) ", " (date(row.reading.received_on)) }
                                td { (row.reading.reason.as_deref().unwrap_or("")) }
                                td { (release::button(&row.reading, "btn btn--quiet", "drafts", &format!("{}, {}", row.name, row.period))) }
                            }
                        }
                    }
                }
            }
        }
    }
}
