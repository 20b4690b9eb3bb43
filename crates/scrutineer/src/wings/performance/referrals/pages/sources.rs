//! The tables of referrals as they stand in the plan: every row, the printed total, and whether the rows add up.

use super::compared::Page;
use crate::layout::{Crumb, crumbs, dagger, date, page_head, provenance};
use crate::wings::performance::parts::{Tab, tabs};
use crate::wings::performance::referrals::rules::Sheet;
use crate::wings::performance::referrals::{Referrals, queries};
use axum_extra::routing::TypedPath;
use kit::web::Csv;
use kit::{Answer, Desk, Read, View};
use maud::{Markup, html};
use measure::Unit;
use measure::show as shown;
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/referrals/sources")]
pub struct Sources;

#[derive(TypedPath, Deserialize)]
#[typed_path("/referrals/sources.csv")]
pub struct SourcesCsv;

struct Tables {
    tabs: Markup,
    sheets: Vec<Sheet>,
}

pub async fn show(desk: Desk<Read<Referrals>>, _: Sources) -> Answer {
    desk.show(Tables { tabs: tabs(Tab::Referrals, desk.person()), sheets: queries::known(&desk).await?.sheets() })
}

pub async fn csv(desk: Desk<Read<Referrals>>, _: SourcesCsv) -> Answer {
    let header = ["Table", "From", "To", "Row", "Label", "Referrals", "Source", "Illustrative"];
    let mut csv = Csv::new("referrals-as-printed", &header);
    for sheet in queries::known(&desk).await?.sheets() {
        let t = &sheet.table;
        let rows = sheet.rows.iter().map(|r| (r.position.to_string(), r.label.clone(), r.referrals));
        let total = (String::new(), "Total as printed".to_owned(), t.printed_total);
        for (position, label, referrals) in rows.chain([total]) {
            csv.row(vec![
                t.title.clone(),
                t.starts_on.to_string(),
                t.ends_on.to_string(),
                position,
                label,
                referrals.to_string(),
                t.source_words(),
                if t.illustrative { "yes" } else { "no" }.into(),
            ]);
        }
    }
    desk.csv(csv)
}

fn sheet_of(sheet: &Sheet) -> Markup {
    let t = &sheet.table;
    let (sum, printed) = (shown(sheet.sum(), Unit::Count), shown(t.printed_total, Unit::Count));
    html! {
        section {
            h2 class="h2" { (t.title) }
            div class="scroller scroller--short" tabindex="0" role="region" aria-label=(t.title) {
                table class="dtable dtable--short" {
                    caption class="govuk-visually-hidden" { (t.title) ", " (date(t.starts_on)) " to " (date(t.ends_on)) }
                    thead { tr { th scope="col" { "Source of the referral" } th scope="col" { (t.column_title) } } }
                    tbody {
                        @for row in &sheet.rows {
                            tr { th scope="row" { (row.label) } td { (shown(row.referrals, Unit::Count)) (dagger(t.illustrative)) } }
                        }
                    }
                    tfoot { tr { th scope="row" { "Total as printed" } td { (printed) } } }
                }
            }
            (provenance(&html! {
                "Source: " (t.source_words()) ". "
                @if sheet.adds_up() { "Checked: the " (sheet.rows.len()) " rows add up to " (sum) ", the total as printed." }
                @else { b { "The " (sheet.rows.len()) " rows add up to " (sum) ", not to the " (printed) " printed." } }
            }))
        }
    }
}

impl View for Tables {
    fn title(&self) -> String {
        "Referrals: the tables as printed".into()
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        let wrong = self.sheets.iter().filter(|sheet| !sheet.adds_up()).count();
        let say = match (self.sheets.len(), wrong) {
            (0, _) => html! { b { "No tables yet." } " They stand here row by row, as they are printed." },
            (n, 0) => {
                html! { b { "All " (n) " tables add up to their printed totals." } " Every row stands as printed." }
            }
            (n, wrong) => html! { b { (wrong) " of " (n) " tables do not add up." } " Every row stands as printed." },
        };
        let tools = html! { a class="btn btn--quiet" href=(SourcesCsv) { "Download CSV" } };
        html! {
            (self.tabs)
            (crumbs(&[Crumb::new("Referrals", Page)]))
            (page_head(&self.title(), &say, Some(tools)))
            @if self.sheets.is_empty() {
                p class="empty" { "No table of referrals by source is held. Load one from the Board’s plan or from a return." }
            } @else {
                div class="cols" { @for sheet in &self.sheets { (sheet_of(sheet)) } }
            }
        }
    }
}
