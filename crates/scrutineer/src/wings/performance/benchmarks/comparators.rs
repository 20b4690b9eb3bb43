//! The comparators of the board's own authority, out of what was imported: neighbours, region, England, and the
//! authority's own published figure with its rank. Each has its own date and release.

use super::{Average, Choice};
use crate::wings::performance::indicators::judged::{ENGLAND, NEIGHBOURS};
use crate::wings::performance::indicators::{Comparator, Indicator, queries as indicators};
use chrono::{Datelike, NaiveDate};
use intake::published::known::KNOWN;
use intake::published::{Ask, Library, Shown, Vintage};
use kit::{Result, Text, Tx};
use measure::{Figure, Unit};

/// Sources that begin so are written from imports, and by nobody else.
pub const PUBLISHED: &str = "Published statistics, release ";
/// So many years back a published figure still says something.
const BACK: i32 = 12;

/// A figure to compare an indicator with.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The indicator's code.
    pub code: &'static str,
    pub unit: Unit,
    pub name: String,
    pub value: Figure,
    pub at_on: NaiveDate,
    pub source: String,
    pub note: Option<String>,
}

/// Everything that is published for the board's authority, for the latest year that was over on `today`.
#[must_use]
pub fn found(library: &Library, choice: &Choice, today: NaiveDate) -> Vec<Found> {
    let last = if (today.month(), today.day()) >= (3, 31) { today.year() } else { today.year() - 1 };
    let vintage = choice.vintage.as_deref().and_then(Vintage::read);
    let mut all = Vec::new();
    for code in KNOWN.iter().filter_map(|known| known.code) {
        let ask = |year| Ask { area: &choice.authority, measure: code, year, neighbours: vintage, release: None };
        let shown =
            (last - BACK..=last).rev().find_map(|year| library.show(&ask(year)).ok().map(|shown| (year, shown)));
        // A count of a whole year stands beside no month.
        if let Some((year, shown)) = shown.filter(|(_, shown)| shown.unit != Unit::Count)
            && let Some(at_on) = NaiveDate::from_ymd_opt(year, 3, 31)
        {
            all.extend(of(code, &shown, at_on, choice.average));
        }
    }
    all
}

fn of(code: &'static str, shown: &Shown, at_on: NaiveDate, average: Average) -> Vec<Found> {
    let source = format!("{PUBLISHED}{}: {}", shown.release, shown.title);
    let one = |name: &str, value: Figure, note: Option<String>| Found {
        code,
        unit: shown.unit,
        name: name.to_owned(),
        value,
        at_on,
        source: source.clone(),
        note,
    };
    let mut all = Vec::new();
    if let Some(beside) = &shown.neighbours {
        let (how, value) = match average {
            Average::Mean => ("Mean", beside.mean),
            Average::Median => ("Median", beside.median),
        };
        let left = match beside.missing.len() {
            0 => String::new(),
            missing => format!("; {missing} have no figure"),
        };
        let note = format!("{how} of {} in the model of {}{left}", beside.used.len(), beside.vintage);
        all.extend(value.map(|value| one(NEIGHBOURS, Figure::Number(value), Some(note))));
    }
    if let (Some(region), Some((_, name))) = (&shown.region, &shown.region_of) {
        all.push(one(name, rounded(region), None));
    }
    all.extend(shown.england.as_ref().map(|england| one(ENGLAND, rounded(england), None)));
    let rank = shown.place.map(|place| format!("{} authorities with a figure", place.words()));
    all.push(one(&format!("published for {}", shown.area_name), shown.value.clone(), rank));
    all
}

/// One decimal, as the department prints.
fn rounded(figure: &Figure) -> Figure {
    match figure {
        Figure::Number(number) => Figure::Number(measure::unit::round(*number, 1)),
        mark => mark.clone(),
    }
}

/// What an update came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    pub new: usize,
    pub changed: usize,
    pub same: usize,
}

/// Writes the comparators: new ones beside those of other dates, those of the same date anew.
pub async fn write(tx: &mut Tx, found: Vec<Found>) -> Result<Done> {
    let all: Vec<Indicator> = tx.all(indicators::in_order()).await?;
    let there = tx.all(indicators::comparators()).await?;
    let mut done = Done::default();
    for one in found {
        let fits = |indicator: &&Indicator| indicator.code == one.code && indicator.unit.0 == one.unit;
        let Some(indicator) = all.iter().find(fits) else { continue };
        let own = |c: &&Comparator| {
            (c.indicator_id, c.at_on, c.name.as_str()) == (indicator.id, one.at_on, one.name.as_str())
                && c.source.starts_with(PUBLISHED)
        };
        match there.iter().find(own) {
            Some(before) => {
                let after = Comparator { value: Text(one.value), source: one.source, note: one.note, ..before.clone() };
                if after == *before {
                    done.same += 1;
                } else {
                    tx.update(before, after).await?;
                    done.changed += 1;
                }
            }
            None => {
                let fresh = Comparator {
                    id: tx.new_id(),
                    board_id: tx.board(),
                    version: 1,
                    indicator_id: indicator.id,
                    name: one.name,
                    value: Text(one.value),
                    at_on: one.at_on,
                    source: one.source,
                    note: one.note,
                    illustrative: false,
                };
                tx.create(fresh).await?;
                done.new += 1;
            }
        }
    }
    Ok(done)
}

/// Whether a code has figures for any of the known measures: so that a wrong code is said at once.
#[must_use]
pub fn anything(library: &Library, authority: &str) -> bool {
    library.joined(authority).is_some_and(|joined| library.knows(&joined))
}
