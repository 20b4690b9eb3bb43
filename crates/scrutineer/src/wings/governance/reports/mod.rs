//! Reports of the sub-groups' chairs to the executive group: seven headings, filled from the registers, to which the chair
//! adds words. Signed off, a report stays as it was presented; the next one says what changed since; the six-monthly
//! review reads the same answers again.

pub mod changes;
pub mod facts;
mod form;
pub mod migrations;
pub mod pages;
pub mod queries;
mod record;
pub mod rules;

pub use record::{GroupReport, GroupReports, ReportId, State, What, group_report};

use kit::{Permission, Register, Right, Routes, Writes};

/// The right to sign a report off: of the group that one chairs.
pub struct Signs;
impl Permission for Signs {
    const NEEDS: Right = Right { verb: "approve", register: GroupReports::NAME };
}
impl Writes for Signs {}

/// The routes of the register.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get(pages::overview::show)
        .get(pages::overview::csv)
        .get(pages::half_year::show)
        .get(pages::half_year::csv)
        .post(pages::steps::begin)
        .get(pages::one::show)
        .get(pages::edit::show)
        .post(pages::edit::submit)
        .post(pages::steps::sign)
        .post(pages::steps::take_back)
}
