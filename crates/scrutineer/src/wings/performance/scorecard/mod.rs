//! The scorecard: every indicator judged as it was reported to a meeting; the dashboard shows the 42 that the Board looks
//! at first. Nothing is summed up in a table: what is shown is worked out from readings, targets and breaks, and kept.

mod choice;
pub mod judgements;
pub mod migrations;
pub mod pages;
pub mod queries;
mod record;
pub mod rules;
pub mod signs;

pub use record::{ReportPoint, ReportPointId, Scorecard, report_point};

use kit::Routes;

/// The address of an indicator's own page, as at a meeting or as it is now.
#[must_use]
pub fn path(code: &str, point: Option<&ReportPoint>) -> String {
    match point {
        Some(point) => format!("/indicators/{code}?as_at={}", point.id),
        None => format!("/indicators/{code}"),
    }
}

/// The routes of the register.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get(pages::dashboard::show)
        .get(pages::dashboard::csv)
        .get(pages::scorecard::show)
        .get(pages::scorecard::csv)
}
