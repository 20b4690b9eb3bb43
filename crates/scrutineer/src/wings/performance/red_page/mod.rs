//! The red page: one printed side of what is red, whether it is real, what the partner says and what happens next. It owns
//! no table: it reads the board as judged, the words that were signed off, and what is open in improvement.

mod facts;
pub mod page;
pub mod rules;

use kit::Routes;

/// The routes of the page.
#[must_use]
pub fn routes() -> Routes {
    Routes::new().get(page::show).get(page::csv)
}
