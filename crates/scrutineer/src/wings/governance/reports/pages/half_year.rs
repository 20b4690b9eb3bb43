//! The six-monthly review's part on the groups: the answers that their reports gave, read again heading by heading.

use super::one::{One, said};
use super::overview::Overview;
use crate::layout::{Crumb, crumbs, date, page_head};
use crate::wings::governance::bodies::{Body, BodyId, queries as bodies};
use crate::wings::governance::reports::rules::{Facts, HEADINGS, Words};
use crate::wings::governance::reports::{GroupReport, GroupReports, queries};
use axum_extra::routing::TypedPath;
use chrono::{Months, NaiveDate};
use kit::web::Csv;
use kit::{Answer, Desk, Read, Result, View};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/group-reports/six-months")]
pub struct HalfYear;

#[derive(TypedPath, Deserialize)]
#[typed_path("/group-reports/six-months.csv")]
pub struct HalfYearCsv;

struct Sheet {
    from: NaiveDate,
    until: NaiveDate,
    bodies: Vec<Body>,
    /// The latest first.
    reports: Vec<GroupReport>,
}

async fn load(desk: &Desk<Read<GroupReports>>) -> Result<Sheet> {
    let until = desk.today();
    let from = until.checked_sub_months(Months::new(6)).unwrap_or(until);
    Ok(Sheet {
        reports: desk.all(queries::signed_between(from, until)).await?,
        bodies: desk.all(bodies::in_order()).await?,
        from,
        until,
    })
}

pub async fn show(desk: Desk<Read<GroupReports>>, _: HalfYear) -> Answer {
    let sheet = load(&desk).await?;
    desk.show(sheet)
}

pub async fn csv(desk: Desk<Read<GroupReports>>, _: HalfYearCsv) -> Answer {
    let sheet = load(&desk).await?;
    let mut csv =
        Csv::new("group-reports-six-months", &["Group", "Signed off", "Heading", "What", "How it stands", "More"]);
    for report in &sheet.reports {
        let (facts, words) = (sheet.facts(report), Words::stored(&report.words));
        let row = |heading: &str, what: &str, stands: &str, more: &str| {
            vec![
                sheet.name(report.body_id).to_owned(),
                report.signed_on.map(|on| on.to_string()).unwrap_or_default(),
                heading.to_owned(),
                what.to_owned(),
                stands.to_owned(),
                more.to_owned(),
            ]
        };
        for (n, (heading, _)) in HEADINGS.iter().enumerate() {
            if !words.0[n].is_empty() {
                csv.row(row(heading, "The chair’s words", &words.0[n], ""));
            }
            for fact in &facts.0[n] {
                csv.row(row(heading, &fact.title, &fact.stands, &fact.more));
            }
        }
    }
    desk.csv(csv)
}

impl Sheet {
    fn name(&self, id: BodyId) -> &str {
        self.bodies.iter().find(|body| body.id == id).map_or("", |body| body.short_name.as_str())
    }
    fn facts(&self, report: &GroupReport) -> Facts {
        Facts::frozen(report.frozen.as_deref().unwrap_or_default())
    }

    /// One group's half year under one heading: the words of each report, and how things stood in the last one.
    fn of(&self, body: &Body, n: usize) -> Option<Markup> {
        let own: Vec<&GroupReport> = self.reports.iter().filter(|report| report.body_id == body.id).collect();
        let last = own.first()?;
        let facts = self.facts(last);
        let words: Vec<(&GroupReport, String)> = own
            .iter()
            .map(|report| (*report, Words::stored(&report.words).0[n].clone()))
            .filter(|(_, w)| !w.is_empty())
            .collect();
        if facts.0[n].is_empty() && words.is_empty() {
            return None;
        }
        Some(html! {
            h3 class="h3" { (body.short_name) }
            @for (report, words) in &words { (said(words)) p class="meta" { a href=(One { id: report.id }) { "Report to " (date(report.until_on)) } } }
            ul class="told" { @for fact in &facts.0[n] { li { a href=(fact.path) { (fact.title) } ": " b { (fact.stands) } } } }
        })
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "Six-monthly review: the groups".into()
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        let groups =
            self.bodies.iter().filter(|body| self.reports.iter().any(|report| report.body_id == body.id)).count();
        let say = html! {
            b { (self.reports.len()) " reports of " (groups) " groups" } ", signed off from " (date(self.from)) " to " (date(self.until)) ", heading by heading. Nobody is asked again."
        };
        let tools = html! {
            a class="btn btn--quiet" href=(HalfYearCsv) { "Download CSV" }
            button class="btn btn--quiet" type="button" data-print hidden { "Print" }
        };
        html! {
            (crumbs(&[Crumb::new("Group reports", Overview)]))
            (page_head("Six-monthly review: the groups", &say, Some(tools)))
            @if self.reports.is_empty() { p class="empty" { "No report was signed off in these six months. Once groups report, their answers stand here." } }
            @else {
                @for (n, (heading, _)) in HEADINGS.iter().enumerate() {
                    @let parts: Vec<Markup> = self.bodies.iter().filter_map(|body| self.of(body, n)).collect();
                    @if !parts.is_empty() { section { h2 class="h2" { (n + 1) ". " (heading) } @for part in &parts { (part) } } }
                }
            }
        }
    }
}
