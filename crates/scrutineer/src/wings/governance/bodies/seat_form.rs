//! What the browser sends for a new seat, and for the end of one.

use super::form::agency;
use super::{Membership, Standing};
use crate::layout::{boxes, typed_date};
use crate::wings::governance::agencies::AgencyId;
use chrono::NaiveDate;
use kit::form::required;
use kit::{Errors, Fields};
use serde::Deserialize;

/// A seat as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct SeatForm {
    pub seat: String,
    pub agency_id: String,
    pub standing: String,
    pub statutory: String,
    #[serde(rename = "from-day")]
    pub from_day: String,
    #[serde(rename = "from-month")]
    pub from_month: String,
    #[serde(rename = "from-year")]
    pub from_year: String,
}

/// A seat as meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatDraft {
    pub seat: String,
    pub agency_id: Option<AgencyId>,
    pub standing: Standing,
    pub statutory: bool,
    pub from_on: NaiveDate,
}

impl SeatForm {
    /// An empty form that begins today.
    #[must_use]
    pub fn from(today: NaiveDate) -> SeatForm {
        let (from_day, from_month, from_year) = boxes(Some(today));
        SeatForm { from_day, from_month, from_year, ..SeatForm::default() }
    }
}

impl Fields for SeatForm {
    type Draft = SeatDraft;
    fn read(&self, errors: &mut Errors, _: NaiveDate) -> Option<SeatDraft> {
        let seat = errors
            .take("seat", required(&self.seat, 120, "Enter the post that sits here, such as Director of nursing"));
        let agency_id = errors.take("agency_id", agency(&self.agency_id));
        let standing = errors.take("standing", Standing::of(&self.standing).ok_or("Choose as what they sit here"));
        let statutory =
            errors.take("statutory", yes_no(&self.statutory).ok_or("Choose whether law or guidance requires the seat"));
        let from_on = typed_date(errors, "from", "first day", (&self.from_day, &self.from_month, &self.from_year));
        Some(SeatDraft {
            seat: seat?,
            agency_id: agency_id?,
            standing: standing?,
            statutory: statutory?,
            from_on: from_on?,
        })
    }
}

fn yes_no(typed: &str) -> Option<bool> {
    match typed {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

/// The end of a seat as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct EndForm {
    #[serde(rename = "until-day")]
    pub until_day: String,
    #[serde(rename = "until-month")]
    pub until_month: String,
    #[serde(rename = "until-year")]
    pub until_year: String,
    /// `yes` when somebody else is to be found for the seat.
    pub vacant: String,
    pub reason: String,
}

/// The end of a seat as meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndDraft {
    pub until_on: NaiveDate,
    pub vacant: bool,
    pub reason: String,
}

impl EndForm {
    /// The form as it stands for a seat: today, unless an end was entered before.
    #[must_use]
    pub fn of(seat: &Membership, today: NaiveDate) -> EndForm {
        let (until_day, until_month, until_year) = boxes(Some(seat.until_on.unwrap_or(today)));
        let vacant = match seat.until_on {
            Some(_) if seat.left_vacant => "yes",
            Some(_) => "no",
            None => "",
        };
        EndForm { until_day, until_month, until_year, vacant: vacant.into(), reason: String::new() }
    }
}

impl Fields for EndForm {
    type Draft = EndDraft;
    fn read(&self, errors: &mut Errors, _: NaiveDate) -> Option<EndDraft> {
        let until_on = typed_date(errors, "until", "last day", (&self.until_day, &self.until_month, &self.until_year));
        let vacant = errors.take("vacant", yes_no(&self.vacant).ok_or("Choose what happens to the seat"));
        let reason = errors.take("reason", required(&self.reason, 300, "Say why it ends"));
        Some(EndDraft { until_on: until_on?, vacant: vacant?, reason: reason? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_message_of_a_seat_is_gathered() {
        let mut errors = Errors::default();
        assert!(SeatForm::default().read(&mut errors, NaiveDate::MIN).is_none());
        let fields: Vec<_> = errors.iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["seat", "standing", "statutory", "from-day"]);
    }

    #[test]
    fn every_message_of_an_end_is_gathered() {
        let mut errors = Errors::default();
        assert!(EndForm::default().read(&mut errors, NaiveDate::MIN).is_none());
        let fields: Vec<_> = errors.iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["until-day", "vacant", "reason"]);
    }
}
