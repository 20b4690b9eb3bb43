//! The page: the box, and what was found, register by register.

use super::places::{Found, MOST, everywhere};
use crate::layout::page_head;
use crate::people::pages::me::Everybody;
use axum::extract::Query;
use axum_extra::routing::TypedPath;
use kit::{Answer, Desk, View};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/search")]
pub struct Search;

/// What is looked for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    pub q: String,
}

struct Sheet {
    words: String,
    found: Vec<Found>,
}

/// One letter would find everything.
const LEAST: usize = 2;

pub async fn show(desk: Desk<Everybody>, _: Search, asked: Query<Asked>) -> Answer {
    let words: String = asked.q.trim().chars().take(100).collect();
    let found = if words.chars().count() < LEAST { Vec::new() } else { everywhere(&desk, &words).await? };
    desk.show(Sheet { words, found })
}

/// Some of a longer text.
fn beginning(text: &str) -> String {
    const MOST: usize = 180;
    let cut: String = text.chars().take(MOST).collect();
    if cut.len() < text.len() { format!("{}…", cut.trim_end()) } else { cut }
}

impl Sheet {
    fn say(&self) -> Markup {
        let count: usize = self.found.iter().map(|found| found.hits.len()).sum();
        html! {
            @if self.words.chars().count() < LEAST { "Over every register that you may read. Type at least two letters." }
            @else {
                @match count {
                    0 => b { "Nothing was found" },
                    1 => b { "One thing was found" },
                    n => b { (n) " things were found" },
                }
                " for “" (self.words) "”."
            }
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "Search".into()
    }
    fn wing(&self) -> &'static str {
        ""
    }
    fn body(&self) -> Markup {
        html! {
            (page_head("Search", &self.say(), None))
            form class="filters" method="get" action=(Search) {
                div class="filters__f filters__f--wide" {
                    label for="words" { "Words" }
                    input class="govuk-input" type="search" id="words" name="q" value=(self.words);
                }
                div class="filters__b" { button class="btn btn--quiet" type="submit" { "Search" } }
            }
            @if self.found.is_empty() && self.words.chars().count() >= LEAST {
                p class="empty" { "No register that you may read holds all of these words. Try fewer, or a part of a word." }
            }
            @for found in &self.found {
                h2 class="h2 grouph" { (found.register) " " span { (found.hits.len()) @if found.more { " of more" } } }
                ul class="tasks" {
                    @for hit in &found.hits {
                        li class="task" { div class="task__b" { a class="task__t" href=(hit.path) { (hit.name) } p class="task__m" { (beginning(&hit.text)) } } }
                    }
                }
                @if found.more { p class="meta" { "The first " (MOST) " are shown. Type more words to find fewer." } }
            }
        }
    }
}
