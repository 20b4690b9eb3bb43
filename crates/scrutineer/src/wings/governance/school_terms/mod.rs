//! School terms of the area: entered by the office as the council publishes them, so that groups of young people meet while
//! schools are at work.

pub mod migrations;
pub mod page;
mod record;

pub use record::{SchoolTerm, SchoolTermId, school_term};

use kit::Routes;

/// The routes of the register.
#[must_use]
pub fn routes() -> Routes {
    Routes::new().get(page::show).get(page::csv).post(page::submit).post(page::remove)
}
