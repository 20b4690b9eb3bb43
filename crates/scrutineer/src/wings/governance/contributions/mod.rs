//! Contributions: what each partner pays towards the Board in a financial year, how a collective payment is divided,
//! and whether the sum is the total that was published. Money is whole pence.

mod changes;
mod form;
pub mod migrations;
pub mod pages;
pub mod queries;
mod record;
pub mod rules;

pub use record::{
    Contribution, ContributionId, ContributionShare, ContributionYear, Contributions, contribution, contribution_share,
    contribution_year,
};

use kit::Routes;

/// The routes of the register.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get(pages::list::show)
        .get(pages::list::csv)
        .get(pages::new::show)
        .post(pages::new::submit)
        .get(pages::edit::show)
        .post(pages::edit::submit)
}
