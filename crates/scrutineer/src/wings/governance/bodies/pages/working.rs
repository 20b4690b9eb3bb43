//! What a group works on and how it is doing: the part of its home page that other registers fill.

use crate::layout::{dagger, date};
use crate::wings::governance::bodies::{Body, Kind};
use crate::wings::governance::desks::groups::{Group, groups};
use crate::wings::governance::functions::evidence;
use crate::wings::governance::meetings::pages::one::One as MeetingPage;
use crate::wings::governance::reports::pages::steps::Begin;
use crate::wings::governance::reports::rules::may_write;
use crate::wings::governance::reports::{GroupReport, State, queries as reports};
use crate::wings::governance::terms::pages::of_body::OfBody;
use crate::wings::improvement::plans::{Item, Plan, pages::one::One as PlanPage, queries as plans};
use kit::{Desk, Permission, Result, Right};
use maud::{Markup, html};
use std::sync::Arc;

/// What a group works on and how it is doing.
pub(super) struct Working {
    /// How every group is doing, this one among them.
    groups: Option<Arc<Vec<Group>>>,
    plans: Vec<(Plan, Vec<Item>)>,
    reports: Vec<GroupReport>,
    may_report: bool,
    /// The statutory functions that it carries.
    carries: Vec<&'static str>,
}

impl Working {
    pub async fn of<P: Permission>(desk: &Desk<P>, body: &Body) -> Result<Working> {
        let may = |register| desk.person().may(Right { verb: "read", register });
        let today = desk.today();
        let mut own = Vec::new();
        if may("plans") {
            let items = desk.all(plans::items()).await?;
            for plan in desk.all(plans::in_order()).await? {
                let now = plan.until_on.is_none_or(|until| until >= today);
                if plan.body_id == Some(body.id) && now {
                    let of_plan = |item: &&Item| item.plan_id == plan.id && item.until_on.is_none();
                    let mut theirs: Vec<Item> = items.iter().filter(of_plan).cloned().collect();
                    theirs.sort_by_key(|item| (item.level, item.position));
                    own.push((plan, theirs));
                }
            }
        }
        let carries = if may("functions") { evidence::carried_by(desk, body).await? } else { Vec::new() };
        let reporting = matches!(body.kind, Kind::SubGroup | Kind::TaskAndFinish);
        Ok(Working {
            groups: if may("meetings") && may("actions") { Some(groups(desk).await?) } else { None },
            plans: own,
            reports: if may("group_reports") { desk.all(reports::of_body(body.id)).await? } else { Vec::new() },
            may_report: reporting && may_write(desk.person(), body),
            carries,
        })
    }

    /// What it works on.
    pub fn work(&self) -> Markup {
        html! {
            @for (plan, items) in &self.plans {
                h2 class="h2" { "What it works on" }
                p { "Its plan: " a href=(PlanPage { id: plan.id }) { (plan.name) } }
                @if items.is_empty() { p class="muted" { "Nothing stands in it yet." } }
                ul class="lines" { @for item in items { li { (item.words) } } }
            }
            @if !self.carries.is_empty() {
                h2 class="h2" { "What law and guidance ask that it carries" }
                ul class="lines" { @for words in &self.carries { li { (words) } } }
                p { a href="/functions" { "Statutory functions" } }
            }
        }
    }

    /// Whether it is on its way: beside the facts.
    pub fn health(&self, body: &Body) -> Markup {
        let Some(group) = self.groups.iter().flat_map(|all| all.iter()).find(|group| group.body.id == body.id) else {
            return html! {};
        };
        html! {
            h2 class="h3" { "Is it on its way?" }
            @if group.signs.is_empty() { p { "Yes: no sign of drift." (dagger(group.illustrative)) } }
            @else { ul class="lines" { @for sign in &group.signs { li { b { (sign) } (dagger(group.illustrative)) } } } }
            dl class="lineage" {
                div { dt { "Next meeting" } dd { @match &group.next { Some(next) => a href=(MeetingPage { id: next.id }) { (date(next.on_date)) }, None => "None planned" } } }
                div { dt { "Last meeting" } dd { @match &group.last { Some(last) => a href=(MeetingPage { id: last.id }) { (date(last.on_date)) }, None => "None on record" } } }
                div { dt { "Attendance, 12 months" } dd { (group.attendance.share()) (dagger(group.illustrative && group.attendance.expected > 0)) } }
                div { dt { "Actions" } dd { a href=(format!("/actions?body={}", body.id)) { (group.actions.words()) } } }
                div { dt { "Terms of reference" } dd { a href=(OfBody { id: body.id }) { @match &group.terms { Some(terms) => { "Agreed on " (date(terms.agreed_on)) } None => "None agreed" } } } }
                @if let Some(last) = self.reports.iter().find(|report| report.state == State::Signed) {
                    div { dt { "Last report" } dd { a href=(format!("/group-reports/{}", last.id)) { (date(last.until_on)) } } }
                }
            }
            @if self.may_report {
                @match self.reports.iter().find(|report| report.state == State::Draft) {
                    Some(draft) => p { a href=(format!("/group-reports/{}", draft.id)) { "Open the draft of its report" } },
                    None => form method="post" action=(Begin { id: body.id }) { button class="btn btn--quiet" type="submit" { "Begin its next report" } },
                }
            }
        }
    }
}
