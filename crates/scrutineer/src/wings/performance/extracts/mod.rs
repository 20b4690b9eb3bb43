//! Extracts: the returns that the authority's data team produces anyway. A file is read in memory, counted and dropped;
//! what stays is a receipt, what is wrong by row and column, and figures, until somebody takes those into the readings.
//!
//! No child's row is kept, here or anywhere: the crate that reads gives counts and findings, and neither has room for one.

pub mod changes;
mod counted;
pub mod form;
pub mod migrations;
pub mod offers;
pub mod pages;
pub mod queries;
mod reading;
mod record;
pub mod rules;

pub use counted::{Counted, Found, Told, Walked};
pub use record::{Extract, ExtractId, Extracts, State, What, extract};

use kit::Routes;

/// The routes of the register.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get(pages::list::show)
        .get(pages::list::csv)
        .get(pages::bring::show)
        .post(pages::bring::submit)
        .get(pages::one::show)
        .post(pages::one::submit)
        .get(pages::one::csv)
        .get(pages::findings::show)
        .get(pages::findings::csv)
        .get(pages::discard::show)
        .post(pages::discard::submit)
        .get(pages::journey::show)
        .get(pages::journey::csv)
}
