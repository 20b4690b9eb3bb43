//! What comes round a meeting: what falls due by its day, what came of it, and the minutes of the one before.

use super::items::Add;
use super::minutes::Minutes;
use crate::layout::date;
use crate::wings::governance::bodies::Body;
use crate::wings::governance::meetings::{Meeting, MeetingId, State, queries};
use crate::wings::governance::terms;
use crate::wings::improvement::actions::{self, Actions, State as Far};
use crate::wings::improvement::challenges::{self, Challenges};
use kit::links::{self, Meaning};
use kit::{Desk, Permission, Register, Result, Right};
use maud::{Markup, html};
use uuid::Uuid;

/// How many of one kind are named.
const MOST: usize = 8;

/// Something with a page of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub name: String,
    pub path: String,
}

/// What comes round a meeting.
pub(super) struct Round {
    id: MeetingId,
    due: Vec<Named>,
    came: Vec<Named>,
    /// The meeting of the body before this one.
    before: Option<Meeting>,
    /// The meeting at which the minutes were approved.
    approved_at: Option<Meeting>,
}

impl Round {
    pub async fn of<P: Permission>(desk: &Desk<P>, meeting: &Meeting, body: &Body) -> Result<Round> {
        let may = |register| desk.person().may(Right { verb: "read", register });
        let mut due = Vec::new();
        if may(Actions::NAME) {
            let all = actions::kept::all(desk).await?;
            let own = all.iter().map(|(action, _)| action).filter(|action| {
                action.body_id == Some(body.id) && action.state == Far::Open && action.due_on <= meeting.on_date
            });
            due.extend(own.take(MOST).map(|action| Named {
                name: format!("{} {}", action.reference(), action.title),
                path: format!("/actions/{}", action.id),
            }));
        }
        if may(Challenges::NAME) && body.chair_agency_id.is_none() {
            let open = desk.all(challenges::queries::open()).await?;
            let near = open.into_iter().filter(|one| one.due_on.is_some_and(|on| on <= meeting.on_date));
            due.extend(near.take(MOST).map(|one| Named {
                name: format!("{} {}", one.reference(), one.title),
                path: format!("/challenges/{}", one.id),
            }));
        }
        let agreed = desk.all(terms::queries::of_body(body.id)).await?;
        if terms::rules::on(&agreed, meeting.on_date).is_some_and(|terms| terms.review_on <= meeting.on_date) {
            due.push(Named {
                name: "Review of the terms of reference".into(),
                path: format!("/bodies/{}/terms", body.id),
            });
        }
        let others = desk.all(queries::of_body(body.id)).await?;
        Ok(Round {
            id: meeting.id,
            due,
            came: came_of(desk, meeting.id.uuid()).await?,
            before: others.iter().find(|one| one.on_date < meeting.on_date && one.state != State::Cancelled).cloned(),
            approved_at: others.into_iter().find(|one| Some(one.id) == meeting.approved_at_id),
        })
    }

    /// What falls due by its day; each goes onto the agenda in one step.
    pub fn due(&self, may_add: bool) -> Markup {
        html! {
            @if !self.due.is_empty() {
                h2 class="h2" { "What falls due by then" }
                ul class="lines" {
                    @for one in &self.due {
                        li class="lines__i" {
                            a href=(one.path) { (one.name) }
                            @if may_add {
                                form method="post" action=(Add { id: self.id }) { input type="hidden" name="title" value=(one.name); button class="btn btn--quiet" type="submit" { "Put it on the agenda" span class="govuk-visually-hidden" { ": " (one.name) } } }
                            }
                        }
                    }
                }
            }
        }
    }

    /// What came of it.
    pub fn came(&self) -> Markup {
        came_list(&self.came)
    }

    /// The minutes of the meeting before.
    pub fn before(&self) -> Markup {
        html! {
            @if let Some(before) = &self.before {
                h2 class="h2" { "The last meeting" }
                p { a href=(Minutes { id: before.id }) { "Minutes of " (date(before.on_date)) } ": " (before.state.name().to_lowercase()) "." }
            }
        }
    }

    /// At which meeting its minutes were approved.
    pub fn approved_at(&self) -> Option<&Meeting> {
        self.approved_at.as_ref()
    }
}

/// What came of a record, under its heading; nothing where nothing did.
#[must_use]
pub fn came_list(came: &[Named]) -> Markup {
    html! {
        @if !came.is_empty() {
            h2 class="h2" { "What came of it" }
            ul class="lines" { @for one in came { li { a href=(one.path) { (one.name) } } } }
        }
    }
}

/// The actions and challenges that came of a record, as far as this person may read them.
///
/// # Errors
/// When the database cannot be read.
pub async fn came_of<P: Permission>(desk: &Desk<P>, id: Uuid) -> Result<Vec<Named>> {
    let rose = desk.all(links::from(id, Meaning::GaveRiseTo)).await?;
    let of = |register: &str| rose.iter().filter(|link| link.to_register == register).map(|link| link.to_id).collect();
    let may = |register| desk.person().may(Right { verb: "read", register });
    let mut came = Vec::new();
    if may(Actions::NAME) {
        let found = desk.all(actions::queries::among(of(Actions::NAME))).await?;
        came.extend(found.into_iter().map(|one| Named {
            name: format!("Action {} {}", one.reference(), one.title),
            path: format!("/actions/{}", one.id),
        }));
    }
    if may(Challenges::NAME) {
        let found = desk.all(challenges::queries::among(of(Challenges::NAME))).await?;
        came.extend(found.into_iter().map(|one| Named {
            name: format!("Challenge {} {}", one.reference(), one.title),
            path: format!("/challenges/{}", one.id),
        }));
    }
    Ok(came)
}
