//! What can be done with events.

use super::Events;
use super::incoming::{Line, onto};
use kit::{Desk, Error, Record, Result, Tx, Writes};
use sea_orm::ModelTrait;
use uuid::Uuid;

/// How many rows of a file are saved in one transaction: others wait no longer than that takes.
const AT_ONCE: usize = 1_000;

/// Writes a new event down.
///
/// # Errors
/// When there is one with this reference, or the database cannot be written.
pub async fn add<E: Events>(tx: &mut Tx, mut event: E::Row) -> Result<E::Row> {
    let id: Uuid = tx.new_id();
    event.try_set(<E::Entity as Record>::ID, id.into()).map_err(|error| Error::Internal(error.into()))?;
    tx.create(event).await
}

/// Changes an event; says whether anything was changed.
///
/// # Errors
/// When it has changed since, or the database cannot be written.
pub async fn change<E: Events>(tx: &mut Tx, before: &E::Row, event: E::Row) -> Result<bool> {
    match onto::<E>(before, event) {
        None => Ok(false),
        Some(after) => tx.update(before, after).await.map(|_| true),
    }
}

/// Saves the rows of a file, some at a time. Sent again after it broke off, what is saved already says the same.
///
/// # Errors
/// When the database cannot be written.
pub async fn save<E: Events, P: Writes>(desk: &mut Desk<P>, lines: Vec<Line<E>>) -> Result<()> {
    let mut lines = lines.into_iter().peekable();
    while lines.peek().is_some() {
        let some: Vec<Line<E>> = lines.by_ref().take(AT_ONCE).collect();
        desk.change(async |tx| {
            for line in some {
                match line {
                    Line::New(event) => _ = add::<E>(tx, *event).await?,
                    Line::Changed { before, after } => _ = tx.update(&*before, *after).await?,
                }
            }
            Ok(())
        })
        .await?;
    }
    Ok(())
}
