//! What the browser sends for a risk and for a review of it.

use super::Risk;
use crate::layout::{boxes, typed_date};
use crate::wings::governance::agencies::AgencyId;
use chrono::NaiveDate;
use kit::form::required;
use kit::{Errors, Fields};
use serde::Deserialize;

/// A risk as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct RiskForm {
    pub event: String,
    pub cause: String,
    pub effect: String,
    pub owner: String,
    pub agency: String,
    pub likelihood_before: String,
    pub impact_before: String,
    pub controls: String,
    pub likelihood: String,
    pub impact: String,
    #[serde(rename = "review-day")]
    pub review_day: String,
    #[serde(rename = "review-month")]
    pub review_month: String,
    #[serde(rename = "review-year")]
    pub review_year: String,
}

/// A risk as meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RiskDraft {
    pub event: String,
    pub cause: String,
    pub effect: String,
    pub owner: String,
    pub agency_id: Option<AgencyId>,
    pub likelihood_before: i32,
    pub impact_before: i32,
    pub controls: String,
    pub likelihood: i32,
    pub impact: i32,
    pub review_on: NaiveDate,
}

impl RiskForm {
    /// The form as it stands for a risk.
    #[must_use]
    pub fn of(risk: &Risk) -> RiskForm {
        let review = boxes(Some(risk.review_on));
        RiskForm {
            event: risk.event.clone(),
            cause: risk.cause.clone(),
            effect: risk.effect.clone(),
            owner: risk.owner.clone(),
            agency: risk.agency_id.map(|id| id.to_string()).unwrap_or_default(),
            likelihood_before: risk.likelihood_before.to_string(),
            impact_before: risk.impact_before.to_string(),
            controls: risk.controls.clone(),
            likelihood: risk.likelihood.to_string(),
            impact: risk.impact.to_string(),
            review_day: review.0,
            review_month: review.1,
            review_year: review.2,
        }
    }
}

fn score(typed: &str, missing: &'static str) -> Result<i32, &'static str> {
    typed.parse().ok().filter(|score| (1..=5).contains(score)).ok_or(missing)
}

impl Fields for RiskForm {
    type Draft = RiskDraft;
    fn read(&self, errors: &mut Errors, _: NaiveDate) -> Option<RiskDraft> {
        let event = errors.take("event", required(&self.event, 200, "Say what could happen"));
        let cause = errors.take("cause", required(&self.cause, 1_000, "Say because of what it could happen"));
        let effect = errors.take("effect", required(&self.effect, 1_000, "Say what it would do to children"));
        let owner = errors.take("owner", required(&self.owner, 120, "Enter who answers for it, as a role"));
        let agency = match self.agency.as_str() {
            "" => Ok(None),
            id => id.parse().map(Some).map_err(|_| "Choose the agency from the list"),
        };
        let agency_id = errors.take("agency", agency);
        let before = (
            errors.take(
                "likelihood_before",
                score(&self.likelihood_before, "Choose how likely it is if nothing is done"),
            ),
            errors.take("impact_before", score(&self.impact_before, "Choose how grave it is if nothing is done")),
        );
        let controls =
            errors.take("controls", required(&self.controls, 2_000, "Say what is done about it, or that nothing is"));
        let now = (
            errors.take("likelihood", score(&self.likelihood, "Choose how likely it is now")),
            errors.take("impact", score(&self.impact, "Choose how grave it is now")),
        );
        let review = (&*self.review_day, &*self.review_month, &*self.review_year);
        let review_on = typed_date(errors, "review", "day of the next review", review);
        if let ((Some(a), Some(b)), (Some(c), Some(d))) = (before, now)
            && c * d > a * b
        {
            errors.add("likelihood", "What is done about a risk does not make it greater. Check both scores");
            return None;
        }
        Some(RiskDraft {
            event: event?,
            cause: cause?,
            effect: effect?,
            owner: owner?,
            agency_id: agency_id?,
            likelihood_before: before.0?,
            impact_before: before.1?,
            controls: controls?,
            likelihood: now.0?,
            impact: now.1?,
            review_on: review_on?,
        })
    }
}

impl RiskDraft {
    /// The risk with what the draft says.
    #[must_use]
    pub fn onto(self, risk: Risk) -> Risk {
        Risk {
            event: self.event,
            cause: self.cause,
            effect: self.effect,
            owner: self.owner,
            agency_id: self.agency_id,
            likelihood_before: self.likelihood_before,
            impact_before: self.impact_before,
            controls: self.controls,
            likelihood: self.likelihood,
            impact: self.impact,
            review_on: self.review_on,
            ..risk
        }
    }
}

/// A review as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ReviewForm {
    pub likelihood: String,
    pub impact: String,
    pub words: String,
    #[serde(rename = "review-day")]
    pub review_day: String,
    #[serde(rename = "review-month")]
    pub review_month: String,
    #[serde(rename = "review-year")]
    pub review_year: String,
}

/// A review as meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewDraft {
    pub likelihood: i32,
    pub impact: i32,
    pub words: String,
    pub review_on: NaiveDate,
}

impl Fields for ReviewForm {
    type Draft = ReviewDraft;
    fn read(&self, errors: &mut Errors, today: NaiveDate) -> Option<ReviewDraft> {
        let likelihood = errors.take("likelihood", score(&self.likelihood, "Choose how likely it is now"));
        let impact = errors.take("impact", score(&self.impact, "Choose how grave it is now"));
        let words = errors.take("words", required(&self.words, 2_000, "Say what changed, or that nothing did"));
        let review = (&*self.review_day, &*self.review_month, &*self.review_year);
        let review_on = typed_date(errors, "review", "day of the next review", review)?;
        if review_on <= today {
            errors.add("review-day", "The next review must lie ahead");
            return None;
        }
        Some(ReviewDraft { likelihood: likelihood?, impact: impact?, words: words?, review_on })
    }
}

/// Why it is closed or reopened, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct WordsForm {
    pub words: String,
}

impl Fields for WordsForm {
    type Draft = String;
    fn read(&self, errors: &mut Errors, _: NaiveDate) -> Option<String> {
        errors.take("words", required(&self.words, 2_000, "Write a sentence or two: it stays with the risk"))
    }
}
