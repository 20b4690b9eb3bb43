//! Every objective and function, who carries it, what shows that it is done, and the last day.

use super::lead::LeadPage;
use crate::edition::Sort;
use crate::layout::{dagger, date, folding, page_head, provenance};
use crate::wings::governance::bodies::pages::one::One as BodyPage;
use crate::wings::governance::functions::Functions;
use crate::wings::governance::functions::evidence::{Line, lines};
use crate::wings::governance::parts::{Tab, tabs};
use axum_extra::routing::TypedPath;
use chrono::{Months, NaiveDate};
use govuk::Column;
use kit::web::Csv;
use kit::{Answer, Desk, Read, Right, View};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/functions")]
pub struct Map;

#[derive(TypedPath, Deserialize)]
#[typed_path("/functions.csv")]
pub struct MapCsv;

struct Sheet {
    tabs: Markup,
    lines: Vec<Line>,
    today: NaiveDate,
    may_write: bool,
}

pub async fn show(desk: Desk<Read<Functions>>, _: Map) -> Answer {
    desk.show(Sheet {
        tabs: tabs(Tab::Functions, desk.person()),
        lines: lines(&desk).await?,
        today: desk.today(),
        may_write: desk.person().may(Right { verb: "write", register: "functions" }),
    })
}

pub async fn csv(desk: Desk<Read<Functions>>, _: MapCsv) -> Answer {
    let header = ["Function", "Rests on", "Carried by", "How", "What shows it", "Last day", "Illustrative"];
    let mut csv = Csv::new("statutory-functions", &header);
    for line in lines(&desk).await? {
        let shows: Vec<String> = line.proofs.iter().map(|proof| proof.words.clone()).collect();
        let illustrative = line.proofs.iter().any(|proof| proof.illustrative);
        csv.row(vec![
            line.function.words.clone(),
            line.function.basis.clone(),
            line.body.as_ref().map(|body| body.name.clone()).unwrap_or_default(),
            line.lead.as_ref().map(|lead| lead.words.clone()).unwrap_or_default(),
            shows.join("; "),
            line.last().map(|day| day.to_string()).unwrap_or_default(),
            if illustrative { "partly" } else { "no" }.into(),
        ]);
    }
    desk.csv(csv)
}

impl Sheet {
    fn say(&self) -> Markup {
        let none = self.lines.iter().filter(|line| line.proofs.is_empty()).count();
        let year_ago = self.today.checked_sub_months(Months::new(12)).unwrap_or(self.today);
        let old = self.lines.iter().filter(|line| line.last().is_some_and(|last| last < year_ago)).count();
        html! {
            @match (none, old) {
                (0, 0) => b { "Every one of " (self.lines.len()) " duties has something that shows it, from the last 12 months." },
                (0, old) => { b { "Every duty has something that shows it." } " For " (old) " it is more than 12 months old." }
                (none, _) => { b { "Nothing here shows that " (none) " of " (self.lines.len()) " duties are carried out." } @if old > 0 { " For " (old) " it is more than 12 months old." } }
            }
        }
    }

    fn table(&self, sort: Sort) -> Markup {
        let own: Vec<&Line> = self.lines.iter().filter(|line| line.function.sort == sort).collect();
        let may_write = self.may_write;
        let columns = vec![
            Column::new(
                "What",
                |line: &&Line| html! { (line.function.words) span class="under" { (line.function.basis) } },
            )
            .names_row(),
            Column::new("Carried by", move |line: &&Line| {
                html! {
                    @match &line.body { Some(body) => a href=(BodyPage { id: body.id }) { (body.short_name) }, None => span class="muted" { "Not said" } }
                    @if line.lead.is_none() && line.body.is_some() { span class="under" { "by its name; not said by the office" } }
                    @if let Some(lead) = &line.lead { span class="under" { (lead.words) } }
                    @if may_write { span class="under" { a href=(LeadPage { key: line.function.key.clone() }) { "Say who" span class="govuk-visually-hidden" { " carries: " (line.function.words) } } } }
                }
            }),
            Column::new("What shows it", |line: &&Line| {
                html! {
                    @if line.proofs.is_empty() { b { "Nothing here shows it." } }
                    ul class="lines" { @for proof in &line.proofs { li { a href=(proof.path) { (proof.words) } (dagger(proof.illustrative)) @if let Some(last) = proof.last { span class="meta" { ", " (measure::dates::short(last)) } } } } }
                }
            }),
            Column::new(
                "Last day",
                |line: &&Line| html! { @match line.last() { Some(last) => (date(last)), None => span class="muted" { "None" } } },
            ),
        ];
        html! { @if !own.is_empty() { h2 class="h2" { (sort.heading()) } (folding(sort.heading(), columns, &own)) } }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "Statutory functions".into()
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        let tools = html! { a class="btn btn--quiet" href=(MapCsv) { "Download CSV" } };
        html! {
            (self.tabs)
            (page_head("Statutory functions", &self.say(), Some(tools)))
            @for sort in [Sort::Objective, Sort::Function, Sort::Data] { (self.table(sort)) }
            (provenance(&html! { "What shows it is read from the registers as you open the page. That something was done says nothing yet of whether it worked: the links lead to that." }))
        }
    }
}
