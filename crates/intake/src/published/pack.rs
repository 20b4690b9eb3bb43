//! A table of figures, areas by years, as a short text: what is stored, one for each measure of a release.

use super::cell::Cell;
use super::columns::Level;
use super::place::Area;
use measure::Figure;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The figures of one measure: areas (by their place in the release's list) by years.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    years: Vec<i32>,
    rows: BTreeMap<u32, Vec<Cell>>,
}

impl Grid {
    pub(super) fn new(years: Vec<i32>) -> Self {
        Grid { years, rows: BTreeMap::new() }
    }
    pub(super) fn set(&mut self, area: u32, year: i32, cell: Cell) {
        let Ok(at) = self.years.binary_search(&year) else { return };
        self.rows.entry(area).or_insert_with(|| vec![Cell::None; self.years.len()])[at] = cell;
    }
    /// The years, in order.
    #[must_use]
    pub fn years(&self) -> &[i32] {
        &self.years
    }
    /// The figure of an area in a year; nothing where the release has no row for it.
    #[must_use]
    pub fn figure(&self, area: usize, year: i32) -> Option<Figure> {
        let at = self.years.binary_search(&year).ok()?;
        self.rows.get(&u32::try_from(area).ok()?)?.get(at)?.figure()
    }
    /// Whether no number or mark stands in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The text: years first, then a line for each area, `-` where there is no row.
    #[must_use]
    pub fn pack(&self) -> String {
        let mut out = String::with_capacity(self.rows.len() * self.years.len() * 6);
        for (n, year) in self.years.iter().enumerate() {
            // Memory takes whatever is written to it.
            let _ = write!(out, "{}{year}", if n == 0 { "" } else { " " });
        }
        for (area, cells) in &self.rows {
            let _ = write!(out, "\n{area}");
            for cell in cells {
                out.push(' ');
                cell.write(&mut out);
            }
        }
        out
    }

    /// Reads the text back; nothing where it is not such a text.
    #[must_use]
    pub fn unpack(text: &str) -> Option<Grid> {
        let mut lines = text.lines();
        let years: Option<Vec<i32>> =
            lines.next().unwrap_or("").split_whitespace().map(|year| year.parse().ok()).collect();
        let mut grid = Grid::new(years?);
        if !grid.years.is_sorted() {
            return None;
        }
        for line in lines {
            let mut parts = line.split(' ');
            let area = parts.next()?.parse().ok()?;
            let cells: Option<Vec<Cell>> = parts.map(Cell::stored).collect();
            let cells = cells.filter(|cells| cells.len() == grid.years.len())?;
            grid.rows.insert(area, cells);
        }
        Some(grid)
    }
}

/// The list of areas as a text, a line each.
#[must_use]
pub fn pack_areas(areas: &[Area]) -> String {
    let mut out = String::with_capacity(areas.len() * 60);
    for area in areas {
        let Area { level, three, nine, name, region, region_name } = area;
        let _ = writeln!(out, "{}\t{three}\t{nine}\t{name}\t{region}\t{region_name}", level.letter());
    }
    out
}

/// Reads the list of areas back; nothing where it is not such a text.
#[must_use]
pub fn unpack_areas(text: &str) -> Option<Vec<Area>> {
    text.lines()
        .map(|line| {
            let parts: Vec<&str> = line.split('\t').collect();
            let [level, three, nine, name, region, region_name] = parts[..] else { return None };
            let level = match level {
                "N" => Level::National,
                "R" => Level::Regional,
                "A" => Level::Authority,
                _ => return None,
            };
            let own = str::to_owned;
            Some(Area {
                level,
                three: own(three),
                nine: own(nine),
                name: own(name),
                region: own(region),
                region_name: own(region_name),
            })
        })
        .collect()
}
