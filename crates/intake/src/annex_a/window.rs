//! Which days the lists speak of. Annex A does not say when it was made: the last day of it is the last event that is not
//! far after all the others.

use crate::finding::{Column, Findings};
use chrono::{Datelike, NaiveDate};
use std::sync::Arc;

/// A day later than all others by more than this was never meant, in days: lists cover six months.
const GAP: i32 = 184;
/// So many of the latest events are remembered, to say where they stand.
const MOST_LATE: usize = 1_000;
/// 1 January 1900, and as many days after it as can be read.
const FIRST: i32 = 693_596;
const DAYS: usize = 73_200;

/// Where an event stands.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Place {
    on: NaiveDate,
    file: Arc<str>,
    row: u32,
    column: Column,
}

/// How many events each day has, and where the latest stand.
#[derive(Debug)]
pub(super) struct Window {
    counts: Vec<u32>,
    late: Vec<Place>,
    /// Events before this are not among the latest.
    since: NaiveDate,
}

impl Window {
    pub(super) fn new() -> Self {
        Window { counts: vec![0; DAYS], late: Vec::new(), since: NaiveDate::MIN }
    }

    /// Something happened.
    pub(super) fn event(&mut self, on: NaiveDate, file: &Arc<str>, row: u32, column: Column) {
        let day = usize::try_from(on.num_days_from_ce() - FIRST).ok().and_then(|day| self.counts.get_mut(day));
        if let Some(count) = day {
            *count = count.saturating_add(1);
        }
        if on > self.since {
            self.late.push(Place { on, file: Arc::clone(file), row, column });
            if self.late.len() >= 2 * MOST_LATE {
                self.late.sort_by_key(|place| std::cmp::Reverse(place.on));
                self.late.truncate(MOST_LATE);
                self.since = self.late.last().map_or(self.since, |place| place.on);
            }
        }
    }

    /// The last day; nothing where there was no event.
    pub(super) fn last(&self) -> Option<NaiveDate> {
        let all: u64 = self.counts.iter().map(|count| u64::from(*count)).sum();
        let days = (0_i32..).zip(&self.counts).filter(|(_, count)| **count > 0).collect::<Vec<_>>();
        // What may be wrong: one event in twenty, and one at least where there are four.
        let doubtful = (all / 20).max(u64::from(all >= 4));
        let (mut after, mut later, mut last) = (0_u64, None::<i32>, None);
        for (day, count) in days.into_iter().rev() {
            if later.is_none_or(|later| later - day > GAP) {
                last = Some(day);
            }
            after += u64::from(*count);
            later = Some(day);
            if after > doubtful {
                break;
            }
        }
        NaiveDate::from_num_days_from_ce_opt(last? + FIRST)
    }

    /// Says which events lie after the last day.
    pub(super) fn finish(&mut self, found: &mut Findings) -> Option<NaiveDate> {
        let last = self.last()?;
        self.late.retain(|place| place.on > last);
        self.late.sort_by(|one, other| one.file.cmp(&other.file).then(one.row.cmp(&other.row)));
        for place in &self.late {
            found.add(&place.file, place.row, place.column, &super::rules::LATE);
        }
        Some(last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn last(days: &[&str]) -> (Option<String>, usize) {
        let (mut window, mut found) = (Window::new(), Findings::default());
        let file: Arc<str> = Arc::from("a");
        for (row, day) in (1..).zip(days) {
            window.event(day.parse().unwrap(), &file, row, Column::None);
        }
        (window.finish(&mut found).map(|day| day.to_string()), found.listed().len())
    }

    #[test]
    fn a_day_far_after_all_others_is_not_the_last() {
        let good = ["2024-01-02", "2024-02-02", "2024-03-02", "2024-03-28"];
        assert_eq!(last(&good), (Some("2024-03-28".into()), 0));
        assert_eq!(last(&[good.as_slice(), &["2042-03-28"]].concat()), (Some("2024-03-28".into()), 1));
        assert_eq!(last(&["2024-01-02", "2042-03-28"]), (Some("2042-03-28".into()), 0), "two days tell nothing");
        assert_eq!(last(&[]), (None, 0));
    }

    #[test]
    fn many_events_need_little_room() {
        let (mut window, file) = (Window::new(), Arc::from("a"));
        let first = NaiveDate::from_ymd_opt(2020, 1, 1).unwrap();
        for n in 0..20_000 {
            window.event(first + chrono::TimeDelta::days(n % 700), &file, 1, Column::None);
        }
        assert!(window.late.len() < 2 * MOST_LATE);
        assert_eq!(window.last(), Some(first + chrono::TimeDelta::days(699)));
    }
}
