//! Who is accountable: the agencies, the bodies and who sits on them, their meetings, what each agency pays.

pub mod agencies;
pub mod bodies;
pub mod contributions;
pub mod meetings;
pub mod parts;

use kit::Routes;
use sea_orm_migration::MigrationTrait;

/// The routes of the wing.
#[must_use]
pub fn routes() -> Routes {
    Routes::new().with(agencies::routes()).with(bodies::routes()).with(contributions::routes()).with(meetings::routes())
}

/// The migrations of the wing.
#[must_use]
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(agencies::migrations::Agencies),
        Box::new(bodies::migrations::Bodies),
        Box::new(contributions::migrations::Contributions),
        Box::new(bodies::migrations::Origins),
        Box::new(contributions::migrations::Years),
        Box::new(meetings::migrations::Meetings),
    ]
}
