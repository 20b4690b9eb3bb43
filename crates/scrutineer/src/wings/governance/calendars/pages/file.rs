//! The feed itself, for calendar programs: no sign-in, the key in the address lets in.

use crate::wings::governance::bodies::rules::held;
use crate::wings::governance::bodies::{Membership, queries as bodies};
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

#[derive(TypedPath, Deserialize)]
#[typed_path("/calendars/{id}/{key}/meetings.ics", rejection(kit::Error))]
pub struct File {
    pub id: FeedId,
    pub key: String,
}

/// The feed with its person, where the key is right and the person may still sign in.
async fn find(app: &App, at: &File) -> Result<(CalendarFeed, Person)> {
    for board in app.boards().await? {
        // The desk ends with the question, and gives its connection back before the next is asked for.
        let feed = calendar_feed::Entity::find_by_id(at.id);
        let found = match Desk::<Read<Meetings>>::for_program(app, board.id, "Calendar").find(feed).await {
            Err(Error::NotFound) => continue,
            found => found?,
        };
        if found.digest != digest(&at.key) {
            break;
        }
        return app.somebody(board.id, found.person_id).await?.map(|person| (found, person)).ok_or(Error::NotFound);
    }
    Err(Error::NotFound)
}

/// The seats of the person's agency; nothing for those who sit for none, who have every meeting.
async fn seats(desk: &Desk<Read<Meetings>>) -> Result<Option<Vec<Membership>>> {
    let Some(agency) = desk.person().agency() else { return Ok(None) };
    let mut seats = desk.all(bodies::seats()).await?;
    seats.retain(|seat| seat.agency_id.is_some_and(|id| id.uuid() == agency));
    Ok(Some(seats))
}

pub async fn show(public: Public, at: File) -> Answer {
    let app = public.app();
    let (found, person) = find(app, &at).await?;
    let name = person.board_name().to_owned();
    let desk = Desk::<Read<Meetings>>::in_the_name_of(app, person).map_err(|_| Error::NotFound)?;
    let today = desk.today();
    let mut all: Vec<Meeting> = desk.all(meetings::between(today - Days::new(90), today + Days::new(400))).await?;
    let (bodies, own) = (desk.all(bodies::in_order()).await?, seats(&desk).await?);
    all.retain(|meeting| match found.body_id {
        Some(body) => meeting.body_id == body,
        None => own
            .as_ref()
            .is_none_or(|own| own.iter().any(|seat| seat.body_id == meeting.body_id && held(seat, meeting.on_date))),
    });
    let site = app.config().address.as_deref().map(|address| address.trim_end_matches('/'));
    let text = feed(&name, &all, &bodies, site, desk.now());
    Ok(([(header::CONTENT_TYPE, "text/calendar; charset=utf-8")], text).into_response())
}
