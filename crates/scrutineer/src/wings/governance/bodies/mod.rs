//! Bodies: the Full Board, its executive, its sub-groups and its task-and-finish groups, the young people's board, who
//! sits on each, and the boards beside it. Seats are held by roles of agencies; no person is named.

mod changes;
mod form;
pub mod migrations;
pub mod pages;
pub mod queries;
mod record;
pub mod rules;
mod seat_form;

pub use record::{
    Bodies, Body, BodyId, Frequency, Kind, LinkedBoard, Membership, MembershipId, Seats, Standing, body, linked_board,
    membership,
};

use kit::Routes;

/// The routes of the register.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get(pages::home::show)
        .get(pages::home::csv)
        .get(pages::new::show)
        .post(pages::new::submit)
        .get(pages::one::show)
        .get(pages::one::csv)
        .get(pages::edit::show)
        .post(pages::edit::submit)
        .get(pages::seat::show)
        .post(pages::seat::submit)
        .get(pages::statutory::show)
        .get(pages::statutory::csv)
        .get(pages::end::show)
        .post(pages::end::submit)
}
