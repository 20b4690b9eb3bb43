//! Improvement: plans and the actions that serve them, the chair's challenges, risks, and the thread that joins what gave
//! rise to something with what changed for children.

pub mod actions;
pub mod challenges;
pub mod escalations;
pub mod parts;
pub mod plans;
pub mod risks;
pub mod threads;

use kit::Routes;
use sea_orm_migration::MigrationTrait;

/// The routes of the wing.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .with(plans::routes())
        .with(actions::routes())
        .with(challenges::routes())
        .with(escalations::routes())
        .with(risks::routes())
        .with(threads::routes())
}

/// The migrations of the wing.
#[must_use]
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(plans::migrations::Plans),
        Box::new(actions::migrations::Actions),
        Box::new(challenges::migrations::Challenges),
        Box::new(risks::migrations::Risks),
        Box::new(escalations::migrations::Escalations),
        Box::new(actions::migrations::SavedViews),
    ]
}
