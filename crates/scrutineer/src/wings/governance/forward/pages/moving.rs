//! Moving an entry to another month, and taking one out.

use super::list::List;
use crate::wings::governance::forward::form::month;
use crate::wings::governance::forward::rules::Year;
use crate::wings::governance::forward::{EntryId, ForwardPlan, changes, queries};
use axum_extra::routing::TypedPath;
use kit::{Answer, Desk, Error, Form, Write};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/forward-plan/entries/{id}/month", rejection(kit::Error))]
pub struct Move {
    pub id: EntryId,
}
#[derive(TypedPath, Deserialize)]
#[typed_path("/forward-plan/entries/{id}/removal", rejection(kit::Error))]
pub struct Remove {
    pub id: EntryId,
}

/// The month to which it goes.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct MoveForm {
    pub month: String,
}

pub async fn submit(mut desk: Desk<Write<ForwardPlan>>, at: Move, form: Form<MoveForm>) -> Answer {
    let entry = desk.find(queries::entry(at.id)).await?;
    let year = Year::holding(entry.month).0;
    let to = month(&form.values.month)
        .map_err(|_| Error::Invalid("Choose the month to which it goes. Nothing was moved.".into()))?;
    desk.change(async |tx| changes::shift(tx, entry, to).await).await?;
    desk.go(List { year }, &format!("Moved to {}", to.format("%B %Y")))
}

pub async fn remove(mut desk: Desk<Write<ForwardPlan>>, at: Remove) -> Answer {
    let entry = desk.find(queries::entry(at.id)).await?;
    let year = Year::holding(entry.month).0;
    desk.change(async |tx| changes::remove(tx, entry).await).await?;
    desk.go(List { year }, "Taken out of the forward plan")
}
