//! Notes on the quality of figures: where they disagree with each other, with the words beside them or with published
//! statistics. A note is numbered within its set and says which indicators and pages it concerns.

mod changes;
mod form;
pub mod migrations;
pub mod pages;
pub mod queries;
mod record;
mod view;

pub use queries::{about, concerning};
pub use record::{Notes, QualityNote, QualityNoteId, QualityNoteSubject, Severity, quality_note, quality_note_subject};
pub use view::panel;

use kit::Routes;

/// The routes of the register.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get(pages::list::show)
        .get(pages::list::csv)
        .get(pages::new::show)
        .post(pages::new::submit)
        .get(pages::edit::show)
        .post(pages::edit::submit)
}
