//! What can be done with letters, inside one change.

use super::queries;
use super::record::{Kind, Letter, State, Stop};
use kit::{Result, Tx};
use uuid::Uuid;

/// Stops a kind of letter for somebody; stopping it twice changes nothing.
///
/// # Errors
/// When the database cannot be written.
pub async fn stop(tx: &mut Tx, person_id: Uuid, kind: Kind) -> Result<()> {
    if !tx.all(queries::stop_of(person_id, kind)).await?.is_empty() {
        return Ok(());
    }
    let stop = Stop { id: tx.new_id(), board_id: tx.board(), version: 1, person_id, kind };
    tx.create(stop).await.map(drop)
}

/// Starts a kind of letter again for somebody.
///
/// # Errors
/// When the database cannot be written.
pub async fn start(tx: &mut Tx, person_id: Uuid, kind: Kind) -> Result<()> {
    for stop in tx.all(queries::stop_of(person_id, kind)).await? {
        tx.remove(stop, "Wanted again.").await?;
    }
    Ok(())
}

/// Writes down what became of a letter.
///
/// # Errors
/// When the letter was changed meanwhile.
pub async fn settle(tx: &mut Tx, letter: Letter, state: State, said: Option<String>) -> Result<()> {
    let after = Letter { state, said, ..letter.clone() };
    tx.update(&letter, after).await.map(drop)
}

/// Letters go to this person's address again.
///
/// # Errors
/// When a letter was changed meanwhile.
pub async fn clear(tx: &mut Tx, person_id: Uuid) -> Result<()> {
    use super::record::letter::Column;
    use sea_orm::{ColumnTrait, QueryFilter};
    for letter in tx.all(queries::failures().filter(Column::PersonId.eq(person_id))).await? {
        let after = Letter { cleared: true, ..letter.clone() };
        tx.update(&letter, after).await?;
    }
    Ok(())
}
