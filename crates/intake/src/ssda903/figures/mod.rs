//! The figures of a return on a day, or over the twelve months that end with it.
//!
//! * **Looked after on a day**: an episode is open on it, other than a series of short breaks (legal status V3, V4).
//! * **Without a break**: each episode starts no later than one before it ends. Short breaks and days between break it.
//! * **A placement** begins with an episode whose reason is anything but a change of legal status alone (RNE S, P, T, B,
//!   U; where the reason cannot be read, with another place). Temporary absences (places T0 to T4) are no placements, and
//!   coming back from one to the same place is none. A placement counts in the twelve months if it was open on any of
//!   their days.

mod adopted;
mod care;
mod healthy;
mod left;
mod reviewed;

use super::columns::Table;
use super::rows::Spell;
use super::tidy::born;
use super::{Return903, age};
use crate::cases::Child;
use crate::figure::Figure;
use crate::span::Span;
use care::Care;
use chrono::NaiveDate;

/// Whether an episode is no longer open on the day on which it ends.
pub const ENDS_ON_ITS_DAY: bool = true;

/// Whether what runs from `start` to `end` is open on a day.
pub(super) fn open(start: NaiveDate, end: Option<NaiveDate>, on: NaiveDate) -> bool {
    start <= on && end.is_none_or(|end| if ENDS_ON_ITS_DAY { end > on } else { end >= on })
}

/// What the figures of a day rest on.
pub(super) struct Day<'d> {
    from: &'d Return903,
    /// The first of the twelve months, and the day.
    first: NaiveDate,
    at: NaiveDate,
    /// The care of each child, in the order of the children.
    care: Vec<Care>,
}

/// How many of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Share {
    part: u64,
    whole: u64,
}

impl Share {
    fn add(&mut self, is: bool) {
        self.whole += 1;
        self.part += u64::from(is);
    }
}

impl Day<'_> {
    fn born(&self, child: Child) -> Option<NaiveDate> {
        born(&self.from.births, child)
    }
    /// A child's age on the day.
    fn age(&self, child: Child) -> Option<u32> {
        self.born(child).and_then(|born| age(born, self.at))
    }
    /// Those looked after on the day.
    fn looked_after(&self) -> impl Iterator<Item = &Care> {
        self.care.iter().filter(|care| care.on_day())
    }
    /// The twelve months.
    fn year(&self) -> (Option<NaiveDate>, NaiveDate) {
        (Some(self.first), self.at)
    }
    fn on(&self) -> (Option<NaiveDate>, NaiveDate) {
        (None, self.at)
    }
    fn share(&self, indicator: &'static str, share: Share, flow: bool) -> Figure {
        let days = if flow { self.year() } else { self.on() };
        Figure::share(indicator, days, (share.part, share.whole))
    }
}

const STARTS: &str = "A child who started to be looked after twice is counted twice";
const FROM_FIRST: &str =
    "Where care began before the first episode in the files, care and placement are counted from that episode";
const ONLY_LOOKED_AFTER: &str =
    "Only children looked after, as the return knows no others: the figure needs the police's return";

impl Return903 {
    /// Every figure that the return can tell on a day; flows are of the twelve months that end with it. Those whose table
    /// is not in the files are left out.
    #[must_use]
    pub fn figures(&self, at: NaiveDate) -> Vec<Figure> {
        let Some(first) = Span::Months(12).from(at) else { return Vec::new() };
        let care = care::all(&self.rows.episodes, first, at);
        let day = Day { from: self, first, at, care };
        let mut figures = Vec::new();
        if self.rows.holds(Table::Episodes) {
            figures.extend([day.rate(), day.moved(), day.started(), day.stable()]);
            if self.rows.holds(Table::Reviews) {
                figures.push(reviewed::on_time(&day));
            }
        }
        if self.rows.holds(Table::Reviews) {
            figures.push(reviewed::took_part(&day));
        }
        if self.rows.holds(Table::Oc2) {
            figures.extend(healthy::figures(&day));
        }
        if self.rows.holds(Table::Oc3) {
            figures.extend(left::figures(&day));
        }
        if self.rows.holds(Table::Missing) {
            figures.extend(day.missing());
        }
        if self.rows.holds(Table::PlacedAdoption) && self.rows.holds(Table::Episodes) {
            figures.push(adopted::days(&day));
        }
        figures.sort_by_key(|figure| figure.indicator);
        figures
    }
}

impl Day<'_> {
    /// D35.
    fn rate(&self) -> Figure {
        Figure::rate("D35", self.on(), self.looked_after().count() as u64)
    }
    /// D36.
    fn moved(&self) -> Figure {
        let mut share = Share::default();
        self.looked_after().for_each(|care| share.add(care.placements >= 3));
        self.share("D36", share, true)
    }
    /// C31.
    fn started(&self) -> Figure {
        let starts = self.care.iter().map(|care| u64::from(care.starts)).sum();
        Figure::rate("C31", self.year(), starts).noted(STARTS)
    }
    /// C41.
    fn stable(&self) -> Figure {
        let mut share = Share::default();
        for care in self.looked_after().filter(|care| care.for_months(30, self.at)) {
            if self.age(care.child).is_some_and(|years| years < 16) {
                share.add(care.placed.is_some_and(|placed| care::months_before(self.at, 24) >= placed));
            }
        }
        self.share("C41", share, false).noted(FROM_FIRST)
    }

    /// C45 and D23.
    fn missing(&self) -> Vec<Figure> {
        let away = self.from.rows.spells(Table::Missing);
        let within = |spell: &Spell, first: NaiveDate| {
            super::codes::AWAY.text(spell.code) == "M"
                && spell.start.is_some_and(|start| (first..=self.at).contains(&start))
        };
        let mut figures = Vec::new();
        if self.from.rows.holds(Table::Episodes) {
            let mut share = Share::default();
            for care in self.care.iter().filter(|care| care.in_year) {
                let from = away.partition_point(|spell| spell.child < care.child);
                let own = away[from..].iter().take_while(|spell| spell.child == care.child);
                share.add(own.into_iter().any(|spell| within(spell, self.first)));
            }
            figures.push(self.share("C45", share, true));
        }
        if let Some(first) = Span::Months(1).from(self.at) {
            let of_child = away.chunk_by(|one, next| one.child == next.child);
            let children = of_child.filter(|own| own.iter().any(|spell| within(spell, first))).count();
            figures.push(Figure::count("D23", (Some(first), self.at), children as u64).noted(ONLY_LOOKED_AFTER));
        }
        figures
    }
}
