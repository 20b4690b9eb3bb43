//! A review: what was agreed last time, the figures to look at, the rest; each with what is asked and agreed about it.

use super::closing::Closing;
use super::file::ReviewCsv;
use super::list::List;
use super::tables;
use crate::layout::{Crumb, crumbs, dagger, date, page_head};
use crate::wings::performance::reviews::gathered::Gathered;
use crate::wings::performance::reviews::rules::to_look_at;
use crate::wings::performance::reviews::{Progress, ReviewId, Reviews, State};
use crate::wings::performance::scorecard::judgements::{self, Board, Row};
use axum_extra::routing::TypedPath;
use kit::{Answer, Desk, Read, Right, View};
use maud::{Markup, html};
use serde::Deserialize;
use std::sync::Arc;

#[derive(TypedPath, Deserialize)]
#[typed_path("/reviews/{id}", rejection(kit::Error))]
pub struct One {
    pub id: ReviewId,
}

struct Sheet {
    gathered: Gathered,
    /// The figures as they are, while the review is open.
    board: Option<Arc<Board>>,
    may_write: bool,
}

pub async fn show(desk: Desk<Read<Reviews>>, at: One) -> Answer {
    let gathered = Gathered::at(&desk, at.id).await?;
    let open = gathered.review.state == State::Open;
    desk.show(Sheet {
        board: if open { Some(judgements::board(&desk, "today").await?) } else { None },
        may_write: desk.person().may(Right { verb: "write", register: "reviews" }),
        gathered,
    })
}

/// The figures to look at first, and the rest.
pub fn parted(board: &Board) -> (Vec<&Row>, Vec<&Row>) {
    board.rows.iter().partition(|row| to_look_at(row.rag(), row.judged.variation))
}

impl Sheet {
    fn say(&self) -> Markup {
        let g = &self.gathered;
        let waiting = g.asked.iter().filter(|one| one.question.state == Progress::Asked).count();
        html! {
            @match g.review.state { State::Open => b { "Open." }, State::Closed => b { "Closed." } }
            " Begun by " (g.review.opened_by) (dagger(g.review.illustrative || g.demonstration)) ". "
            @match g.asked.len() { 0 => "Nothing is asked yet", 1 => "1 question", n => { (n) " questions" } }
            @if waiting > 0 { ", " (waiting) " waiting for an answer" } "; "
            @match g.agreed.len() { 0 => "no action is agreed", 1 => "1 action", n => { (n) " actions" } } "."
        }
    }

    fn last_time(&self) -> Markup {
        let g = &self.gathered;
        html! {
            section aria-labelledby="last" {
                h2 class="h2 h2--first" id="last" { "What was agreed last time" }
                @match &g.last {
                    None => p class="empty" { "This is the group’s first review. What is asked and agreed in it opens the next one." },
                    Some(last) => {
                        p { "At the review of " a href=(One { id: last.id }) { (date(last.on_date)) } ". " @if let Some(words) = &last.conclusion { "Concluded: " (words) (dagger(last.illustrative || g.demonstration)) } }
                        @if g.told.is_empty() && g.kept.is_empty() { p class="empty" { "Nothing was asked or agreed then, and nothing is open from before." } }
                        @if !g.told.is_empty() { h3 class="h3" { "Questions" } (tables::questions("Questions of the last review", g, &g.told)) }
                        @if !g.kept.is_empty() { h3 class="h3" { "Actions" } (tables::actions("Actions of the last review", g, &g.kept)) }
                    }
                }
            }
        }
    }

    fn figures(&self, board: &Board) -> Markup {
        let (first, rest) = parted(board);
        let table = |heading: &str, rows: &[&Row]| tables::figures(heading, &self.gathered, rows, self.may_write);
        html! {
            h2 class="h2" { "To look at" }
            @if first.is_empty() { p class="empty" { "No figure is red, really worse or late." } }
            @else { p class="meta" { "Red, really worse, or not in." } (table("To look at", &first)) }
            h2 class="h2" { "As expected" }
            @if rest.is_empty() { p class="empty" { "No figure is as expected. Every one stands above, or none has been defined." } }
            @else { (table("As expected", &rest)) }
        }
    }

    fn concluded(&self) -> Markup {
        let g = &self.gathered;
        html! {
            h2 class="h2" { "What the group concluded" }
            p class="prose prose--kept" { (g.review.conclusion.as_deref().unwrap_or_default()) (dagger(g.review.illustrative || g.demonstration)) }
            h2 class="h2" { "What was asked" }
            @if g.asked.is_empty() { p class="empty" { "No question was asked in this review." } } @else { (tables::questions("Questions of this review", g, &g.asked)) }
            h2 class="h2" { "What was agreed" }
            @if g.agreed.is_empty() { p class="empty" { "No action was agreed in this review." } } @else { (tables::actions("Actions of this review", g, &g.agreed)) }
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        self.gathered.title()
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        let id = self.gathered.review.id;
        let open = self.gathered.review.state == State::Open;
        let tools = html! {
            @if open && self.may_write { a class="btn" href=(Closing { id }) { "Close the review" } }
            a class="btn btn--quiet" href=(ReviewCsv { id }) { "Download CSV" }
        };
        html! {
            (crumbs(&[Crumb::new("Reviews", List)]))
            (page_head(&self.title(), &self.say(), Some(tools)))
            (self.last_time())
            @match &self.board { Some(board) => (self.figures(board)), None => (self.concluded()) }
        }
    }
}
