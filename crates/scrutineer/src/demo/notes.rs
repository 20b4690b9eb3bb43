//! The notes on the quality of the plan's figures.

use super::{read, unknown};
use crate::wings::performance::notes::{QualityNote, QualityNoteId, QualityNoteSubject, Severity};
use kit::{Result, Tx};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    note: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    number: i32,
    title: String,
    severity: String,
    concerns: Vec<String>,
    text: String,
}

/// A note of any file.
pub(super) struct Noted {
    pub number: i32,
    pub title: String,
    pub words: String,
    pub severity: String,
    pub subjects: Vec<String>,
}

pub(super) async fn load(tx: &mut Tx) -> Result<()> {
    let file: File = read("notes.toml", include_str!("../../demo/northamptonshire/notes.toml"))?;
    for row in file.note {
        let noted = Noted {
            number: row.number,
            title: row.title,
            words: row.text,
            severity: row.severity,
            subjects: row.concerns,
        };
        note(tx, "plan", noted).await?;
    }
    Ok(())
}

/// Writes a note of this set with what it concerns.
pub(super) async fn note(tx: &mut Tx, set_name: &str, noted: Noted) -> Result<()> {
    let severity = Severity::of(&noted.severity).ok_or_else(|| unknown("severity", &noted.severity))?;
    let note = QualityNote {
        id: tx.new_id::<QualityNoteId>(),
        board_id: tx.board(),
        version: 1,
        set_name: set_name.to_owned(),
        number: noted.number,
        title: noted.title,
        words: noted.words,
        severity,
    };
    let note = tx.create(note).await?;
    for subject in noted.subjects {
        let subject =
            QualityNoteSubject { id: tx.new_id(), board_id: tx.board(), version: 1, note_id: note.id, subject };
        tx.create(subject).await?;
    }
    Ok(())
}
