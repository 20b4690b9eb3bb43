//! What can be done with notes.

use super::form::NoteDraft;
use super::{QualityNote, QualityNoteId, QualityNoteSubject};
use kit::{Result, Tx};

/// The set of notes that the board adds by itself.
pub const OWN: &str = "board";

/// Adds a note with what it concerns.
pub async fn add(tx: &mut Tx, set_name: &str, draft: NoteDraft) -> Result<QualityNote> {
    let note = QualityNote {
        id: tx.new_id::<QualityNoteId>(),
        board_id: tx.board(),
        version: 1,
        set_name: set_name.to_owned(),
        number: draft.number,
        title: draft.title,
        words: draft.words,
        severity: draft.severity,
    };
    let note = tx.create(note).await?;
    for subject in draft.subjects {
        let subject =
            QualityNoteSubject { id: tx.new_id(), board_id: tx.board(), version: 1, note_id: note.id, subject };
        tx.create(subject).await?;
    }
    Ok(note)
}
