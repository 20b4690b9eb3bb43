//! Every agency: who is in, who has gone.

use super::new::New;
use super::one::One;
use crate::layout::{date, folding, page_head};
use crate::wings::governance::agencies::{Agencies, Agency, queries};
use crate::wings::governance::parts::{Tab, tabs};
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use govuk::Column;
use kit::web::Csv;
use kit::{Answer, Desk, Read, Right, View};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/agencies")]
pub struct List;

#[derive(TypedPath, Deserialize)]
#[typed_path("/agencies.csv")]
pub struct ListCsv;

struct Sheet {
    tabs: Markup,
    agencies: Vec<Agency>,
    today: NaiveDate,
    may_write: bool,
}

pub async fn show(desk: Desk<Read<Agencies>>, _: List) -> Answer {
    let agencies = desk.all(queries::by_name()).await?;
    let may_write = desk.person().may(Right { verb: "write", register: "agencies" });
    desk.show(Sheet { tabs: tabs(Tab::Agencies, desk.person()), agencies, today: desk.today(), may_write })
}

pub async fn csv(desk: Desk<Read<Agencies>>, _: ListCsv) -> Answer {
    let mut csv = Csv::new("agencies", &["Name", "Short name", "Kind", "Local authority code", "From", "Until"]);
    let day = |day: Option<NaiveDate>| day.map(|d| d.to_string()).unwrap_or_default();
    for a in desk.all(queries::by_name()).await? {
        csv.row(vec![
            a.name,
            a.short_name,
            a.kind.name().into(),
            a.la_code.unwrap_or_default(),
            day(a.from_on),
            day(a.until_on),
        ]);
    }
    desk.csv(csv)
}

/// "since 1 April 2021", "until 31 March 2021", or nothing when no date is known.
pub(super) fn dates(agency: &Agency) -> String {
    match (agency.from_on, agency.until_on) {
        (Some(from), Some(until)) => format!("{} to {}", date(from), date(until)),
        (Some(from), None) => format!("since {}", date(from)),
        (None, Some(until)) => format!("until {}", date(until)),
        (None, None) => String::new(),
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "Agencies".into()
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        let present = self.agencies.iter().filter(|a| a.on(self.today)).count();
        let say =
            html! { b { (present) " agencies today" } ", " (self.agencies.len() - present) " in the past or to come." };
        let tools = html! {
            @if self.may_write { a class="btn" href=(New) { "Add an agency" } }
            a class="btn btn--quiet" href=(ListCsv) { "Download CSV" }
        };
        let columns = vec![
            Column::new("Agency", |a: &Agency| html! { a href=(One { id: a.id }) { (a.name) } }).names_row(),
            Column::new("Kind", |a: &Agency| html! { (a.kind.name()) }),
            Column::new("Code", |a: &Agency| html! { (a.la_code.as_deref().unwrap_or("")) }),
            Column::new("Dates", |a: &Agency| html! { (dates(a)) }),
        ];
        html! {
            (self.tabs)
            (page_head("Agencies", &say, Some(tools)))
            @if self.agencies.is_empty() {
                p class="empty" { "No agencies yet. Add those that the Board holds to account: councils, police, health, schools, probation, voluntary groups." }
            } @else {
                (folding("Agencies by name", columns, &self.agencies))
            }
        }
    }
}
