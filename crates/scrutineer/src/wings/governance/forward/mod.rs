//! The forward plan: what each body will look at in which month, and why. What is planned goes onto the agenda of the
//! body's meeting of that month by itself, and what must be looked at every year is never without a place unnoticed.

pub mod changes;
mod form;
pub mod migrations;
pub mod pages;
pub mod queries;
mod record;
pub mod rules;

pub use record::{Entry, EntryId, ForwardPlan, entry};

use kit::Routes;

/// The routes of the register.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get(pages::list::now)
        .get(pages::list::show)
        .get(pages::list::csv)
        .get(pages::new::show)
        .post(pages::new::submit)
        .get(pages::edit::show)
        .post(pages::edit::submit)
        .post(pages::moving::submit)
        .post(pages::moving::remove)
        .post(pages::duties::submit)
}
