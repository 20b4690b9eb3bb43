//! Practice: events with clocks, each told by a local reference and never by a name: interviews after missing episodes,
//! allegations about people who work with children, private fostering.
//!
//! The three are alike, so what they do is written once, in [`events`]; each says for itself what a row is, how its clocks
//! run, and what a quarter of them comes to.

pub mod allegations;
pub mod events;
pub mod migrations;
pub mod parts;
pub mod private_fostering;
pub mod return_interviews;

use crate::wings::performance::readings::counted::Count;
use allegations::Allegations;
use events::Events;
use kit::{Desk, Permission, Result, Routes};
use private_fostering::PrivateFostering;
use return_interviews::ReturnInterviews;
use sea_orm::EntityTrait;
use sea_orm_migration::MigrationTrait;

/// The routes of the wing.
#[must_use]
pub fn routes() -> Routes {
    Routes::new().with(return_interviews::routes()).with(allegations::routes()).with(private_fostering::routes())
}

/// The migrations of the wing.
#[must_use]
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(migrations::ReturnInterviews),
        Box::new(migrations::Allegations),
        Box::new(migrations::PrivateFostering),
    ]
}

/// What the registers of the wing say of the indicators that they feed.
///
/// # Errors
/// When the database cannot be read.
pub async fn counts<P: Permission>(desk: &Desk<P>) -> Result<Vec<Count>> {
    let mut all = of::<ReturnInterviews, P>(desk).await?;
    all.extend(of::<Allegations, P>(desk).await?);
    all.extend(of::<PrivateFostering, P>(desk).await?);
    Ok(all)
}

async fn of<E: Events, P: Permission>(desk: &Desk<P>) -> Result<Vec<Count>> {
    Ok(E::counts(&desk.all(E::Counted::find()).await?, desk.now()))
}
