//! Readings: one figure of one indicator for one period, with its numerator and denominator, its source, who sent it and
//! when, and every revision. A later revision never destroys the earlier one: what was reported to the March meeting
//! stays what was reported.

pub mod migrations;
pub mod queries;
mod record;

pub use record::{Confidence, Narrative, Reading, ReadingId, Readings, Source, State, narrative, reading};

use kit::Routes;

/// The routes of the register.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
}
