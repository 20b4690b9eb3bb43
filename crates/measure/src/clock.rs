//! Clocks: by when something must be done, and whether it was.
//!
//! Day 0 is the day on which it happened, whatever kind of day that was; "within" includes the day that it falls due.
//! Working days are those of [`working_days`]; months keep the day of the month, or take the
//! last one there is; hours are hours that pass, in the civil time of London, at weekends and across the change of the
//! clocks too. Which clock runs for what, and where that is laid down, is data of an edition.

use std::fmt;
use std::str::FromStr;

use chrono::{Days, MappedLocalTime, NaiveDate, NaiveDateTime, TimeDelta, TimeZone};
use chrono_tz::Europe::London;

use crate::{UnknownText, dates, working_days};

/// How long there is. Stored as text: `45 working days`, `7 days`, `6 weeks`, `3 months`, `72 hours`, `at once`.
///
/// ```
/// use measure::clock::Limit;
/// let limit: Limit = "15 working days".parse().unwrap();
/// assert_eq!(limit.due("2015-03-30".parse().unwrap()), Some("2015-04-22".parse().unwrap()));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Limit {
    /// Working days in England.
    WorkingDays(u16),
    /// Days of the calendar.
    Days(u16),
    /// Weeks of seven days.
    Weeks(u16),
    /// Calendar months.
    Months(u16),
    /// Hours that pass.
    Hours(u16),
    /// Without delay: due on the day itself.
    AtOnce,
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (number, unit) = match *self {
            Self::WorkingDays(n) => (n, "working day"),
            Self::Days(n) => (n, "day"),
            Self::Weeks(n) => (n, "week"),
            Self::Months(n) => (n, "month"),
            Self::Hours(n) => (n, "hour"),
            Self::AtOnce => return f.write_str("at once"),
        };
        write!(f, "{number} {unit}{}", if number == 1 { "" } else { "s" })
    }
}

impl FromStr for Limit {
    type Err = UnknownText;
    fn from_str(text: &str) -> Result<Self, UnknownText> {
        let unknown = || UnknownText::new("time limit", text);
        if text == "at once" {
            return Ok(Self::AtOnce);
        }
        let (number, unit) = text.split_once(' ').ok_or_else(unknown)?;
        let number = number.parse().map_err(|_| unknown())?;
        match unit.strip_suffix('s').unwrap_or(unit) {
            "working day" => Ok(Self::WorkingDays(number)),
            "day" => Ok(Self::Days(number)),
            "week" => Ok(Self::Weeks(number)),
            "month" => Ok(Self::Months(number)),
            "hour" => Ok(Self::Hours(number)),
            _ => Err(unknown()),
        }
    }
}

impl Limit {
    /// The last day on which it is in time; none for hours, which are counted from a [moment](due_at), and beyond the
    /// end of the calendar.
    #[must_use]
    pub fn due(self, from: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::WorkingDays(n) => Some(working_days::add(from, n.into())),
            Self::Days(n) => from.checked_add_days(Days::new(n.into())),
            Self::Weeks(n) => from.checked_add_days(Days::new(u64::from(n) * 7)),
            Self::Months(n) => Some(dates::add_months(from, n.into())),
            Self::AtOnce => Some(from),
            Self::Hours(_) => None,
        }
    }

    /// How far `to` lies after `from`, in the unit in which people count lateness: working days, or days.
    fn between(self, from: NaiveDate, to: NaiveDate) -> Span {
        match self {
            Self::WorkingDays(_) => Span::WorkingDays(working_days::between(from, to)),
            _ => Span::Days((to - from).num_days()),
        }
    }
}

/// A length of time as people count it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Span {
    /// Working days.
    WorkingDays(i64),
    /// Days of the calendar.
    Days(i64),
    /// Whole hours that passed; a part of an hour counts as one.
    Hours(i64),
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (number, unit) = match *self {
            Self::WorkingDays(n) => (n, "working day"),
            Self::Days(n) => (n, "day"),
            Self::Hours(n) => (n, "hour"),
        };
        write!(f, "{number} {unit}{}", if number == 1 { "" } else { "s" })
    }
}

/// How a clock stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Status {
    /// Not done, and there is time: how much.
    Running(Span),
    /// Not done, and due by now: how long ago.
    Overdue(Span),
    /// Done in time: how long it took.
    Met(Span),
    /// Done, but late: by how much.
    Late(Span),
    /// It does not count, for this reason.
    Exempt(String),
}

impl Status {
    /// "met in 12 working days", "late by 3 working days".
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Running(left) => format!("{left} left"),
            Self::Overdue(by) => format!("overdue by {by}"),
            Self::Met(took) => format!("met in {took}"),
            Self::Late(by) => format!("late by {by}"),
            Self::Exempt(why) => format!("exempt: {why}"),
        }
    }
    /// Whether it counts among those in time: `None` while it runs, and where it is exempt.
    #[must_use]
    pub const fn in_time(&self) -> Option<bool> {
        match self {
            Self::Met(_) => Some(true),
            Self::Late(_) | Self::Overdue(_) => Some(false),
            Self::Running(_) | Self::Exempt(_) => None,
        }
    }
}

/// Why a clock cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unreadable {
    /// It was done before it began.
    BeforeItBegan,
    /// A limit of hours asked of days, or of days asked of moments.
    WrongUnit,
    /// The time of day does not exist: the clocks went forward over it.
    NoSuchTime(NaiveDateTime),
    /// Beyond the end of the calendar.
    TooFar,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BeforeItBegan => f.write_str("It cannot have been done before it began. Check the two dates."),
            Self::WrongUnit => f.write_str("A limit in hours needs times of day; every other limit needs dates."),
            Self::NoSuchTime(at) => {
                write!(f, "{} did not exist: the clocks went forward over it.", at.format("%H:%M on %-d %B %Y"))
            }
            Self::TooFar => f.write_str("The date lies beyond the calendar."),
        }
    }
}

impl std::error::Error for Unreadable {}

/// How a clock of days stands `today`.
///
/// # Errors
/// [`Unreadable`].
pub fn status(limit: Limit, from: NaiveDate, done: Option<NaiveDate>, today: NaiveDate) -> Result<Status, Unreadable> {
    if matches!(limit, Limit::Hours(_)) {
        return Err(Unreadable::WrongUnit);
    }
    let due = limit.due(from).ok_or(Unreadable::TooFar)?;
    match done {
        Some(done) if done < from => Err(Unreadable::BeforeItBegan),
        Some(done) if done <= due => Ok(Status::Met(limit.between(from, done))),
        Some(done) => Ok(Status::Late(limit.between(due, done))),
        None if today <= due => Ok(Status::Running(limit.between(today.max(from), due))),
        None => Ok(Status::Overdue(limit.between(due, today))),
    }
}

/// When a limit of hours runs out, as London's clocks show it. In the hour that comes twice, the first is meant.
///
/// # Errors
/// [`Unreadable`].
pub fn due_at(limit: Limit, from: NaiveDateTime) -> Result<NaiveDateTime, Unreadable> {
    let Limit::Hours(hours) = limit else { return Err(Unreadable::WrongUnit) };
    let due = instant(from)?.checked_add_signed(TimeDelta::hours(hours.into())).ok_or(Unreadable::TooFar)?;
    Ok(due.with_timezone(&London).naive_local())
}

/// The time that passed between two moments shown by London's clocks.
///
/// ```
/// use measure::clock::elapsed;
/// // The night on which the clocks go forward has 23 hours.
/// let (from, to) = ("2015-03-28T18:00:00".parse().unwrap(), "2015-03-29T18:00:00".parse().unwrap());
/// assert_eq!(elapsed(from, to).unwrap().num_hours(), 23);
/// ```
///
/// # Errors
/// [`Unreadable::NoSuchTime`].
pub fn elapsed(from: NaiveDateTime, to: NaiveDateTime) -> Result<TimeDelta, Unreadable> {
    Ok(instant(to)? - instant(from)?)
}

/// How a clock of hours stands at `now`.
///
/// # Errors
/// [`Unreadable`].
pub fn status_at(
    limit: Limit,
    from: NaiveDateTime,
    done: Option<NaiveDateTime>,
    now: NaiveDateTime,
) -> Result<Status, Unreadable> {
    let Limit::Hours(hours) = limit else { return Err(Unreadable::WrongUnit) };
    let limit = TimeDelta::hours(hours.into());
    let passed = elapsed(from, done.unwrap_or(now))?;
    let beyond = passed - limit;
    if done.is_some() && passed < TimeDelta::zero() {
        return Err(Unreadable::BeforeItBegan);
    }
    Ok(match (done, beyond > TimeDelta::zero()) {
        (Some(_), false) => Status::Met(Span::Hours(up(passed))),
        (Some(_), true) => Status::Late(Span::Hours(up(beyond))),
        (None, true) => Status::Overdue(Span::Hours(up(beyond))),
        (None, false) => Status::Running(Span::Hours((limit - passed.max(TimeDelta::zero())).num_hours())),
    })
}

/// Whole hours; a part of one counts as one.
fn up(passed: TimeDelta) -> i64 {
    let hours = passed.num_hours();
    hours + i64::from(TimeDelta::hours(hours) < passed)
}

fn instant(local: NaiveDateTime) -> Result<chrono::DateTime<chrono_tz::Tz>, Unreadable> {
    match London.from_local_datetime(&local) {
        MappedLocalTime::Single(at) | MappedLocalTime::Ambiguous(at, _) => Ok(at),
        MappedLocalTime::None => Err(Unreadable::NoSuchTime(local)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }
    fn at(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    #[test]
    fn limits_fall_due_where_the_field_says() {
        for (limit, from, due) in [
            // A referral on a Saturday: one working day is Monday.
            ("1 working day", "2015-03-07", "2015-03-09"),
            ("45 working days", "2014-12-01", "2015-02-05"),
            ("7 days", "2015-03-24", "2015-03-31"),
            ("6 weeks", "2015-03-24", "2015-05-05"),
            ("3 months", "2014-11-30", "2015-02-28"),
            ("1 month", "2015-01-31", "2015-02-28"),
            ("at once", "2015-03-24", "2015-03-24"),
        ] {
            let limit: Limit = limit.parse().unwrap();
            assert_eq!(limit.due(day(from)), Some(day(due)), "{limit} from {from}");
        }
    }

    #[test]
    fn a_clock_is_read_on_either_side_of_its_due_date() {
        let limit = Limit::WorkingDays(15);
        let read = |done: Option<&str>, today: &str| {
            status(limit, day("2015-03-30"), done.map(day), day(today)).map(|s| (s.words(), s.in_time()))
        };
        assert_eq!(read(Some("2015-04-22"), "2015-05-01"), Ok(("met in 15 working days".into(), Some(true))));
        assert_eq!(read(Some("2015-04-23"), "2015-05-01"), Ok(("late by 1 working day".into(), Some(false))));
        assert_eq!(read(None, "2015-04-22"), Ok(("0 working days left".into(), None)));
        assert_eq!(read(None, "2015-03-01"), Ok(("15 working days left".into(), None)), "not before it began");
        assert_eq!(read(None, "2015-04-24"), Ok(("overdue by 2 working days".into(), Some(false))));
        assert_eq!(read(Some("2015-03-29"), "2015-05-01"), Err(Unreadable::BeforeItBegan));
        assert_eq!(read(Some("2015-03-30"), "2015-05-01"), Ok(("met in 0 working days".into(), Some(true))));
        assert_eq!(Status::Exempt("no address".into()).in_time(), None);
        assert_eq!(Status::Exempt("no address".into()).words(), "exempt: no address");
        assert_eq!(status(Limit::Hours(72), day("2015-03-30"), None, day("2015-03-30")), Err(Unreadable::WrongUnit));
        assert_eq!(status(Limit::Days(1), NaiveDate::MAX, None, NaiveDate::MAX), Err(Unreadable::TooFar));
    }

    #[test]
    fn hours_pass_at_weekends_and_when_the_clocks_change() {
        let limit = Limit::Hours(72);
        assert_eq!(due_at(limit, at("2015-03-27T18:00:00")), Ok(at("2015-03-30T19:00:00")), "a night of 23 hours");
        assert_eq!(due_at(limit, at("2015-10-23T18:00:00")), Ok(at("2015-10-26T17:00:00")), "a night of 25 hours");
        let read = |done: Option<&str>, now: &str| {
            status_at(limit, at("2015-03-27T18:00:00"), done.map(at), at(now)).map(|s| s.words())
        };
        assert_eq!(read(Some("2015-03-30T19:00:00"), "2015-04-01T00:00:00"), Ok("met in 72 hours".into()));
        assert_eq!(read(Some("2015-03-30T19:01:00"), "2015-04-01T00:00:00"), Ok("late by 1 hour".into()));
        assert_eq!(read(None, "2015-03-27T19:30:00"), Ok("70 hours left".into()));
        assert_eq!(read(None, "2015-03-27T12:00:00"), Ok("72 hours left".into()));
        assert_eq!(read(None, "2015-03-30T21:30:00"), Ok("overdue by 3 hours".into()));
        assert_eq!(read(Some("2015-03-27T18:00:00"), "2015-04-01T00:00:00"), Ok("met in 0 hours".into()));
        assert_eq!(read(Some("2015-03-27T17:00:00"), "2015-04-01T00:00:00"), Err(Unreadable::BeforeItBegan));
        assert_eq!(
            elapsed(at("2015-03-29T01:30:00"), at("2015-03-29T03:00:00")),
            Err(Unreadable::NoSuchTime(at("2015-03-29T01:30:00")))
        );
        assert_eq!(due_at(Limit::Days(1), at("2015-03-29T03:00:00")), Err(Unreadable::WrongUnit));
        let why = Unreadable::NoSuchTime(at("2015-03-29T01:30:00")).to_string();
        assert_eq!(why, "01:30 on 29 March 2015 did not exist: the clocks went forward over it.");
    }

    #[test]
    fn limits_survive_storage_and_nonsense_does_not() {
        for text in ["1 working day", "45 working days", "8 days", "6 weeks", "1 month", "72 hours", "at once"] {
            assert_eq!(text.parse::<Limit>().unwrap().to_string(), text);
        }
        for text in ["", "days", "x days", "3 fortnights", "-1 days", "70000 days"] {
            assert!(text.parse::<Limit>().is_err(), "{text}");
        }
    }
}
