//! Published statistics: the department's releases as anybody downloads them, estimates of people, lists of authorities,
//! models of neighbours. They hold no child, so their names and figures may be shown and kept.
//!
//! [`read`] tells by its columns what a file is and what is wrong with it; a [`Library`] of what was read answers
//! [`Ask`]s. What is stored is text: see [`Grid::pack`], [`pack_areas`], [`Model::pack`], [`lists::pack`].

mod cell;
mod choice;
pub mod columns;
mod headings;
pub mod known;
mod library;
pub mod lists;
mod meta;
mod named;
mod neighbours;
mod pack;
mod period;
mod place;
mod reading;
mod refusal;
pub mod rules;
mod show;
mod source;
mod statistics;
pub mod successors;

pub use library::{Joined, Library};
pub use lists::Authority;
pub use named::serious;
pub use neighbours::{Model, Told, Vintage};
pub use pack::{Grid, pack_areas, unpack_areas};
pub use place::Area;
pub use refusal::Refusal;
pub use show::{Ask, Neighbours, Shown};
pub use statistics::{Kind, Series, Statistics, count_of, is_rate, is_share};

use crate::finding::{Column, Findings, Rule};
use crate::input::Input;
use crate::table::Tables;

/// What is said of files that do not say it themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Of when a model of neighbours is.
    pub vintage: Option<Vintage>,
    /// The release of statistics.
    pub release: Option<String>,
}

/// What a file held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Figures, or estimates of people.
    Statistics(Statistics),
    /// A list of authorities.
    Authorities(Vec<Authority>),
    /// A model of neighbours.
    Neighbours(Model),
}

impl Content {
    /// What it is, in a few words.
    #[must_use]
    pub fn title(&self) -> String {
        match self {
            Content::Statistics(statistics) => statistics.title.clone(),
            Content::Authorities(_) => "Authorities and their codes".to_owned(),
            Content::Neighbours(_) => "Statistical neighbours".to_owned(),
        }
    }
    /// The release, or of when it is.
    #[must_use]
    pub fn release(&self) -> String {
        match self {
            Content::Statistics(statistics) => statistics.release.clone(),
            Content::Authorities(_) => String::new(),
            Content::Neighbours(model) => model.vintage.to_string(),
        }
    }
}

/// Reads a file, with its description where there is one. Statistics that are wrong in parts are read in the parts that
/// are right; nothing is read where the whole cannot be used.
#[must_use]
pub fn read(input: &Input<'_>, description: Option<&Input<'_>>, options: &Options) -> (Option<Content>, Findings) {
    let mut findings = Findings::default();
    let described = description.map(|description| {
        let (described, found) = meta::read(description);
        findings.append(found);
        (described, &description.name)
    });
    meta::separator(input, &mut findings);
    let content =
        Tables::open(input).and_then(|mut tables| open(&mut tables, input, &mut findings, described, options));
    match content {
        Ok(content) => (content, findings),
        Err(rule) => {
            findings.add(&input.name, 0, Column::None, rule);
            (None, findings)
        }
    }
}

/// So many rows may stand above the headings.
const ABOVE: usize = 15;

#[derive(Clone, Copy)]
enum Found {
    Release,
    Neighbours,
    Authorities,
    Regions,
    Description,
}

type Described<'d> = Option<(meta::Described, &'d std::sync::Arc<str>)>;

fn open(
    tables: &mut Tables<'_>,
    input: &Input<'_>,
    findings: &mut Findings,
    described: Described<'_>,
    options: &Options,
) -> Result<Option<Content>, &'static Rule> {
    let Some((found, sheet, row, headings)) = find(tables)? else { return Err(&rules::NOT_PUBLISHED) };
    let file = &input.name;
    let (content, more) = match found {
        Found::Release => {
            if let Some((described, meta)) = &described {
                meta::compare((described, meta), (&headings, file), findings);
            }
            let at = reading::At { file, sheet: &sheet, row, headings };
            let described = described.as_ref().map(|(described, _)| described);
            let (statistics, more) = reading::read(tables, at, described, options.release.as_deref());
            (statistics.map(Content::Statistics), more)
        }
        Found::Neighbours => {
            let (model, more) = neighbours::read(tables, (file, &sheet), (row, &headings), options);
            (model.map(Content::Neighbours), more)
        }
        Found::Authorities => {
            let (list, more) = lists::read(tables, (file, &sheet), (row, &headings));
            ((!list.is_empty()).then_some(Content::Authorities(list)), more)
        }
        Found::Regions => return Err(&rules::LIST_REGION),
        Found::Description => {
            findings.append(meta::read(input).1);
            return Err(&rules::META_ALONE);
        }
    };
    findings.append(more);
    Ok(content)
}

type Start = (Found, String, u32, Vec<String>);

/// The first sheet with headings that are known, and where they are.
fn find(tables: &mut Tables<'_>) -> Result<Option<Start>, &'static Rule> {
    for sheet in tables.sheets() {
        let mut start = None;
        let mut seen = 0;
        tables.rows(&sheet, &mut |row, cells| {
            seen += 1;
            let found = [
                (Found::Release, reading_headings as fn(&_) -> bool),
                (Found::Neighbours, neighbours::is_headings),
                (Found::Authorities, lists::is_headings),
                (Found::Description, meta::is_headings),
                (Found::Regions, lists::is_regions),
            ];
            if let Some((found, _)) = found.iter().find(|(_, fits)| fits(cells)) {
                start = Some((*found, sheet.clone(), row, cells.iter().map(str::to_owned).collect()));
            }
            if start.is_some() || seen >= ABOVE {
                std::ops::ControlFlow::Break(())
            } else {
                std::ops::ControlFlow::Continue(())
            }
        })?;
        if start.is_some() {
            return Ok(start);
        }
    }
    Ok(None)
}

fn reading_headings(cells: &crate::table::Cells<'_>) -> bool {
    headings::is_headings(cells)
}

#[cfg(test)]
mod tests;
