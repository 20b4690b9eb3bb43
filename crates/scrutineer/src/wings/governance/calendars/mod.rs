//! Calendar feeds: the meetings of one's groups, or of one body, at an address that any calendar program can read. The
//! address holds a long key that nobody can guess and that is kept only as a digest; making a new one ends the old.

mod changes;
mod feed;
pub mod migrations;
pub mod pages;
mod record;

pub use feed::feed;
pub use record::{CalendarFeed, FeedId, calendar_feed};

use kit::Routes;

/// The routes of the feeds.
#[must_use]
pub fn routes() -> Routes {
    Routes::new().get(pages::own::show).post(pages::own::make).post(pages::own::stop).get(pages::file::show)
}
