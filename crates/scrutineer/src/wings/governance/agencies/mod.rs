//! Agencies: the organisations that are responsible for keeping children safe in the area, with their dates and with
//! what succeeded them (a county council split into two, a trust merged into another).

mod changes;
mod form;
pub mod migrations;
pub mod pages;
pub mod queries;
mod record;

pub use record::{Agencies, Agency, AgencyId, Kind, Succession, agency, succession};

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
        .get(pages::edit::show)
        .post(pages::edit::submit)
}
