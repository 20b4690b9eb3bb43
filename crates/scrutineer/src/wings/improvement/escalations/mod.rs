//! Professional disagreements: what agencies could not settle between their own people, taken from stage to stage with a
//! clock on each, until it is settled. Only what it is about, never whom: no child and no worker is named.

mod changes;
mod form;
pub mod migrations;
pub mod pages;
pub mod queries;
mod record;
pub mod rules;

pub use changes::{raise, settle, take_further};
pub use form::EscalationDraft;
pub use record::{Escalation, EscalationId, Escalations, State, What, escalation};

use kit::Routes;

/// The routes of the register.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get(pages::list::show)
        .get(pages::list::csv)
        .get(pages::new::show)
        .post(pages::new::submit)
        .get(pages::one::show)
        .get(pages::further::show)
        .post(pages::further::submit)
        .get(pages::settling::show)
        .post(pages::settling::submit)
}
