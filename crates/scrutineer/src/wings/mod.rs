//! The catalogue of registers: one line for each, in the order of the navigation.

pub mod counting;
pub mod governance;
pub mod improvement;
pub mod performance;
mod views;

use kit::{Right, Routes};
use sea_orm_migration::MigrationTrait;

/// The routes of every register.
#[must_use]
pub fn routes() -> Routes {
    Routes::new().with(governance::routes()).with(performance::routes()).with(improvement::routes())
}

/// The migrations of every register.
#[must_use]
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    let mut all = governance::migrations();
    all.extend(performance::migrations());
    all.extend(improvement::migrations());
    all.push(Box::new(views::ReportViews));
    all
}

/// An entry of the navigation.
pub struct Entry {
    pub name: &'static str,
    pub path: &'static str,
    /// The right without which it is not shown.
    pub needs: Option<Right>,
}

const fn entry(name: &'static str, path: &'static str, register: &'static str) -> Entry {
    Entry { name, path, needs: Some(Right { verb: "read", register }) }
}

/// The wings as people see them.
pub const NAVIGATION: &[Entry] = &[
    entry("My work", "/", "home"),
    entry("Governance", "/governance", "bodies"),
    entry("Performance", "/dashboard", "scorecard"),
    entry("Improvement", "/actions", "actions"),
    entry("People", "/people", "people"),
    entry("Trail", "/trail", "trail"),
];
