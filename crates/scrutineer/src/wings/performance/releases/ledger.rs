//! The ledger: which months and whose part each released figure counts, and what a release would give away together with
//! those before it. Pure.
//!
//! Every figure of an indicator is a set of atoms: a month of one agency, or of all that no agency's part is known for. A
//! quarter is its three months, a rolling figure its twelve; what is counted at a date is an atom of that day. Each
//! indicator is looked at by itself, so that little has to be looked at.

use super::proposed::Cell;
use super::record::Counting;
use super::safety::Decided;
use super::{ReleaseId, ReleasedCount};
use crate::wings::governance::agencies::AgencyId;
use crate::wings::performance::indicators::{Indicator, IndicatorId};
use chrono::NaiveDate;
use measure::disclosure::{Ledger, Release, Rules};
use measure::{Kind, Period, Unit};
use std::collections::BTreeSet;

/// A line of the ledger before it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    pub indicator: IndicatorId,
    pub counting: Counting,
    pub agency: Option<AgencyId>,
    pub first: NaiveDate,
    pub last: NaiveDate,
    pub hidden: bool,
    pub count: u64,
    pub shown: String,
    pub name: String,
}

impl Counted {
    /// Of a line that is written.
    #[must_use]
    pub fn of(line: &ReleasedCount) -> Counted {
        Counted {
            indicator: line.indicator_id,
            counting: line.counting,
            agency: line.agency_id,
            first: line.first_on,
            last: line.last_on,
            hidden: line.hidden,
            count: u64::try_from(line.count).unwrap_or(0),
            shown: line.shown.clone(),
            name: line.name.clone(),
        }
    }

    /// The atoms, where these agencies are told apart.
    fn atoms(&self, agencies: &BTreeSet<AgencyId>) -> BTreeSet<String> {
        let times: Vec<String> = if self.first == self.last {
            vec![format!("on {}", self.first)]
        } else {
            let months = std::iter::successors(Some(Period::holding(Kind::Month, self.first)), |m| Some(m.following()));
            months.take_while(|m| m.start() <= self.last).take(600).map(|m| m.start().to_string()).collect()
        };
        let parts: Vec<String> = match self.agency {
            Some(agency) => vec![agency.to_string()],
            None => agencies.iter().map(ToString::to_string).chain(["others".to_owned()]).collect(),
        };
        times.iter().flat_map(|time| parts.iter().map(move |part| format!("{time} {part}"))).collect()
    }
}

/// The days that a figure counts from and to: a rolling one the twelve months to its end, one at a date that day.
#[must_use]
pub fn stretch(indicator: &Indicator, cell: &Cell) -> (NaiveDate, NaiveDate) {
    let (first, last) = (cell.period.start(), cell.period.end());
    match indicator.rolling_months {
        _ if indicator.snapshot => (last, last),
        Some(months) => {
            let back = std::iter::successors(Some(Period::holding(Kind::Month, last)), |m| Some(m.previous()));
            let steps = usize::try_from(months).unwrap_or(1).clamp(1, 600);
            (back.take(steps).last().map_or(first, |m| m.start()).min(first), last)
        }
        None => (first, last),
    }
}

/// The lines of a figure: one for each count that it tells.
#[must_use]
pub fn lines(indicator: &Indicator, decided: &Decided, shown: &str, name: &str) -> Vec<Counted> {
    let cell = &decided.cell;
    let (first, last) = stretch(indicator, cell);
    let line = |counting, count: Option<u64>| {
        let hidden = decided.why.is_some();
        let count = if hidden { Some(0) } else { count };
        count.map(|count| Counted {
            indicator: indicator.id,
            counting,
            agency: cell.part,
            first,
            last,
            hidden,
            count,
            shown: shown.to_owned(),
            name: name.to_owned(),
        })
    };
    // A mark that was never a number tells nothing; what is withheld for another reason may be shown another time.
    if cell.value.number().is_none() || decided.why.is_some_and(|why| !why.lasts()) {
        return Vec::new();
    }
    let mut lines: Vec<Counted> = line(Counting::Part, cell.count).into_iter().collect();
    if indicator.unit.0 == Unit::Percentage {
        lines.extend(line(Counting::Whole, cell.whole));
        lines.extend(line(Counting::Rest, cell.rest()));
    }
    lines
}

/// What a release would give away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// How a small number could be worked out, in sentences.
    pub breaches: Vec<String>,
    /// Whether every combination was looked at.
    pub complete: bool,
}

/// What the new lines of one indicator give away, together with all earlier ones.
#[must_use]
pub fn given(earlier: &[Counted], new: &[Counted], rules: Rules) -> Given {
    let agencies: BTreeSet<AgencyId> = earlier.iter().chain(new).filter_map(|line| line.agency).collect();
    let mut all = Given { breaches: Vec::new(), complete: true };
    for counting in [Counting::Part, Counting::Whole, Counting::Rest] {
        let own = |line: &&Counted| line.counting == counting && !line.hidden;
        let release = |line: &Counted| Release { name: told(line), atoms: line.atoms(&agencies), count: line.count };
        let mut ledger = Ledger::default();
        for line in earlier.iter().filter(own) {
            let release = release(line);
            ledger.add(Release { name: format!("{} (published)", release.name), ..release });
        }
        let new: Vec<Release> = new.iter().filter(own).map(release).collect();
        let verdict = ledger.check(&new, rules);
        all.complete &= verdict.complete;
        all.breaches.extend(verdict.breaches.iter().map(measure::disclosure::Breach::words));
    }
    all
}

fn told(line: &Counted) -> String {
    match line.counting {
        Counting::Part => line.name.clone(),
        Counting::Whole => format!("all that {} is a share of", line.name),
        Counting::Rest => format!("what is left beside {}", line.name),
    }
}

/// The same for the ledger's own rows.
#[must_use]
pub fn row(
    line: &Counted,
    (id, release_id): (kit::Id<super::Releases>, ReleaseId),
    board: uuid::Uuid,
) -> ReleasedCount {
    ReleasedCount {
        id,
        board_id: board,
        version: 1,
        release_id,
        indicator_id: line.indicator,
        counting: line.counting,
        agency_id: line.agency,
        first_on: line.first,
        last_on: line.last,
        hidden: line.hidden,
        count: i64::try_from(line.count).unwrap_or(i64::MAX),
        shown: line.shown.clone(),
        name: line.name.clone(),
    }
}

#[cfg(test)]
#[path = "ledger_tests.rs"]
mod tests;
