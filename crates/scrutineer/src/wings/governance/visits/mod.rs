//! The chair's diary of visits: whom the chair goes to see, and what was heard there from those who work with children and
//! from children themselves. What it leads to is an action or a challenge of its own, joined to the visit.

mod changes;
mod form;
pub mod migrations;
pub mod pages;
pub mod queries;
mod record;

pub use changes::{NewVisit, plan};
pub use record::{Visit, VisitId, Visits, visit};

use kit::Routes;

/// The routes of the register.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get(pages::list::show)
        .get(pages::list::csv)
        .get(pages::new::show)
        .post(pages::new::submit)
        .get(pages::one::show)
        .post(pages::one::submit)
}
