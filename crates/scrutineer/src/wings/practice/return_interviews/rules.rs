//! The clock of a return interview, and what a period of them comes to. Pure.

use super::{Event, Facts};
use crate::wings::performance::readings::counted::Count;
use crate::wings::practice::events::clock::{Clock, many};
use crate::wings::practice::events::tally::{Asked, Totals, by_quarter, counted};
use chrono::{DateTime, TimeDelta, Utc};
use kit::clock::{day, end_of};
use measure::{Kind, Period};

/// Hours that pass, weekends included: so from moment to moment, whatever the clocks on the wall do.
const LIMIT: TimeDelta = TimeDelta::hours(72);

/// What of an event contradicts the rest of it: each is counted among those before it.
#[must_use]
pub fn crossed(event: &Event) -> Vec<(&'static str, &'static str)> {
    let mut found = Vec::new();
    if event.offered_on.is_some_and(|on| on < day(event.returned_at)) {
        found.push(("offered", "The offer comes after the return. Check both days"));
    }
    if event.accepted.is_some() && event.offered_on.is_none() {
        found.push(("offered", "Say when it was offered, since there is an answer"));
    }
    if event.held_at.is_some() && event.accepted != Some(true) {
        found.push(("accepted", "It was held, so write Yes here, or take the time away"));
    }
    if event.held_at.is_some_and(|at| at < event.returned_at) {
        found.push(("held", "The interview comes after the return. Check both times"));
    }
    found
}

/// Whether it was held in time.
#[must_use]
pub fn in_time(facts: &Facts) -> bool {
    facts.held_at.is_some_and(|at| at - facts.returned_at <= LIMIT)
}

/// T17.
#[must_use]
pub fn clocks(facts: &Facts, now: DateTime<Utc>) -> Vec<Clock> {
    let due = facts.returned_at + LIMIT;
    vec![match (facts.held_at, facts.accepted) {
        (Some(at), _) => {
            let words = format!("Held after {}", many((at - facts.returned_at).num_hours(), "hour"));
            Clock::done("T17", in_time(facts), &words)
        }
        (None, Some(false)) => Clock::over("T17", "Declined"),
        (None, _) if now <= due => {
            Clock::open("T17", false, format!("{} left", many((due - now).num_hours(), "hour")), day(due))
        }
        (None, _) => Clock::open("T17", true, format!("{} late", many((now - due).num_hours(), "hour")), day(due)),
    }]
}

/// Episodes that ended in each quarter, and what followed.
#[must_use]
pub fn totals(facts: &[Facts], _: DateTime<Utc>) -> Vec<Totals> {
    let numbers = |one: &Facts| {
        [
            1,
            usize::from(one.in_care),
            usize::from(one.offered_on.is_some()),
            usize::from(one.accepted == Some(true)),
            usize::from(one.held_at.is_some()),
            usize::from(in_time(one)),
        ]
    };
    vec![Totals {
        title: "Return interviews by quarter",
        names: "Quarter",
        headings: &["Episodes ended", "In care", "Offered", "Accepted", "Held", "Held within 72 hours"],
        rows: by_quarter(facts.iter().map(|one| (day(one.returned_at), numbers(one)))),
        small: false,
    }]
}

/// D24: of the episodes of looked after children, those with an interview in time. A declined one counts below the line.
#[must_use]
pub fn counts(facts: &[Facts], now: DateTime<Utc>) -> Vec<Count> {
    let asked = Asked { code: "D24", kind: Kind::Month, share: true, register: "the register of return interviews" };
    let all = facts.iter().filter(|one| one.in_care);
    let all = all.map(|one| (day(one.returned_at), in_time(one), one.illustrative));
    counted(&asked, all, |period: &Period| end_of(period.end()) + LIMIT < now)
}
