//! What the executive group sees: the last report of every group, and what changed since the one before.

use super::half_year::HalfYear;
use super::one::One;
use super::steps::Begin;
use crate::layout::{date, folding, page_head};
use crate::wings::governance::bodies::rules::{State as Of, state};
use crate::wings::governance::bodies::{Body, Kind, pages::one::One as BodyPage, queries as bodies};
use crate::wings::governance::meetings::dates::{MILESTONES, day_of};
use crate::wings::governance::meetings::{Meeting, State as Met, queries as meetings};
use crate::wings::governance::parts::{Tab, tabs};
use crate::wings::governance::reports::rules::{Facts, may_write};
use crate::wings::governance::reports::{GroupReport, GroupReports, State, queries};
use axum_extra::routing::TypedPath;
use chrono::{Days, NaiveDate};
use govuk::Column;
use kit::web::Csv;
use kit::{Answer, Desk, Permission, Read, Result, View};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/group-reports")]
pub struct Overview;

#[derive(TypedPath, Deserialize)]
#[typed_path("/group-reports.csv")]
pub struct OverviewCsv;

/// A group with its reports.
pub struct Line {
    pub body: Body,
    /// The last that was signed off, and what changed in it since the one before.
    pub last: Option<(GroupReport, Vec<String>)>,
    pub draft: Option<GroupReport>,
    /// Whether this person may write for it.
    pub mine: bool,
}

impl Line {
    /// Whether the group has reported for the next meeting of the executive group.
    #[must_use]
    pub fn sent(&self, next: Option<&Meeting>) -> bool {
        self.last.as_ref().is_some_and(|(report, _)| next.is_some_and(|next| report.meeting_id == Some(next.id)))
    }
}

/// Every group with its reports, and the executive group's next meeting.
///
/// # Errors
/// When the database cannot be read.
pub async fn lines<P: Permission>(desk: &Desk<P>) -> Result<(Vec<Line>, Option<Meeting>)> {
    let today = desk.today();
    let (bodies, reports) = (desk.all(bodies::in_order()).await?, desk.all(queries::latest_first()).await?);
    let executive = bodies.iter().find(|body| body.kind == Kind::Executive).map(|body| body.id);
    let ahead = desk.all(meetings::between(today, today + Days::new(200))).await?;
    let next = ahead
        .into_iter()
        .find(|one| Some(one.body_id) == executive && matches!(one.state, Met::Planned | Met::PapersOut));
    let reporting = |body: &Body| {
        matches!(body.kind, Kind::SubGroup | Kind::TaskAndFinish)
            && state(body.from_on, body.until_on, today) == Of::Now
    };
    let line = |body: Body| {
        let own: Vec<&GroupReport> = reports.iter().filter(|report| report.body_id == body.id).collect();
        let mut signed = own.iter().filter(|report| report.state == State::Signed);
        let facts = |report: &GroupReport| Facts::frozen(report.frozen.as_deref().unwrap_or_default());
        let last = signed.next().map(|report| {
            let changed = signed.next().map(|before| facts(report).changed(&facts(before)));
            ((*report).clone(), changed.unwrap_or_default())
        });
        let draft = own.iter().find(|report| report.state == State::Draft).map(|report| (*report).clone());
        Line { last, draft, mine: may_write(desk.person(), &body), body }
    };
    Ok((bodies.into_iter().filter(reporting).map(line).collect(), next))
}

struct Sheet {
    tabs: Markup,
    lines: Vec<Line>,
    next: Option<Meeting>,
    today: NaiveDate,
}

pub async fn show(desk: Desk<Read<GroupReports>>, _: Overview) -> Answer {
    let (lines, next) = lines(&desk).await?;
    desk.show(Sheet { tabs: tabs(Tab::Reports, desk.person()), lines, next, today: desk.today() })
}

pub async fn csv(desk: Desk<Read<GroupReports>>, _: OverviewCsv) -> Answer {
    let (lines, next) = lines(&desk).await?;
    let header = [
        "Group",
        "Chair",
        "Last report signed off",
        "For the next meeting",
        "Draft begun",
        "Changed since the one before",
    ];
    let mut csv = Csv::new("group-reports", &header);
    for line in &lines {
        csv.row(vec![
            line.body.name.clone(),
            line.body.chair_role.clone(),
            line.last.as_ref().and_then(|(report, _)| report.signed_on).map(|on| on.to_string()).unwrap_or_default(),
            if line.sent(next.as_ref()) { "sent" } else { "not yet" }.into(),
            if line.draft.is_some() { "yes" } else { "no" }.into(),
            line.last.as_ref().map(|(_, changed)| changed.join("; ")).unwrap_or_default(),
        ]);
    }
    desk.csv(csv)
}

impl Sheet {
    fn say(&self) -> Markup {
        let Some(next) = &self.next else {
            return html! { b { "No meeting of the executive group is planned." } " Plan one, and the reports have a day by which they are due." };
        };
        let sent = self.lines.iter().filter(|line| line.sent(Some(next))).count();
        let due = MILESTONES.iter().find(|one| one.what == "Reports are due").map(|one| day_of(*one, next.on_date));
        html! {
            b { (sent) " of " (self.lines.len()) " groups have reported" } " for the meeting of " (date(next.on_date)) "."
            @if let Some(due) = due { " Reports are due by " (date(due)) @if due < self.today && sent < self.lines.len() { ", which has passed" } "." }
        }
    }

    fn stands(&self, line: &Line) -> Markup {
        html! {
            @match (&line.last, line.sent(self.next.as_ref())) {
                (Some((report, _)), true) => { a href=(One { id: report.id }) { "Read it" span class="govuk-visually-hidden" { ": " (line.body.short_name) } } }
                (Some((report, _)), false) => { b { "Not yet" } span class="under" { "the last one: " a href=(One { id: report.id }) { (measure::dates::short(report.until_on)) } } }
                (None, _) => b { "Not yet" },
            }
            @if line.mine {
                @match &line.draft {
                    Some(draft) => span class="under" { a href=(One { id: draft.id }) { "Open the draft" span class="govuk-visually-hidden" { " of the " (line.body.short_name) } } },
                    None => form method="post" action=(Begin { id: line.body.id }) { button class="btn btn--quiet" type="submit" { "Begin the next" span class="govuk-visually-hidden" { " report of the " (line.body.short_name) } } },
                }
            }
        }
    }

    fn table(&self) -> Markup {
        let columns = vec![
            Column::new("Group", |line: &Line| html! { a href=(BodyPage { id: line.body.id }) { (line.body.short_name) } span class="under" { (line.body.chair_role) } }).names_row(),
            Column::new("Report", |line: &Line| self.stands(line)),
            Column::new("What changed since the one before", |line: &Line| html! {
                @match &line.last {
                    None => span class="muted" { "No report yet" },
                    Some((_, changed)) if changed.is_empty() => span class="muted" { "Nothing, or it is the first" },
                    Some((report, changed)) => {
                        ul class="lines" {
                            @for words in changed.iter().take(5) { li { (words) } }
                            @if changed.len() > 5 { li { a href=(One { id: report.id }) { "and " (changed.len() - 5) " more" } } }
                        }
                    }
                }
            }),
        ];
        folding("Reports of the groups", columns, &self.lines)
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "Group reports".into()
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        let tools = html! {
            a class="btn btn--quiet" href=(HalfYear) { "Six-monthly review" }
            a class="btn btn--quiet" href=(OverviewCsv) { "Download CSV" }
        };
        html! {
            (self.tabs)
            (page_head("Group reports", &self.say(), Some(tools)))
            @if self.lines.is_empty() { p class="empty" { "There is no sub-group yet. Add the groups first, under Who is accountable; then each chair’s report fills itself from the registers." } }
            @else { (self.table()) }
        }
    }
}
