//! Benchmarks: published statistics to compare with. The department's releases are kept as they were published, each
//! beside the others; nothing is fetched by itself. From them come the comparators of the board's own authority.

pub mod changes;
pub mod comparators;
pub mod kept;
pub mod migrations;
pub mod pages;
pub mod queries;
mod record;

pub use record::{
    Average, BenchmarkId, Benchmarks, Choice, Imported, Kind, Measure, benchmark_choice, benchmark_measure,
    benchmark_release,
};

use intake::published::Library;
use kit::{Desk, Permission, Result, Routes};

/// Everything that was imported, ready to be asked.
///
/// # Errors
/// When the database cannot be read.
pub async fn library<P: Permission>(desk: &Desk<P>) -> Result<Library> {
    let imported = desk.all(queries::imported()).await?;
    let measures = desk.all(queries::measures()).await?;
    kept::library(&imported, measures)
}

/// The routes of the register.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get(pages::list::show)
        .get(pages::list::csv)
        .get(pages::standing::show)
        .get(pages::standing::csv)
        .get(pages::bring::show)
        .post(pages::bring::submit)
        .get(pages::compare::show)
        .post(pages::compare::submit)
}
