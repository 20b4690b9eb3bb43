//! Everything that is wrong with an extract, row by row.

use super::list::List;
use super::one::One;
use crate::layout::{Crumb, crumbs, date, folding, page_head};
use crate::wings::performance::extracts::{Extract, ExtractId, Extracts, Found, queries};
use axum::extract::Query;
use axum_extra::routing::TypedPath;
use govuk::{Column, Pagination};
use kit::web::Csv;
use kit::{Answer, Desk, Read, View};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/extracts/{id}/findings", rejection(kit::Error))]
pub struct Findings {
    pub id: ExtractId,
}
#[derive(TypedPath, Deserialize)]
#[typed_path("/extracts/{id}/findings.csv", rejection(kit::Error))]
pub struct FindingsCsv {
    pub id: ExtractId,
}

/// Which page of them.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    page: String,
}

/// Findings on one page.
const A_PAGE: usize = 100;

impl Findings {
    /// The address of its first page.
    #[must_use]
    pub fn first(id: ExtractId) -> String {
        Findings { id }.to_string()
    }
}

struct Sheet {
    extract: Extract,
    page: usize,
}

pub async fn show(desk: Desk<Read<Extracts>>, at: Findings, Query(asked): Query<Asked>) -> Answer {
    let extract = desk.find(queries::extract(at.id)).await?;
    let pages = extract.findings.0.0.len().div_ceil(A_PAGE).max(1);
    let page = asked.page.parse().unwrap_or(1).clamp(1, pages);
    desk.show(Sheet { extract, page })
}

pub async fn csv(desk: Desk<Read<Extracts>>, at: FindingsCsv) -> Answer {
    let extract = desk.find(queries::extract(at.id)).await?;
    let mut csv = Csv::new("extract-findings", &["File", "Row", "Column", "Rule", "Severity", "What is wrong"]);
    for found in extract.findings.0.0 {
        csv.row(vec![found.file, found.row.to_string(), found.column, found.rule, found.severity, found.message]);
    }
    desk.csv(csv)
}

impl View for Sheet {
    fn title(&self) -> String {
        format!("Findings: {}, {}", self.extract.kind_name(), date(self.extract.at_on))
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        let one = &self.extract;
        let all = &one.findings.0.0;
        let say = html! {
            b { (one.findings_total) " things were found." }
            @if usize::try_from(one.findings_total).is_ok_and(|total| total > all.len()) { " The first " (all.len()) " are listed." }
        };
        let tools = html! { a class="btn btn--quiet" href=(FindingsCsv { id: one.id }) { "Download CSV" } };
        let columns = vec![
            Column::new("Row", |found: &Found| html! { @if found.row == 0 { "the file" } @else { (found.row) } })
                .names_row(),
            Column::new("File", |found: &Found| html! { (found.file) }),
            Column::new("Column", |found: &Found| html! { (found.column) }),
            Column::new("Weight", |found: &Found| html! { (found.severity_name()) }),
            Column::new("What is wrong, and how to mend it", |found: &Found| html! { (found.message) }),
        ];
        let shown: Vec<Found> = all.iter().skip((self.page - 1) * A_PAGE).take(A_PAGE).cloned().collect();
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let pages = all.len().div_ceil(A_PAGE).max(1);
        let address = |page: u32| format!("{}?page={page}", Findings { id: one.id });
        html! {
            (crumbs(&[Crumb::new("Extracts", List), Crumb::new(one.kind_name(), One { id: one.id })]))
            (page_head(&self.title(), &say, Some(tools)))
            @if shown.is_empty() { p class="empty" { "Nothing was found." } } @else { (folding("Findings by row", columns, &shown)) }
            @if pages > 1 { (Pagination { label: "Pages of findings", ..Pagination::of(number(self.page), number(pages), address) }) }
        }
    }
}
