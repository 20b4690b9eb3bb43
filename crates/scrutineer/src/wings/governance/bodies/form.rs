//! What the browser sends for a body.

use super::{Body, Frequency, Kind, rules};
use crate::layout::{boxes, date_or_nothing};
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
    pub position: String,
    pub frequency: String,
    pub chair_role: String,
    pub chair_agency_id: String,
    pub statutory_basis: String,
    pub project_officer_role: String,
    pub purpose: String,
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
    pub note: String,
}

/// A body as meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyDraft {
    pub name: String,
    pub short_name: String,
    pub kind: Kind,
    pub position: i32,
    pub frequency: Frequency,
    pub chair_role: String,
    pub chair_agency_id: Option<AgencyId>,
    pub statutory_basis: String,
    pub project_officer_role: Option<String>,
    pub purpose: String,
    pub from_on: Option<NaiveDate>,
    pub until_on: Option<NaiveDate>,
    pub note: Option<String>,
}

impl BodyForm {
    /// The form as it stands for a body.
    #[must_use]
    pub fn of(body: &Body) -> BodyForm {
        let (from, until) = (boxes(body.from_on), boxes(body.until_on));
        BodyForm {
            name: body.name.clone(),
            short_name: body.short_name.clone(),
            kind: body.kind.to_value(),
            position: body.position.to_string(),
            frequency: body.frequency.to_value(),
            chair_role: body.chair_role.clone(),
            chair_agency_id: body.chair_agency_id.map(|id| id.to_string()).unwrap_or_default(),
            statutory_basis: body.statutory_basis.clone(),
            project_officer_role: body.project_officer_role.clone().unwrap_or_default(),
            purpose: body.purpose.clone(),
            from_day: from.0,
            from_month: from.1,
            from_year: from.2,
            until_day: until.0,
            until_month: until.1,
            until_year: until.2,
            note: body.note.clone().unwrap_or_default(),
        }
    }

    fn first_day(&self) -> (&str, &str, &str) {
        (&self.from_day, &self.from_month, &self.from_year)
    }

    fn last_day(&self) -> (&str, &str, &str) {
        (&self.until_day, &self.until_month, &self.until_year)
    }
}

impl Fields for BodyForm {
    type Draft = BodyDraft;
    fn read(&self, errors: &mut Errors, _: NaiveDate) -> Option<BodyDraft> {
        let name = errors.take("name", required(&self.name, 120, "Enter the body’s name"));
        let short_name = errors.take("short_name", required(&self.short_name, 40, "Enter a short name for tables"));
        let kind = errors.take("kind", Kind::of(&self.kind).ok_or("Choose what kind of body it is"));
        let position = errors.take("position", position(&self.position));
        let frequency = errors.take("frequency", Frequency::of(&self.frequency).ok_or("Choose how often it meets"));
        let chair_role =
            errors.take("chair_role", required(&self.chair_role, 120, "Enter the role that chairs it, never a name"));
        let chair_agency_id = errors.take("chair_agency_id", agency(&self.chair_agency_id));
        let statutory_basis = errors.take(
            "statutory_basis",
            required(
                &self.statutory_basis,
                300,
                "Enter what the body rests on, such as an act or a decision of the Board",
            ),
        );
        let officer = errors.take("project_officer_role", optional(&self.project_officer_role, 120));
        let purpose = errors.take("purpose", required(&self.purpose, 500, "Say in a sentence what it is for"));
        let from_on = date_or_nothing(errors, "from", "first day", self.first_day());
        let until_on = date_or_nothing(errors, "until", "last day", self.last_day());
        let note = errors.take("note", optional(&self.note, 500));
        if let (Some(Some(from)), Some(Some(until))) = (from_on, until_on)
            && until < from
        {
            errors.add("until-day", "The last day must be on or after the first day");
        }
        if kind.is_some_and(rules::must_end) && until_on == Some(None) {
            errors.add("until-day", "Enter the day by which a task and finish group will have finished");
        }
        Some(BodyDraft {
            name: name?,
            short_name: short_name?,
            kind: kind?,
            position: position?,
            frequency: frequency?,
            chair_role: chair_role?,
            chair_agency_id: chair_agency_id?,
            statutory_basis: statutory_basis?,
            project_officer_role: officer?,
            purpose: purpose?,
            from_on: from_on?,
            until_on: until_on?,
            note: note?,
        })
    }
}

fn position(typed: &str) -> Result<i32, &'static str> {
    match typed.trim().parse() {
        Ok(position) if (1..1000).contains(&position) => Ok(position),
        _ => Err("Enter its place in the list as a number from 1 to 999"),
    }
}

/// The agency chosen, or none. Whether it is one of this board's is asked where the agencies are at hand.
pub(super) fn agency(typed: &str) -> Result<Option<AgencyId>, &'static str> {
    match typed.trim() {
        "" => Ok(None),
        id => id.parse().map(Some).map_err(|_| "Choose an agency from the list"),
    }
}

impl BodyDraft {
    /// The body with what the draft says. What a person has changed is neither illustrative nor the plan's any more.
    #[must_use]
    pub fn onto(self, body: Body) -> Body {
        let after = Body {
            name: self.name,
            short_name: self.short_name,
            kind: self.kind,
            position: self.position,
            frequency: self.frequency,
            chair_role: self.chair_role,
            chair_agency_id: self.chair_agency_id,
            statutory_basis: self.statutory_basis,
            project_officer_role: self.project_officer_role,
            purpose: self.purpose,
            from_on: self.from_on,
            until_on: self.until_on,
            note: self.note,
            ..body.clone()
        };
        let still: Vec<&str> = body
            .illustrative_fields
            .as_deref()
            .unwrap_or_default()
            .split_whitespace()
            .filter(|column| match *column {
                "project_officer_role" => after.project_officer_role == body.project_officer_role,
                "chair_agency_id" => after.chair_agency_id == body.chair_agency_id,
                "frequency" => after.frequency == body.frequency,
                "from_on" => after.from_on == body.from_on,
                "until_on" => after.until_on == body.until_on,
                _ => true,
            })
            .collect();
        let illustrative_fields = (!still.is_empty()).then(|| still.join(" "));
        if after == body {
            return body;
        }
        Body { illustrative_fields, source: "board".into(), section: None, ..after }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled() -> BodyForm {
        BodyForm {
            name: "Neglect Task and Finish Group".into(),
            short_name: "Neglect".into(),
            kind: "task_and_finish".into(),
            position: "11".into(),
            frequency: "monthly".into(),
            chair_role: "Business manager".into(),
            statutory_basis: "Local".into(),
            purpose: "Makes neglect seen.".into(),
            ..BodyForm::default()
        }
    }

    #[test]
    fn every_message_is_gathered_before_refusing() {
        let mut errors = Errors::default();
        let typed = BodyForm { chair_agency_id: "police".into(), ..BodyForm::default() };
        assert!(typed.read(&mut errors, NaiveDate::MIN).is_none());
        let fields: Vec<_> = errors.iter().map(|(field, _)| field).collect();
        assert_eq!(
            fields,
            [
                "name",
                "short_name",
                "kind",
                "position",
                "frequency",
                "chair_role",
                "chair_agency_id",
                "statutory_basis",
                "purpose"
            ]
        );
    }

    #[test]
    fn a_group_with_a_task_says_when_it_ends() {
        for (kind, year, message) in [
            ("task_and_finish", "", Some("Enter the day by which a task and finish group will have finished")),
            ("task_and_finish", "2016", None),
            ("sub_group", "", None),
        ] {
            let mut errors = Errors::default();
            let end = if year.is_empty() { ("", "") } else { ("31", "3") };
            let typed = BodyForm {
                kind: kind.into(),
                until_day: end.0.into(),
                until_month: end.1.into(),
                until_year: year.into(),
                ..filled()
            };
            typed.read(&mut errors, NaiveDate::MIN);
            assert_eq!(errors.of("until-day"), message, "{kind} {year}");
        }
    }
}
