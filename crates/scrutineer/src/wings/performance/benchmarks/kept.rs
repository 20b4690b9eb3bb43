//! From rows to what can be asked, and back.

use super::{Imported, Kind, Measure};
use intake::published::{Content, Grid, Library, Model, Series, Statistics, Told, Vintage, lists, unpack_areas};
use kit::{Error, Result};
use std::collections::HashMap;
use uuid::Uuid;

/// Everything that was imported, ready to be asked.
///
/// # Errors
/// When a row does not hold what was written.
pub fn library(imported: &[Imported], measures: Vec<Measure>) -> Result<Library> {
    let mut of: HashMap<Uuid, Vec<Measure>> = HashMap::new();
    for measure in measures {
        of.entry(measure.release_id.uuid()).or_default().push(measure);
    }
    let mut library = Library::new();
    for import in imported {
        let measures = of.remove(&import.id.uuid()).unwrap_or_default();
        library.add(content(import, measures)?);
    }
    Ok(library)
}

fn broken(import: &Imported) -> Error {
    Error::Internal(anyhow::anyhow!("the import {} cannot be read back", import.id.uuid()))
}

fn content(import: &Imported, measures: Vec<Measure>) -> Result<Content> {
    let kind = match import.kind {
        Kind::Statistics => intake::published::Kind::Statistics,
        Kind::Populations => intake::published::Kind::Populations,
        Kind::Authorities => {
            let list = lists::unpack(&import.content).ok_or_else(|| broken(import))?;
            return Ok(Content::Authorities(list));
        }
        Kind::Neighbours => {
            let vintage = Vintage::read(&import.release).ok_or_else(|| broken(import))?;
            return Ok(Content::Neighbours(Model::unpack(vintage, told(import.told.as_deref()), &import.content)));
        }
    };
    let series: Vec<Series> = measures.into_iter().map(series).collect();
    let years = series.first().map(|first| first.packed.lines().next().unwrap_or_default().to_owned());
    let years = years.and_then(|years| Grid::unpack(&years)).map(|grid| grid.years().to_vec());
    Ok(Content::Statistics(Statistics {
        kind,
        title: import.title.clone(),
        release: import.release.clone(),
        years: years.unwrap_or_default(),
        areas: unpack_areas(&import.content).ok_or_else(|| broken(import))?,
        series,
        rows: import.rows.unsigned_abs(),
    }))
}

fn series(measure: Measure) -> Series {
    let filter = |line: &str| line.split_once('\t').map(|(name, value)| (name.to_owned(), value.to_owned()));
    Series {
        column: measure.heading,
        filters: measure.filters.lines().filter_map(filter).collect(),
        packed: measure.figures,
    }
}

/// Filters as they are stored.
#[must_use]
pub fn filters(series: &Series) -> String {
    let lines: Vec<String> = series.filters.iter().map(|(name, value)| format!("{name}\t{value}")).collect();
    lines.join("\n")
}

/// How the month of a model was found, as it is stored.
#[must_use]
pub const fn told_as(told: Told) -> &'static str {
    match told {
        Told::Said => "said",
        Told::Name => "name",
        Told::Codes => "codes",
    }
}

fn told(text: Option<&str>) -> Told {
    match text {
        Some("said") => Told::Said,
        Some("name") => Told::Name,
        _ => Told::Codes,
    }
}
