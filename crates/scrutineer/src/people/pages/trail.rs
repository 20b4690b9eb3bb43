//! The trail as people read it: who did what, when, to what.

use crate::layout::page_head;
use axum_extra::routing::TypedPath;
use kit::audit::{Entry, Trail};
use kit::web::Csv;
use kit::{Answer, Desk, Read, View};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/trail")]
pub struct At;

#[derive(TypedPath, Deserialize)]
#[typed_path("/trail.csv")]
pub struct AtCsv;

/// Which part of the trail.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Filter {
    pub register: String,
    pub before: Option<i64>,
}

struct Page {
    entries: Vec<Entry>,
    registers: Vec<String>,
    filter: Filter,
    head: Option<(i64, String)>,
}

pub async fn show(desk: Desk<Read<Trail>>, _: At, filter: axum::extract::Query<Filter>) -> Answer {
    let filter = filter.0;
    let entries = desk.board_trail(&filter.register, filter.before, 100).await?;
    let (registers, head) = (desk.trail_registers().await?, desk.trail_head().await?);
    desk.show(Page { entries, registers, filter, head })
}

pub async fn csv(desk: Desk<Read<Trail>>, _: AtCsv, filter: axum::extract::Query<Filter>) -> Answer {
    let mut csv =
        Csv::new("trail", &["Entry", "When (UTC)", "Who", "What", "Register", "Record", "Changes", "Reason", "Hash"]);
    for e in desk.board_trail(&filter.register, filter.before, 10_000).await? {
        let when = e.at.format("%Y-%m-%d %H:%M:%S").to_string();
        csv.row(vec![
            e.seq.to_string(),
            when,
            e.actor,
            e.verb,
            e.register,
            e.record_id.to_string(),
            e.changes,
            e.reason.unwrap_or_default(),
            e.hash,
        ]);
    }
    desk.csv(csv)
}

/// What an entry's verb means.
fn verb(entry: &Entry) -> &str {
    match entry.verb.as_str() {
        "create" => "added",
        "update" => "changed",
        "remove" => "removed",
        "sign_in" => "signed in",
        "sign_in_failed" => "failed to sign in",
        "sign_out" => "signed out",
        other => other,
    }
}

/// The names of the columns that an entry changed.
fn columns(entry: &Entry) -> String {
    let changed: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&entry.changes).unwrap_or_default();
    let names: Vec<String> = changed
        .keys()
        .filter(|k| !matches!(k.as_str(), "version" | "id" | "board_id"))
        .map(|k| k.replace('_', " "))
        .collect();
    if entry.verb == "update" { names.join(", ") } else { String::new() }
}

impl View for Page {
    fn title(&self) -> String {
        "Trail".into()
    }
    fn wing(&self) -> &'static str {
        "Trail"
    }
    fn body(&self) -> Markup {
        let say = html! {
            @match &self.head {
                Some((seq, hash)) => { b { (seq) " entries." } " The last is sealed with " code { (hash.chars().take(12).collect::<String>()) } "." }
                None => "Nothing has been done yet.",
            }
        };
        let tools = html! {
            form class="asat" method="get" action=(At) {
                label for="register" { "Register" }
                select class="govuk-select" id="register" name="register" {
                    option value="" { "All" }
                    @for register in &self.registers { option value=(register) selected[*register == self.filter.register] { (register) } }
                }
                button class="btn btn--quiet" type="submit" { "Show" }
            }
            a class="btn btn--quiet" href=(format!("{}?register={}", AtCsv, self.filter.register)) { "Download CSV" }
        };
        html! {
            (page_head("Trail", &say, Some(tools)))
            div class="scroller" tabindex="0" role="region" aria-label="Trail" {
                table class="list" {
                    caption class="govuk-visually-hidden" { "What was done, the latest first" }
                    thead { tr { th scope="col" { "Entry" } th scope="col" { "When" } th scope="col" { "Who" } th scope="col" { "Did what" } th scope="col" { "Fields" } th scope="col" { "Why" } } }
                    tbody {
                        @for e in &self.entries {
                            tr {
                                td class="num" { (e.seq) }
                                td { (e.at.with_timezone(&chrono_tz::Europe::London).format("%-d %b %Y, %H:%M").to_string()) }
                                td { (e.actor) }
                                td { (verb(e)) @if !e.verb.starts_with("sign_") { " " (e.record_table.replace('_', " ")) } }
                                td { (columns(e)) }
                                td { (e.reason.as_deref().unwrap_or("")) }
                            }
                        }
                    }
                }
            }
            @if let Some(last) = self.entries.last().filter(|e| self.entries.len() == 100 && e.seq > 1) {
                p { a class="btn btn--quiet" href=(format!("{}?register={}&before={}", At, self.filter.register, last.seq)) { "Earlier entries" } }
            }
        }
    }
}
