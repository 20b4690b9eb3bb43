//! Secondary suppression by boxes: the fewest further cells, so that each hidden one can move without a sum moving.
//!
//! Take a hidden cell, one other category in each dimension, and the cells where these cross. Raise every second of them
//! by one and lower the others: every sum stays as it was. If all of these cells are hidden, and those to be lowered can
//! be, then nobody can tell the table from the one so changed, and none of the cells can be worked out. Where the other
//! category is the total, it moves the same way as the part. So a box of hidden cells proves each of its corners, and a
//! box with all totals always exists: it only raises.

use super::{Rules, Table};

/// A table made safe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Safe {
    /// The counts, none where the cell is hidden (`c`).
    pub cells: Vec<Option<u64>>,
    /// How many were hidden because they are small.
    pub small: usize,
    /// How many more were hidden so that none of these can be worked out.
    pub further: usize,
}

/// What it costs to hide a total rather than a part: readers miss totals most.
const TOTAL: u64 = 1_000;
/// What it costs to hide any further cell at all.
const CELL: u64 = 10;

/// Hides small counts, and as few further cells as it takes that none can be worked out from what is shown.
///
/// ```
/// use measure::disclosure::{Dimension, Rules, Table, suppress};
/// let shape = vec![Dimension::with_total(2), Dimension::with_total(2)];
/// let table = Table::new(shape, vec![3, 20, 23, 30, 40, 70, 33, 60, 93]).unwrap();
/// let safe = suppress(&table, Rules::default());
/// assert_eq!(safe.cells, [None, None, Some(23), None, None, Some(70), Some(33), Some(60), Some(93)]);
/// assert_eq!((safe.small, safe.further), (1, 3));
/// ```
#[must_use]
pub fn suppress(table: &Table, rules: Rules) -> Safe {
    suppress_also(table, rules, &[])
}

/// As [`suppress`](suppress()), where these cells (positions in [`Table::cells`]) are not to be shown either, whatever
/// they hold: a figure that is withheld must not come back as what is left of a total. They count among the small.
#[must_use]
pub fn suppress_also(table: &Table, rules: Rules, also: &[usize]) -> Safe {
    let withheld = |at: &usize| rules.hides(table.cells[*at]) || also.contains(at);
    let small: Vec<usize> = (0..table.cells.len()).filter(withheld).collect();
    let mut work = Work::new(table, rules, &small);
    // The largest of the small first: what it takes along often proves the others.
    let mut order = small.clone();
    order.sort_by_key(|at| std::cmp::Reverse((table.cells[*at], *at)));
    for at in order {
        work.prove(at);
    }
    let hidden = work.hidden.iter().filter(|hidden| **hidden).count();
    let cells = table.cells.iter().zip(&work.hidden).map(|(count, hidden)| (!hidden).then_some(*count)).collect();
    Safe { cells, small: small.len(), further: hidden - small.len() }
}

struct Work<'a> {
    table: &'a Table,
    rules: Rules,
    hidden: Vec<bool>,
    /// Corners of a box that is hidden as a whole.
    proven: Vec<bool>,
    costs: Vec<u64>,
}

/// A cell of a box: where, and whether it is raised in the one direction of the move.
#[derive(Clone, Copy)]
struct Corner {
    at: usize,
    raised: bool,
}

impl<'a> Work<'a> {
    fn new(table: &'a Table, rules: Rules, small: &[usize]) -> Self {
        let mut hidden = vec![false; table.cells.len()];
        small.iter().for_each(|at| hidden[*at] = true);
        let costs = (0..table.cells.len()).map(|at| cost(table, at)).collect();
        Self { table, rules, proven: vec![false; hidden.len()], hidden, costs }
    }

    /// Makes sure that the cell is a corner of a hidden box, the cheapest there is.
    fn prove(&mut self, at: usize) {
        if self.proven[at] {
            return;
        }
        let mut best: Option<(u64, Vec<Corner>)> = None;
        self.boxes(at, 0, &mut vec![Corner { at, raised: true }], 0, &mut best);
        for corner in best.map(|(_, corners)| corners).unwrap_or_default() {
            self.hidden[corner.at] = true;
            self.proven[corner.at] = true;
        }
    }

    /// Every box round the cell, dimension by dimension; `spent` is what the corners so far cost.
    fn boxes(
        &self,
        at: usize,
        dimension: usize,
        corners: &mut Vec<Corner>,
        spent: u64,
        best: &mut Option<(u64, Vec<Corner>)>,
    ) {
        if best.as_ref().is_some_and(|(least, _)| *least <= spent) {
            return;
        }
        let Some(shape) = self.table.dimensions.get(dimension) else {
            if self.moves(corners) {
                *best = Some((spent, corners.clone()));
            }
            return;
        };
        if !shape.total {
            // Nothing is added up along it: no sum to keep.
            return self.boxes(at, dimension + 1, corners, spent, best);
        }
        let (stride, own, last) = (self.table.stride(dimension), self.table.position(at, dimension), shape.size - 1);
        let had = corners.len();
        for other in (0..shape.size).filter(|other| *other != own) {
            // Part against part goes the other way; a part and its total go the same way.
            let turns = own != last && other != last;
            let mut more = 0;
            let mut whole = true;
            for n in 0..had {
                let Corner { at, raised } = corners[n];
                let at = at + other * stride - own * stride;
                whole &= self.can_hide(at);
                more += if self.hidden[at] { 0 } else { self.costs[at] };
                corners.push(Corner { at, raised: raised != turns });
            }
            if whole {
                self.boxes(at, dimension + 1, corners, spent + more, best);
            }
            corners.truncate(had);
        }
    }

    /// A shown 0 tells that nothing is there; hidden it would say that something is.
    fn can_hide(&self, at: usize) -> bool {
        self.table.cells[at] >= self.rules.least()
    }

    /// Whether the corners can move one step, one way or the other, without any becoming less than hidden cells are.
    fn moves(&self, corners: &[Corner]) -> bool {
        let can_fall = |raised: bool| {
            let mut falling = corners.iter().filter(|corner| corner.raised != raised);
            falling.all(|corner| self.table.cells[corner.at] > self.rules.least())
        };
        can_fall(true) || can_fall(false)
    }
}

fn cost(table: &Table, at: usize) -> u64 {
    let totals = (0..table.dimensions.len()).filter(|d| {
        let dimension = &table.dimensions[*d];
        dimension.total && table.position(at, *d) == dimension.size - 1
    });
    let totals = u64::try_from(totals.count()).unwrap_or(0);
    // The next smallest goes first, as the department's rule has it; a total only where nothing else will do.
    let size = table.cells[at].min(u64::MAX / 1_000_000);
    CELL + size + totals * (TOTAL + size)
}
