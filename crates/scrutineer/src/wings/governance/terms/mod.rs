//! Terms of reference: what a body is there for, who must be in the room for it to decide, and when that is looked at
//! again. Agreeing new ones never changes the old: a meeting is judged by those of its day.

mod changes;
mod form;
pub mod migrations;
pub mod pages;
pub mod queries;
mod record;
pub mod rules;

pub use changes::{NewTerms, agree};
pub use record::{Terms, TermsId, TermsOfReference, terms};

use kit::Routes;

/// The routes of the register.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get(pages::list::show)
        .get(pages::list::csv)
        .get(pages::of_body::show)
        .get(pages::new::show)
        .post(pages::new::submit)
}
