//! The engagement ledger: what each agency does for the board in a financial year, register by register, and what the
//! board asks of each agency in a quarter. Nothing is typed here: every figure comes of another register and leads to it.

pub mod burden;
pub mod gather;
pub mod pages;
pub mod rules;

use kit::{Register, Routes};

/// The ledger, as a page that somebody may read.
pub struct Ledger;
impl Register for Ledger {
    const NAME: &'static str = "ledger";
}

/// The routes of the ledger.
#[must_use]
pub fn routes() -> Routes {
    Routes::new().get(pages::grid::show).get(pages::grid::csv).get(pages::one::show)
}
