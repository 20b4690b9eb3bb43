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
    concern(tx, note.id, draft.subjects).await?;
    Ok(note)
}

/// Changes a note and what it concerns.
pub async fn edit(
    tx: &mut Tx,
    note: QualityNote,
    subjects: Vec<QualityNoteSubject>,
    draft: NoteDraft,
) -> Result<QualityNote> {
    let after = QualityNote {
        number: draft.number,
        title: draft.title,
        words: draft.words,
        severity: draft.severity,
        ..note.clone()
    };
    // Codes are typed in capitals; the key of a page that cannot be ticked stays as it was.
    let same = |s: &QualityNoteSubject, subject: &String| s.subject.eq_ignore_ascii_case(subject);
    let (kept, gone): (Vec<_>, Vec<_>) =
        subjects.into_iter().partition(|s| draft.subjects.iter().any(|subject| same(s, subject)));
    let new = draft.subjects.into_iter().filter(|subject| !kept.iter().any(|k| same(k, subject))).collect();
    for subject in gone {
        tx.remove(subject, "The note was changed").await?;
    }
    concern(tx, note.id, new).await?;
    tx.update(&note, after).await
}

async fn concern(tx: &mut Tx, note_id: QualityNoteId, subjects: Vec<String>) -> Result<()> {
    for subject in subjects {
        let subject = QualityNoteSubject { id: tx.new_id(), board_id: tx.board(), version: 1, note_id, subject };
        tx.create(subject).await?;
    }
    Ok(())
}
