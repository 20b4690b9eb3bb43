//! Risks: what could happen, because of what, with what effect; how likely and how grave it is before and after what is
//! done about it; and how that moved from review to review.

mod changes;
mod form;
pub mod migrations;
pub mod pages;
pub mod queries;
mod record;
pub mod rules;

pub use changes::{NewRisk, add, review};
pub use form::{ReviewDraft, RiskDraft};
pub use record::{Review, Risk, RiskId, Risks, State, What, risk, risk_review};

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
        .get(pages::edit::show)
        .post(pages::edit::submit)
        .get(pages::review::show)
        .post(pages::review::submit)
        .get(pages::closing::show)
        .post(pages::closing::submit)
        .get(pages::reopening::show)
        .post(pages::reopening::submit)
}
