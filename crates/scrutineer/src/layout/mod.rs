//! The page round every view: header, navigation, note, footer; and the files that pages load.

mod files;
mod help;
mod parts;
mod shell;
mod tables;
mod work;

pub use parts::{Crumb, back, boxes, crumbs, dagger, date, date_or_nothing, page_head, provenance, typed_date};
pub use shell::Layout;
pub use tables::folding;
#[cfg(test)]
pub use work::drawing_is;
pub use work::{Happened, StepSheet, clock, history};

use kit::Routes;

/// What belongs to no register.
#[must_use]
pub fn routes() -> Routes {
    Routes::new().get(files::show).get(help::show).get(help::accessibility)
}
