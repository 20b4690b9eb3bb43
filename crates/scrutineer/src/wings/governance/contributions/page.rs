//! The contributions of a year: each with its share of the total, and how a joint one is divided.

use super::{Contribution, ContributionShare, Contributions, contribution, share};
use crate::layout::{Crumb, crumbs, dagger, page_head, provenance};
use crate::wings::governance::agencies::{Agency, queries as agencies};
use axum_extra::routing::TypedPath;
use kit::web::Csv;
use kit::{Answer, Desk, Read, Result, View};
use maud::{Markup, html};
use measure::{Decimal, Figure, Unit, rates};
use sea_orm::{EntityTrait, QueryOrder};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/contributions")]
pub struct At;

#[derive(TypedPath, Deserialize)]
#[typed_path("/contributions.csv")]
pub struct AtCsv;

struct Sheet {
    contributions: Vec<Contribution>,
    shares: Vec<ContributionShare>,
    agencies: Vec<Agency>,
}

async fn sheet(desk: &Desk<Read<Contributions>>) -> Result<Sheet> {
    let by_year = contribution::Entity::find()
        .order_by_desc(contribution::Column::FinancialYear)
        .order_by_asc(contribution::Column::Position);
    Ok(Sheet {
        contributions: desk.all(by_year).await?,
        shares: desk.all(share::Entity::find().order_by_asc(share::Column::Percent)).await?,
        agencies: desk.all(agencies::by_name()).await?,
    })
}

pub async fn show(desk: Desk<Read<Contributions>>, _: At) -> Answer {
    desk.show(sheet(&desk).await?)
}

pub async fn csv(desk: Desk<Read<Contributions>>, _: AtCsv) -> Answer {
    let sheet = sheet(&desk).await?;
    let mut csv = Csv::new("contributions", &["Year", "Agency", "Pounds", "Share of the total", "Source"]);
    for year in sheet.years() {
        let rows = sheet.of(year);
        let total = total(&rows);
        for row in rows {
            let pounds = Decimal::new(row.pence, 2).normalize();
            csv.row(vec![
                year.to_owned(),
                row.label.clone(),
                pounds.to_string(),
                part(row.pence, total),
                row.source.clone(),
            ]);
        }
    }
    desk.csv(csv)
}

fn total(rows: &[&Contribution]) -> i64 {
    rows.iter().map(|row| row.pence).sum()
}

fn money(pence: i64) -> String {
    measure::show(Figure::Number(Decimal::new(pence, 2)), Unit::Pounds)
}

/// "26.5%".
fn part(pence: i64, total: i64) -> String {
    measure::show(rates::percentage(pence, total), Unit::Percentage)
}

impl Sheet {
    /// The years, the latest first.
    fn years(&self) -> Vec<&str> {
        let mut years: Vec<&str> = self.contributions.iter().map(|c| c.financial_year.as_str()).collect();
        years.dedup();
        years
    }

    fn of(&self, year: &str) -> Vec<&Contribution> {
        self.contributions.iter().filter(|c| c.financial_year == year).collect()
    }

    fn divided(&self, contribution: &Contribution) -> Markup {
        let name = |share: &ContributionShare| {
            self.agencies.iter().find(|a| a.id == share.agency_id).map_or("", |a| a.name.as_str())
        };
        html! {
            @for share in self.shares.iter().filter(|s| s.contribution_id == contribution.id) {
                br; span class="muted" { (name(share)) ": " (share.percent) "%, " (money(share.pence)) }
            }
        }
    }

    fn table(&self, year: &str) -> Markup {
        let rows = self.of(year);
        let total = total(&rows);
        html! {
            h2 class="h2" { (year) }
            div class="scroller" tabindex="0" role="region" aria-label=(format!("Contributions {year}")) {
                table class="list" {
                    caption class="govuk-visually-hidden" { "Contributions in " (year) }
                    thead { tr { th scope="col" { "Agency" } th scope="col" class="num" { "Contribution" } th scope="col" class="num" { "Share of the total" } } }
                    tbody {
                        @for row in &rows {
                            tr {
                                th scope="row" { (row.label) (dagger(row.illustrative)) (self.divided(row)) }
                                td class="num" { (money(row.pence)) }
                                td class="num" { (part(row.pence, total)) }
                            }
                        }
                    }
                    tfoot { tr { th scope="row" { "Total" } td class="num" { (money(total)) } td class="num" { (part(total, total)) } } }
                }
            }
            @if let Some(first) = rows.first() { (provenance(&html! { (first.source) ". Shares are worked out from whole pence." })) }
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "Contributions".into()
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        let years = self.years();
        let say = match years.first() {
            Some(year) => {
                let rows = self.of(year);
                html! { b { (money(total(&rows))) " from " (rows.len()) " partners" } " in " (year) "." }
            }
            None => html! { "What each partner pays towards the Board." },
        };
        let tools = html! { a class="btn btn--quiet" href=(AtCsv) { "Download CSV" } };
        html! {
            (crumbs(&[Crumb::new("Governance", "/governance")]))
            (page_head("Contributions", &say, Some(tools)))
            @if years.is_empty() { p class="empty" { "No contributions yet. They come with the budget of the Board." } }
            @for year in years { (self.table(year)) }
        }
    }
}
