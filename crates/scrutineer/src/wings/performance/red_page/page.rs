//! The page itself, made to be printed on one side, and the same rows as a file.

use super::facts::{self, Line, Page};
use super::rules::{ON_ONE_SIDE, head_sentence, times};
use crate::layout::{dagger, page_head};
use crate::wings::performance::indicators::rules::period_short;
use crate::wings::performance::parts::{Tab, tabs};
use crate::wings::performance::scorecard::Scorecard;
use crate::wings::performance::scorecard::judgements::Row;
use crate::wings::performance::scorecard::pages::{as_at, as_at_options, cells};
use crate::wings::performance::scorecard::rules::{comparator_date, comparator_value};
use crate::wings::performance::scorecard::signs::variation_tag;
use axum::extract::Query;
use axum_extra::routing::TypedPath;
use kit::web::Csv;
use kit::{Answer, Desk, Read, View};
use maud::{Markup, PreEscaped, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/red-page")]
pub struct RedPage;

#[derive(TypedPath, Deserialize)]
#[typed_path("/red-page.csv")]
pub struct RedPageCsv;

/// Which meeting.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    pub as_at: String,
}

struct Sheet {
    page: Page,
    tabs: Markup,
    /// In a demonstration nothing that is missing says anything of a real agency.
    demonstration: bool,
}

pub async fn show(desk: Desk<Read<Scorecard>>, _: RedPage, asked: Query<Asked>) -> Answer {
    let page = facts::page(&desk, &asked.as_at).await?;
    desk.show(Sheet { page, tabs: tabs(Tab::RedPage, desk.person()), demonstration: desk.person().demonstration() })
}

pub async fn csv(desk: Desk<Read<Scorecard>>, _: RedPageCsv, asked: Query<Asked>) -> Answer {
    let page = facts::page(&desk, &asked.as_at).await?;
    let header = [
        "As reported to",
        "Number",
        "Code",
        "Indicator",
        "Latest",
        "Illustrative",
        "Target",
        "Period",
        "Reports in a row",
        "Is it real?",
        "Compared with",
        "Its value",
        "Its date",
        "What the partner says",
        "What happens next",
        "More that is open",
    ];
    let mut csv = Csv::new(format!("red-page-{}", page.board.day), &header);
    for line in &page.lines {
        let row = page.row(line);
        let compared = row.judged.comparator.as_ref();
        let said: Vec<String> = line.said.iter().map(|one| format!("{}: {}", one.speaker, one.words)).collect();
        let open: Vec<String> = line.open.iter().map(|one| format!("{}, {}", one.name, one.when)).collect();
        csv.row(vec![
            reported_to(&page),
            line.no.to_string(),
            row.indicator.code.clone(),
            row.indicator.name.clone(),
            cells::shown(row).to_owned(),
            if cells::illustrative(row) { "yes" } else { "no" }.into(),
            row.judged.target_words.clone().unwrap_or_default(),
            period(row),
            line.run.to_string(),
            row.judged.variation.word().into(),
            compared.map(|one| one.name.clone()).unwrap_or_default(),
            compared.map(|one| comparator_value(&row.indicator, one)).unwrap_or_default(),
            compared.map(|one| one.at_on.to_string()).unwrap_or_default(),
            said.join("; "),
            open.join("; "),
            line.more.to_string(),
        ]);
    }
    desk.csv(csv)
}

fn reported_to(page: &Page) -> String {
    page.board.point.as_ref().map_or_else(|| "Everything received so far".to_owned(), |point| point.name())
}

fn period(row: &Row) -> String {
    row.judged.latest.as_ref().map(|latest| period_short(&row.indicator, &latest.period)).unwrap_or_default()
}

impl Sheet {
    fn tools(&self) -> Markup {
        let board = &self.page.board;
        html! {
            form class="asat" method="get" action=(RedPage) {
                label for="as_at" { "As reported to" }
                select class="govuk-select" id="as_at" name="as_at" { (as_at_options(board)) }
                button class="btn btn--quiet" type="submit" { "Show" }
            }
            a class="btn btn--quiet" href=(format!("{RedPageCsv}?as_at={}", as_at(board))) { "Download CSV" }
            button class="btn" type="button" data-print hidden { "Print one side" }
        }
    }

    fn indicator(&self, line: &Line, row: &Row) -> Markup {
        let compared = self.page.board.before.is_some();
        let new = line.run == 1 && compared;
        html! {
            th scope="row" role="rowheader" class="rp__ind" {
                span class="rp__no" { (line.no) }
                span class="rp__name" { a href=(row.path) { (row.indicator.name) } }
                span class="rp__val" {
                    b { (cells::shown(row)) } (dagger(cells::illustrative(row))) " "
                    span { @if let Some(words) = &row.judged.target_words { "target " (words) (dagger(row.judged.target_illustrative)) } }
                }
                span class="rp__per" { (period(row)) " · " span class={ "rp__times" @if new { " rp__times--new" } } { (times(line.run, compared)) } }
            }
        }
    }

    fn line(&self, line: &Line) -> Markup {
        let row = self.page.row(line);
        html! {
            tr role="row" {
                (self.indicator(line, row))
                td role="cell" class="rp__tr" {
                    (PreEscaped(&row.spark))
                    p { (variation_tag(row.judged.variation)) }
                    p class="rp__cmp" {
                        @match &row.judged.comparator {
                            Some(c) => { (c.name) " " (comparator_date(c.at_on)) ": " b { (comparator_value(&row.indicator, c)) } (dagger(c.illustrative)) }
                            None => "no comparator",
                        }
                    }
                }
                td role="cell" class="rp__say" {
                    @for one in &line.said { p { b { (one.speaker) (dagger(one.illustrative)) "." } " " (one.words) } }
                    @if line.said.is_empty() { p { "Nothing yet from " (line.silent) (dagger(self.demonstration)) "." } }
                }
                td role="cell" class="rp__act" {
                    @for one in &line.open { p { a href=(one.path) { (one.name) } (dagger(one.illustrative)) } p class="rp__due" { (one.when) } }
                    @if line.open.is_empty() { p { "Nothing is agreed yet" (dagger(self.demonstration)) "." } }
                    @if line.more > 0 { p class="rp__due" { (line.more) " more" } }
                }
            }
        }
    }

    fn table(&self) -> Markup {
        html! {
            table class="rp" role="table" {
                caption class="govuk-visually-hidden" { "Red indicators with the partner’s words and what happens next" }
                thead role="rowgroup" {
                    tr role="row" {
                        th role="columnheader" scope="col" { "Indicator" }
                        th role="columnheader" scope="col" { "Is it real?" }
                        th role="columnheader" scope="col" { "What the partner says" }
                        th role="columnheader" scope="col" { "What happens next" }
                    }
                }
                tbody role="rowgroup" { @for line in &self.page.lines { (self.line(line)) } }
            }
        }
    }

    fn foot(&self) -> Markup {
        let (lines, board) = (self.page.lines.len(), &self.page.board);
        let latest = board.point.as_ref().map(|p| p.id) == board.points.first().map(|p| p.id) || board.point.is_none();
        html! {
            p class="rp__ask" {
                b { "The Board is asked to: " }
                @if self.page.asks.is_empty() { "hear how far each action is. Each red has one, and none has been red three times in a row." }
                @else { (self.page.asks.join("; ")) "." }
            }
            p class="tablefoot" {
                "Grey band: usual range. Dashed line: target. Each figure’s source is on its page. "
                @if !latest { "What happens next is as it stands today. " }
                @if lines > ON_ONE_SIDE { "One side has room for eight. " (lines) " are red, so it can run on to a second. " }
                @else { span class="only-screen" { "Your browser’s print command prints this page on one side of A4. " } }
                "OFFICIAL."
            }
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "The red page".into()
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        if self.page.tally.all == 0 {
            return html! {
                (self.tabs)
                (page_head("The red page", &html! { b { "No indicators yet." } " They come from the edition that the Board works to." }, None))
                p class="empty" { "Each indicator that is red will stand here on one side of A4. Load the edition’s indicators, then enter readings." }
            };
        }
        let (bold, rest) = head_sentence(&self.page.tally);
        let say = html! { (reported_to(&self.page)) ". " b { (bold) } (rest) };
        html! {
            (self.tabs)
            (page_head("The red page", &say, Some(self.tools())))
            @if self.page.lines.is_empty() {
                p class="empty" { "Nothing is red. " a href="/dashboard" { "The dashboard" } " shows what is amber, and what has not come." }
            } @else { (self.table()) (self.foot()) }
        }
    }
}
