//! What each agency refers: how many referrals it made, how many of them did not meet the threshold, its early help work.
//! The partnership asks each agency to look at its own referrals; here it does, beside the figure for everybody.
//!
//! It owns no table. It reads the parts of four indicators that agencies send with their returns, signed off only. An
//! agency's people see their own page; those who hold `read_all` see every one.

mod facts;
pub mod pages;
pub mod rules;

use kit::{Register, Routes};

/// The agencies as referrers.
pub struct Referrers;
impl Register for Referrers {
    const NAME: &'static str = "referrers";
}

/// The routes of the pages.
#[must_use]
pub fn routes() -> Routes {
    Routes::new().get(pages::list::show).get(pages::list::csv).get(pages::one::show).get(pages::one::csv)
}
