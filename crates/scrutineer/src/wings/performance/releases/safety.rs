//! What is hidden and why: small figures, what would tell them, and what is not for outside. Pure.

use super::handling::Handling;
use super::ledger::stretch;
use super::proposed::Cell;
use crate::wings::governance::agencies::AgencyId;
use crate::wings::performance::indicators::Indicator;
use crate::wings::performance::indicators::rules::adds_up;
use chrono::NaiveDate;
use measure::disclosure::{Dimension, Rules, Table, percentage, rounded, suppress_also};
use measure::{Decimal, Figure, Kind, Period, Unit};
use std::collections::BTreeSet;

/// Why a figure is hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The count itself is small.
    Small,
    /// Nobody is counted, and that would tell something of everybody.
    None,
    /// A share of few, or with few on one side.
    Share,
    /// A rate of a small count.
    Rate,
    /// A mean of few, or of nobody knows how many.
    Mean,
    /// How many stand behind it is not known.
    Unknown,
    /// Single agencies are never shown.
    WholeOnly,
    /// Only what covers a year is shown.
    Yearly,
    /// The agency falls short and has not said anything about it yet.
    NotReplied,
    /// The parts come to more than the whole.
    PartsDoNotFit,
    /// The months come to more than the year so far.
    MonthsDoNotFit,
    /// It was hidden in an earlier release.
    Before,
    /// It would tell another hidden one.
    Further,
}

impl Why {
    /// For those who work on the release.
    #[must_use]
    pub fn words(self, threshold: u64) -> String {
        match self {
            Why::Small => format!("Small: 1 to {threshold}."),
            Why::None => format!("None: for this indicator, anything below {} is hidden.", threshold + 1),
            Why::Share => {
                format!("A percentage of few: {threshold} or fewer in all, or 1 to {threshold} on one side.")
            }
            Why::Rate => format!("The rate of a small count: 1 to {threshold}."),
            Why::Mean => "A mean of few, or of a number that is not known.".into(),
            Why::Unknown => "The counts behind it are not known, so nobody can say that it is safe.".into(),
            Why::WholeOnly => "The indicator’s rule: single agencies are not shown outside.".into(),
            Why::Yearly => {
                "The indicator’s rule: published once a year at most, and this does not cover a year.".into()
            }
            Why::NotReplied => "The agency falls short here and has not said anything about it yet.".into(),
            Why::PartsDoNotFit => "The parts come to more than the whole. Have the figures revised.".into(),
            Why::MonthsDoNotFit => {
                "The shorter periods come to more than the longer one. Have the figures revised.".into()
            }
            Why::Before => "It was hidden in an earlier release, and stays hidden.".into(),
            Why::Further => "Hidden so that another hidden figure cannot be worked out.".into(),
        }
    }
    /// Whether it is hidden for what it counts, so that it has to stay hidden in later releases too.
    #[must_use]
    pub const fn lasts(self) -> bool {
        matches!(self, Why::Small | Why::None | Why::Share | Why::Rate | Why::Before | Why::Further)
    }
    /// For everybody.
    #[must_use]
    pub const fn publicly(self) -> &'static str {
        match self {
            Why::Unknown
            | Why::WholeOnly
            | Why::Yearly
            | Why::NotReplied
            | Why::PartsDoNotFit
            | Why::MonthsDoNotFit => "Not published.",
            _ => "Hidden, so that no child can be recognised.",
        }
    }
}

/// A figure with what became of it.
#[derive(Clone, Debug)]
pub struct Decided {
    pub cell: Cell,
    /// As it is shown: rounded, or a mark.
    pub figure: Figure,
    pub why: Option<Why>,
}

/// The settings of a release, and what is known besides the figures.
#[derive(Clone, Debug)]
pub struct Asked<'a> {
    pub handling: Handling,
    pub rules: Rules,
    /// Counts of the area are rounded to this; 0 where they are not.
    pub rounding: u64,
    /// Agencies that fall short and have not replied, each with the end of the period.
    pub silent: &'a BTreeSet<(AgencyId, NaiveDate)>,
    /// What earlier releases hid.
    pub hidden: &'a BTreeSet<(Option<AgencyId>, NaiveDate, NaiveDate)>,
}

/// Decides on every figure of an indicator.
#[must_use]
pub fn decide(indicator: &Indicator, cells: Vec<Cell>, asked: &Asked<'_>) -> Vec<Decided> {
    let mut whys: Vec<Option<Why>> = cells.iter().map(|cell| by_itself(indicator, cell, asked)).collect();
    if !asked.handling.open {
        together(indicator, &cells, &mut whys, asked.rules);
    }
    let decided = cells.into_iter().zip(whys);
    decided.map(|(cell, why)| Decided { figure: shown(indicator, &cell, why, asked), cell, why }).collect()
}

/// Why a figure is hidden whatever stands beside it.
fn by_itself(indicator: &Indicator, cell: &Cell, asked: &Asked<'_>) -> Option<Why> {
    let covers_year = indicator.rolling_months.is_some() || cell.period.months() == 12 || indicator.snapshot;
    if cell.part.is_some() && asked.handling.whole_only {
        return Some(Why::WholeOnly);
    }
    let yearly_end = indicator.snapshot && cell.period.end() != Period::holding(Kind::Year, cell.period.end()).end();
    if asked.handling.yearly && (!covers_year || yearly_end) {
        return Some(Why::Yearly);
    }
    if cell.part.is_some_and(|part| asked.silent.contains(&(part, cell.period.end()))) {
        return Some(Why::NotReplied);
    }
    if asked.handling.open || cell.value.number().is_none() {
        return None;
    }
    small(indicator.unit.0, cell, asked.rules)
        .or_else(|| asked.hidden.contains(&key(indicator, cell)).then_some(Why::Before))
}

fn key(indicator: &Indicator, cell: &Cell) -> (Option<AgencyId>, NaiveDate, NaiveDate) {
    let (first, last) = stretch(indicator, cell);
    (cell.part, first, last)
}

fn small(unit: Unit, cell: &Cell, rules: Rules) -> Option<Why> {
    let hides = |count: u64| rules.hides(count);
    match (unit, cell.count, cell.whole) {
        (Unit::Count, Some(0), _) if hides(0) => Some(Why::None),
        (Unit::Count, Some(count), _) => hides(count).then_some(Why::Small),
        (Unit::Percentage, Some(count), Some(whole)) => {
            (percentage(count, whole, rules) == Figure::Suppressed).then_some(Why::Share)
        }
        (Unit::Per10k, Some(count), _) => hides(count).then_some(Why::Rate),
        (Unit::Days, _, Some(of)) => (of <= rules.threshold).then_some(Why::Mean),
        (Unit::Days, _, None) => Some(Why::Mean),
        _ => Some(Why::Unknown),
    }
}

/// Hides what would tell what is hidden, along the periods and the parts at once.
fn together(indicator: &Indicator, cells: &[Cell], whys: &mut [Option<Why>], rules: Rules) {
    let countings: &[fn(&Cell) -> Option<u64>] = match indicator.unit.0 {
        Unit::Count | Unit::Per10k => &[|cell| cell.count],
        Unit::Percentage => &[|cell| cell.count, |cell| cell.whole, Cell::rest],
        Unit::Days | Unit::Pounds => return,
    };
    let adds = adds_up(indicator);
    // Each misfit takes cells out of the table; then what is left is looked at again.
    for _ in 0..3 {
        let mut misfit = None;
        for count in countings {
            match (Grid { cells, adds, count: *count }).further(whys, rules) {
                Ok(hidden) => {
                    for at in hidden {
                        whys[at].get_or_insert(Why::Further);
                    }
                }
                Err(why) => misfit = Some(why),
            }
        }
        let Some(why) = misfit else { return };
        let last = cells.iter().map(|cell| (cell.period.end(), std::cmp::Reverse(cell.period.start()))).max();
        for (cell, own) in cells.iter().zip(whys.iter_mut()) {
            let latest = Some((cell.period.end(), std::cmp::Reverse(cell.period.start()))) == last;
            if if why == Why::PartsDoNotFit { cell.part.is_some() } else { !latest } {
                *own = Some(why);
            }
        }
    }
}

/// The figures as a table: periods by parts, each with what is left over, and the totals where they are known.
struct Grid<'a> {
    cells: &'a [Cell],
    adds: bool,
    count: fn(&Cell) -> Option<u64>,
}

impl Grid<'_> {
    /// What more is to be hidden; or why this is no table.
    fn further(&self, whys: &[Option<Why>], rules: Rules) -> Result<Vec<usize>, Why> {
        let out = |why: Option<Why>| matches!(why, Some(Why::PartsDoNotFit | Why::MonthsDoNotFit));
        let counted: Vec<usize> =
            (0..self.cells.len()).filter(|at| (self.count)(&self.cells[*at]).is_some() && !out(whys[*at])).collect();
        let mut periods: Vec<Period> = Vec::new();
        let mut parts: Vec<AgencyId> = Vec::new();
        for at in &counted {
            let cell = &self.cells[*at];
            if !periods.contains(&cell.period) {
                periods.push(cell.period);
            }
            if let Some(part) = cell.part.filter(|part| !parts.contains(part)) {
                parts.push(part);
            }
        }
        let holds = |whole: &Period, one: &Period| whole.start() <= one.start() && one.end() <= whole.end();
        let total = periods.iter().copied().find(|whole| {
            let known = |at: &&usize| self.cells[**at].part.is_none() && self.cells[**at].period == *whole;
            self.adds
                && periods.len() > 1
                && periods.iter().all(|one| holds(whole, one))
                && counted.iter().any(|at| known(&at))
        });
        periods.retain(|period| Some(*period) != total);
        let find = |period: Period, part: Option<AgencyId>| {
            counted.iter().copied().find(|at| self.cells[*at].period == period && self.cells[*at].part == part)
        };
        let mut rows = Vec::new();
        for period in &periods {
            rows.push(self.row(&parts, |part| find(*period, part))?);
        }
        if let Some(period) = total {
            let sum = |column: usize| rows.iter().map(|row: &Row| row.counts[column]).sum::<u64>();
            let sums: Vec<u64> = (0..=parts.len()).map(sum).collect();
            let mut last = self.total(&parts, &sums, |part| find(period, part))?;
            rows.push(last.less(&sums)?);
            last.close();
            rows.push(last);
        }
        rows.iter_mut().for_each(Row::close);
        let times =
            if total.is_some() { Dimension::with_total(rows.len() - 1) } else { Dimension::without_total(rows.len()) };
        let across =
            if parts.is_empty() { Dimension::without_total(1) } else { Dimension::with_total(parts.len() + 1) };
        Ok(hidden(&rows, vec![times, across], whys, rules))
    }

    /// A period: its parts, and what is left of the whole.
    fn row(&self, parts: &[AgencyId], find: impl Fn(Option<AgencyId>) -> Option<usize>) -> Result<Row, Why> {
        let count = |at: Option<usize>| at.and_then(|at| (self.count)(&self.cells[at]));
        let mut at: Vec<Option<usize>> = parts.iter().map(|part| find(Some(*part))).collect();
        let mut counts: Vec<u64> = at.iter().map(|at| count(*at).unwrap_or(0)).collect();
        let sum: u64 = counts.iter().sum();
        let whole = find(None);
        counts.push(count(whole).unwrap_or(sum).checked_sub(sum).ok_or(Why::PartsDoNotFit)?);
        at.push(None);
        Ok(Row { at, counts, whole, closed: false })
    }

    /// The period that holds the others: parts that are not known for it are what the others come to.
    fn total(
        &self,
        parts: &[AgencyId],
        sums: &[u64],
        find: impl Fn(Option<AgencyId>) -> Option<usize>,
    ) -> Result<Row, Why> {
        let mut row = self.row(parts, &find)?;
        for (n, sum) in sums.iter().enumerate().take(parts.len()) {
            if row.at[n].is_none() {
                row.counts[n] = *sum;
                let rest = &mut row.counts[parts.len()];
                *rest = rest.checked_sub(*sum).ok_or(Why::MonthsDoNotFit)?;
            }
        }
        Ok(row)
    }
}

/// A row of the table: its counts, what is left over, and at last the whole; and which figure each of them is.
struct Row {
    at: Vec<Option<usize>>,
    counts: Vec<u64>,
    whole: Option<usize>,
    closed: bool,
}

impl Row {
    /// What of this row is not in the rows above it.
    fn less(&self, sums: &[u64]) -> Result<Row, Why> {
        let left = self.counts.iter().zip(sums).map(|(count, sum)| count.checked_sub(*sum));
        let counts = left.collect::<Option<Vec<u64>>>().ok_or(Why::MonthsDoNotFit)?;
        Ok(Row { at: vec![None; counts.len()], counts, whole: None, closed: false })
    }
    /// Puts the whole at the end; without parts the row is only that.
    fn close(&mut self) {
        if std::mem::replace(&mut self.closed, true) {
            return;
        }
        let whole = self.counts.iter().sum();
        if self.counts.len() == 1 {
            (self.at, self.counts) = (Vec::new(), Vec::new());
        }
        self.counts.push(whole);
        self.at.push(self.whole);
    }
}

/// The figures that a safe table does not show.
fn hidden(rows: &[Row], shape: Vec<Dimension>, whys: &[Option<Why>], rules: Rules) -> Vec<usize> {
    let at: Vec<Option<usize>> = rows.iter().flat_map(|row| row.at.iter().copied()).collect();
    let counts = rows.iter().flat_map(|row| row.counts.iter().copied()).collect();
    let also: Vec<usize> = (0..at.len()).filter(|n| at[*n].is_some_and(|cell| whys[cell].is_some())).collect();
    let Ok(table) = Table::new(shape, counts) else {
        // Sums that cannot be held are no figures of children: nothing of it is shown.
        return at.into_iter().flatten().collect();
    };
    let safe = suppress_also(&table, rules, &also);
    at.into_iter().zip(safe.cells).filter(|(_, shown)| shown.is_none()).filter_map(|(at, _)| at).collect()
}

/// A figure as it is shown: rounded once, and from what was not rounded before.
fn shown(indicator: &Indicator, cell: &Cell, why: Option<Why>, asked: &Asked<'_>) -> Figure {
    if why.is_some() {
        return Figure::Suppressed;
    }
    let to = asked.handling.rounding.unwrap_or(if cell.part.is_none() { asked.rounding } else { 0 });
    match (&cell.value, indicator.unit.0, cell.count) {
        // Why a figure has not come is told inside.
        (Figure::NotReported(_), _, _) => Figure::NotAvailable,
        (Figure::Number(_), Unit::Count, Some(count)) if to > 0 && !asked.handling.open => rounded(count, to),
        (Figure::Number(number), _, _) => {
            let number: Decimal = measure::unit::round(*number, indicator.places.unsigned_abs());
            Figure::Number(number)
        }
        (mark, _, _) => mark.clone(),
    }
}

#[cfg(test)]
#[path = "safety_tests.rs"]
mod tests;
