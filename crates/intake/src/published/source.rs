//! A measure in one release: printed there, or worked out of its counts where only these are published.

use super::choice::under_18;
use super::columns::{Level, plain};
use super::library::{Joined, Library, areas};
use super::pack::Grid;
use super::statistics::{Series, Statistics, count_of, is_rate, is_share};
use measure::{Decimal, Figure, Unit, rates};
use rust_decimal::RoundingStrategy::MidpointAwayFromZero;

/// How the figures of a measure come out of a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// The column is there.
    Printed,
    /// The sum of these columns, in per cent of the series.
    Share(&'static [&'static str]),
    /// The series is a count, to be divided by the people of the middle of the year before.
    Rate,
}

/// The people of the areas of a release.
struct People<'l> {
    estimates: &'l Statistics,
    grid: Grid,
    /// For each area of the release, where it is in the estimates.
    of: Vec<Vec<usize>>,
}

/// A measure in one release: what is needed to read any area's figure.
pub(super) struct Source<'l> {
    pub statistics: &'l Statistics,
    pub series: &'l Series,
    pub way: Way,
    parts: Vec<Grid>,
    whole: Grid,
    people: Option<People<'l>>,
}

impl<'l> Source<'l> {
    /// Nothing where the release lacks a column that is needed, or nobody has brought estimates of people.
    pub(super) fn new(library: &'l Library, statistics: &'l Statistics, series: &'l Series, way: Way) -> Option<Self> {
        let parts = match way {
            Way::Share(parts) => parts,
            _ => &[],
        };
        let parts: Option<Vec<Grid>> =
            parts.iter().map(|part| statistics.sibling(series, part).map(Series::grid)).collect();
        let people = if way == Way::Rate { Some(People::of(library, statistics)?) } else { None };
        Some(Source { statistics, series, way, parts: parts?, whole: series.grid(), people })
    }

    /// The value, and its count where that was needed to work it out.
    pub(super) fn figure(&self, area: usize, year: i32) -> Option<(Figure, Option<Figure>)> {
        let whole = self.whole.figure(area, year)?;
        match (self.way, &self.people) {
            (Way::Printed, _) => Some((whole, None)),
            (Way::Share(_), _) => {
                let part = |part: &Grid| part.figure(area, year).unwrap_or(Figure::NotAvailable);
                let parts: Vec<Figure> = self.parts.iter().map(part).collect();
                let count = Figure::sum(&parts);
                Some((rounded(rates::percentage(&count, whole)), Some(count)))
            }
            (Way::Rate, people) => {
                let people = people.as_ref()?.figure(area, year - 1)?;
                Some((rounded(rates::per_10_000(&whole, people)), Some(whole)))
            }
        }
    }
    /// The figure of an authority, with its place in the release.
    pub(super) fn of(&self, joined: &Joined, year: i32) -> Option<(usize, Figure, Option<Figure>)> {
        areas(self.statistics, joined).find_map(|at| self.figure(at, year).map(|(value, count)| (at, value, count)))
    }
    /// The figure of England, or of a region by its code.
    pub(super) fn wider(&self, level: Level, code: &str, year: i32) -> Option<Figure> {
        let areas = self.statistics.areas.iter().enumerate();
        let mut fit = areas.filter(|(_, area)| area.level == level && (code.is_empty() || area.nine == code));
        fit.find_map(|(at, _)| self.figure(at, year)).map(|(value, _)| value)
    }
    /// Whether the release has the rate beside the count: of several files with a count, that one is about it.
    pub(super) fn has_rate(&self) -> bool {
        let rate = format!("{}_rate", plain(&self.series.column));
        count_of(&self.series.column).is_some() || self.statistics.sibling(self.series, &rate).is_some()
    }
    /// What the figure is.
    pub(super) fn unit(&self) -> Unit {
        match self.way {
            Way::Share(_) => Unit::Percentage,
            Way::Rate => Unit::Per10k,
            Way::Printed if is_share(&self.series.column) => Unit::Percentage,
            Way::Printed if is_rate(&self.series.column) => Unit::Per10k,
            Way::Printed => Unit::Count,
        }
    }
    /// Every authority with a row in that year, and its figure.
    pub(super) fn authorities(&self, year: i32) -> Vec<(usize, Figure)> {
        let areas = self.statistics.areas.iter().enumerate().filter(|(_, area)| area.level == Level::Authority);
        areas.filter_map(|(at, _)| self.figure(at, year).map(|(value, _)| (at, value))).collect()
    }
}

impl<'l> People<'l> {
    fn of(library: &'l Library, statistics: &Statistics) -> Option<Self> {
        let (estimates, series) = library.populations(&statistics.release).into_iter().find_map(|estimates| {
            estimates.series.iter().find(|series| under_18(series)).map(|series| (estimates, series))
        })?;
        let place = |area: &super::place::Area| -> Vec<usize> {
            let wider = |one: &super::place::Area| one.level == area.level && one.nine == area.nine;
            let code = if area.three.is_empty() { &area.nine } else { &area.three };
            match library.joined(code).filter(|_| area.level == Level::Authority) {
                Some(joined) => areas(estimates, &joined).collect(),
                None => estimates.areas.iter().enumerate().filter(|(_, one)| wider(one)).map(|(at, _)| at).collect(),
            }
        };
        Some(People { estimates, grid: series.grid(), of: statistics.areas.iter().map(place).collect() })
    }
    fn figure(&self, area: usize, year: i32) -> Option<Figure> {
        self.estimates.years.binary_search(&year).ok()?;
        let found = self.of.get(area)?.iter().find_map(|at| self.grid.figure(*at, year));
        Some(found.unwrap_or(Figure::NotAvailable))
    }
}

/// What is worked out is rounded as the department prints it.
fn rounded(value: Figure) -> Figure {
    match value {
        Figure::Number(number) => Figure::Number(one_place(number)),
        mark => mark,
    }
}

/// To one decimal, halves away from nought.
pub(super) fn one_place(number: Decimal) -> Decimal {
    number.round_dp_with_strategy(1, MidpointAwayFromZero)
}
