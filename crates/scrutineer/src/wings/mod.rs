//! The catalogue of registers: one line for each, in the order of the navigation.

pub mod counting;
pub mod governance;
pub mod improvement;
pub mod performance;
pub mod practice;
mod views;

use kit::{Person, Right, Routes};
use sea_orm_migration::MigrationTrait;

/// The routes of every register.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .with(governance::routes())
        .with(performance::routes())
        .with(improvement::routes())
        .with(practice::routes())
}

/// The migrations of every register.
#[must_use]
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    let mut all = governance::migrations();
    all.extend(performance::migrations());
    all.extend(improvement::migrations());
    all.extend(practice::migrations());
    all.push(Box::new(views::ReportViews));
    all.push(Box::new(views::ReportRates));
    all
}

/// An entry of the navigation.
pub struct Entry {
    pub name: &'static str,
    pub path: &'static str,
    /// The right without which it is not shown.
    pub needs: Option<Right>,
    /// Where it leads those who may not go there, if they may go here.
    pub or: Option<(&'static str, Right)>,
}

impl Entry {
    /// Where it leads somebody, if they may go anywhere with it.
    #[must_use]
    pub fn leads(&self, person: &Person) -> Option<&'static str> {
        if self.needs.is_none_or(|right| person.may(right)) {
            return Some(self.path);
        }
        self.or.filter(|(_, right)| person.may(*right)).map(|(path, _)| path)
    }
}

const fn entry(name: &'static str, path: &'static str, register: &'static str) -> Entry {
    Entry { name, path, needs: Some(Right { verb: "read", register }), or: None }
}

/// The wings as people see them.
pub const NAVIGATION: &[Entry] = &[
    entry("My work", "/", "home"),
    entry("Governance", "/governance", "bodies"),
    entry("Performance", "/dashboard", "scorecard"),
    entry("Improvement", "/actions", "actions"),
    Entry {
        or: Some(("/allegations", Right { verb: "read", register: "allegations" })),
        ..entry("Practice", "/return-interviews", "return_interviews")
    },
    entry("People", "/people", "people"),
    entry("Trail", "/trail", "trail"),
];
