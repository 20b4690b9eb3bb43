//! What the browser sends for an entry of the forward plan.

use super::changes::NewEntry;
use super::rules::month_of;
use crate::wings::governance::bodies::{Body, BodyId};
use chrono::NaiveDate;
use kit::Errors;
use kit::form::{optional, required};
use serde::Deserialize;

/// An entry as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct EntryForm {
    pub title: String,
    pub why: String,
    pub body: String,
    /// The first day of the month, e.g. "2015-04-01".
    pub month: String,
    pub minutes: String,
    pub lead: String,
    pub duty: String,
}

impl EntryForm {
    /// The entry; `None` exactly when `errors` holds a message.
    #[must_use]
    pub fn read(&self, errors: &mut Errors, bodies: &[Body], edition: &str) -> Option<NewEntry> {
        let title = errors.take("title", required(&self.title, 160, "Say what will be looked at"));
        let why = errors.take("why", required(&self.why, 500, "Say why it is looked at"));
        let body = bodies.iter().find(|body| body.id.to_string() == self.body).map(|body| body.id);
        let body: Option<BodyId> = errors.take("body", body.ok_or("Choose the body that looks at it"));
        let month = errors.take("month", month(&self.month));
        let minutes = self.minutes.trim().parse::<i32>().ok().filter(|n| (1..=600).contains(n));
        let minutes = errors.take("minutes", minutes.ok_or("Enter how many minutes it takes, from 1 to 600"));
        let lead = errors.take("lead", optional(&self.lead, 120));
        let duty = crate::edition::duties(edition).iter().find(|duty| duty.key == self.duty);
        Some(NewEntry {
            body_id: body?,
            month: month?,
            title: title?,
            why: why?,
            minutes: minutes?,
            lead: lead?,
            duty: duty.map(|duty| duty.key.clone()),
            page: duty.and_then(|duty| duty.page.clone()),
            illustrative: false,
        })
    }
}

/// The first day of a month, from any day of it.
///
/// # Errors
/// A sentence where it is none.
pub fn month(typed: &str) -> Result<NaiveDate, &'static str> {
    typed.parse::<NaiveDate>().map(month_of).map_err(|_| "Choose the month")
}
