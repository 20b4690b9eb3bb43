//! The clocks of a private fostering arrangement, and what a period of them comes to. Pure.

use super::{Event, Facts};
use crate::wings::performance::readings::counted::Count;
use crate::wings::practice::events::clock::{Clock, many};
use crate::wings::practice::events::tally::{Asked, Totals, by_quarter, counted};
use chrono::{DateTime, Days, NaiveDate, Utc};
use measure::dates::{add_months, short};
use measure::{Kind, Period, working_days};

/// Within so many working days of the notification the first visit is made.
const FIRST: i32 = 7;
/// How long until the next visit, from one in the first year and from one after it.
const IN_FIRST_YEAR: Days = Days::new(6 * 7);
const AFTER: Days = Days::new(12 * 7);

/// Days as the column holds them.
#[must_use]
pub fn written(days: &[NaiveDate]) -> String {
    days.iter().map(NaiveDate::to_string).collect::<Vec<_>>().join(", ")
}

fn later(text: &str) -> impl Iterator<Item = NaiveDate> {
    text.split(", ").filter_map(|day| day.parse().ok())
}

/// What of an event contradicts the rest of it.
#[must_use]
pub fn crossed(event: &Event) -> Vec<(&'static str, &'static str)> {
    let mut found = Vec::new();
    let first_later = later(&event.later_visits).next();
    let last = later(&event.later_visits).last().or(event.first_visit_on);
    match (event.first_visit_on, first_later) {
        (None, Some(_)) => found.push(("first", "Enter the first visit, since there are later ones")),
        (Some(first), Some(next)) if next <= first => {
            found.push(("later", "Later visits come after the first one. Check the days"));
        }
        _ => {}
    }
    if event.ended_on.zip(last).is_some_and(|(ended, last)| ended < last) {
        found.push(("ended", "There is a visit after the end. Check the days"));
    }
    if event.ended_on.is_some_and(|on| on < event.notified_on.min(event.aware_on)) {
        found.push(("ended", "It ends after it was known. Check the days"));
    }
    found
}

/// The day by which the first visit must be made.
#[must_use]
pub fn first_due(facts: &Facts) -> NaiveDate {
    working_days::add(facts.notified_on, FIRST)
}

/// Whether it was made in time.
#[must_use]
pub fn first_in_time(facts: &Facts) -> bool {
    facts.first_visit_on.is_some_and(|on| on <= first_due(facts))
}

/// When the next visit is due: what counts is whether the last one was in the first year.
fn next_due(facts: &Facts, from: NaiveDate) -> NaiveDate {
    from + if from < add_months(facts.aware_on, 12) { IN_FIRST_YEAR } else { AFTER }
}

/// Every day on which a later visit was due by `until`, each with whether it was made in time; and the day on which the
/// next is due. A late visit starts the weeks anew; where none comes for as long again, that is missed too.
#[must_use]
pub fn visits(facts: &Facts, until: NaiveDate) -> (Vec<(NaiveDate, bool)>, Option<NaiveDate>) {
    let Some(mut from) = facts.first_visit_on else { return (Vec::new(), None) };
    let last = facts.ended_on.map_or(until, |ended| ended.min(until));
    let made: Vec<NaiveDate> = later(&facts.later_visits).collect();
    let mut dues = Vec::new();
    loop {
        let due = next_due(facts, from);
        let next = made.iter().copied().find(|visit| *visit > from);
        if let Some(visit) = next.filter(|visit| *visit <= due) {
            // One that was not due any more, or is not due yet, is no credit.
            if due <= last {
                dues.push((due, true));
            }
            from = visit;
            continue;
        }
        if due > last {
            return (dues, facts.ended_on.is_none().then_some(due));
        }
        dues.push((due, false));
        from = next.filter(|visit| *visit <= next_due(facts, due)).unwrap_or(due);
    }
}

/// T20 and T21.
#[must_use]
pub fn clocks(facts: &Facts, now: DateTime<Utc>) -> Vec<Clock> {
    let today = kit::clock::day(now);
    let Some(first) = facts.first_visit_on else {
        let due = first_due(facts);
        return vec![match facts.ended_on {
            Some(_) => Clock::over("T20", "Ended before a visit"),
            None => open("T20", "First visit", due, today),
        }];
    };
    let taken = working_days::between(facts.notified_on, first);
    let words = format!("First visit after {}", many(taken.max(0), "working day"));
    let mut clocks = vec![Clock::done("T20", first_in_time(facts), &words)];
    // Yesterday's are settled; what is due today can still be made.
    let (dues, next) = visits(facts, today - Days::new(1));
    let since = later(&facts.later_visits).last().unwrap_or(first);
    let late = dues.iter().find(|(due, met)| !met && *due > since);
    clocks.push(match (facts.ended_on, late, next) {
        (Some(_), ..) => Clock::over("T21", "Ended"),
        (None, Some((due, _)), _) => open("T21", "Visit", *due, today),
        (None, None, Some(due)) => open("T21", "Visit", due, today),
        (None, None, None) => Clock::over("T21", "Ended"),
    });
    clocks
}

fn open(name: &'static str, what: &str, due: NaiveDate, today: NaiveDate) -> Clock {
    let late = due < today;
    let word = if late { "was due" } else { "due" };
    Clock::open(name, late, format!("{what} {word} {}", short(due)), due)
}

/// The later visits that were due before a day, of all arrangements.
fn due_before(facts: &[Facts], today: NaiveDate) -> impl Iterator<Item = (NaiveDate, bool, bool)> {
    let of = move |one: &Facts| {
        let illustrative = one.illustrative;
        let over = move |(due, _): &(NaiveDate, bool)| *due < today;
        let dues = visits(one, today - Days::new(1)).0.into_iter().filter(over);
        dues.map(move |(due, met)| (due, met, illustrative))
    };
    facts.iter().flat_map(of)
}

/// Notifications and visits by quarter.
#[must_use]
pub fn totals(facts: &[Facts], now: DateTime<Utc>) -> Vec<Totals> {
    let today = kit::clock::day(now);
    let told = facts.iter().map(|one| {
        let due = usize::from(first_due(one) < today);
        (one.notified_on, [1, due, due * usize::from(first_in_time(one))])
    });
    vec![
        Totals {
            title: "Notifications by quarter",
            names: "Quarter",
            headings: &["Notifications", "First visits due", "First visits in time"],
            rows: by_quarter(told),
            small: false,
        },
        Totals {
            title: "Later visits by quarter",
            names: "Quarter",
            headings: &["Visits due", "Visits in time"],
            rows: by_quarter(due_before(facts, today).map(|(due, met, _)| (due, [1, usize::from(met)]))),
            small: false,
        },
    ]
}

/// D13: notifications. C49: first visits in time. C50: later visits in time.
#[must_use]
pub fn counts(facts: &[Facts], now: DateTime<Utc>) -> Vec<Count> {
    let today = kit::clock::day(now);
    let over = |period: &Period| period.end() < today;
    let asked = |code, share| Asked { code, kind: Kind::Quarter, share, register: "the register of private fostering" };
    let told = facts.iter().map(|one| (one.notified_on, true, one.illustrative));
    let passed = facts.iter().filter(|one| first_due(one) < today);
    let first = passed.map(|one| (one.notified_on, first_in_time(one), one.illustrative));
    let mut all = counted(&asked("D13", false), told, over);
    // A quarter says nothing of first visits before the clocks of its last days have run.
    let run = |period: &Period| working_days::add(period.end(), FIRST) < today;
    all.extend(counted(&asked("C49", true), first, run));
    all.extend(counted(&asked("C50", true), due_before(facts, today), over));
    all
}
