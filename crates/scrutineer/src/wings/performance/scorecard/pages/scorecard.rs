//! The scorecard: every indicator in one table, narrowed by owner, area and status, sorted by column.

use super::{against_options, as_at, as_at_options, cells, table};
use crate::layout::page_head;
use crate::wings::performance::indicators::Area;
use crate::wings::performance::indicators::moves::heading;
use crate::wings::performance::parts::{Tab, tabs};
use crate::wings::performance::scorecard::Scorecard;
use crate::wings::performance::scorecard::choice::{Choice, SORTS};
use crate::wings::performance::scorecard::judgements::{self, Board, Row};
use crate::wings::performance::scorecard::signs::{STATUSES, rag_class, rag_tag, variation_tag};
use axum::extract::Query;
use axum_extra::routing::TypedPath;
use kit::{Answer, Desk, Read, View};
use maud::{Markup, PreEscaped, html};
use measure::Rag;
use measure::direction::Comparator;
use sea_orm::{ActiveEnum, Iterable};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::Arc;

#[derive(TypedPath, Deserialize)]
#[typed_path("/scorecard")]
pub struct List;

#[derive(TypedPath, Deserialize)]
#[typed_path("/scorecard.csv")]
pub struct ListCsv;

struct Sheet {
    board: Arc<Board>,
    tabs: Markup,
    choice: Choice,
}

pub async fn show(desk: Desk<Read<Scorecard>>, _: List, choice: Query<Choice>) -> Answer {
    let board = judgements::board(&desk, &choice.as_at).await?;
    desk.show(Sheet { board, tabs: tabs(Tab::Scorecard, desk.person()), choice: choice.0 })
}

pub async fn csv(desk: Desk<Read<Scorecard>>, _: ListCsv, choice: Query<Choice>) -> Answer {
    let board = judgements::board(&desk, &choice.as_at).await?;
    let rows = choice.of(&board.rows).into_iter().map(|(_, row)| row);
    desk.csv(table::csv("scorecard", &board, rows, choice.against()))
}

/// One row of the table. Good news needs no reason beside it; the file has all of them.
pub fn line(row: &Row, against: Comparator) -> Markup {
    let reason = matches!(row.rag(), Rag::Red | Rag::Amber | Rag::TooFew)
        || (row.rag() == Rag::NotReported && row.judged.latest.is_some());
    html! {
        tr role="row" class={ "irow irow--" (rag_class(row.rag())) } {
            td role="cell" class="meta c-code" { (row.indicator.code) }
            th role="rowheader" scope="row" class="c-name" {
                (cells::name(row))
                @if reason { span class="c-name__why" { (row.judged.judgement.reason) } }
            }
            td role="cell" class="meta nowrap c-area" { (row.indicator.area.number().unwrap_or("The Board")) }
            td role="cell" class="meta c-own" { (row.indicator.owner) }
            td role="cell" class="c-rag" { (rag_tag(row.rag())) }
            td role="cell" class="num c-val" { (cells::value(row)) }
            td role="cell" class="c-per" { (cells::period(row)) }
            td role="cell" class="num c-tgt" { (cells::target(row)) }
            td role="cell" class="c-chg" { (cells::change(row, against)) }
            td role="cell" class="c-var" { (variation_tag(row.judged.variation)) }
            td role="cell" class="c-cmp" { (cells::compared(row)) }
        }
    }
}

/// "Priority 1: Early help": the table has room for the number only.
fn area_words(area: Area) -> String {
    match area.number() {
        Some(number) => format!("{number}: {}", area.short().to_lowercase()),
        None => format!("The Board: {}", area.name().to_lowercase()),
    }
}

impl Sheet {
    /// A heading that sorts by its column, where the column can be sorted.
    fn heading(&self, words: &str, column: &str, number: bool) -> Markup {
        let sorted = self.choice.sorted(column);
        let aria = sorted.map(|down| if down { "descending" } else { "ascending" });
        let class = match sorted {
            None => "sort",
            Some(false) => "sort sort--up",
            Some(true) => "sort sort--down",
        };
        html! {
            th role="columnheader" scope="col" class=[number.then_some("num")] aria-sort=[aria] {
                @if SORTS.contains(&column) {
                    a class=(class) href=(format!("{List}?{}", self.choice.by(column).query())) { (words) }
                } @else { (words) }
            }
        }
    }

    fn filters(&self) -> Markup {
        let owners: BTreeSet<&str> = self.board.rows.iter().map(|row| row.indicator.owner.as_str()).collect();
        let choice = &self.choice;
        let one = |value: &str, words: &str, chosen: &str| html! { option value=(value) selected[value == chosen] { (words) } };
        html! {
            form class="filters" method="get" action=(List) {
                div class="filters__f" {
                    label for="as_at" { "As reported to" }
                    select class="govuk-select" id="as_at" name="as_at" { (as_at_options(&self.board)) }
                }
                div class="filters__f" {
                    label for="against" { "Change on" }
                    select class="govuk-select" id="against" name="against" { (against_options(choice.against())) }
                }
                div class="filters__f" {
                    label for="owner" { "Owner" }
                    select class="govuk-select" id="owner" name="owner" {
                        (one("", "Every owner", &choice.owner))
                        @for owner in owners { (one(owner, owner, &choice.owner)) }
                    }
                }
                div class="filters__f" {
                    label for="area" { "Area" }
                    select class="govuk-select" id="area" name="area" {
                        (one("", "Every area", &choice.area))
                        @for area in Area::iter() { (one(&area.to_value(), &area_words(area), &choice.area)) }
                    }
                }
                div class="filters__f" {
                    label for="rag" { "Status" }
                    select class="govuk-select" id="rag" name="rag" {
                        (one("", "Every status", &choice.rag))
                        @for rag in STATUSES { (one(&rag.to_string(), rag.word(), &choice.rag)) }
                    }
                }
                input type="hidden" name="sort" value=(choice.sort);
                input type="hidden" name="dir" value=(choice.dir);
                div class="filters__b" {
                    button class="btn btn--quiet" type="submit" { "Show" }
                    @if choice.narrows() { a href=(format!("{List}?as_at={}", as_at(&self.board))) { "Show all" } }
                }
            }
        }
    }

    fn table(&self, chosen: &[(usize, &Row)]) -> Markup {
        let lines = &self.board.drawn(self.choice.against()).lines;
        html! {
            div class="scroller" tabindex="0" role="region" aria-label="Scorecard" {
                table role="table" class="list scorecard" {
                    caption class="govuk-visually-hidden" { "Indicators with figure, target and change" }
                    thead role="rowgroup" {
                        tr role="row" {
                            (self.heading("Code", "code", false))
                            (self.heading("Indicator", "name", false))
                            (self.heading("Area", "area", false))
                            (self.heading("Owner", "owner", false))
                            (self.heading("Status", "rag", false))
                            (self.heading("Latest", "", true))
                            (self.heading("Period", "period", false))
                            (self.heading("Target", "", true))
                            (self.heading(heading(self.choice.against()), "", false))
                            (self.heading("Is it real?", "real", false))
                            (self.heading("Compared with", "", false))
                        }
                    }
                    tbody role="rowgroup" { @for (n, _) in chosen { (PreEscaped(&lines[*n])) } }
                }
            }
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "Scorecard".into()
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        let all = self.board.rows.len();
        if all == 0 {
            return html! {
                (self.tabs)
                (page_head("Scorecard", &html! { b { "No indicators yet." } " They come from the edition that the Board works to." }, None))
                p class="empty" { "Every indicator will stand here with owner, figure and target. Load the edition’s indicators first." }
            };
        }
        let chosen = self.choice.of(&self.board.rows);
        let count = |rag: Rag| chosen.iter().filter(|(_, row)| row.rag() == rag).count();
        let say = html! {
            b { (count(Rag::Red)) " red, " (count(Rag::Amber)) " amber, " (count(Rag::Green)) " green" }
            " of " (chosen.len()) @if self.choice.narrows() { " shown" } @else { " indicators" } ". "
            (count(Rag::NotReported)) " not in."
        };
        let here = Choice { as_at: as_at(&self.board), ..self.choice.clone() };
        let tools = html! { a class="btn btn--quiet" href=(format!("{ListCsv}?{}", here.query())) { "Download CSV" } };
        html! {
            (self.tabs)
            (page_head("Scorecard", &say, Some(tools)))
            (self.filters())
            div class="listhead" { p { "Showing " (chosen.len()) " of " (all) " indicators" } }
            @if chosen.is_empty() {
                p class="empty" { "No indicator matches. Choose another owner, area or status, or " a href=(format!("{List}?as_at={}", as_at(&self.board))) { "show all" } "." }
            } @else { (self.table(&chosen)) }
        }
    }
}
