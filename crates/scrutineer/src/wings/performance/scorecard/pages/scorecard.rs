//! The full scorecard: every indicator in one table, filtered by owner, area and status, sorted by any column.

use super::dashboard::{COLUMNS, cells, chooser};
use super::rows::{AREAS, page_of, value};
use crate::layout::page_head;
use crate::wings::performance::indicators::rules::period_short;
use crate::wings::performance::parts::{Tab, tabs};
use crate::wings::performance::scorecard::judgements::{AsAt, Row, as_at, board};
use crate::wings::performance::scorecard::signs::{compared, moved, rag_class, rag_tag, variation_tag};
use crate::wings::performance::scorecard::{ReportPoint, Scorecard, queries};
use axum::extract::Query;
use axum_extra::routing::TypedPath;
use kit::web::Csv;
use kit::{Answer, Desk, Person, Read, View};
use maud::{Markup, html};
use measure::Rag;
use serde::Deserialize;
use std::cmp::Ordering;
use std::sync::Arc;

#[derive(TypedPath, Deserialize)]
#[typed_path("/scorecard")]
pub struct At;

#[derive(TypedPath, Deserialize)]
#[typed_path("/scorecard.csv")]
pub struct AtCsv;

/// What is shown, and in which order.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Filter {
    pub as_at: String,
    pub owner: String,
    pub area: String,
    pub rag: String,
    pub sort: String,
    pub dir: String,
}

struct Page {
    points: Vec<ReportPoint>,
    as_at: AsAt,
    rows: Arc<Vec<Row>>,
    filter: Filter,
    person: Person,
}

pub async fn show(desk: Desk<Read<Scorecard>>, _: At, filter: Query<Filter>) -> Answer {
    let points = desk.all(queries::report_points()).await?;
    let as_at = as_at(&points, &filter.as_at, desk.today());
    let rows = board(&desk, as_at.day).await?;
    desk.show(Page { points, as_at, rows, filter: filter.0, person: desk.person().clone() })
}

pub async fn csv(desk: Desk<Read<Scorecard>>, _: AtCsv, filter: Query<Filter>) -> Answer {
    let points = desk.all(queries::report_points()).await?;
    let as_at = as_at(&points, &filter.as_at, desk.today());
    let rows = board(&desk, as_at.day).await?;
    let mut csv = Csv::new(format!("scorecard-{}", as_at.day), COLUMNS);
    for row in chosen(&rows, &filter) {
        csv.row(cells(row));
    }
    desk.csv(csv)
}

/// The rows that the filter lets through, in its order.
fn chosen<'a>(rows: &'a [Row], filter: &Filter) -> Vec<&'a Row> {
    let wanted = |row: &&Row| {
        (filter.owner.is_empty() || row.indicator.owner == filter.owner)
            && (filter.area.is_empty() || area_key(row) == filter.area)
            && (filter.rag.is_empty() || row.judged.judgement.rag.as_str() == filter.rag)
    };
    let mut chosen: Vec<&Row> = rows.iter().filter(wanted).collect();
    let number = |row: &Row| row.judged.latest.as_ref().and_then(|l| l.figure.value.to_f64());
    let by = |a: &&Row, b: &&Row| match filter.sort.as_str() {
        "name" => a.indicator.name.cmp(&b.indicator.name),
        "owner" => a.indicator.owner.cmp(&b.indicator.owner),
        "latest" => number(a).partial_cmp(&number(b)).unwrap_or(Ordering::Equal),
        "status" => a.judged.judgement.rag.cmp(&b.judged.judgement.rag),
        "code" => a.indicator.code.cmp(&b.indicator.code),
        _ => a.indicator.position.cmp(&b.indicator.position),
    };
    // The scorecard's own order decides between equals, so that a list is the same every time.
    chosen.sort_by(|a, b| by(a, b).then(a.indicator.position.cmp(&b.indicator.position)));
    if filter.dir == "down" {
        chosen.reverse();
    }
    chosen
}

fn area_key(row: &Row) -> String {
    use sea_orm::ActiveEnum;
    row.indicator.area.to_value()
}

impl Page {
    /// The address of this page with another order.
    fn sorted(&self, column: &str) -> String {
        let down = self.filter.sort == column && self.filter.dir != "down";
        let f = Filter { sort: column.into(), dir: if down { "down" } else { "up" }.into(), ..self.filter.clone() };
        address("/scorecard", &f)
    }

    fn head(&self, column: &str, name: &str) -> Markup {
        let sorted =
            (self.filter.sort == column).then(|| if self.filter.dir == "down" { "descending" } else { "ascending" });
        let class = match sorted {
            Some("descending") => "sort sort--down",
            Some(_) => "sort sort--up",
            None => "sort",
        };
        html! { th scope="col" aria-sort=[sorted] { a class=(class) href=(self.sorted(column)) { (name) } } }
    }

    fn filters(&self) -> Markup {
        let mut owners: Vec<&str> = self.rows.iter().map(|row| row.indicator.owner.as_str()).collect();
        owners.sort_unstable();
        owners.dedup();
        let f = &self.filter;
        html! {
            form class="filters" method="get" action="/scorecard" {
                input type="hidden" name="as_at" value=(f.as_at);
                div class="filters__f filters__f--wide" { label class="govuk-label" for="owner" { "Owner" } select class="govuk-select" id="owner" name="owner" {
                    option value="" { "Everybody" } @for owner in owners { option value=(owner) selected[f.owner == owner] { (owner) } }
                } }
                div class="filters__f" { label class="govuk-label" for="area" { "Area" } select class="govuk-select" id="area" name="area" {
                    option value="" { "All" } @for area in AREAS { @let key = { use sea_orm::ActiveEnum; area.to_value() }; option value=(key) selected[f.area == key] { (area.short()) } }
                } }
                div class="filters__f" { label class="govuk-label" for="rag" { "Status" } select class="govuk-select" id="rag" name="rag" {
                    option value="" { "All" } @for rag in Rag::ALL { option value=(rag.as_str()) selected[f.rag == rag.as_str()] { (rag.word()) } }
                } }
                div class="filters__b" { button class="btn btn--quiet" type="submit" { "Show" } }
            }
        }
    }
}

/// An address with what the filter says.
fn address(path: &str, f: &Filter) -> String {
    let pairs = [
        ("as_at", &f.as_at),
        ("owner", &f.owner),
        ("area", &f.area),
        ("rag", &f.rag),
        ("sort", &f.sort),
        ("dir", &f.dir),
    ];
    let said: Vec<(&str, &String)> = pairs.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    match serde_html_form::to_string(&said) {
        Ok(query) if !query.is_empty() => format!("{path}?{query}"),
        _ => path.to_owned(),
    }
}

impl View for Page {
    fn title(&self) -> String {
        "Scorecard".into()
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        let rows = chosen(&self.rows, &self.filter);
        let red = rows.iter().filter(|row| row.judged.judgement.rag == Rag::Red).count();
        let all = if rows.len() == self.rows.len() {
            format!("{} indicators", rows.len())
        } else {
            format!("{} of {} indicators", rows.len(), self.rows.len())
        };
        let say = html! { b { (all) } ", " (red) " red." };
        let tools = html! { (chooser(&self.points, &self.as_at, "/scorecard", &[("owner", &self.filter.owner), ("area", &self.filter.area), ("rag", &self.filter.rag)])) a class="btn btn--quiet" href=(address("/scorecard.csv", &self.filter)) { "Download CSV" } };
        html! {
            (tabs(Tab::Scorecard, &self.person))
            (page_head("Scorecard", &say, Some(tools)))
            (self.filters())
            @if rows.is_empty() {
                div class="empty" { p class="empty__h" { "No indicator matches." } p { a href="/scorecard" { "Show all of them" } } }
            } @else {
                div class="scroller" tabindex="0" role="region" aria-label="Scorecard" {
                    table class="list" {
                        caption class="govuk-visually-hidden" { "Indicators with their status" }
                        thead { tr {
                            (self.head("code", "Code")) (self.head("name", "Indicator")) (self.head("owner", "Owner")) (self.head("latest", "Latest"))
                            th scope="col" { "Period" } th scope="col" { "Target" } (self.head("status", "Status")) th scope="col" { "On a year ago" } th scope="col" { "Is it real?" } th scope="col" { "Compared with" }
                        } }
                        tbody { @for row in &rows { (line(row)) } }
                    }
                }
            }
        }
    }
}

fn line(row: &Row) -> Markup {
    let (i, j) = (&row.indicator, &row.judged);
    html! {
        tr class=(format!("irow--{}", rag_class(j.judgement.rag))) {
            td { (i.code) }
            th scope="row" { a href=(page_of(i)) { (i.name) } }
            td { (i.owner) }
            td class="num" { (value(row)) }
            td { @if let Some(latest) = &j.latest { (period_short(i, &latest.period)) } }
            td { (j.target_words.as_deref().unwrap_or("")) }
            td { (rag_tag(j.judgement.rag)) }
            td { (moved(j.moved.as_ref())) }
            td { (variation_tag(j.variation)) }
            td { (compared(j.comparator.as_ref(), i)) }
        }
    }
}
