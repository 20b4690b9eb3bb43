//! What the browser sends for a contribution.

use super::rules;
use crate::wings::governance::agencies::AgencyId;
use chrono::NaiveDate;
use kit::form::{optional, required};
use kit::{Errors, Fields};
use serde::Deserialize;

/// A change of an amount as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct AmountForm {
    pub amount: String,
    pub reason: String,
}

/// A change of an amount as meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AmountDraft {
    pub pence: i64,
    pub reason: String,
}

impl Fields for AmountForm {
    type Draft = AmountDraft;
    fn read(&self, errors: &mut Errors, _: NaiveDate) -> Option<AmountDraft> {
        let pence = errors.take("amount", rules::typed(&self.amount));
        let reason = errors.take("reason", required(&self.reason, 300, "Say why the amount changes"));
        Some(AmountDraft { pence: pence?, reason: reason? })
    }
}

/// A contribution as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ContributionForm {
    pub financial_year: String,
    pub agency_id: String,
    pub amount: String,
    pub note: String,
}

/// A contribution as meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContributionDraft {
    pub financial_year: String,
    pub agency_id: AgencyId,
    pub pence: i64,
    pub note: Option<String>,
}

impl Fields for ContributionForm {
    type Draft = ContributionDraft;
    fn read(&self, errors: &mut Errors, _: NaiveDate) -> Option<ContributionDraft> {
        let financial_year = errors.take("financial_year", rules::financial_year(&self.financial_year));
        let agency_id = errors.take("agency_id", self.agency_id.trim().parse().map_err(|_| "Choose who contributes"));
        let pence = errors.take("amount", rules::typed(&self.amount));
        let note = errors.take("note", optional(&self.note, 500));
        Some(ContributionDraft { financial_year: financial_year?, agency_id: agency_id?, pence: pence?, note: note? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_message_is_gathered_before_refusing() {
        let mut errors = Errors::default();
        assert!(ContributionForm::default().read(&mut errors, NaiveDate::MIN).is_none());
        assert!(AmountForm::default().read(&mut errors, NaiveDate::MIN).is_none());
        let fields: Vec<_> = errors.iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["financial_year", "agency_id", "amount", "amount", "reason"]);
    }
}
