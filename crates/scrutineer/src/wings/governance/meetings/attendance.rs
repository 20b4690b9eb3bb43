//! Who came: how many of the seats that were expected were filled, and who stayed away. Pure.
//!
//! A seat counts as filled by its holder or a deputy. One that nobody holds counts as absent where law or guidance
//! requires it, and is not expected otherwise. A meeting at which no roll was called is left out: nothing is known of it.

use super::{How, Meeting, Place, State};
use crate::wings::governance::agencies::AgencyId;
use crate::wings::governance::bodies::rules::held;
use crate::wings::governance::bodies::{BodyId, Membership};
use chrono::{Months, NaiveDate};
use measure::{Kind, Period};
use std::collections::BTreeMap;

/// A seat that was expected at a meeting, and how it was taken.
#[derive(Clone, Copy, Debug)]
pub struct Sat<'a> {
    pub meeting: &'a Meeting,
    pub seat: &'a Membership,
    pub how: How,
    pub place: Option<&'a Place>,
}

/// Every seat that was expected at the meetings that were held, the latest meeting first.
#[must_use]
pub fn sat<'a>(meetings: &'a [Meeting], places: &'a [Place], seats: &'a [Membership]) -> Vec<Sat<'a>> {
    let mut all = Vec::new();
    let mut of: BTreeMap<super::MeetingId, BTreeMap<_, &Place>> = BTreeMap::new();
    for place in places {
        of.entry(place.meeting_id).or_default().insert(place.membership_id, place);
    }
    for meeting in meetings.iter().filter(|m| matches!(m.state, State::Held | State::Approved)) {
        let Some(roll) = of.get(&meeting.id) else { continue };
        for seat in seats.iter().filter(|seat| seat.body_id == meeting.body_id && seat.standing.decides()) {
            let place = roll.get(&seat.id).copied();
            let how = match place.map(|place| place.how) {
                Some(how) => how,
                None if held(seat, meeting.on_date) => How::Absent,
                None => continue,
            };
            if how != How::Vacant || seat.statutory {
                all.push(Sat { meeting, seat, how, place });
            }
        }
    }
    all.sort_by_key(|sat| std::cmp::Reverse((sat.meeting.on_date, sat.meeting.id)));
    all
}

/// How seats were taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub expected: usize,
    /// By the holder.
    pub present: usize,
    pub deputies: usize,
    pub apologies: usize,
    pub absent: usize,
    /// Seats that law or guidance requires and that nobody held.
    pub vacant: usize,
}

impl Tally {
    /// How these were taken.
    #[must_use]
    pub fn of<'a>(sat: impl Iterator<Item = &'a Sat<'a>>) -> Tally {
        sat.fold(Tally::default(), |mut tally, sat| {
            tally.expected += 1;
            match sat.how {
                How::Present => tally.present += 1,
                How::Deputy => tally.deputies += 1,
                How::Apology => tally.apologies += 1,
                How::Absent => tally.absent += 1,
                How::Vacant => tally.vacant += 1,
            }
            tally
        })
    }
    /// Filled by the holder or a deputy.
    #[must_use]
    pub fn filled(&self) -> usize {
        self.present + self.deputies
    }
    /// The share that was filled, as people read it: "82%", nothing where no seat was expected.
    #[must_use]
    pub fn share(&self) -> String {
        if self.expected == 0 {
            return "–".to_owned();
        }
        // To the nearest whole; a half goes up.
        format!("{}%", (200 * self.filled() + self.expected) / (2 * self.expected))
    }
}

/// The first day of the 12 months that end on a day.
#[must_use]
pub fn year_to(day: NaiveDate) -> NaiveDate {
    day.succ_opt().and_then(|next| next.checked_sub_months(Months::new(12))).unwrap_or(day)
}

/// Seats filled and seats expected in the 12 months to the end of each quarter that is over, from the first in which
/// there was a roll: whether any of it is illustrative comes with it. The scorecard counts these.
#[must_use]
pub fn counts(sat: &[Sat<'_>], today: NaiveDate) -> Vec<(Period, Tally, bool)> {
    let Some(first) = sat.iter().map(|sat| sat.meeting.on_date).min() else { return Vec::new() };
    let quarters =
        std::iter::successors(Some(Period::holding(Kind::Quarter, first)), |period| Some(period.following()));
    let count = |period: Period| {
        let within = |sat: &&Sat<'_>| (year_to(period.end())..=period.end()).contains(&sat.meeting.on_date);
        let tally = Tally::of(sat.iter().filter(within));
        let illustrative = sat.iter().filter(within).any(|sat| sat.meeting.illustrative);
        (tally.expected > 0).then_some((period, tally, illustrative))
    };
    quarters.take_while(|period| period.end() < today).filter_map(count).collect()
}

/// The agencies of which nobody came to the last meetings of a body, one after the other: the days, earliest first. Only
/// those that stayed away from the very last one.
#[must_use]
pub fn away(sat: &[Sat<'_>]) -> Vec<(BodyId, AgencyId, Vec<NaiveDate>)> {
    // By body and agency, each meeting with whether anybody came; the latest first, as they come.
    let mut came: BTreeMap<(BodyId, AgencyId), Vec<(NaiveDate, super::MeetingId, bool)>> = BTreeMap::new();
    for sat in sat.iter().filter(|sat| sat.how != How::Vacant) {
        let Some(agency) = sat.seat.agency_id else { continue };
        let filled = matches!(sat.how, How::Present | How::Deputy);
        let meetings = came.entry((sat.meeting.body_id, agency)).or_default();
        match meetings.last_mut() {
            Some(last) if last.1 == sat.meeting.id => last.2 |= filled,
            _ => meetings.push((sat.meeting.on_date, sat.meeting.id, filled)),
        }
    }
    let in_a_row = |((body, agency), meetings): ((BodyId, AgencyId), Vec<(NaiveDate, super::MeetingId, bool)>)| {
        let mut days: Vec<NaiveDate> = meetings.iter().take_while(|(.., came)| !came).map(|(day, ..)| *day).collect();
        days.reverse();
        (!days.is_empty()).then_some((body, agency, days))
    };
    came.into_iter().filter_map(in_a_row).collect()
}

#[cfg(test)]
#[path = "attendance_tests.rs"]
mod tests;
