//! What the browser sends for an agency.

use super::{Agency, Kind};
use crate::layout::{boxes, date_or_nothing};
use chrono::NaiveDate;
use kit::form::{optional, required};
use kit::{Errors, Fields};
use sea_orm::ActiveEnum;
use serde::Deserialize;

/// An agency as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct AgencyForm {
    pub name: String,
    pub short_name: String,
    pub kind: String,
    pub la_code: String,
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

/// An agency as meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgencyDraft {
    pub name: String,
    pub short_name: String,
    pub kind: Kind,
    pub la_code: Option<String>,
    pub from_on: Option<NaiveDate>,
    pub until_on: Option<NaiveDate>,
    pub note: Option<String>,
}

impl AgencyForm {
    /// The form as it stands for an agency.
    #[must_use]
    pub fn of(agency: &Agency) -> AgencyForm {
        let (from, until) = (boxes(agency.from_on), boxes(agency.until_on));
        AgencyForm {
            name: agency.name.clone(),
            short_name: agency.short_name.clone(),
            kind: agency.kind.to_value(),
            la_code: agency.la_code.clone().unwrap_or_default(),
            from_day: from.0,
            from_month: from.1,
            from_year: from.2,
            until_day: until.0,
            until_month: until.1,
            until_year: until.2,
            note: agency.note.clone().unwrap_or_default(),
        }
    }
}

impl Fields for AgencyForm {
    type Draft = AgencyDraft;
    fn read(&self, errors: &mut Errors, _: NaiveDate) -> Option<AgencyDraft> {
        let name = errors.take("name", required(&self.name, 120, "Enter the agency’s name"));
        let short_name = errors.take("short_name", required(&self.short_name, 40, "Enter a short name for tables"));
        let kind = errors.take("kind", Kind::of(&self.kind).ok_or("Choose what kind of organisation it is"));
        let la_code = errors.take("la_code", la_code(&self.la_code));
        let from_on = date_or_nothing(errors, "from", "first day", (&self.from_day, &self.from_month, &self.from_year));
        let until_on =
            date_or_nothing(errors, "until", "last day", (&self.until_day, &self.until_month, &self.until_year));
        let note = errors.take("note", optional(&self.note, 500));
        if let (Some(Some(from)), Some(Some(until))) = (from_on, until_on)
            && until < from
        {
            errors.add("until-day", "The last day must be on or after the first day");
        }
        Some(AgencyDraft {
            name: name?,
            short_name: short_name?,
            kind: kind?,
            la_code: la_code?,
            from_on: from_on?,
            until_on: until_on?,
            note: note?,
        })
    }
}

fn la_code(typed: &str) -> Result<Option<String>, String> {
    match typed.trim() {
        "" => Ok(None),
        code if code.len() == 3 && code.chars().all(|c| c.is_ascii_digit()) => Ok(Some(code.to_owned())),
        _ => Err("Enter the local authority code as three digits, such as 928".to_owned()),
    }
}

impl AgencyDraft {
    /// The agency with what the draft says.
    #[must_use]
    pub fn onto(self, agency: Agency) -> Agency {
        Agency {
            name: self.name,
            short_name: self.short_name,
            kind: self.kind,
            la_code: self.la_code,
            from_on: self.from_on,
            until_on: self.until_on,
            note: self.note,
            ..agency
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_message_is_gathered_before_refusing() {
        let mut errors = Errors::default();
        let typed = AgencyForm {
            la_code: "92".into(),
            from_day: "31".into(),
            from_month: "2".into(),
            from_year: "2015".into(),
            ..AgencyForm::default()
        };
        assert!(typed.read(&mut errors, NaiveDate::MIN).is_none());
        let fields: Vec<_> = errors.iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["name", "short_name", "kind", "la_code", "from-day"]);
    }
}
