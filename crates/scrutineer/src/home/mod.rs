//! My work: what needs me, across registers, and how things stand. Owns no table.

mod improving;
mod page;
mod timescales;
mod work;

use kit::Routes;

/// The routes of the home page.
#[must_use]
pub fn routes() -> Routes {
    Routes::new().get(page::show).get(timescales::show).get(timescales::csv)
}
