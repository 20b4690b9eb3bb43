//! E-mail to people of the board: a reminder when something of theirs falls due, and on the first working day of the
//! week a digest of all that waits. Letters go on working days only and hold links, never what a register says: the kind
//! of thing, its day and its address are all that [`rules::Waiting`] has room for. Each kind can be stopped; what a mail
//! server sends back is kept, and stops further letters to that address until somebody says otherwise.

pub mod changes;
pub mod jobs;
mod migrations;
pub mod pages;
pub mod queries;
pub mod record;
pub mod rules;

pub use record::{Kind, Letter, LetterId, Mail, State, Stop};

use kit::Routes;
use sea_orm_migration::MigrationTrait;

/// The routes of e-mail.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get(pages::list::show)
        .get(pages::list::csv)
        .post(pages::list::again)
        .post(pages::own::stop)
        .post(pages::own::start)
        .get(pages::stop::show)
        .post(pages::stop::submit)
}

/// The tables of e-mail.
#[must_use]
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(migrations::Mail)]
}
