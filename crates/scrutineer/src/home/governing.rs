//! What there is to do about meetings, reports of groups and visits.

use super::work::Task;
use crate::people::pages::me::Everybody;
use crate::wings::governance::bodies::{Body, body, queries as bodies};
use crate::wings::governance::meetings::dates::{MINUTES_DRAFT, PAPERS_OUT, REPORTS_DUE, day_named};
use crate::wings::governance::meetings::rules::may_approve;
use crate::wings::governance::meetings::{Meeting, State, meeting, queries as meetings};
use crate::wings::governance::reports::pages::overview;
use crate::wings::governance::reports::rules::may_sign;
use crate::wings::governance::visits::queries as visits;
use chrono::{Days, NaiveDate};
use kit::{Desk, Result, Right};

/// How far ahead a day is told, and how far back a meeting is looked for.
const AHEAD: Days = Days::new(14);
const BACK: Days = Days::new(120);

/// What waits for this person about meetings, reports and visits.
pub(super) async fn governing(desk: &Desk<Everybody>) -> Result<Vec<Task>> {
    let may = |verb, register| desk.person().may(Right { verb, register });
    let mut tasks = Vec::new();
    if may("write", "meetings") || may("approve", "meetings") {
        tasks.extend(of_meetings(desk).await?);
    }
    if may("approve", "group_reports") && !may("write_any", "group_reports") {
        tasks.extend(of_reports(desk).await?);
    }
    if may("accept_any", "actions") && may("write", "visits") {
        let past = desk.all(visits::between(desk.today() - BACK, desk.today())).await?;
        tasks.extend(past.into_iter().filter(|visit| visit.heard.is_none()).map(|visit| Task {
            what: "Write down what was heard at a visit",
            name: format!("Write down what was heard: {}", visit.place),
            path: format!("/visits/{}", visit.id),
            why: "So that it is told to the Board, and leads to something.".into(),
            minutes: 5,
            due: Some(visit.on_date + Days::new(7)),
        }));
    }
    Ok(tasks)
}

async fn of_meetings(desk: &Desk<Everybody>) -> Result<Vec<Task>> {
    let (today, person) = (desk.today(), desk.person().clone());
    let writes = person.may(Right { verb: "write", register: "meetings" });
    type Touched = (meeting::Entity, body::Entity);
    let known = desk
        .kept::<Touched, (Vec<Meeting>, Vec<Body>), _>("meetings near today", &today.to_string(), async |desk| {
            let near = desk.all(meetings::between(today - BACK, today + Days::new(60))).await?;
            Ok((near, desk.all(bodies::in_order()).await?))
        })
        .await?;
    let (near, all) = &*known;
    let of = |meeting: &Meeting| {
        let body = all.iter().find(|body| body.id == meeting.body_id)?;
        of_meeting(meeting, body, near, (writes, may_approve(&person, body)), today)
    };
    Ok(near.iter().filter_map(of).collect())
}

/// What waits about one meeting for somebody who may write meetings, or may approve the minutes of this body.
fn of_meeting(
    meeting: &Meeting,
    body: &Body,
    near: &[Meeting],
    (writes, approves): (bool, bool),
    today: NaiveDate,
) -> Option<Task> {
    let (id, name) = (meeting.id, format!("{}, {}", body.short_name, measure::dates::short(meeting.on_date)));
    let task = |what: &'static str, short: &str, path: String, why: &str, minutes, due| Task {
        what,
        name: format!("{short}: {name}"),
        path,
        why: why.to_owned(),
        minutes,
        due,
    };
    let (home, papers) = (format!("/meetings/{id}"), day_named(PAPERS_OUT, meeting.on_date));
    match meeting.state {
        State::Planned if writes && meeting.on_date >= today && papers.is_some_and(|on| on <= today + AHEAD) => {
            let why = "Members have five working days to read them.";
            Some(task("Send out the papers of a meeting", "Send the papers", home, why, 20, papers))
        }
        State::Planned | State::PapersOut | State::Running if writes && meeting.on_date < today => {
            let why = "Its day has passed, and nothing says what became of it.";
            let due = Some(meeting.on_date);
            Some(task("Say what became of a meeting", "Say what became of it", home, why, 5, due))
        }
        State::Held if approves => {
            let why = "They are a draft until they are approved at the next meeting.";
            let after = |other: &&Meeting| other.body_id == body.id && other.on_date > meeting.on_date;
            let next = near.iter().filter(after).find(|other| other.state != State::Cancelled);
            let due = next.map(|next| next.on_date).or_else(|| day_named(MINUTES_DRAFT, meeting.on_date));
            Some(task(
                "Approve the minutes of a meeting",
                "Approve the minutes",
                format!("{home}/minutes"),
                why,
                10,
                due,
            ))
        }
        _ => None,
    }
}

async fn of_reports(desk: &Desk<Everybody>) -> Result<Vec<Task>> {
    let (lines, next) = overview::lines(desk).await?;
    let Some(next) = next else { return Ok(Vec::new()) };
    let waits = |line: &overview::Line| may_sign(desk.person(), &line.body) && !line.sent;
    let task = |line: overview::Line| Task {
        what: "Send the report of a group",
        name: format!("Send the report: {}", line.body.short_name),
        path: line
            .draft
            .map_or_else(|| format!("/bodies/{}", line.body.id), |draft| format!("/group-reports/{}", draft.id)),
        why: format!(
            "The executive group meets on {}. The registers have filled it in.",
            measure::dates::long(next.on_date)
        ),
        minutes: 5,
        due: day_named(REPORTS_DUE, next.on_date),
    };
    Ok(lines.into_iter().filter(waits).map(task).collect())
}
