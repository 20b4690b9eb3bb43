//! The area in figures, each with its source and date, and the populations that rates are worked out on.

pub mod migrations;
mod page;
pub mod queries;
mod record;
pub mod rules;

pub use record::{AreaFact, FactUnit, Profile, area_fact};

use kit::Routes;

/// The name under which notes on the quality of these figures are kept.
pub const SUBJECT: &str = "profile";

/// The routes of the register.
#[must_use]
pub fn routes() -> Routes {
    Routes::new().get(page::show).get(page::csv)
}
