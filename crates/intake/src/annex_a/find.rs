//! Tells by its headings which list a sheet is.

use super::columns::{COLS, Col};
use super::list::List;
use super::words::{Heading, plain};
use crate::finding::Rule;
use crate::table::Tables;
use std::sync::LazyLock;

/// The headings stand within so many rows that are not empty.
const FIRST_ROWS: usize = 15;
/// More sheets than this are not looked at.
const MOST_SHEETS: usize = 60;
/// Headings less alike than this are not the same.
const ALIKE: f32 = 0.66;
/// No column in this place.
pub(super) const NOWHERE: u16 = u16::MAX;

/// A list that was found in a file.
#[derive(Clone, Debug)]
pub struct Found {
    /// The sheet; empty for a text.
    pub sheet: String,
    /// Which list it is.
    pub list: List,
    /// The row of its headings, as a spreadsheet counts.
    pub headings: u32,
    /// Where each column stands.
    pub(super) places: [u16; COLS],
    /// Where something stands that is no column of the list.
    pub(super) strange: Vec<u16>,
}

impl Found {
    /// Whether a column is there.
    #[must_use]
    pub fn has(&self, col: Col) -> bool {
        self.places[col as usize] != NOWHERE
    }
    /// Whether its rows can be used at all: they tell whom they are about, and when it was.
    pub(super) fn usable(&self) -> bool {
        let dated = match self.list {
            List::LeavingCare | List::Adoption | List::Adopters => true,
            List::EarlyHelp => self.has(Col::On) || self.has(Col::End),
            List::Enquiries => self.has(Col::On) || self.has(Col::Conference),
            _ => self.has(Col::On),
        };
        dated && self.has(Col::Id)
    }
}

/// The known headings of each list, read once.
static KNOWN: LazyLock<Vec<Vec<(Col, Vec<Heading>)>>> = LazyLock::new(|| {
    let headings = |list: List| {
        let columns = list.columns().iter().map(|known| {
            let names = std::iter::once(known.name).chain(known.also.iter().copied());
            (known.col, names.filter_map(Heading::read).collect())
        });
        columns.collect()
    };
    List::ALL.into_iter().map(headings).collect()
});

/// The lists in an open file, by what stands in its first rows. A sheet that is no list is passed over.
///
/// # Errors
/// The rule that says why a sheet cannot be read.
pub fn lists_in(tables: &mut Tables<'_>) -> Result<Vec<Found>, &'static Rule> {
    let mut found = Vec::new();
    for sheet in tables.sheets().into_iter().take(MOST_SHEETS) {
        let rows = tables.first(&sheet, FIRST_ROWS)?;
        let best = rows.iter().filter_map(|(number, cells)| best(&sheet, *number, cells));
        // The first of equals: a second row of headings further down is none.
        let best = best.reduce(|one, other| if other.0 > one.0 { other } else { one });
        found.extend(best.map(|(_, found)| found));
    }
    Ok(found)
}

/// The list that a row of headings fits best, and how well.
fn best(sheet: &str, number: u32, cells: &[String]) -> Option<(f32, Found)> {
    let headings: Vec<(u16, Heading)> = (0..)
        .zip(cells)
        .filter(|(_, cell)| !cell.is_empty())
        .filter_map(|(place, cell)| Some((place, Heading::read(cell)?)))
        .collect();
    if headings.len() < 3 {
        return None;
    }
    let fits = List::ALL.into_iter().filter_map(|list| fit(sheet, number, list, &headings));
    fits.reduce(|one, other| if other.0 > one.0 { other } else { one })
}

fn fit(sheet: &str, number: u32, list: List, headings: &[(u16, Heading)]) -> Option<(f32, Found)> {
    let known = &KNOWN[usize::from(list.number()) - 1];
    let mut places = [NOWHERE; COLS];
    for (place, col) in matched(known, headings) {
        places[col as usize] = place;
    }
    let own = known.iter().filter(|(col, _)| !col.common());
    let (own, there) = own
        .fold((0_u16, 0_u16), |(all, there), (col, _)| (all + 1, there + u16::from(places[*col as usize] != NOWHERE)));
    let all_there = u16::try_from(places.iter().filter(|place| **place != NOWHERE).count()).unwrap_or(0);
    let size = u16::try_from(known.len() + headings.len()).unwrap_or(u16::MAX);
    let fit = f32::from(2 * all_there) / f32::from(size);
    let has = |col: Col| places[col as usize] != NOWHERE;
    // One column of its own tells a list only if it is the day that the list is about.
    // Else the day must be there, or most of what else the list has.
    let dated = has(Col::On) || !known.iter().any(|(col, _)| *col == Col::On) || there * 10 >= own * 6;
    let enough = there >= 2.max((own * 3).div_ceil(10)) || (own <= 3 && there == 1 && has(Col::On));
    let named = has(Col::Id) || there * 10 >= own * 6;
    if !enough || !dated || !named || fit < 0.35 {
        return None;
    }
    let strange = headings.iter().map(|(place, _)| *place).filter(|place| !places.contains(place)).collect();
    // Lists are told apart by the columns that are their own, and by those of the file that are not theirs.
    let others = headings.len().saturating_sub(usize::from(all_there - there));
    let apart = f32::from(2 * there) / f32::from(own.saturating_add(u16::try_from(others).unwrap_or(u16::MAX)));
    let found = Found { sheet: sheet.to_owned(), list, headings: number, places, strange };
    // The name of the sheet only breaks ties.
    let named = plain(sheet).replace(' ', "") == format!("list{}", list.number());
    Some((apart + if named { 0.02 } else { 0.0 }, found))
}

/// Which heading is which column, the most alike first; each heading and each column once.
fn matched(known: &[(Col, Vec<Heading>)], headings: &[(u16, Heading)]) -> Vec<(u16, Col)> {
    let mut pairs = Vec::new();
    for (place, heading) in headings {
        for (col, names) in known {
            // What the template says goes before what else the column is called.
            let alike =
                names.iter().enumerate().map(|(n, name)| heading.alike(name) - if n == 0 { 0.0 } else { 0.001 });
            let alike = alike.fold(0.0, f32::max);
            if alike >= ALIKE {
                pairs.push((alike, *place, *col));
            }
        }
    }
    pairs.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
    let mut taken: Vec<(u16, Col)> = Vec::new();
    for (_, place, col) in pairs {
        if taken.iter().all(|(other, column)| *other != place && *column != col) {
            taken.push((place, col));
        }
    }
    taken
}
