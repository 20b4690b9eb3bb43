//! The feed itself, for calendar programs: no sign-in, the key in the address lets in.

use crate::wings::governance::bodies::{BodyId, queries as bodies};
use crate::wings::governance::calendars::feed::feed;
use crate::wings::governance::calendars::{CalendarFeed, FeedId, calendar_feed};
use crate::wings::governance::meetings::{Meeting, Meetings, queries as meetings};
use axum::http::header;
use axum::response::IntoResponse;
use axum_extra::routing::TypedPath;
use chrono::Days;
use kit::access::digest;
use kit::{Answer, App, Desk, Error, Person, Public, Read, Result};
use sea_orm::EntityTrait;
use serde::Deserialize;
use std::collections::HashSet;

#[derive(TypedPath, Deserialize)]
#[typed_path("/calendars/{id}/{key}/meetings.ics", rejection(kit::Error))]
pub struct File {
    pub id: FeedId,
    pub key: String,
}

/// The feed with its person, where the key is right and the person may still sign in.
async fn find(app: &App, at: &File) -> Result<(CalendarFeed, Person)> {
    for board in app.boards().await? {
        let desk = Desk::<Read<Meetings>>::for_program(app, board.id, "Calendar");
        let found = match desk.find(calendar_feed::Entity::find_by_id(at.id)).await {
            Err(Error::NotFound) => continue,
            found => found?,
        };
        if found.digest != digest(&at.key) {
            break;
        }
        let person = app.everybody(board.id).await?.into_iter().find(|person| person.id() == found.person_id);
        return person.map(|person| (found, person)).ok_or(Error::NotFound);
    }
    Err(Error::NotFound)
}

/// The bodies on which the person's agency sits; every one for those who sit for none.
pub(super) async fn groups(desk: &Desk<Read<Meetings>>) -> Result<Option<HashSet<BodyId>>> {
    let Some(agency) = desk.person().agency() else { return Ok(None) };
    let seats = desk.all(bodies::seats()).await?;
    Ok(Some(
        seats
            .into_iter()
            .filter(|seat| seat.agency_id.is_some_and(|id| id.uuid() == agency))
            .map(|seat| seat.body_id)
            .collect(),
    ))
}

pub async fn show(public: Public, at: File) -> Answer {
    let app = public.app();
    let (found, person) = find(app, &at).await?;
    let name = person.board_name().to_owned();
    let desk = Desk::<Read<Meetings>>::in_the_name_of(app, person).map_err(|_| Error::NotFound)?;
    let today = desk.today();
    let mut all: Vec<Meeting> = desk.all(meetings::between(today - Days::new(90), today + Days::new(400))).await?;
    let (bodies, own) = (desk.all(bodies::in_order()).await?, groups(&desk).await?);
    all.retain(|meeting| match found.body_id {
        Some(body) => meeting.body_id == body,
        None => own.as_ref().is_none_or(|own| own.contains(&meeting.body_id)),
    });
    let site = app.config().address.as_deref().map(|address| address.trim_end_matches('/'));
    let text = feed(&name, &all, &bodies, site, desk.now());
    Ok(([(header::CONTENT_TYPE, "text/calendar; charset=utf-8")], text).into_response())
}
