//! The care of one child, as it stands on a day: since when, how many placements, where since when.

use super::open;
use crate::cases::Child;
use crate::ssda903::codes::{LS, PLACE, RNE};
use crate::ssda903::rows::Episode;
use chrono::NaiveDate;
use measure::dates::add_months;

/// The care of one child.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Care {
    pub child: Child,
    /// Since when the child has been looked after without a break, if looked after on the day.
    pub since: Option<NaiveDate>,
    /// Whether that began with S.
    pub begun: bool,
    /// How many placements were open in the twelve months.
    pub placements: u32,
    /// Since when the child has been in the placement of the day.
    pub placed: Option<NaiveDate>,
    /// Whether the child was looked after on any day of the twelve months.
    pub in_year: bool,
    /// How often care started in the twelve months.
    pub starts: u32,
}

impl Care {
    pub(super) fn on_day(&self) -> bool {
        self.since.is_some()
    }
    /// Whether the child has been looked after without a break for so many months.
    pub(super) fn for_months(&self, months: i32, at: NaiveDate) -> bool {
        self.since.is_some_and(|since| since <= months_before(at, months))
    }
}

/// The day so many months before another.
pub(super) fn months_before(at: NaiveDate, months: i32) -> NaiveDate {
    add_months(at, -months)
}

/// A series of short breaks, which is not being looked after.
pub(super) fn short_breaks(episode: &Episode) -> bool {
    matches!(LS.text(episode.ls), "V3" | "V4")
}

fn temporary(episode: &Episode) -> bool {
    PLACE.text(episode.place).starts_with('T')
}

/// Of every child with an episode that had started by the day.
pub(super) fn all(episodes: &[Episode], first: NaiveDate, at: NaiveDate) -> Vec<Care> {
    episodes.chunk_by(|one, next| one.child == next.child).filter_map(|own| of(own, first, at)).collect()
}

/// A time of being looked after without a break.
#[derive(Clone, Copy)]
pub(super) struct Run {
    pub from: NaiveDate,
    pub to: Option<NaiveDate>,
    pub begun: bool,
}

impl Run {
    /// The times of a child, in their order.
    pub(super) fn all(episodes: &[Episode]) -> impl Iterator<Item = Run> + '_ {
        let mut left = episodes.iter().filter(|episode| counts(episode)).peekable();
        std::iter::from_fn(move || {
            let first = left.next()?;
            let mut run = Run { from: first.start, to: first.end, begun: RNE.text(first.rne) == "S" };
            while let Some(next) = left.next_if(|next| run.to.is_none_or(|to| next.start <= to)) {
                run.to = run.to.zip(next.end).map(|(to, end)| to.max(end));
            }
            Some(run)
        })
    }
}

/// Whether the episode is one of being looked after: not of short breaks, and not over before it starts.
fn counts(episode: &Episode) -> bool {
    !short_breaks(episode) && episode.end.is_none_or(|end| end >= episode.start)
}

fn of(episodes: &[Episode], first: NaiveDate, at: NaiveDate) -> Option<Care> {
    let started = episodes.partition_point(|episode| episode.start <= at);
    let (episodes, child) = (&episodes[..started], episodes[0].child);
    let mut care = Care { child, since: None, begun: false, placements: 0, placed: None, in_year: false, starts: 0 };
    episodes.first()?;
    let run = Run::all(episodes).last().filter(|run| open(run.from, run.to, at));
    care.since = run.map(|run| run.from);
    care.begun = run.is_some_and(|run| run.begun);
    let mut placement = Placement::default();
    for episode in episodes {
        placement.next(episode);
        if short_breaks(episode) {
            continue;
        }
        care.starts += u32::from(RNE.text(episode.rne) == "S" && episode.start >= first);
        if !within(episode, first) {
            continue;
        }
        care.in_year = true;
        if !temporary(episode) && placement.counted != placement.number {
            placement.counted = placement.number;
            care.placements += 1;
        }
    }
    care.placed = placement.since;
    Some(care)
}

/// Whether an episode that started by the last day was open on one of the days from the first.
fn within(episode: &Episode, first: NaiveDate) -> bool {
    open(episode.start, episode.end, first.max(episode.start))
}

/// The placement at hand while episodes are gone through.
#[derive(Default)]
struct Placement {
    number: u32,
    counted: u32,
    site: Option<Child>,
    since: Option<NaiveDate>,
    /// Whether a temporary absence has come since.
    away: bool,
}

impl Placement {
    fn next(&mut self, episode: &Episode) {
        let reason = RNE.text(episode.rne);
        if temporary(episode) {
            self.away = true;
            if reason == "S" {
                (self.site, self.since) = (None, None);
            }
            return;
        }
        let same_site = self.site == Some(episode.site);
        let other = match reason {
            "L" => false,
            "S" => true,
            "" => !same_site,
            _ => !(self.away && same_site),
        };
        if other || self.site.is_none() {
            self.number += 1;
            self.since = Some(episode.start);
        }
        (self.site, self.away) = (Some(episode.site), false);
    }
}
