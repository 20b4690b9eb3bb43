//! Time and ids as inputs: nothing else in the program asks the machine for them.

use chrono::{DateTime, NaiveDate, SubsecRound, Utc};
use std::sync::{
    Mutex, PoisonError,
    atomic::{AtomicU64, Ordering},
};
use uuid::Uuid;

/// Where time and new ids come from.
pub trait Clock: Send + Sync {
    /// This moment, cut to microseconds, so that both databases hand back what they were given.
    fn now(&self) -> DateTime<Utc>;
    /// A new id; ids made later sort later.
    fn new_id(&self) -> Uuid;
}

/// The day in England at a moment: deadlines are in civil time.
#[must_use]
pub fn day(now: DateTime<Utc>) -> NaiveDate {
    now.with_timezone(&chrono_tz::Europe::London).date_naive()
}

/// The last moment of a day in England.
#[must_use]
pub fn end_of(day: NaiveDate) -> DateTime<Utc> {
    let midnight = (day + chrono::Days::new(1)).and_time(chrono::NaiveTime::MIN);
    // Clocks are never changed at midnight in England.
    let next = midnight.and_local_timezone(chrono_tz::Europe::London).earliest();
    next.map_or(midnight.and_utc(), |next| next.with_timezone(&Utc)) - chrono::TimeDelta::microseconds(1)
}

/// The machine's own clock.
pub struct Machine;

impl Clock for Machine {
    #[expect(clippy::disallowed_methods, reason = "the one place that may ask the machine")]
    fn now(&self) -> DateTime<Utc> {
        Utc::now().trunc_subsecs(6)
    }
    #[expect(clippy::disallowed_methods, reason = "the one place that may ask the machine")]
    fn new_id(&self) -> Uuid {
        Uuid::now_v7()
    }
}

/// The machine's clock set back: for a worked example that plays at another time and goes on from there.
pub struct SetBack {
    by: chrono::TimeDelta,
}

impl SetBack {
    /// A clock that showed `then` when the machine showed `began`.
    #[must_use]
    pub fn to(then: DateTime<Utc>, began: DateTime<Utc>) -> Self {
        SetBack { by: began - then }
    }
}

impl Clock for SetBack {
    fn now(&self) -> DateTime<Utc> {
        Machine.now() - self.by
    }
    fn new_id(&self) -> Uuid {
        Machine.new_id()
    }
}

/// A clock that stands still until it is moved, with ids that count up: for tests and for loading the worked example.
pub struct Fixed {
    now: Mutex<DateTime<Utc>>,
    next: AtomicU64,
}

impl Fixed {
    /// A clock that shows `now`.
    #[must_use]
    pub fn at(now: DateTime<Utc>) -> Self {
        Fixed { now: Mutex::new(now), next: AtomicU64::new(1) }
    }
    /// Moves the clock.
    pub fn set(&self, now: DateTime<Utc>) {
        *self.now.lock().unwrap_or_else(PoisonError::into_inner) = now;
    }
    /// Moves the clock on.
    pub fn pass(&self, time: chrono::TimeDelta) {
        *self.now.lock().unwrap_or_else(PoisonError::into_inner) += time;
    }
}

impl Clock for Fixed {
    fn now(&self) -> DateTime<Utc> {
        *self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
    fn new_id(&self) -> Uuid {
        Uuid::from_u64_pair(0x0190_0000_0000_7000, 0x8000_0000_0000_0000 | self.next.fetch_add(1, Ordering::Relaxed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_was_set_back_goes_on_from_there() {
        let then: DateTime<Utc> = "2015-03-24T09:00:00Z".parse().unwrap();
        let clock = SetBack::to(then, Machine.now() - chrono::TimeDelta::hours(25));
        assert_eq!(day(clock.now()), NaiveDate::from_ymd_opt(2015, 3, 25).unwrap());
    }

    #[test]
    fn a_day_ends_at_midnight_in_england_on_days_of_change_too() {
        for (day, ends) in [
            ("2015-01-31", "2015-01-31T23:59:59.999999Z"),
            ("2015-06-30", "2015-06-30T22:59:59.999999Z"),
            ("2015-03-28", "2015-03-28T23:59:59.999999Z"),
            ("2015-03-29", "2015-03-29T22:59:59.999999Z"),
            ("2015-10-25", "2015-10-25T23:59:59.999999Z"),
        ] {
            assert_eq!(end_of(day.parse().unwrap()), ends.parse::<DateTime<Utc>>().unwrap(), "{day}");
        }
    }

    #[test]
    fn the_day_is_the_day_in_england() {
        let summer: DateTime<Utc> = "2015-06-30T23:30:00Z".parse().unwrap();
        assert_eq!(day(summer), NaiveDate::from_ymd_opt(2015, 7, 1).unwrap());
        let winter: DateTime<Utc> = "2015-01-31T23:30:00Z".parse().unwrap();
        assert_eq!(day(winter), NaiveDate::from_ymd_opt(2015, 1, 31).unwrap());
    }
}
