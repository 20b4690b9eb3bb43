//! Actions: who does what by when, and how one will know that it worked. One list over all sources: an action can serve
//! several plans, come of a challenge or lower a risk, and is never copied.
//!
//! *Complete* needs evidence and the acceptance of the chair of the group that owns the action; *effective* needs a
//! re-test of the measure that was named when the action was set. What happened is kept as steps, so that a plan can be
//! shown as it stood on any day.

mod changes;
mod form;
mod headings;
pub mod import;
pub mod kept;
pub mod migrations;
pub mod pages;
pub mod queries;
mod record;
pub mod rules;
mod steps;

pub use record::{
    Action, ActionId, Actions, Colour, Measure, SavedView, SavedViewId, State, Step, What, action, saved_view, step,
};

use kit::{Permission, Register, Right, Routes, Writes};

/// The right to keep the list: set actions, change, drop and reopen them, record re-tests.
pub struct Keep;
impl Permission for Keep {
    const NEEDS: Right = Right { verb: "keep", register: Actions::NAME };
}
impl Writes for Keep {}

/// The right to accept that an action is complete, for a group that one chairs.
pub struct Accept;
impl Permission for Accept {
    const NEEDS: Right = Right { verb: "accept", register: Actions::NAME };
}
impl Writes for Accept {}

/// Who may read the list may keep views of it: they are their own, and change no action.
pub struct OwnViews;
impl Permission for OwnViews {
    const NEEDS: Right = Right { verb: "read", register: Actions::NAME };
}
impl Writes for OwnViews {}

pub use changes::{NewAction, Past, add, as_was};
pub use form::ActionDraft;

/// The routes of the register.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get(pages::list::show)
        .get(pages::list::csv)
        .get(pages::list::workbook)
        .get(pages::bring::show)
        .post(pages::bring::submit)
        .post(pages::views::submit)
        .post(pages::views::forget)
        .get(pages::several::show)
        .post(pages::several::submit)
        .get(pages::new::show)
        .post(pages::new::submit)
        .get(pages::one::show)
        .get(pages::edit::show)
        .post(pages::edit::submit)
        .get(pages::progress::show)
        .post(pages::progress::submit)
        .get(pages::completion::show)
        .post(pages::completion::submit)
        .get(pages::acceptance::show)
        .post(pages::acceptance::submit)
        .get(pages::retest::show)
        .post(pages::retest::submit)
        .get(pages::reopening::show)
        .post(pages::reopening::submit)
        .get(pages::dropping::show)
        .post(pages::dropping::submit)
        .get(pages::rating::show)
        .post(pages::rating::submit)
        .get(pages::dependency::show)
        .post(pages::dependency::submit)
        .post(pages::evidence::submit)
}
