//! What the browser sends for meetings.

use super::changes::{NewItem, Taken};
use super::dates::Pattern;
use super::record::How;
use crate::layout::typed_date;
use crate::wings::governance::bodies::{Body, BodyId};
use chrono::{Days, NaiveDate, NaiveTime, Weekday};
use kit::form::{optional, required};
use kit::{Errors, Fields};
use serde::Deserialize;

/// The days of the week, as keys and as people say them.
pub const WEEKDAYS: [(&str, &str, Weekday); 5] = [
    ("mon", "Monday", Weekday::Mon),
    ("tue", "Tuesday", Weekday::Tue),
    ("wed", "Wednesday", Weekday::Wed),
    ("thu", "Thursday", Weekday::Thu),
    ("fri", "Friday", Weekday::Fri),
];
/// The weeks of a month, as keys and as people say them.
pub const WEEKS: [(&str, &str); 5] = [("1", "First"), ("2", "Second"), ("3", "Third"), ("4", "Fourth"), ("5", "Last")];
/// No year of meetings is longer.
const LONGEST: Days = Days::new(2 * 366);

/// A year of meetings, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct YearForm {
    pub body: String,
    pub week: String,
    pub weekday: String,
    pub begins: String,
    pub minutes: String,
    pub place: String,
    #[serde(rename = "from-day")]
    pub from_day: String,
    #[serde(rename = "from-month")]
    pub from_month: String,
    #[serde(rename = "from-year")]
    pub from_year: String,
    #[serde(rename = "until-day")]
    pub until_day: String,
    #[serde(rename = "until-month")]
    pub until_month: String,
    #[serde(rename = "until-year")]
    pub until_year: String,
    /// Not empty once the days have been looked at.
    pub seen: String,
}

/// The same as meant.
#[derive(Clone, Debug)]
pub struct YearDraft {
    pub body: BodyId,
    pub pattern: Pattern,
    pub begins: String,
    pub minutes: i32,
    pub place: String,
    pub from: NaiveDate,
    pub until: NaiveDate,
}

impl YearForm {
    /// The year; `None` exactly when `errors` holds a message.
    #[must_use]
    pub fn read(&self, errors: &mut Errors, bodies: &[Body]) -> Option<YearDraft> {
        let body = bodies.iter().find(|body| body.id.to_string() == self.body);
        let body = errors.take("body", body.ok_or("Choose the body"));
        let nth = WEEKS.iter().position(|(key, _)| *key == self.week).and_then(|n| u32::try_from(n + 1).ok());
        let nth = errors.take("week", nth.ok_or("Choose the week of the month"));
        let weekday = WEEKDAYS.iter().find(|(key, ..)| *key == self.weekday).map(|(.., day)| *day);
        let weekday = errors.take("weekday", weekday.ok_or("Choose the day of the week"));
        let begins = errors.take("begins", time(&self.begins));
        let minutes = self.minutes.trim().parse::<i32>().ok().filter(|n| (15..=600).contains(n));
        let minutes = errors.take("minutes", minutes.ok_or("Enter how many minutes it takes, from 15 to 600"));
        let place = errors.take("place", required(&self.place, 120, "Enter where it is, or Online"));
        let from = typed_date(errors, "from", "first day", (&self.from_day, &self.from_month, &self.from_year));
        let until = typed_date(errors, "until", "last day", (&self.until_day, &self.until_month, &self.until_year));
        if let (Some(from), Some(until)) = (from, until)
            && (until < from || until > from + LONGEST)
        {
            errors.add("until-day", "The last day must follow the first, by two years at most");
            return None;
        }
        let body = body?;
        Some(YearDraft {
            body: body.id,
            pattern: Pattern { frequency: body.frequency, nth: nth?, weekday: weekday? },
            begins: begins?,
            minutes: minutes?,
            place: place?,
            from: from?,
            until: until?,
        })
    }
}

/// "10:00", "9.30" as "09:30".
fn time(typed: &str) -> Result<String, String> {
    let text = typed.trim().replace('.', ":");
    let time = NaiveTime::parse_from_str(&text, "%H:%M")
        .ok()
        .or_else(|| text.parse::<u32>().ok().and_then(|h| NaiveTime::from_hms_opt(h, 0, 0)));
    time.map(|time| time.format("%H:%M").to_string()).ok_or_else(|| "Enter when it begins, such as 10:00".to_owned())
}

/// An item of an agenda, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ItemForm {
    pub title: String,
    pub minutes: String,
    pub lead: String,
}

impl Fields for ItemForm {
    type Draft = NewItem;
    fn read(&self, errors: &mut Errors, _: NaiveDate) -> Option<NewItem> {
        let title = errors.take("title", required(&self.title, 160, "Say what the item is about"));
        let minutes = match self.minutes.trim() {
            "" => Some(10),
            typed => {
                let minutes = typed.parse::<i32>().ok().filter(|n| (1..=600).contains(n));
                errors.take("minutes", minutes.ok_or("Enter how many minutes it takes, from 1 to 600"))
            }
        };
        let lead = errors.take("lead", optional(&self.lead, 120));
        Some(NewItem { title: title?, minutes: minutes?, lead: lead?, page: None, forward: None })
    }
}

/// How one seat was taken, as typed: nothing where nothing was chosen.
///
/// # Errors
/// A sentence where what was typed cannot be.
pub fn taken(how: &str, deputy: &str, interest: &str, vacant: bool) -> Result<Option<Taken>, String> {
    let (deputy, interest) = (optional(deputy, 120)?, optional(interest, 300)?);
    let Some(how) = How::of(how) else {
        return if deputy.is_none() && interest.is_none() {
            Ok(None)
        } else {
            Err("Choose how the seat was taken".into())
        };
    };
    match (how, vacant) {
        (How::Vacant, _) if deputy.is_some() || interest.is_some() => {
            Err("A vacant seat has nobody to come for it".into())
        }
        (How::Present | How::Deputy | How::Apology | How::Absent, true) => {
            Err("Nobody holds this seat. Choose Vacant seat, or fill it first".into())
        }
        (How::Deputy, _) if deputy.is_none() => Err("Enter the post of the deputy".into()),
        (How::Present | How::Apology | How::Absent, _) if deputy.is_some() => {
            Err("A deputy is named, but not chosen. Choose Deputy, or take the post away".into())
        }
        _ => Ok(Some(Taken { how, deputy, interest })),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_people_type_them() {
        for (typed, read) in [("10:00", "10:00"), ("9.30", "09:30"), (" 14 ", "14:00")] {
            assert_eq!(time(typed).as_deref(), Ok(read), "{typed}");
        }
        for typed in ["", "25:00", "ten"] {
            assert!(time(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn a_seat_is_taken_in_a_way_that_can_be() {
        assert_eq!(taken("", "", "", false), Ok(None));
        assert!(taken("deputy", "", "", false).unwrap_err().contains("post of the deputy"));
        assert!(taken("deputy", "Inspector", "", true).unwrap_err().contains("Nobody holds this seat"));
        assert!(taken("vacant", "Inspector", "", true).unwrap_err().contains("nobody to come for it"));
        assert!(taken("present", "Inspector", "", false).unwrap_err().contains("not chosen"));
        assert!(taken("", "Inspector", "", false).unwrap_err().contains("Choose how"));
        let deputy = taken("deputy", "Inspector", "", false).unwrap().unwrap();
        assert_eq!((deputy.how, deputy.deputy.as_deref()), (How::Deputy, Some("Inspector")));
        assert!(taken("vacant", "", "", true).unwrap().is_some());
    }
}
