//! Plans: priorities, their outcomes and the tasks under them, several plans side by side. Actions serve items of plans by
//! a link, so one action can serve several; how far an item is rolls up from the actions that serve it.

mod changes;
mod form;
pub mod migrations;
pub mod pages;
pub mod queries;
mod record;
pub mod rules;

pub use changes::{NewItem, add, add_item};
pub use form::{ItemDraft, PlanDraft};
pub use record::{Item, ItemId, Kind, Level, Plan, PlanId, Plans, item, plan};

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
        .get(pages::one::csv)
        .get(pages::edit::show)
        .post(pages::edit::submit)
        .get(pages::item_new::show)
        .post(pages::item_new::submit)
        .get(pages::item_edit::show)
        .post(pages::item_edit::submit)
        .get(pages::between::show)
}
