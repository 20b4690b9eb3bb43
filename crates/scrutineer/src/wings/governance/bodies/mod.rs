//! Bodies: the board itself, its executive, sub-groups and task-and-finish groups, who sits on them, and the boards
//! beside them. A task-and-finish group has an end date.

mod changes;
mod form;
pub mod migrations;
pub mod pages;
pub mod queries;
mod record;

pub use record::{
    Bodies, Body, BodyId, Frequency, Kind, LinkedBoard, Membership, Standing, body, linked_board, membership,
};

use kit::Routes;

/// The routes of the register.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get(pages::home::show)
        .get(pages::home::csv)
        .get(pages::edit::new)
        .post(pages::edit::submit_new)
        .get(pages::one::show)
        .get(pages::one::csv)
        .get(pages::edit::show)
        .post(pages::edit::submit)
        .get(pages::seat::show)
        .post(pages::seat::submit)
        .get(pages::end::show)
        .post(pages::end::submit)
}
