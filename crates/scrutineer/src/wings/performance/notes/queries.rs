//! What can be asked of notes.

use super::{QualityNote, QualityNoteId, quality_note, quality_note_subject};
use kit::{Desk, Permission, Result};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select};

/// Every note: those of the plan's own figures first, then by set and number.
#[must_use]
pub fn in_order() -> Select<quality_note::Entity> {
    quality_note::Entity::find()
        .order_by_desc(quality_note::Column::SetName.eq("plan"))
        .order_by_asc(quality_note::Column::SetName)
        .order_by_asc(quality_note::Column::Number)
}

/// The notes about an indicator (by its code) or a page (by its key), in the order of all notes.
#[must_use]
pub fn about(subject: &str) -> Select<quality_note::Entity> {
    let ids = quality_note_subject::Entity::find()
        .select_only()
        .column(quality_note_subject::Column::NoteId)
        .filter(quality_note_subject::Column::Subject.eq(subject))
        .into_query();
    in_order().filter(quality_note::Column::Id.in_subquery(ids))
}

/// What every note concerns.
#[must_use]
pub fn subjects() -> Select<quality_note_subject::Entity> {
    quality_note_subject::Entity::find().order_by_asc(quality_note_subject::Column::Subject)
}

/// What one note concerns.
#[must_use]
pub fn subjects_of(id: QualityNoteId) -> Select<quality_note_subject::Entity> {
    subjects().filter(quality_note_subject::Column::NoteId.eq(id))
}

/// The one note.
#[must_use]
pub fn note(id: QualityNoteId) -> Select<quality_note::Entity> {
    quality_note::Entity::find_by_id(id)
}

/// The notes of one set, by number.
#[must_use]
pub fn of_set(set_name: &str) -> Select<quality_note::Entity> {
    quality_note::Entity::find()
        .filter(quality_note::Column::SetName.eq(set_name))
        .order_by_asc(quality_note::Column::Number)
}

/// The notes about an indicator (by its code) or a page (by its key), for the page that shows them.
///
/// # Errors
/// When the database cannot be read.
pub async fn concerning<P: Permission>(desk: &Desk<P>, subject: &str) -> Result<Vec<QualityNote>> {
    desk.all(about(subject)).await
}
