//! Contributions: what each partner pays towards the board, and how a joint contribution is divided.

pub mod migrations;
mod page;
mod record;

pub use record::{Contribution, ContributionShare, Contributions, contribution, share};

use kit::Routes;

/// The routes of the register.
#[must_use]
pub fn routes() -> Routes {
    Routes::new().get(page::show).get(page::csv)
}
