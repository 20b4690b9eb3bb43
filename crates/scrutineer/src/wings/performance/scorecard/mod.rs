//! The dashboard and the full scorecard: every indicator judged, as reported to a meeting or as known today.

pub mod judgements;
pub mod migrations;
pub mod pages;
pub mod queries;
mod record;
pub mod rules;
pub mod signs;

pub use record::{ReportPoint, Scorecard, report_point};

use kit::Routes;

/// The routes of the register.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get(pages::dashboard::show)
        .get(pages::dashboard::csv)
        .get(pages::scorecard::show)
        .get(pages::scorecard::csv)
}
