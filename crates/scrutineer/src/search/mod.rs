//! One box over every register: what somebody may read and where the words stand. Owns no table.

mod page;
mod places;

use kit::Routes;

/// The route of the page.
#[must_use]
pub fn routes() -> Routes {
    Routes::new().get(page::show)
}
