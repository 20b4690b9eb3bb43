//! The clocks of an allegation, and what a period of them comes to. Pure.

use super::{Event, Facts, Sector};
use crate::wings::performance::readings::counted::Count;
use crate::wings::practice::events::clock::{Clock, many};
use crate::wings::practice::events::tally::{Asked, Totals, by_quarter, counted};
use chrono::{DateTime, NaiveDate, Utc};
use measure::dates::{add_months, short};
use measure::{Kind, Period, working_days};
use sea_orm::Iterable;

/// Within so many working days the designated officer is told.
const TOLD: i64 = 1;
/// Within so many months a case is concluded: most, nearly all, all but the most complex.
const LIMITS: [(i32, &str); 3] = [(1, "1 month"), (3, "3 months"), (12, "12 months")];

/// What of an event contradicts the rest of it.
#[must_use]
pub fn crossed(event: &Event) -> Vec<(&'static str, &'static str)> {
    let mut found = Vec::new();
    if event.told_on < event.came_to_notice_on {
        found.push(("told", "The officer is told after it came to notice. Check both days"));
    }
    if event.concluded_on.is_some_and(|on| on < event.told_on) {
        found.push(("concluded", "A case ends after the officer was told. Check both days"));
    }
    if event.outcome.is_some() && event.concluded_on.is_none() {
        found.push(("concluded", "Say when it was concluded, since there is an outcome"));
    }
    if event.outcome.is_some() && !event.meets_threshold {
        found.push(("outcome", "A consultation has no outcome. Leave it empty"));
    }
    if event.outcome.is_none() && event.meets_threshold && event.concluded_on.is_some() {
        found.push(("outcome", "Choose what the allegation came to"));
    }
    found
}

/// Whether the officer was told in time.
#[must_use]
pub fn told_in_time(facts: &Facts) -> bool {
    working_days::between(facts.came_to_notice_on, facts.told_on) <= TOLD
}

/// Whether a case was concluded within so many months of the day on which the officer was told.
#[must_use]
pub fn within(facts: &Facts, months: i32) -> bool {
    facts.concluded_on.is_some_and(|on| on <= add_months(facts.told_on, months))
}

/// T22 and T23.
#[must_use]
pub fn clocks(facts: &Facts, now: DateTime<Utc>) -> Vec<Clock> {
    let taken = working_days::between(facts.came_to_notice_on, facts.told_on);
    let told = if taken == 0 { "the same day".to_owned() } else { format!("{} later", many(taken, "working day")) };
    let mut clocks = vec![Clock::done("T22", told_in_time(facts), &format!("Officer told {told}"))];
    if facts.meets_threshold {
        clocks.push(concluding(facts, kit::clock::day(now)));
    }
    clocks
}

fn concluding(facts: &Facts, today: NaiveDate) -> Clock {
    if facts.concluded_on.is_some() {
        return match LIMITS.iter().find(|(months, _)| within(facts, *months)) {
            Some((_, limit)) => Clock::done("T23", true, &format!("Concluded within {limit}")),
            None => Clock::done("T23", false, "Concluded after more than 12 months"),
        };
    }
    let ends = LIMITS.map(|(months, limit)| (add_months(facts.told_on, months), limit));
    match ends.iter().find(|(end, _)| today <= *end) {
        Some((end, limit)) => Clock::open(
            "T23",
            false,
            format!("Open, {limit} {} on {}", if *limit == "1 month" { "ends" } else { "end" }, short(*end)),
            *end,
        ),
        None => Clock::open("T23", true, "Open for more than 12 months".into(), ends[2].0),
    }
}

/// What each quarter brought, what was concluded in it, and where those concerned work.
#[must_use]
pub fn totals(facts: &[Facts], now: DateTime<Utc>) -> Vec<Totals> {
    let told = |one: &Facts| {
        let meets = usize::from(one.meets_threshold);
        (one.told_on, [meets, 1 - meets, usize::from(told_in_time(one))])
    };
    let concluded = facts.iter().filter(|one| one.meets_threshold).filter_map(|one| {
        let within = |months| usize::from(within(one, months));
        Some((one.concluded_on?, [1, within(1), within(3), within(12)]))
    });
    vec![
        Totals {
            title: "Told to the designated officer by quarter",
            names: "Quarter",
            headings: &["Allegations", "Consultations", "Told within 1 working day"],
            rows: by_quarter(facts.iter().map(told)),
            small: false,
        },
        Totals {
            title: "Allegations concluded by quarter",
            names: "Quarter",
            headings: &["Concluded", "Within 1 month", "Within 3 months", "Within 12 months"],
            rows: by_quarter(concluded),
            small: false,
        },
        sectors(facts, kit::clock::day(now)),
    ]
}

/// Where those concerned work, of the last twelve months.
fn sectors(facts: &[Facts], today: NaiveDate) -> Totals {
    let from = add_months(today, -12);
    let mut sums: Vec<(Sector, [usize; 2])> = Sector::iter().map(|sector| (sector, [0; 2])).collect();
    for one in facts.iter().filter(|one| one.told_on > from) {
        if let Some((_, sum)) = sums.iter_mut().find(|(sector, _)| *sector == one.sector) {
            sum[usize::from(!one.meets_threshold)] += 1;
        }
    }
    let some = sums.iter().any(|(_, sum)| *sum != [0; 2]);
    let rows = sums.into_iter().filter(|_| some).map(|(sector, sum)| (sector.name().to_owned(), sum.to_vec()));
    Totals {
        title: "Sectors, the last 12 months",
        names: "Sector",
        headings: &["Allegations", "Consultations"],
        rows: rows.collect(),
        small: true,
    }
}

/// D25: allegations that met the criteria. D26: of those concluded, how many within a month.
#[must_use]
pub fn counts(facts: &[Facts], now: DateTime<Utc>) -> Vec<Count> {
    let today = kit::clock::day(now);
    let over = |period: &Period| period.end() < today;
    let asked = |code, share| Asked { code, kind: Kind::Quarter, share, register: "the register of allegations" };
    let meeting = || facts.iter().filter(|one| one.meets_threshold);
    let told = meeting().map(|one| (one.told_on, true, one.illustrative));
    let concluded = meeting().filter_map(|one| Some((one.concluded_on?, within(one, 1), one.illustrative)));
    let mut all = counted(&asked("D25", false), told, over);
    all.extend(counted(&asked("D26", true), concluded, over));
    all
}
