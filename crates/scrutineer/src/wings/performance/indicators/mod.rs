//! Indicators: what is measured, by whom, and what good looks like. Definitions come from the edition and can be
//! changed by the board; targets and series breaks are effective-dated, so an old quarter keeps the colour it had.

mod changes;
mod form;
pub mod judged;
pub mod migrations;
pub mod moves;
pub mod pages;
pub mod queries;
pub mod range;
mod record;
pub mod rules;

pub use record::{
    Area, Comparator, Indicator, IndicatorId, Indicators, Population, Rebase, RebaseId, SeriesBreak, Target,
    TargetKind, comparator, indicator, population, rebase, series_break, target,
};

use kit::Routes;

/// The routes of the register.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get(pages::list::show)
        .get(pages::list::csv)
        .get(pages::one::show)
        .get(pages::target::show)
        .post(pages::target::submit)
        .get(pages::rebase::show)
        .post(pages::rebase::submit)
        .get(pages::range_by::show)
        .post(pages::range_by::submit)
        .get(pages::rebase_undo::show)
        .post(pages::rebase_undo::submit)
}
