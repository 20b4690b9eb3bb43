//! The chair's challenge log, scrutiny log in later editions: what the chair asks of agencies, on what ground, what they
//! answer, whether that is accepted, and what it changed. A clock runs on every step, and who is asked next stands in the
//! stages.
//!
//! The program suggests challenges (`grounds`); it never sends one.

mod changes;
mod form;
pub mod grounds;
pub mod migrations;
pub mod pages;
pub mod queries;
mod record;
pub mod rules;

pub use changes::{NewChallenge, Past, answered_before, closed_before, raise, send};
pub use form::{ChallengeDraft, ClosingDraft};
pub use record::{
    Answer, AnswerId, Answers, Challenge, ChallengeId, Challenges, Event, Outcome, Stance, State, What, answer,
    challenge, event,
};

use kit::{Permission, Register, Right, Routes, Writes};

/// The right to answer for one's own agency.
pub struct Reply;
impl Permission for Reply {
    const NEEDS: Right = Right { verb: "answer", register: Challenges::NAME };
}
impl Writes for Reply {}

/// The routes of the register.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get(pages::list::show)
        .get(pages::list::csv)
        .get(pages::suggested::show)
        .get(pages::new::show)
        .post(pages::new::submit)
        .get(pages::one::show)
        .get(pages::edit::show)
        .post(pages::edit::submit)
        .post(pages::sending::submit)
        .get(pages::answer::show)
        .post(pages::answer::submit)
        .get(pages::verdict::show)
        .post(pages::verdict::submit)
        .get(pages::escalation::show)
        .post(pages::escalation::submit)
        .get(pages::closing::show)
        .post(pages::closing::submit)
}
