//! What the figures say: indicators and their targets, readings and their revisions, the dashboard and the scorecard,
//! the referral profile, the caseload, the area; and what of them leaves the building.

pub mod benchmarks;
pub mod caseload;
pub mod extracts;
pub mod indicators;
pub mod notes;
pub mod parts;
pub mod profile;
pub mod readings;
pub mod red_page;
pub mod referrals;
pub mod referrers;
pub mod releases;
pub mod returns;
pub mod reviews;
pub mod scorecard;

use kit::Routes;
use sea_orm_migration::MigrationTrait;

/// The routes of the wing.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .with(scorecard::routes())
        .with(red_page::routes())
        .with(indicators::routes())
        .with(readings::routes())
        .with(returns::routes())
        .with(extracts::routes())
        .with(reviews::routes())
        .with(releases::routes())
        .with(referrals::routes())
        .with(referrers::routes())
        .with(caseload::routes())
        .with(benchmarks::routes())
        .with(profile::routes())
        .with(notes::routes())
}

/// The migrations of the wing.
#[must_use]
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(indicators::migrations::Indicators),
        Box::new(readings::migrations::Readings),
        Box::new(scorecard::migrations::Scorecard),
        Box::new(referrals::migrations::Referrals),
        Box::new(profile::migrations::Profile),
        Box::new(notes::migrations::Notes),
        Box::new(indicators::migrations::Rebases),
        Box::new(indicators::migrations::KnownSince),
        Box::new(returns::migrations::Returns),
        Box::new(reviews::migrations::Reviews),
        Box::new(benchmarks::migrations::Benchmarks),
        Box::new(extracts::migrations::Extracts),
        Box::new(releases::migrations::Releases),
    ]
}
