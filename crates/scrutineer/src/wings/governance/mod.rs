//! Who is accountable: the agencies, the bodies and who sits on them, their meetings, what each agency pays.

pub mod agencies;
pub mod bodies;
pub mod budget;
pub mod calendars;
pub mod contributions;
pub mod desks;
pub mod forward;
pub mod functions;
pub mod ledger;
pub mod meetings;
pub mod parts;
pub mod reports;
pub mod school_terms;
pub mod terms;
pub mod visits;

use kit::Routes;
use sea_orm_migration::MigrationTrait;

/// The routes of the wing.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .with(agencies::routes())
        .with(bodies::routes())
        .with(contributions::routes())
        .with(meetings::routes())
        .with(terms::routes())
        .with(forward::routes())
        .with(budget::routes())
        .with(ledger::routes())
        .with(functions::routes())
        .with(reports::routes())
        .with(visits::routes())
        .with(desks::routes())
        .with(calendars::routes())
        .with(school_terms::routes())
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
        Box::new(terms::migrations::TermsOfReference),
        Box::new(forward::migrations::ForwardPlan),
        Box::new(budget::migrations::Budget),
        Box::new(functions::migrations::FunctionLeads),
        Box::new(reports::migrations::GroupReports),
        Box::new(visits::migrations::Visits),
        Box::new(calendars::migrations::CalendarFeeds),
        Box::new(school_terms::migrations::SchoolTerms),
    ]
}
