//! What the browser sends for a body, a seat and the end of a seat.

use super::{Body, Frequency, Kind, Standing};
use crate::layout::{boxes, date_or_nothing, typed_date};
use crate::wings::governance::agencies::AgencyId;
use chrono::NaiveDate;
use kit::form::{optional, required};
use kit::{Errors, Fields};
use sea_orm::ActiveEnum;
use serde::Deserialize;

/// A body as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct BodyForm {
    pub name: String,
    pub short_name: String,
    pub kind: String,
    pub frequency: String,
    pub chair_role: String,
    pub chair_agency: String,
    pub statutory_basis: String,
    pub project_officer_role: String,
    pub purpose: String,
    #[serde(rename = "until-day")]
    pub until_day: String,
    #[serde(rename = "until-month")]
    pub until_month: String,
    #[serde(rename = "until-year")]
    pub until_year: String,
}

/// A body as meant.
#[derive(Clone, Debug)]
pub struct BodyDraft {
    pub name: String,
    pub short_name: String,
    pub kind: Kind,
    pub frequency: Frequency,
    pub chair_role: String,
    pub chair_agency_id: Option<AgencyId>,
    pub statutory_basis: String,
    pub project_officer_role: Option<String>,
    pub purpose: String,
    pub until_on: Option<NaiveDate>,
}

impl BodyForm {
    /// The form as it stands for a body.
    #[must_use]
    pub fn of(body: &Body) -> BodyForm {
        let (until_day, until_month, until_year) = boxes(body.until_on);
        BodyForm {
            name: body.name.clone(),
            short_name: body.short_name.clone(),
            kind: body.kind.to_value(),
            frequency: body.frequency.to_value(),
            chair_role: body.chair_role.clone(),
            chair_agency: body.chair_agency_id.map(|id| id.to_string()).unwrap_or_default(),
            statutory_basis: body.statutory_basis.clone(),
            project_officer_role: body.project_officer_role.clone().unwrap_or_default(),
            purpose: body.purpose.clone(),
            until_day,
            until_month,
            until_year,
        }
    }
}

/// The agency chosen; none when none was.
fn agency(typed: &str) -> Result<Option<AgencyId>, String> {
    if typed.is_empty() {
        Ok(None)
    } else {
        typed.parse().map(Some).map_err(|_| "Choose an agency from the list".to_owned())
    }
}

impl Fields for BodyForm {
    type Draft = BodyDraft;
    fn read(&self, errors: &mut Errors, _: NaiveDate) -> Option<BodyDraft> {
        let name = errors.take("name", required(&self.name, 120, "Enter the body’s name"));
        let short_name = errors.take("short_name", required(&self.short_name, 40, "Enter a short name for tables"));
        let kind = errors.take("kind", Kind::of(&self.kind).ok_or("Choose what kind of body it is"));
        let frequency = errors.take("frequency", Frequency::of(&self.frequency).ok_or("Choose how often it meets"));
        let chair_role = errors.take("chair_role", required(&self.chair_role, 120, "Enter who chairs it, as a post"));
        let chair_agency_id = errors.take("chair_agency", agency(&self.chair_agency));
        let statutory_basis = errors.take(
            "statutory_basis",
            required(
                &self.statutory_basis,
                300,
                "Enter what it rests on, such as Working Together or a local decision",
            ),
        );
        let project_officer_role = errors.take("project_officer_role", optional(&self.project_officer_role, 120));
        let purpose = errors.take("purpose", required(&self.purpose, 500, "Enter what it is for, in a sentence"));
        let until_on =
            date_or_nothing(errors, "until", "last day", (&self.until_day, &self.until_month, &self.until_year));
        if kind == Some(Kind::TaskAndFinish) && until_on == Some(None) {
            errors.add("until-day", "Enter the last day: a task-and-finish group ends");
        }
        Some(BodyDraft {
            name: name?,
            short_name: short_name?,
            kind: kind?,
            frequency: frequency?,
            chair_role: chair_role?,
            chair_agency_id: chair_agency_id?,
            statutory_basis: statutory_basis?,
            project_officer_role: project_officer_role?,
            purpose: purpose?,
            until_on: until_on?,
        })
    }
}

/// A seat as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct SeatForm {
    pub seat: String,
    pub agency: String,
    pub standing: String,
    pub statutory: String,
}

/// A seat as meant.
#[derive(Clone, Debug)]
pub struct SeatDraft {
    pub seat: String,
    pub agency_id: Option<AgencyId>,
    pub standing: Standing,
    pub statutory: bool,
}

impl Fields for SeatForm {
    type Draft = SeatDraft;
    fn read(&self, errors: &mut Errors, _: NaiveDate) -> Option<SeatDraft> {
        let seat = errors.take(
            "seat",
            required(&self.seat, 120, "Enter the post that sits there, such as Assistant chief constable"),
        );
        let agency_id = errors.take("agency", agency(&self.agency));
        let standing = errors.take("standing", Standing::of(&self.standing).ok_or("Choose in which standing"));
        if !["yes", "no"].contains(&self.statutory.as_str()) {
            errors.add("statutory", "Choose whether the law asks for this seat");
        }
        Some(SeatDraft { seat: seat?, agency_id: agency_id?, standing: standing?, statutory: self.statutory == "yes" })
    }
}

/// The end of a seat as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct EndForm {
    pub reason: String,
    #[serde(rename = "until-day")]
    pub until_day: String,
    #[serde(rename = "until-month")]
    pub until_month: String,
    #[serde(rename = "until-year")]
    pub until_year: String,
}

impl Fields for EndForm {
    /// The last day, and why.
    type Draft = (NaiveDate, String);
    fn read(&self, errors: &mut Errors, _: NaiveDate) -> Option<Self::Draft> {
        let until = typed_date(errors, "until", "last day", (&self.until_day, &self.until_month, &self.until_year));
        let reason = errors.take("reason", required(&self.reason, 300, "Enter why the seat ends"));
        Some((until?, reason?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_task_and_finish_group_ends() {
        let mut errors = Errors::default();
        let typed = BodyForm { kind: "task_and_finish".into(), ..BodyForm::default() };
        assert!(typed.read(&mut errors, NaiveDate::MIN).is_none());
        assert_eq!(errors.of("until-day"), Some("Enter the last day: a task-and-finish group ends"));
        assert_eq!(errors.of("name"), Some("Enter the body’s name"));
        let mut errors = Errors::default();
        let typed = BodyForm { kind: "sub_group".into(), ..BodyForm::default() };
        assert!(typed.read(&mut errors, NaiveDate::MIN).is_none());
        assert_eq!(errors.of("until-day"), None);
    }
}
