//! Every agency by every measure, on one page.

use super::one::One;
use crate::layout::{dagger, page_head};
use crate::wings::governance::contributions::rules::{plain, pounds};
use crate::wings::governance::forward::rules::Year;
use crate::wings::governance::ledger::Ledger;
use crate::wings::governance::ledger::gather::{Board, Line, ledger};
use crate::wings::governance::ledger::rules::{Cell, Stands};
use crate::wings::governance::parts::{Tab, bar, tabs};
use axum::extract::Query;
use axum_extra::routing::TypedPath;
use kit::web::Csv;
use kit::{Answer, Desk, Read, View};
use maud::{Markup, PreEscaped, html};
use serde::Deserialize;
use std::sync::Arc;

#[derive(TypedPath, Deserialize)]
#[typed_path("/ledger")]
pub struct Grid;

#[derive(TypedPath, Deserialize)]
#[typed_path("/ledger.csv")]
pub struct GridCsv;

/// Which financial year; this one where none is asked for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Filter {
    pub year: String,
}

impl Filter {
    pub(super) fn year(&self, today: chrono::NaiveDate) -> Year {
        Year::of(&self.year).unwrap_or_else(|| Year::holding(today))
    }
}

struct Sheet {
    tabs: Markup,
    board: Arc<Board>,
}

pub async fn show(desk: Desk<Read<Ledger>>, _: Grid, filter: Query<Filter>) -> Answer {
    let board = ledger(&desk, filter.year(desk.today())).await?;
    desk.show(Sheet { tabs: tabs(Tab::Ledger, desk.person()), board })
}

pub async fn csv(desk: Desk<Read<Ledger>>, _: GridCsv, filter: Query<Filter>) -> Answer {
    let board = ledger(&desk, filter.year(desk.today())).await?;
    let header = [
        "Agency",
        "Attendance",
        "Seats filled",
        "Data on time",
        "Actions on time",
        "Challenges",
        "Section 11",
        "Training",
        "Contribution (pounds)",
        "Received (pounds)",
        "Asked this quarter",
        "Asked twice",
        "Illustrative",
    ];
    let mut csv = Csv::new(format!("ledger-{}", board.year.name().replace('/', "-")), &header);
    for line in &board.lines {
        let money =
            |of: fn(&super::super::gather::Money) -> i64| line.money.as_ref().map(|m| plain(of(m))).unwrap_or_default();
        csv.row(vec![
            line.agency.name.clone(),
            line.attendance.value.clone(),
            line.attendance.under.clone(),
            line.data.value.clone(),
            line.actions.value.clone(),
            line.challenges.value.clone(),
            line.section_11.value.clone(),
            line.training.value.clone(),
            money(|m| m.agreed),
            money(|m| m.received),
            line.asked.len().to_string(),
            line.twice.to_string(),
            if line.illustrative { "yes" } else { "no" }.into(),
        ]);
    }
    desk.csv(csv)
}

/// The shape of how something stands, with its word for those who hear the page.
pub(super) fn sign(stands: Stands) -> Markup {
    let shape = match stands {
        Stands::Talk => "<path d=\"M8 .6 15.4 8 8 15.4.6 8z\" fill=\"#a8121c\"/>",
        Stands::Watch => {
            "<circle cx=\"8\" cy=\"8\" r=\"6.2\" fill=\"#fff\" stroke=\"#a35a00\" stroke-width=\"1.8\"/><path d=\"M8 1.8a6.2 6.2 0 0 0 0 12.4z\" fill=\"#a35a00\"/>"
        }
        Stands::AsAgreed | Stands::NotAsked | Stands::Unjudged => return html! {},
    };
    let word = if stands == Stands::Talk { "Needs a conversation: " } else { "Watch: " };
    html! {
        svg class="shape" width="13" height="13" viewBox="0 0 16 16" aria-hidden="true" focusable="false" { (PreEscaped(shape)) }
        span class="govuk-visually-hidden" { (word) }
    }
}

fn cell(heading: &str, cell: &Cell, path: &str, illustrative: bool) -> Markup {
    let class = match cell.stands {
        Stands::Talk => "lc lc--red",
        Stands::Watch => "lc lc--amber",
        Stands::AsAgreed | Stands::Unjudged => "lc lc--ok",
        Stands::NotAsked => "lc lc--na",
    };
    let quiet = (cell.stands == Stands::NotAsked).then_some("lc__na");
    html! {
        td class=(class) {
            span class="lc__h" aria-hidden="true" { (heading) }
            span class="lc__v" { (sign(cell.stands)) a href=(path) class=[quiet] { (cell.value) } @if cell.stands != Stands::NotAsked { (dagger(illustrative || cell.illustrative)) } }
            @if !cell.under.is_empty() { span class="lc__s" { (cell.under) } }
        }
    }
}

impl Sheet {
    fn say(&self) -> Markup {
        let talk: Vec<&Line> = self.board.lines.iter().filter(|line| line.count(Stands::Talk) > 0).collect();
        let quiet = |line: &&Line| line.count(Stands::Talk) + line.count(Stands::Watch) == 0;
        let nothing = self.board.lines.iter().filter(quiet).count();
        let named = |line: &Line| {
            let things = match line.count(Stands::Talk) {
                1 => "one thing".to_owned(),
                n => format!("{n} things"),
            };
            format!("{} on {things}", line.agency.short_name)
        };
        html! {
            @match talk.as_slice() {
                [] => b { "No agency needs a conversation." },
                [one] => { b { "One agency needs a conversation: " } (named(one)) "." }
                many => {
                    b { (many.len()) " agencies need a conversation: " }
                    (many.iter().take(3).map(|line| named(line)).collect::<Vec<_>>().join(", "))
                    @if many.len() > 3 { " and " (many.len() - 3) " more" } "."
                }
            }
            " " (nothing) @if nothing == 1 { " has" } @else { " have" } " nothing outstanding."
        }
    }

    fn row(&self, line: &Line, most: i64) -> Markup {
        let id = line.agency.id;
        let here = format!("{}?year={}", One { id }, self.board.year.name());
        let to = |part: &str| format!("{here}#{part}");
        html! {
            tr {
                th scope="row" { a href=(here) { (line.agency.name) } }
                (cell("Attendance", &line.attendance, &to("attendance"), line.illustrative))
                (cell("Data on time", &line.data, &to("data"), false))
                (cell("Section 11", &line.section_11, "/indicators/D39", false))
                (cell("Actions on time", &line.actions, &to("actions"), false))
                (cell("Challenges", &line.challenges, &to("challenges"), false))
                (cell("Training places used", &line.training, "/indicators/D41", false))
                td class="lc" {
                    span class="lc__h" aria-hidden="true" { "Asked this quarter" }
                    span class="lc__v" { a href=(to("burden")) { (line.asked.len()) } }
                    @if line.twice > 0 { span class="lc__s" { b { (line.twice) " asked twice" } } }
                }
                td class="lc lc--money" {
                    span class="lc__h" aria-hidden="true" { "Contribution" }
                    @match &line.money {
                        Some(money) if !money.part => span class="lc__m" { (bar(money.agreed, most)) b { (pounds(money.agreed)) (dagger(money.illustrative)) } },
                        Some(money) => span class="lc__m" { b { (pounds(money.agreed)) } span class="meta" { "part" } },
                        None => span class="muted" { "None" },
                    }
                }
            }
        }
    }

    fn table(&self) -> Markup {
        let board = &self.board;
        let caption = format!("Engagement by agency, {}", board.year.name());
        let most = board.lines.iter().filter_map(|l| l.money.as_ref()).map(|m| m.agreed).max().unwrap_or(0);
        html! {
            div class="scroller" tabindex="0" role="region" aria-label=(caption) {
                table class="ledger" {
                    caption class="govuk-visually-hidden" { (caption) }
                    thead { tr {
                        @for heading in ["Agency", "Attendance", "Data on time", "Section 11", "Actions on time", "Challenges", "Training places used", "Asked this quarter"] { th scope="col" { (heading) } }
                        th scope="col" class="n" { "Contribution" }
                    } }
                    tbody { @for line in &board.lines { (self.row(line, most)) } }
                    tfoot { tr {
                        th scope="row" { "Board" }
                        td { (board.attendance.share()) }
                        td {} td {} td {} td {} td {}
                        td { (board.lines.iter().map(|line| line.asked.len()).sum::<usize>()) }
                        td class="n" { b { (pounds(board.agreed)) } }
                    } }
                }
            }
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "Engagement ledger".into()
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        let (board, year) = (&self.board, self.board.year);
        let (before, after) = (Year(year.0 - 1).name(), Year(year.0 + 1).name());
        let tools = html! {
            a class="btn btn--quiet" href=(format!("{Grid}?year={before}")) { "Year " (before) }
            a class="btn btn--quiet" href=(format!("{Grid}?year={after}")) { "Year " (after) }
            a class="btn btn--quiet" href=(format!("{GridCsv}?year={}", year.name())) { "Download CSV" }
        };
        let heading = format!("Engagement ledger {}", year.name());
        html! {
            (self.tabs)
            (page_head(&heading, &self.say(), Some(tools)))
            @if board.lines.is_empty() {
                p class="empty" { "Nothing is known of any agency in this year yet. It fills by itself: from the rolls of meetings, figures, actions, challenges and contributions." }
            } @else {
                p class="meta" { (sign(Stands::Talk)) " Needs a conversation  " (sign(Stands::Watch)) " Watch. Plain text: as agreed. Sorted by what is outstanding." }
                (self.table())
                p class="tablefoot" {
                    "Attendance counts a holder or a deputy. A figure is due 20 working days after its period. Asked this quarter: " (measure::dates::short(board.quarter.start())) " to " (measure::dates::short(board.quarter.end()))
                    ". Section 11 and training show what the board’s own indicators (D39, D41) hold of an agency; where they hold nothing, nothing was asked; they are not judged here. Not public."
                }
            }
        }
    }
}
