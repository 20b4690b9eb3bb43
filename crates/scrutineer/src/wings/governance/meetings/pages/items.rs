//! Putting items on an agenda, moving them, taking them off.

use super::one::{self, One};
use crate::wings::governance::meetings::form::ItemForm;
use crate::wings::governance::meetings::{ItemId, MeetingId, Meetings, changes, queries};
use axum_extra::routing::TypedPath;
use kit::{Answer, Desk, Form, Write};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/meetings/{id}/items", rejection(kit::Error))]
pub struct Add {
    pub id: MeetingId,
}
#[derive(TypedPath, Deserialize)]
#[typed_path("/agenda_items/{id}/place", rejection(kit::Error))]
pub struct Shift {
    pub id: ItemId,
}
#[derive(TypedPath, Deserialize)]
#[typed_path("/agenda_items/{id}/removal", rejection(kit::Error))]
pub struct Remove {
    pub id: ItemId,
}

/// Up, unless it says down.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ShiftForm {
    pub to: String,
}

pub async fn add(mut desk: Desk<Write<Meetings>>, at: Add, form: Form<ItemForm>) -> Answer {
    let meeting = desk.find(queries::meeting(at.id)).await?;
    let new = match form.read(desk.today()) {
        Ok(new) => new,
        Err(form) => {
            let mut sheet = one::load(&desk, at.id).await?;
            sheet.form = form;
            return desk.refuse(sheet);
        }
    };
    desk.change(async |tx| changes::add_item(tx, &meeting, new).await).await?;
    desk.go(One { id: at.id }, "Put on the agenda")
}

pub async fn shift(mut desk: Desk<Write<Meetings>>, at: Shift, form: Form<ShiftForm>) -> Answer {
    let item = desk.find(queries::item(at.id)).await?;
    let meeting = desk.find(queries::meeting(item.meeting_id)).await?;
    desk.change(async |tx| changes::shift_item(tx, &meeting, &item, form.values.to != "down").await).await?;
    desk.go(One { id: meeting.id }, "Moved on the agenda")
}

pub async fn remove(mut desk: Desk<Write<Meetings>>, at: Remove) -> Answer {
    let item = desk.find(queries::item(at.id)).await?;
    let meeting = desk.find(queries::meeting(item.meeting_id)).await?;
    desk.change(async |tx| changes::remove_item(tx, &meeting, item).await).await?;
    desk.go(One { id: meeting.id }, "Taken off the agenda")
}
