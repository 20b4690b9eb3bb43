//! What the executive group sees: the last report of every group, and what changed since the one before.

use super::half_year::HalfYear;
use super::one::One;
use super::steps::Begin;
use crate::layout::{date, folding, page_head};
use crate::wings::governance::bodies::rules::{State as Of, state};
use crate::wings::governance::bodies::{Body, Kind, pages::one::One as BodyPage, queries as bodies};
use crate::wings::governance::meetings::dates::{REPORTS_DUE, day_named};
use crate::wings::governance::meetings::{Meeting, MeetingId, State as Met, queries as meetings};
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
    /// Whether the last one is for the executive group's next meeting: that one, one that was cancelled, or none that was
    /// planned when it was signed off.
    pub sent: bool,
    /// Whether this person may write for it.
    pub mine: bool,
}

/// The executive group's meetings near today.
#[derive(Clone, Debug, Default)]
pub struct Executive {
    pub next: Option<Meeting>,
    /// The day of the last one that began.
    last: Option<NaiveDate>,
    cancelled: Vec<MeetingId>,
}

impl Executive {
    /// Its meetings near today.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn of<P: Permission>(desk: &Desk<P>) -> Result<Executive> {
        let today = desk.today();
        let group = desk.all(bodies::in_order()).await?.into_iter().find(|body| body.kind == Kind::Executive);
        let Some(group) = group else { return Ok(Executive::default()) };
        let mut near = desk.all(meetings::between(today - Days::new(200), today + Days::new(200))).await?;
        near.retain(|one| one.body_id == group.id);
        let begun = |one: &&Meeting| matches!(one.state, Met::Running | Met::Held | Met::Approved);
        let ahead = |one: &Meeting| one.on_date >= today && matches!(one.state, Met::Planned | Met::PapersOut);
        Ok(Executive {
            last: near.iter().filter(begun).map(|one| one.on_date).max(),
            cancelled: near.iter().filter(|one| one.state == Met::Cancelled).map(|one| one.id).collect(),
            next: near.into_iter().find(ahead),
        })
    }

    /// Whether a report that was signed off is for the next meeting: for that one, or, where it is for one that was
    /// cancelled or for none yet, signed off since the last.
    fn awaits(&self, report: &GroupReport) -> bool {
        let since = |last: NaiveDate| report.signed_on.is_some_and(|on| on >= last);
        match report.meeting_id {
            Some(id) if !self.cancelled.contains(&id) => self.next.as_ref().is_some_and(|next| next.id == id),
            _ => self.last.is_none_or(since),
        }
    }
}

/// Every group with its reports, and the executive group's next meeting.
///
/// # Errors
/// When the database cannot be read.
pub async fn lines<P: Permission>(desk: &Desk<P>) -> Result<(Vec<Line>, Option<Meeting>)> {
    let today = desk.today();
    let (bodies, reports) = (desk.all(bodies::in_order()).await?, desk.all(queries::latest_first()).await?);
    let executive = Executive::of(desk).await?;
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
        let sent = last.as_ref().is_some_and(|(report, _)| executive.awaits(report));
        Line { last, draft, sent, mine: may_write(desk.person(), &body), body }
    };
    Ok((bodies.into_iter().filter(reporting).map(line).collect(), executive.next.clone()))
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
    let (lines, _) = lines(&desk).await?;
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
            if line.sent { "sent" } else { "not yet" }.into(),
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
        let sent = self.lines.iter().filter(|line| line.sent).count();
        let due = day_named(REPORTS_DUE, next.on_date);
        html! {
            b { (sent) " of " (self.lines.len()) " groups have reported" } " for the meeting of " (date(next.on_date)) "."
            @if let Some(due) = due { " Reports are due by " (date(due)) @if due < self.today && sent < self.lines.len() { ", which has passed" } "." }
        }
    }

    fn stands(&self, line: &Line) -> Markup {
        html! {
            @match (&line.last, line.sent) {
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
