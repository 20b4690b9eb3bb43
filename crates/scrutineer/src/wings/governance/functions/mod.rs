//! The map of statutory functions: what law and guidance ask of the board, who carries each, and what shows today that it
//! is done, with the last day. What an inspector asks first.

mod changes;
pub mod evidence;
pub mod migrations;
pub mod pages;
mod record;

pub use record::{Functions, Lead, LeadId, lead};

use kit::Routes;

/// The routes of the map.
#[must_use]
pub fn routes() -> Routes {
    Routes::new().get(pages::map::show).get(pages::map::csv).get(pages::lead::show).post(pages::lead::submit)
}
