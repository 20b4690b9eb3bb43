//! The caseload beside the neighbours': three rates at the latest date and at the end of the financial year before it.
//! It owns no table: the rates are readings, the neighbours' are comparators with a date of their own.

mod page;
pub mod rules;

use kit::{Register, Routes};

/// The caseload of a board's area.
pub struct Caseload;
impl Register for Caseload {
    const NAME: &'static str = "caseload";
}

/// The name under which notes on the quality of these figures are kept.
pub const SUBJECT: &str = "caseload";

/// The indicators on the page, in the order of the plan's table: child protection plans, children in need, looked after.
pub const CODES: [&str; 3] = ["D31", "D18", "D35"];

/// The routes of the page.
#[must_use]
pub fn routes() -> Routes {
    Routes::new().get(page::show).get(page::csv)
}
