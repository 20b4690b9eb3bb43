//! What was brought: the receipts.

use super::bring::Bring;
use super::one::One;
use crate::layout::{dagger, date, folding, page_head};
use crate::wings::performance::extracts::{Extract, Extracts, State, queries};
use crate::wings::performance::parts::{Tab, tabs};
use axum_extra::routing::TypedPath;
use govuk::Column;
use kit::web::Csv;
use kit::{Answer, Desk, Read, Result, Right, View};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/extracts")]
pub struct List;
#[derive(TypedPath, Deserialize)]
#[typed_path("/extracts.csv")]
pub struct ListCsv;

struct Sheet {
    tabs: Markup,
    extracts: Vec<Extract>,
    may_write: bool,
}

async fn load(desk: &Desk<Read<Extracts>>) -> Result<Sheet> {
    Ok(Sheet {
        tabs: tabs(Tab::Extracts, desk.person()),
        extracts: desk.all(queries::latest_first()).await?,
        may_write: desk.person().may(Right { verb: "write", register: "extracts" }),
    })
}

pub async fn show(desk: Desk<Read<Extracts>>, _: List) -> Answer {
    let sheet = load(&desk).await?;
    desk.show(sheet)
}

pub async fn csv(desk: Desk<Read<Extracts>>, _: ListCsv) -> Answer {
    let header = [
        "Return",
        "Counted at",
        "Received",
        "Brought by",
        "Files",
        "SHA-256",
        "Rows used",
        "Rows left out",
        "Findings",
        "Stands",
        "Figures taken in",
    ];
    let mut csv = Csv::new("extracts", &header);
    for one in load(&desk).await?.extracts {
        csv.row(vec![
            one.kind_name().into(),
            one.at_on.to_string(),
            one.received_on().to_string(),
            one.sent_by.clone(),
            one.file_names.clone(),
            one.hash.clone(),
            one.rows_used.to_string(),
            one.rows_refused.to_string(),
            one.findings_total.to_string(),
            one.state.name().into(),
            one.taken.to_string(),
        ]);
    }
    desk.csv(csv)
}

impl View for Sheet {
    fn title(&self) -> String {
        "Extracts".into()
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        let waiting = self.extracts.iter().filter(|one| one.state == State::Read).count();
        let say = html! {
            @match waiting {
                0 => b { "No extract waits." },
                1 => b { "1 extract waits to be looked at." },
                n => b { (n) " extracts wait to be looked at." },
            }
            " Files are counted and dropped. No child’s row is kept."
        };
        let tools = html! {
            @if self.may_write { a class="btn" href=(Bring) { "Bring files" } }
            a class="btn btn--quiet" href=(ListCsv) { "Download CSV" }
        };
        let columns = vec![
            Column::new("Return", |one: &Extract| html! { a href=(One { id: one.id }) { (one.kind_name()) ", " (date(one.at_on)) } (dagger(one.illustrative)) span class="under filename" { (one.file_names) } }).names_row(),
            Column::new("Received", |one: &Extract| html! { (date(one.received_on())) span class="under" { "by " (one.sent_by) } }),
            Column::new("Rows", |one: &Extract| html! { (measure::show(one.rows_used, measure::Unit::Count)) @if one.rows_refused > 0 { span class="under" { (one.rows_refused) " left out" } } }).numeric(),
            Column::new("Findings", |one: &Extract| html! { (one.findings_total) }).numeric(),
            Column::new("Stands", |one: &Extract| html! { (one.state.name()) @if one.taken > 0 { span class="under" { (one.taken) " taken in" } } }),
        ];
        html! {
            (self.tabs)
            (page_head("Extracts", &say, Some(tools)))
            @if self.extracts.is_empty() {
                p class="empty" { "No files yet. The authority’s data team brings what it produces anyway: Annex A, the children in need census, SSDA903." }
            } @else { (folding("Extracts, the latest first", columns, &self.extracts)) }
        }
    }
}
