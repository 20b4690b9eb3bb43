//! Releases: what leaves the building. A draft says which figures; what is too small, or tells what is too small, is
//! hidden; what could be worked out together with an earlier release is refused; a second person reads the words; two
//! others approve; then anybody may read it, as it stood that day.
//!
//! Nothing of a draft is public. What is published is copied to rows of its own ([`publication`], [`published_figure`]),
//! and only these can be read without signing in. Each figure that was ever released stays in a ledger
//! ([`released_count`]), withdrawn ones too: who has seen a figure keeps it.

pub mod changes;
pub mod form;
pub mod handling;
pub mod ledger;
pub mod migrations;
pub mod pages;
pub mod proposed;
pub mod published;
pub mod queries;
mod record;
pub mod rules;
pub mod safety;
pub mod worked;

pub use published::{Publication, PublishedFigure, Standing, publication, published_figure};
pub use record::{
    Choice, ChoiceId, Counting, Release, ReleaseId, ReleaseStep, ReleasedCount, Releases, Spread, State, What, choice,
    release, release_step, released_count,
};

use kit::{Permission, Register, Right, Routes, Writes};

/// The right to read the words of a release and to say that they tell of no child.
pub struct Confirm;
impl Permission for Confirm {
    const NEEDS: Right = Right { verb: "confirm", register: Releases::NAME };
}
impl Writes for Confirm {}

/// The right to approve a release, and to withdraw one.
pub struct Approve;
impl Permission for Approve {
    const NEEDS: Right = Right { verb: "approve", register: Releases::NAME };
}
impl Writes for Approve {}

/// The right to send a release back: whoever has to do with it.
pub struct Handle;
impl Permission for Handle {
    const NEEDS: Right = Right { verb: "handle", register: Releases::NAME };
}
impl Writes for Handle {}

/// The routes of the register, and of what is published.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get(pages::list::show)
        .get(pages::list::csv)
        .get(pages::settings::new)
        .post(pages::settings::create)
        .get(pages::settings::show)
        .post(pages::settings::submit)
        .get(pages::one::show)
        .get(pages::file::csv)
        .get(pages::words::show)
        .post(pages::words::submit)
        .get(pages::reading::show)
        .post(pages::reading::submit)
        .post(pages::steps::approve)
        .get(pages::steps::show_return)
        .post(pages::steps::send_back)
        .get(pages::steps::show_withdrawal)
        .post(pages::steps::withdraw)
        .with(pages::public::routes())
}
