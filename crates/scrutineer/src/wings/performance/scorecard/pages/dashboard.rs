//! The dashboard: 42 indicators on one screen, as reported to a meeting.

use super::rows::{AREAS, page_of, table, tally};
use crate::layout::{dagger, page_head};
use crate::wings::performance::indicators::rules::period_short;
use crate::wings::performance::parts::{Tab, tabs};
use crate::wings::performance::scorecard::judgements::{AsAt, Row, as_at, board};
use crate::wings::performance::scorecard::rules::{change_words, red_words, since_words};
use crate::wings::performance::scorecard::signs::{rag_class, rag_shape, variation_icon};
use crate::wings::performance::scorecard::{ReportPoint, Scorecard, queries};
use axum::extract::Query;
use axum_extra::routing::TypedPath;
use kit::web::Csv;
use kit::{Answer, Desk, Person, Read, Result, View};
use maud::{Markup, PreEscaped, html};
use measure::{Rag, Variation};
use serde::Deserialize;
use std::sync::Arc;

#[derive(TypedPath, Deserialize)]
#[typed_path("/dashboard")]
pub struct At;

#[derive(TypedPath, Deserialize)]
#[typed_path("/dashboard.csv")]
pub struct AtCsv;

/// As at which meeting.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    pub as_at: String,
}

struct Page {
    person: Person,
    points: Vec<ReportPoint>,
    as_at: AsAt,
    /// Everything that depends on the figures only, drawn once and kept.
    drawn: Arc<Drawn>,
}

/// The drawn parts of a dashboard.
struct Drawn {
    say: Markup,
    body: Markup,
    any: bool,
}

pub async fn show(desk: Desk<Read<Scorecard>>, _: At, asked: Query<Asked>) -> Answer {
    let points = desk.all(queries::report_points()).await?;
    let as_at = as_at(&points, &asked.as_at, desk.today());
    let drawn = drawn(&desk, &as_at).await?;
    desk.show(Page { person: desk.person().clone(), points, as_at, drawn })
}

async fn drawn(desk: &Desk<Read<Scorecard>>, as_at: &AsAt) -> Result<Arc<Drawn>> {
    let before = as_at.before.as_ref().map(|p| p.held_on);
    let asked = format!("{} {before:?}", as_at.day);
    let (now, then) = (
        board(desk, as_at.day).await?,
        match before {
            Some(day) => Some(board(desk, day).await?),
            None => None,
        },
    );
    desk.kept::<super::super::judgements::Sources, _, _>("dashboard", &asked, async |_| {
        Ok(draw(&now, then.as_deref().map(Vec::as_slice), as_at))
    })
    .await
}

fn dashboard_rows(rows: &[Row]) -> Vec<&Row> {
    rows.iter().filter(|row| row.indicator.on_dashboard).collect()
}

fn draw(now: &[Row], then: Option<&[Row]>, as_at: &AsAt) -> Drawn {
    let rows = dashboard_rows(now);
    let red = tally(&rows, Rag::Red);
    let month = as_at.before.as_ref().map(|p| p.held_on.format("%B").to_string()).unwrap_or_default();
    let before = then.map(|then| (tally(&dashboard_rows(then), Rag::Red), month.as_str()));
    let any = rows.iter().any(|row| row.judged.latest.is_some());
    let say = html! { b { (red_words(red, rows.len())) } (since_words(red, before)) " " (change_words(rows.iter().map(|row| row.judged.variation))) };
    let body = html! {
        (strip(&rows))
        (answers(&rows))
        (table(&rows))
        p class="tablefoot" { "The grey band in each trend is the usual range; the dashed line is the target. “Is it real?” follows the NHS Making Data Count rules; fewer than 12 points is too early to say. Change is on the same period a year ago, or the last one held." }
    };
    Drawn { say, body, any }
}

/// All of them in one look: a shape and a number each, leading to its row.
fn strip(rows: &[&Row]) -> Markup {
    html! {
        div class="strip" role="group" aria-label=(format!("All {} indicators at a glance", rows.len())) {
            @for (n, area) in AREAS.iter().enumerate() {
                div class="strip__group" {
                    p class="strip__name" id=(format!("s-{n}")) { (area.short()) }
                    ol class="strip__list" aria-labelledby=(format!("s-{n}")) {
                        @for row in rows.iter().filter(|row| row.indicator.area == *area) {
                            @let rag = row.judged.judgement.rag;
                            li { a class=(format!("strip__cell strip__cell--{}", rag_class(rag))) href=(format!("#{}", row.indicator.code)) title=(format!("{}: {}", row.indicator.name, row.judged.judgement.reason)) {
                                (rag_shape(rag, 18)) span class="strip__no" { (row.indicator.position) } span class="govuk-visually-hidden" { " " (row.indicator.name) ", " (rag.word()) }
                            } }
                        }
                    }
                }
            }
        }
        ul class="strip__key" {
            @for (rag, word) in [(Rag::Red, "Red"), (Rag::Amber, "Amber"), (Rag::Green, "Green"), (Rag::NoTarget, "No target"), (Rag::TooFew, "Too few to rate"), (Rag::NotReported, "Not in")] {
                li { (rag_shape(rag, 14)) " " (word) " " (tally(rows, rag)) }
            }
        }
    }
}

/// What is red, what really changed, what needs you.
fn answers(rows: &[&Row]) -> Markup {
    let red: Vec<&&Row> = rows.iter().filter(|row| row.judged.judgement.rag == Rag::Red).collect();
    html! {
        div class="answers" {
            section class="answers__col" aria-labelledby="a1" {
                h2 id="a1" class="answers__h" { "What is red " span class="answers__n" { (red.len()) } }
                @if red.is_empty() { p { "Nothing." } }
                ul class="plainlist" {
                    @for row in &red {
                        li { (rag_shape(Rag::Red, 12)) a href=(page_of(&row.indicator)) { (row.indicator.name) } b { (row.judged.latest.as_ref().map_or("", |l| l.shown.as_str())) (dagger(row.judged.latest.as_ref().is_some_and(|l| l.reading.illustrative()))) } span { @if let Some(target) = &row.judged.target_words { "target " (target) } } }
                    }
                }
            }
            (changed(rows))
            (needs(rows))
        }
    }
}

fn changed(rows: &[&Row]) -> Markup {
    let mut real: Vec<&&Row> = rows.iter().filter(|row| row.judged.variation.signal().is_some()).collect();
    // Worse first, then better, then what is neither.
    real.sort_by_key(|row| match row.judged.variation {
        Variation::Worse(_) => 0,
        Variation::Better(_) => 1,
        Variation::Higher(_) => 2,
        _ => 3,
    });
    let of_kind = |kind: &Variation| -> Vec<&&&Row> {
        real.iter()
            .filter(|row| std::mem::discriminant(&row.judged.variation) == std::mem::discriminant(kind))
            .collect()
    };
    let usual = rows.iter().filter(|row| row.judged.variation == Variation::NoRealChange).count();
    let early = rows.len() - usual - real.len();
    html! {
        section class="answers__col" aria-labelledby="a2" {
            h2 id="a2" class="answers__h" { "What really changed " span class="answers__n" { (real.len()) } }
            @if real.is_empty() { p { "Nothing." } }
            @for row in &real {
                @let of_group = of_kind(&row.judged.variation);
                @if of_group.first().is_some_and(|first| first.indicator.id == row.indicator.id) {
                    h3 class="answers__sub" { (variation_icon(row.judged.variation)) " " (kind_words(row.judged.variation)) }
                    ul class="textlist" { li { @for (n, row) in of_group.iter().enumerate() { @if n > 0 { ", " } a href=(page_of(&row.indicator)) { (row.indicator.name) } } } }
                }
            }
            p class="answers__foot" { (usual) " others moved no more than usual. " (early) " have too few points, or a break, to say." }
        }
    }
}

/// What a kind of real change is called.
fn kind_words(variation: Variation) -> String {
    match variation {
        Variation::Higher(_) | Variation::Lower(_) => format!("{}, neither good nor bad in itself", variation.word()),
        _ => variation.word().to_owned(),
    }
}

fn needs(rows: &[&Row]) -> Markup {
    // What never came is not chased from here: a new board would be asked for all of it at once.
    let missing: Vec<&&Row> =
        rows.iter().filter(|row| row.judged.judgement.rag == Rag::NotReported && row.judged.latest.is_some()).collect();
    html! {
        section class="answers__col answers__col--you" aria-labelledby="a3" {
            h2 id="a3" class="answers__h" { "What needs you " span class="answers__n" { (missing.len()) } }
            @if missing.is_empty() { p { "Nothing." } }
            ul class="todo" {
                @for row in &missing {
                    li { a href=(page_of(&row.indicator)) { "Chase " (row.indicator.name) } span { (row.judged.judgement.reason) " " (row.indicator.owner) } }
                }
            }
        }
    }
}

/// The choice of meeting, kept in the address.
pub(super) fn chooser(points: &[ReportPoint], as_at: &AsAt, action: &str, hidden: &[(&str, &str)]) -> Markup {
    let chosen = as_at.point.as_ref().map(|p| p.id);
    html! {
        form class="asat" method="get" action=(action) {
            @for (name, value) in hidden { @if !value.is_empty() { input type="hidden" name=(name) value=(value); } }
            label for="as_at" { "As reported to" }
            select class="govuk-select" id="as_at" name="as_at" {
                @for point in points { option value=(point.id) selected[chosen == Some(point.id)] { (point.body_name) ", " (measure::dates::long(point.held_on)) } }
                option value="today" selected[chosen.is_none()] { "Everything received so far" }
            }
            button class="btn btn--quiet" type="submit" { "Show" }
        }
    }
}

impl View for Page {
    fn title(&self) -> String {
        "Dashboard".into()
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        let csv = format!(
            "/dashboard.csv?as_at={}",
            self.as_at.point.as_ref().map_or_else(|| "today".into(), |p| p.id.to_string())
        );
        let tools = html! { (chooser(&self.points, &self.as_at, "/dashboard", &[])) a class="btn btn--quiet" href=(csv) { "Download CSV" } };
        html! {
            (tabs(Tab::Dashboard, &self.person))
            (page_head("Dashboard", &self.drawn.say, Some(tools)))
            @if !self.drawn.any {
                div class="empty" { p class="empty__h" { "No figures yet." } p { "Open an indicator and enter its first reading. It shows here once it is signed off." } }
            }
            (PreEscaped(self.drawn.body.0.as_str()))
        }
    }
}

/// The columns of a row for a spreadsheet.
pub(super) const COLUMNS: &[&str] = &[
    "Code",
    "Indicator",
    "Area",
    "Owner",
    "Latest",
    "Period",
    "Source",
    "Target",
    "Status",
    "Why",
    "Change",
    "Against",
    "Is it real?",
    "Compared with",
    "Its date",
];

/// A row for a spreadsheet.
pub(super) fn cells(row: &Row) -> Vec<String> {
    let (i, j) = (&row.indicator, &row.judged);
    let latest = j.latest.as_ref();
    let comparator = j.comparator.as_ref();
    vec![
        i.code.clone(),
        i.name.clone(),
        i.area.name().into(),
        i.owner.clone(),
        latest.map(|l| l.shown.clone()).unwrap_or_default(),
        latest.map(|l| period_short(i, &l.period)).unwrap_or_default(),
        latest.map(|l| format!("{:?}", l.reading.source)).unwrap_or_default(),
        j.target_words.clone().unwrap_or_default(),
        j.judgement.rag.word().into(),
        j.judgement.reason.clone(),
        j.moved.as_ref().map(|m| m.text.clone()).unwrap_or_default(),
        j.moved.as_ref().map(|m| m.against.clone()).unwrap_or_default(),
        j.variation.sentence(i.frequency.0),
        comparator.map(|c| format!("{} {}", c.value.0, c.name)).unwrap_or_default(),
        comparator.map(|c| c.at_on.to_string()).unwrap_or_default(),
    ]
}

pub async fn csv(desk: Desk<Read<Scorecard>>, _: AtCsv, asked: Query<Asked>) -> Answer {
    let points = desk.all(queries::report_points()).await?;
    let as_at = as_at(&points, &asked.as_at, desk.today());
    let rows = board(&desk, as_at.day).await?;
    let mut csv = Csv::new(format!("dashboard-{}", as_at.day), COLUMNS);
    for row in dashboard_rows(&rows) {
        csv.row(cells(row));
    }
    desk.csv(csv)
}
