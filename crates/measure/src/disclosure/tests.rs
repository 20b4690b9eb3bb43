//! Safe tables attacked: a solver that knows the rules and what is shown tries to pin each hidden cell down.

use super::*;
use proptest::prelude::*;

/// What an attacker knows of each cell: between what and what it lies.
#[derive(Clone)]
struct Attack<'a> {
    table: &'a Table,
    low: Vec<u64>,
    high: Vec<u64>,
}

/// Higher than this above the true count the attacker need not look: one other value is enough to fail.
const ROOM: u64 = 4;

impl<'a> Attack<'a> {
    fn new(table: &'a Table, shown: &[Option<u64>], rules: Rules) -> Self {
        let low = shown.iter().map(|cell| cell.unwrap_or(rules.least())).collect();
        let high = shown.iter().zip(table.cells()).map(|(cell, count)| cell.unwrap_or(count + ROOM)).collect();
        Attack { table, low, high }
    }

    /// Each sum as the cell of the total and those of its parts.
    fn lines(table: &Table) -> Vec<(usize, Vec<usize>)> {
        let mut lines = Vec::new();
        for (d, dimension) in table.dimensions().iter().enumerate().filter(|(_, d)| d.total) {
            let (stride, last) = (table.stride(d), dimension.size - 1);
            for at in (0..table.cells().len()).filter(|at| table.position(*at, d) == last) {
                lines.push((at, (1..=last).map(|back| at - back * stride).collect()));
            }
        }
        lines
    }

    /// Narrows every cell by every sum until nothing moves; whether there is still a table that fits.
    fn narrow(&mut self, lines: &[(usize, Vec<usize>)]) -> bool {
        loop {
            let before = (self.low.clone(), self.high.clone());
            for (total, parts) in lines {
                let low: u64 = parts.iter().map(|at| self.low[*at]).sum();
                let high: u64 = parts.iter().map(|at| self.high[*at]).sum();
                self.low[*total] = self.low[*total].max(low);
                self.high[*total] = self.high[*total].min(high);
                for at in parts {
                    let (others_low, others_high) = (low - self.low[*at], high - self.high[*at]);
                    self.low[*at] = self.low[*at].max(self.low[*total].saturating_sub(others_high));
                    let Some(most) = self.high[*total].checked_sub(others_low) else { return false };
                    self.high[*at] = self.high[*at].min(most);
                }
            }
            if self.low.iter().zip(&self.high).any(|(low, high)| low > high) {
                return false;
            }
            if before == (self.low.clone(), self.high.clone()) {
                return true;
            }
        }
    }

    fn fits(mut self, lines: &[(usize, Vec<usize>)]) -> bool {
        if !self.narrow(lines) {
            return false;
        }
        let open = (0..self.low.len()).filter(|at| self.low[*at] < self.high[*at]);
        let Some(at) = open.min_by_key(|at| self.high[*at] - self.low[*at]) else { return true };
        (self.low[at]..=self.high[at]).any(|value| {
            let mut next = self.clone();
            (next.low[at], next.high[at]) = (value, value);
            next.fits(lines)
        })
    }

    /// Whether some table that fits has another value in this cell.
    fn leaves_open(&self, at: usize, lines: &[(usize, Vec<usize>)]) -> bool {
        let truth = self.table.cells()[at];
        (self.low[at]..=self.high[at]).filter(|value| *value != truth).any(|value| {
            let mut next = self.clone();
            (next.low[at], next.high[at]) = (value, value);
            next.fits(lines)
        })
    }
}

/// The hidden cells that an attacker works out.
fn recovered(table: &Table, shown: &[Option<u64>], rules: Rules) -> Vec<usize> {
    let (attack, lines) = (Attack::new(table, shown, rules), Attack::lines(table));
    let hidden = (0..shown.len()).filter(|at| shown[*at].is_none());
    hidden.filter(|at| !attack.leaves_open(*at, &lines)).collect()
}

/// A table with its totals, from its parts.
fn with_totals(sizes: &[usize], parts: &[u64], totals: &[bool]) -> Table {
    let dimensions: Vec<Dimension> = sizes
        .iter()
        .zip(totals)
        .map(|(n, total)| if *total { Dimension::with_total(*n) } else { Dimension::without_total(*n) })
        .collect();
    let length: usize = dimensions.iter().map(|d| d.size).product();
    let mut cells = vec![0; length];
    for (at, cell) in cells.iter_mut().enumerate() {
        let (mut rest, mut places) = (at, Vec::new());
        for dimension in dimensions.iter().rev() {
            places.insert(0, rest % dimension.size);
            rest /= dimension.size;
        }
        // The sum over every part that this cell takes in.
        *cell = (0..parts.len())
            .filter(|part| {
                let (mut rest, mut matches) = (*part, true);
                for (d, size) in sizes.iter().enumerate().rev() {
                    let total = dimensions[d].total && places[d] == dimensions[d].size - 1;
                    matches &= total || rest % size == places[d];
                    rest /= size;
                }
                matches
            })
            .map(|part| parts[part])
            .sum();
    }
    Table::new(dimensions, cells).unwrap()
}

fn tables(most: usize) -> impl Strategy<Value = Table> {
    let count = prop_oneof![3 => 0_u64..=7, 1 => 8_u64..=40];
    (1..=3_usize)
        .prop_flat_map(move |d| {
            (prop::collection::vec(1..=most, d), prop::collection::vec(prop::bool::weighted(0.85), d))
        })
        .prop_flat_map(move |(sizes, totals)| {
            let length = sizes.iter().product::<usize>();
            (Just(sizes), Just(totals), prop::collection::vec(count.clone(), length))
        })
        .prop_map(|(sizes, totals, parts)| with_totals(&sizes, &parts, &totals))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn no_hidden_cell_can_be_worked_out(table in tables(3), hide_zero in prop::bool::weighted(0.2)) {
        let rules = Rules { hide_zero, ..Rules::default() };
        let safe = suppress(&table, rules);
        prop_assert_eq!(recovered(&table, &safe.cells, rules), Vec::<usize>::new());
    }

    #[test]
    fn what_is_small_is_hidden_and_what_is_shown_is_true(table in tables(6)) {
        let safe = suppress(&table, Rules::default());
        let mut hidden = 0;
        for (cell, count) in safe.cells.iter().zip(table.cells()) {
            prop_assert!(cell.is_none_or(|cell| cell == *count && !(1..=5).contains(&cell)));
            prop_assert!(cell.is_some() || *count > 0, "0 is shown");
            hidden += usize::from(cell.is_none());
        }
        prop_assert_eq!(hidden, safe.small + safe.further);
        prop_assert!(safe.small > 0 || safe.further == 0, "nothing is hidden without a cause");
    }
}

#[test]
fn the_solver_finds_what_a_careless_table_gives_away() {
    let table = with_totals(&[2, 2], &[3, 20, 30, 40], &[true, true]);
    let careless: Vec<Option<u64>> = table.cells().iter().map(|n| (!(1..=5).contains(n)).then_some(*n)).collect();
    assert_eq!(recovered(&table, &careless, Rules::default()), [0]);
    // Two in one row only: each is given away by its column.
    let mut row = careless;
    row[1] = None;
    assert_eq!(recovered(&table, &row, Rules::default()), [0, 1]);
    // No line with a single hidden cell, and yet: both are at least 1 and come to 2.
    let ones = with_totals(&[2, 2], &[1, 1, 30, 40], &[true, false]);
    let shown: Vec<Option<u64>> = [None, None, Some(30), Some(40), Some(31), Some(41)].into();
    assert_eq!(recovered(&ones, &shown, Rules::default()), [0, 1]);
    let safe = suppress(&ones, Rules::default());
    assert!(recovered(&ones, &safe.cells, Rules::default()).is_empty());
}

#[test]
fn a_bridge_between_two_blocks_is_not_left_open() {
    // In every line none or at least two are hidden, but one cell alone joins two blocks: it could be worked out.
    let parts = [2, 3, 90, 90, 90, 3, 2, 80, 90, 90, 90, 80, 4, 3, 90, 90, 90, 3, 4, 90, 90, 90, 90, 90, 90];
    let table = with_totals(&[5, 5], &parts, &[true, true]);
    let mut shown: Vec<Option<u64>> = table.cells().iter().map(|n| (!(1..=5).contains(n)).then_some(*n)).collect();
    for at in [7_usize, 8] {
        shown[table.stride(0) + at - 6 + 1] = None;
    }
    let safe = suppress(&table, Rules::default());
    assert!(recovered(&table, &safe.cells, Rules::default()).is_empty());
}

#[test]
fn a_total_is_hidden_only_where_nothing_else_will_do() {
    let lone = with_totals(&[1], &[4], &[true]);
    assert_eq!(suppress(&lone, Rules::default()).cells, [None, None]);
    let zeros = with_totals(&[3], &[4, 0, 0], &[true]);
    assert_eq!(suppress(&zeros, Rules::default()).cells, [None, Some(0), Some(0), None]);
    let next = with_totals(&[3], &[4, 90, 8], &[true]);
    assert_eq!(suppress(&next, Rules::default()).cells, [None, Some(90), None, Some(102)]);
    let free = with_totals(&[3], &[4, 90, 8], &[false]);
    assert_eq!(suppress(&free, Rules::default()).cells, [None, Some(90), Some(8)]);
}

#[test]
fn what_is_withheld_does_not_come_back_as_a_remainder() {
    let table = with_totals(&[3], &[40, 90, 80], &[true]);
    let safe = suppress_also(&table, Rules::default(), &[1]);
    assert_eq!(safe.cells, [None, None, Some(80), Some(210)], "the next smallest goes with it");
    assert_eq!((safe.small, safe.further), (1, 1));
    assert!(recovered(&table, &safe.cells, Rules::default()).is_empty());
    assert_eq!(suppress_also(&table, Rules::default(), &[]), suppress(&table, Rules::default()));
}

#[test]
fn larger_parts_are_hidden_before_small_totals() {
    // Hiding the row of 15 with its total would take 53 cases out of sight, the four parts 1,820: parts are missed less.
    let table = with_totals(&[3, 3], &[3, 20, 0, 15, 0, 0, 900, 900, 0], &[true, true]);
    let hidden = [0, 1, 8, 9];
    let safe = suppress(&table, Rules::default());
    let found: Vec<usize> = (0..16).filter(|at| safe.cells[*at].is_none()).collect();
    assert_eq!(found, hidden);
    // Large cells still differ in what hiding them costs.
    let large = with_totals(&[3], &[4, 700_000, 600_000], &[true]);
    let cells = suppress(&large, Rules::default()).cells;
    assert_eq!(cells, [None, Some(700_000), None, Some(1_300_004)]);
}

#[test]
fn what_is_no_table_is_refused_in_words() {
    let two = || vec![Dimension::with_total(2)];
    assert_eq!(Table::new(vec![], vec![]), Err(NotATable::Dimensions(0)));
    assert_eq!(Table::new(vec![Dimension::with_total(0)], vec![0]), Err(NotATable::Empty));
    assert_eq!(Table::new(two(), vec![1, 2]), Err(NotATable::Cells { asked: 3, given: 2 }));
    let wrong = Table::new(two(), vec![1, 2, 4]);
    assert_eq!(wrong, Err(NotATable::Total { at: vec![2], said: 4, sum: 3 }));
    assert_eq!(wrong.unwrap_err().to_string(), "The total at 3 says 4, but its parts come to 3.");
    assert!(Table::new(two(), vec![u64::MAX, 1, 5]).is_err(), "what cannot be added is not a total");
}
