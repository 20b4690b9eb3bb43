//! How each body is doing: its meetings, attendance, actions, terms and report, gathered once for all pages that say it.

use super::drift::{Known as Facts, signs};
use crate::wings::governance::bodies::rules::vacant;
use crate::wings::governance::bodies::{Body, Kind, body, membership, queries as bodies};
use crate::wings::governance::meetings::attendance::{Tally, year_to};
use crate::wings::governance::meetings::dates::{REPORTS_DUE, day_named};
use crate::wings::governance::meetings::known::Known;
use crate::wings::governance::meetings::{Meeting, State, meeting, place, queries as meetings};
use crate::wings::governance::reports::group_report;
use crate::wings::governance::reports::pages::overview;
use crate::wings::governance::terms::pages::list as terms;
use crate::wings::governance::terms::{Terms, terms as terms_of_reference};
use crate::wings::improvement::actions::{action, queries as actions};
use crate::wings::improvement::plans::rules::Rolled;
use chrono::{Days, NaiveDate};
use kit::{Desk, Permission, Result, Right};
use std::sync::Arc;

/// How far back the last meeting is looked for: longer than any group may go without one.
const BACK: Days = Days::new(5 * 366);

/// One body and how it is doing.
pub struct Group {
    pub body: Body,
    pub last: Option<Meeting>,
    pub next: Option<Meeting>,
    pub attendance: Tally,
    pub actions: Rolled,
    pub terms: Option<Terms>,
    /// The signs that it drifts.
    pub signs: Vec<String>,
    /// Whether any of what is said of it is illustrative.
    pub illustrative: bool,
}

/// What it rests on.
type Touched = (
    body::Entity,
    membership::Entity,
    meeting::Entity,
    place::Entity,
    action::Entity,
    terms_of_reference::Entity,
    group_report::Entity,
);

/// Every body of today; worked out once a day for those who may read the same, and again when something changes.
///
/// # Errors
/// When the database cannot be read.
pub async fn groups<P: Permission>(desk: &Desk<P>) -> Result<Arc<Vec<Group>>> {
    let may = |register| desk.person().may(Right { verb: "read", register });
    let reads = [may("meetings"), may("actions"), may("group_reports")];
    let asked = format!("{} {reads:?}", desk.today());
    desk.kept::<Touched, Vec<Group>, _>("how groups are doing", &asked, async |desk| work_out(desk, reads).await).await
}

async fn work_out<P: Permission>(desk: &Desk<P>, [meets, acts, reports]: [bool; 3]) -> Result<Vec<Group>> {
    let today = desk.today();
    let (all, seats) = (desk.all(bodies::in_order()).await?, desk.all(bodies::seats()).await?);
    let known = if meets { Some(Known::since(desk, year_to(today)).await?) } else { None };
    let ahead = if meets { desk.all(meetings::between(today, today + Days::new(366))).await? } else { Vec::new() };
    let past = if meets { desk.all(meetings::between(today - BACK, today)).await? } else { Vec::new() };
    let sat = known.as_ref().map(Known::sat).unwrap_or_default();
    let tasks = if acts { desk.all(actions::by_due()).await? } else { Vec::new() };
    let (reports, executive) = if reports { overview::lines(desk).await? } else { (Vec::new(), None) };
    let due = executive.as_ref().and_then(|meeting| day_named(REPORTS_DUE, meeting.on_date));
    let mut groups = Vec::new();
    for terms::Line { body, terms, .. } in terms::lines(desk).await? {
        let met = past.iter().filter(|one| one.body_id == body.id);
        let last =
            met.filter(|one| matches!(one.state, State::Held | State::Approved)).max_by_key(|one| one.on_date).cloned();
        let next = ahead
            .iter()
            .find(|one| {
                one.body_id == body.id && matches!(one.state, State::Planned | State::PapersOut | State::Running)
            })
            .cloned();
        let attendance = Tally::of(sat.iter().filter(|sat| sat.meeting.body_id == body.id));
        let own = tasks.iter().filter(|action| action.body_id == Some(body.id));
        let rolled = Rolled::of(own, today);
        let report_late = due.is_some_and(|due: NaiveDate| due < today)
            && reports.iter().any(|line| line.body.id == body.id && !line.sent);
        let signs = signs(
            &Facts {
                frequency: body.frequency,
                last: last.as_ref().map(|one| one.on_date),
                next: next.as_ref().map(|one| one.on_date),
                attendance: &attendance,
                actions: &rolled,
                vacant: vacant(&all, &seats, today).iter().filter(|seat| seat.body_id == body.id).count(),
                review_on: terms.as_ref().map(|terms| terms.review_on),
                report_late,
                needs_terms: !matches!(body.kind, Kind::YoungPeople | Kind::Accountability),
            },
            today,
        );
        // In a demonstration, what is on record and what is not says nothing of a real group.
        let made_up = last.as_ref().or(next.as_ref()).is_some_and(|one| one.illustrative);
        let illustrative = made_up || desk.person().demonstration();
        groups.push(Group { body, last, next, attendance, actions: rolled, terms, signs, illustrative });
    }
    Ok(groups)
}
