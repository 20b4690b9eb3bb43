//! What the browser sends for a disagreement.

use crate::wings::governance::agencies::AgencyId;
use chrono::NaiveDate;
use kit::form::required;
use kit::{Errors, Fields};
use serde::Deserialize;

/// A disagreement as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct EscalationForm {
    pub about: String,
    pub from_agency: String,
    pub to_agency: String,
}

/// A disagreement as meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EscalationDraft {
    pub about: String,
    pub from: AgencyId,
    pub to: AgencyId,
}

impl Fields for EscalationForm {
    type Draft = EscalationDraft;
    fn read(&self, errors: &mut Errors, _: NaiveDate) -> Option<EscalationDraft> {
        let about = errors.take("about", required(&self.about, 500, "Say what it is about, without names"));
        let agency = |typed: &str| typed.parse::<AgencyId>().ok();
        let from = errors.take("from_agency", agency(&self.from_agency).ok_or("Choose who raises it"));
        let to = errors.take("to_agency", agency(&self.to_agency).ok_or("Choose with whom"));
        if from.is_some() && from == to {
            errors.add("to_agency", "An agency cannot disagree with itself here. Choose another");
            return None;
        }
        Some(EscalationDraft { about: about?, from: from?, to: to? })
    }
}

/// Some words, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct WordsForm {
    pub words: String,
}

impl Fields for WordsForm {
    type Draft = String;
    fn read(&self, errors: &mut Errors, _: NaiveDate) -> Option<String> {
        errors.take("words", required(&self.words, 1_000, "Write a sentence or two, without names"))
    }
}
