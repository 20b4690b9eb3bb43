//! The golden thread: from any record, the whole line of what gave rise to it, what was asked and answered, what was done,
//! what proves it, and what changed for children. Owns no table: it follows the links between records.

mod gaps;
mod gather;
mod origin;
pub mod pages;
pub mod rules;

pub use gaps::{Gap, board_gaps};
pub use origin::{Origin, origin};

use kit::Routes;

/// The route of the page.
#[must_use]
pub fn routes() -> Routes {
    Routes::new().get(pages::show)
}
