//! What the figures say: indicators and their targets, readings and their revisions, the dashboard and the scorecard,
//! the referral profile, the caseload, the area.

pub mod indicators;
pub mod readings;

use kit::Routes;
use sea_orm_migration::MigrationTrait;

/// The routes of the wing.
#[must_use]
pub fn routes() -> Routes {
    Routes::new().with(indicators::routes()).with(readings::routes())
}

/// The migrations of the wing.
#[must_use]
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(indicators::migrations::Indicators),
        Box::new(readings::migrations::Readings),
    ]
}
