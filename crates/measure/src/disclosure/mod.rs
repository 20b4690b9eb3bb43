//! Disclosure control: what may leave the building, so that no child can be recognised from it.
//!
//! The rules are those of the department's statistics on children in need: counts from 1 to 5 are hidden (`c`), 0 is
//! shown, further cells are hidden so that nobody gets a hidden one back by subtraction, percentages and rates follow
//! their counts. What is given is that no hidden cell can be *worked out*: whoever knows that hidden cells are at least
//! 1, and every rule here, is left with two values or more for each. That a cell lies low is told by the `c` itself.
//!
//! * [`suppress`](suppress()) makes a table safe; [`Table`] has up to three dimensions, each with or without a total.
//! * [`percentage`], [`rate`], [`mean`], [`rounded`] are what may stand beside such a table.
//! * [`Ledger`] finds what a release gives away together with earlier ones.

mod derived;
mod ledger;
mod ratio;
mod span;
mod suppress;
#[cfg(test)]
mod tests;

pub use derived::{mean, percentage, rate, rounded};
pub use ledger::{Breach, Ledger, Release, Verdict};
pub use suppress::{Safe, suppress, suppress_also};

/// What is hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rules {
    /// Counts from 1 to this are hidden: usually 5, 7 for hospital admissions.
    pub threshold: u64,
    /// Whether 0 is hidden too: where "none" says something of everybody ("no girls were asked").
    pub hide_zero: bool,
}

impl Default for Rules {
    fn default() -> Self {
        Self { threshold: 5, hide_zero: false }
    }
}

impl Rules {
    /// Whether a count on its own is too small to show.
    #[must_use]
    pub const fn hides(&self, count: u64) -> bool {
        if count == 0 { self.hide_zero } else { count <= self.threshold }
    }
    /// The least that a hidden cell can be, as every reader knows.
    #[must_use]
    pub const fn least(&self) -> u64 {
        if self.hide_zero { 0 } else { 1 }
    }
}

/// One dimension of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Dimension {
    /// How many categories, the total counted as one.
    pub size: usize,
    /// Whether the last category is the total of the others.
    pub total: bool,
}

impl Dimension {
    /// So many categories with a total after them.
    #[must_use]
    pub const fn with_total(parts: usize) -> Self {
        Self { size: parts + 1, total: true }
    }
    /// So many categories that are not added up.
    #[must_use]
    pub const fn without_total(parts: usize) -> Self {
        Self { size: parts, total: false }
    }
    /// The categories that are not the total.
    #[must_use]
    pub const fn parts(&self) -> usize {
        if self.total { self.size - 1 } else { self.size }
    }
}

/// Why a table cannot be made safe: it is not a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotATable {
    /// No dimension, or more than three.
    Dimensions(usize),
    /// A dimension with no category besides its total.
    Empty,
    /// The cells do not fill the dimensions.
    Cells {
        /// How many the dimensions ask for.
        asked: usize,
        /// How many there are.
        given: usize,
    },
    /// A total is not the sum of its parts.
    Total {
        /// Where the total stands: a position in each dimension, from 0.
        at: Vec<usize>,
        /// What it says.
        said: u64,
        /// What its parts come to.
        sum: u64,
    },
}

impl std::fmt::Display for NotATable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Dimensions(n) => write!(f, "A table has one, two or three dimensions, not {n}."),
            Self::Empty => write!(f, "A table needs a row and a column besides its totals."),
            Self::Cells { asked, given } => write!(f, "The table needs {asked} cells and has {given}."),
            Self::Total { at, said, sum } => {
                let place: Vec<String> = at.iter().map(|n| (n + 1).to_string()).collect();
                write!(f, "The total at {} says {said}, but its parts come to {sum}.", place.join(", "))
            }
        }
    }
}

impl std::error::Error for NotATable {}

/// Counts in up to three dimensions, totals among them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    dimensions: Vec<Dimension>,
    /// The last dimension runs fastest.
    cells: Vec<u64>,
}

impl Table {
    /// A table whose totals add up. The cells come with the last dimension running fastest: row by row.
    ///
    /// # Errors
    /// [`NotATable`].
    pub fn new(dimensions: Vec<Dimension>, cells: Vec<u64>) -> Result<Self, NotATable> {
        if dimensions.is_empty() || dimensions.len() > 3 {
            return Err(NotATable::Dimensions(dimensions.len()));
        }
        if dimensions.iter().any(|d| d.size == 0 || d.parts() == 0) {
            return Err(NotATable::Empty);
        }
        let asked = dimensions.iter().map(|d| d.size).product();
        if asked != cells.len() {
            return Err(NotATable::Cells { asked, given: cells.len() });
        }
        let table = Self { dimensions, cells };
        table.adds_up()?;
        Ok(table)
    }

    /// The dimensions.
    #[must_use]
    pub fn dimensions(&self) -> &[Dimension] {
        &self.dimensions
    }
    /// The counts, the last dimension running fastest.
    #[must_use]
    pub fn cells(&self) -> &[u64] {
        &self.cells
    }

    /// How far apart neighbours along a dimension lie in `cells`.
    pub(crate) fn stride(&self, dimension: usize) -> usize {
        self.dimensions[dimension + 1..].iter().map(|d| d.size).product()
    }
    /// The position of a cell along a dimension.
    pub(crate) fn position(&self, cell: usize, dimension: usize) -> usize {
        cell / self.stride(dimension) % self.dimensions[dimension].size
    }

    fn adds_up(&self) -> Result<(), NotATable> {
        for (d, dimension) in self.dimensions.iter().enumerate().filter(|(_, dimension)| dimension.total) {
            let (stride, last) = (self.stride(d), dimension.size - 1);
            for at in (0..self.cells.len()).filter(|at| self.position(*at, d) == last) {
                let parts = (1..=last).map(|back| self.cells[at - back * stride]);
                let sum = parts.fold(0_u64, u64::saturating_add);
                if sum != self.cells[at] {
                    let place = (0..self.dimensions.len()).map(|d| self.position(at, d)).collect();
                    return Err(NotATable::Total { at: place, said: self.cells[at], sum });
                }
            }
        }
        Ok(())
    }
}
