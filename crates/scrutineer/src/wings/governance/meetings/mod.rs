//! Meetings: each body's year of days, the agenda with its standing items, who was there, what was decided, the minutes.
//! What a meeting sets off (an action, a challenge) is a record of its own register, linked to the meeting it came of.

pub mod attendance;
pub mod changes;
pub mod dates;
mod form;
pub mod known;
pub mod migrations;
pub mod pages;
pub mod queries;
mod record;
pub mod rules;
pub mod standing;

pub use record::{
    How, Item, ItemId, Meeting, MeetingId, MeetingRecord, Meetings, Place, Sort, State, What, item, meeting, place,
    recorded,
};

use kit::{Permission, Register, Right, Routes, Writes};

/// The right to approve minutes: of the body that one chairs. Who takes them does not approve them.
pub struct Approves;
impl Permission for Approves {
    const NEEDS: Right = Right { verb: "approve", register: Meetings::NAME };
}
impl Writes for Approves {}

/// The routes of the register.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get(pages::list::show)
        .get(pages::list::csv)
        .get(pages::attendance::show)
        .get(pages::attendance::csv)
        .get(pages::year::show)
        .post(pages::year::submit)
        .get(pages::one::show)
        .post(pages::items::add)
        .get(pages::papers::show)
        .post(pages::papers::submit)
        .post(pages::items::shift)
        .post(pages::items::remove)
        .get(pages::room::show)
        .post(pages::room::submit)
        .get(pages::live::show)
        .post(pages::live::submit)
        .get(pages::minutes::show)
        .post(pages::steps::papers)
        .post(pages::steps::begin)
        .post(pages::steps::finish)
        .post(pages::steps::approve)
        .get(pages::moving::show)
        .post(pages::moving::submit)
        .get(pages::moving::show_cancel)
        .post(pages::moving::cancel)
}
