//! What was imported: release, years, rows, by whom and when.

use super::bring::Bring;
use super::compare::Compare;
use super::standing::Standing;
use crate::layout::{date, folding, page_head};
use crate::wings::performance::benchmarks::{Benchmarks, Choice, Imported, queries};
use crate::wings::performance::parts::{Tab, tabs};
use axum_extra::routing::TypedPath;
use govuk::Column;
use kit::web::Csv;
use kit::{Answer, Desk, Read, Right, View};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/benchmarks")]
pub struct List;
#[derive(TypedPath, Deserialize)]
#[typed_path("/benchmarks.csv")]
pub struct ListCsv;

struct Sheet {
    tabs: Markup,
    imported: Vec<Imported>,
    choice: Option<Choice>,
    may_import: bool,
    may_compare: bool,
}

pub async fn show(desk: Desk<Read<Benchmarks>>, _: List) -> Answer {
    let mut imported = desk.all(queries::imported()).await?;
    imported.reverse();
    let may = |register| desk.person().may(Right { verb: "write", register });
    desk.show(Sheet {
        tabs: tabs(Tab::Published, desk.person()),
        imported,
        choice: desk.all(queries::choice()).await?.into_iter().next(),
        may_import: may("benchmarks"),
        may_compare: may("indicators"),
    })
}

pub async fn csv(desk: Desk<Read<Benchmarks>>, _: ListCsv) -> Answer {
    let header = [
        "What",
        "Release",
        "First year",
        "Last year",
        "Rows",
        "Rows left out",
        "Findings",
        "File",
        "SHA-256",
        "Imported by",
        "Imported on",
    ];
    let mut csv = Csv::new("published-statistics", &header);
    for import in desk.all(queries::imported()).await? {
        let year = |year: Option<i32>| year.map(|year| year.to_string()).unwrap_or_default();
        csv.row(vec![
            import.title,
            import.release,
            year(import.first_year),
            year(import.last_year),
            import.rows.to_string(),
            import.rows_refused.to_string(),
            import.findings.to_string(),
            import.file_name,
            import.file_hash,
            import.imported_by,
            import.imported_at.date_naive().to_string(),
        ]);
    }
    desk.csv(csv)
}

/// "2013 to 2024".
fn years(import: &Imported) -> String {
    match (import.first_year, import.last_year) {
        (Some(first), Some(last)) if first == last => first.to_string(),
        (Some(first), Some(last)) => format!("{first} to {last}"),
        _ => String::new(),
    }
}

impl Sheet {
    fn table(&self) -> Markup {
        let rows = |import: &Imported| {
            html! {
                (import.rows)
                @if import.rows_refused > 0 { span class="meta rowmeta" { (import.rows_refused) " left out" } }
            }
        };
        let columns = vec![
            Column::new("What", |import: &Imported| {
                html! { (import.title) span class="meta rowmeta filename" { (import.file_name) } }
            })
            .names_row(),
            Column::new("Release", |import: &Imported| html! { (import.release) }),
            Column::new("Years", |import: &Imported| html! { (years(import)) }),
            Column::new("Rows", rows),
            Column::new("Imported", |import: &Imported| {
                html! { (date(import.imported_at.date_naive())) span class="meta rowmeta" { (import.imported_by) } }
            }),
        ];
        folding("Published statistics that were imported", columns, &self.imported)
    }

    fn say(&self) -> Markup {
        html! {
            @if self.imported.is_empty() { b { "Nothing has been imported yet." } }
            @else {
                b { (self.imported.len()) @if self.imported.len() == 1 { " file" } @else { " files" } " to compare with." }
                @match &self.choice {
                    Some(choice) => { " The Board compares authority " (choice.authority) "." }
                    None if self.may_compare => { " Say next which authority is the Board’s own." }
                    None => {}
                }
            }
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "Published statistics".into()
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        let tools = html! {
            @if self.may_import { a class="btn" href=(Bring) { "Import a file" } " " }
            @if self.may_compare { a class="btn btn--quiet" href=(Compare) { "Comparators" } " " }
            @if !self.imported.is_empty() { a class="btn btn--quiet" href=(Standing) { "How we compare" } " " }
            a class="btn btn--quiet" href=(ListCsv) { "Download CSV" }
        };
        html! {
            (self.tabs)
            (page_head(&self.title(), &self.say(), Some(tools)))
            @if self.imported.is_empty() {
                p class="empty" {
                    "Download the underlying data of a release from the department’s site, Explore Education Statistics. "
                    "Children in need and children looked after hold what boards compare. "
                    "Bring in the estimates of people and the model of neighbours too."
                }
            } @else { (self.table()) }
        }
    }
}
