//! Readings: one figure of one indicator for one period, with its numerator and denominator, its source, who sent it and
//! when, and every revision. A later revision never destroys the earlier one: what was reported to the March meeting
//! stays what was reported.
//!
//! A figure is entered as a draft and signed off by somebody else of the same agency, or by the Board's office. Nobody
//! edits one: whoever finds it wrong sends a revision with the reason. The latest revision is `current`; the latest
//! that is signed off is what pages show.

pub mod changes;
pub mod counted;
pub mod form;
pub mod migrations;
pub mod pages;
pub mod queries;
mod record;
pub mod rules;

pub use record::{
    Confidence, Narrative, Reading, ReadingId, Readings, Source, Standing, State, narrative, reading, standing,
};

use kit::{Permission, Register, Right, Routes, Writes};

/// The right to sign figures off.
pub struct Release;
impl Permission for Release {
    const NEEDS: Right = Right { verb: "release", register: Readings::NAME };
}
impl Writes for Release {}

/// The routes of the register.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get(pages::new::show)
        .post(pages::new::submit)
        .get(pages::drafts::show)
        .get(pages::drafts::csv)
        .get(pages::one::show)
        .get(pages::revision::show)
        .post(pages::revision::submit)
        .post(pages::release::submit)
        .post(pages::evidence::submit)
}
