//! What the browser sends for a visit.

use super::changes::NewVisit;
use super::record::Visit;
use crate::layout::{boxes, typed_date};
use crate::wings::governance::parts::Names;
use chrono::NaiveDate;
use govuk::Textarea;
use kit::form::{optional, required};
use kit::{Errors, Fields, Form};
use maud::{Markup, html};
use serde::Deserialize;

/// A visit as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct VisitForm {
    #[serde(rename = "on-day")]
    pub on_day: String,
    #[serde(rename = "on-month")]
    pub on_month: String,
    #[serde(rename = "on-year")]
    pub on_year: String,
    pub place: String,
    pub agency: String,
    pub purpose: String,
    pub heard: String,
    pub follow_up: String,
}

impl VisitForm {
    /// As it stands.
    #[must_use]
    pub fn of(visit: &Visit) -> VisitForm {
        let (on_day, on_month, on_year) = boxes(Some(visit.on_date));
        VisitForm {
            on_day,
            on_month,
            on_year,
            place: visit.place.clone(),
            agency: visit.agency_id.map(|id| id.to_string()).unwrap_or_default(),
            purpose: visit.purpose.clone(),
            heard: visit.heard.clone().unwrap_or_default(),
            follow_up: visit.follow_up.clone().unwrap_or_default(),
        }
    }
}

impl Fields for VisitForm {
    type Draft = NewVisit;
    fn read(&self, errors: &mut Errors, today: NaiveDate) -> Option<NewVisit> {
        let on_date = typed_date(errors, "on", "day of the visit", (&self.on_day, &self.on_month, &self.on_year));
        let place = errors.take("place", required(&self.place, 160, "Say whom or what is visited"));
        let purpose = errors.take("purpose", required(&self.purpose, 300, "Say what the visit is for"));
        let heard = errors.take("heard", optional(&self.heard, 4_000));
        let follow_up = errors.take("follow_up", optional(&self.follow_up, 500));
        let agency_id = match self.agency.trim() {
            "" => Some(None),
            id => errors.take("agency", id.parse().map(Some).map_err(|_| "Choose the agency from the list")),
        };
        if heard.as_ref().is_some_and(Option::is_some) && on_date.is_some_and(|on| on > today) {
            errors.add("heard", "The visit lies ahead, so nothing was heard yet. Change the day, or empty this box");
            return None;
        }
        Some(NewVisit {
            on_date: on_date?,
            place: place?,
            agency_id: agency_id?,
            purpose: purpose?,
            heard: heard?,
            follow_up: follow_up?,
            illustrative: false,
        })
    }
}

/// The boxes of a visit.
#[must_use]
pub fn controls(form: &Form<VisitForm>, names: &Names, today: NaiveDate) -> Markup {
    let agencies = names.choices("None", today, form.values.agency.parse().ok());
    let agencies = agencies.iter().map(|(key, name)| (key.as_str(), name.as_str()));
    html! {
        (form.date("on", "On", |f| (&f.on_day, &f.on_month, &f.on_year)))
        (form.input("place", "Whom or what?", |f| &f.place))
        (form.select("agency", "Of which agency?", agencies, |f| &f.agency))
        (form.input("purpose", "What for?", |f| &f.purpose))
        (Textarea { rows: 6, hint: "Once it has been. No names of children, families or staff.".into(), ..form.textarea("heard", "What was heard", |f| &f.heard) })
        (Textarea { rows: 2, ..form.textarea("follow_up", "What will be done about it", |f| &f.follow_up) })
    }
}
