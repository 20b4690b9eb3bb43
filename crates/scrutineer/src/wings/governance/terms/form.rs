//! What the browser sends for terms of reference.

use super::changes::NewTerms;
use crate::layout::typed_date;
use crate::wings::governance::agencies::Kind;
use chrono::NaiveDate;
use kit::form::required;
use kit::{Errors, Fields};
use serde::Deserialize;

/// Terms of reference as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct TermsForm {
    #[serde(rename = "agreed-day")]
    pub agreed_day: String,
    #[serde(rename = "agreed-month")]
    pub agreed_month: String,
    #[serde(rename = "agreed-year")]
    pub agreed_year: String,
    #[serde(rename = "review-day")]
    pub review_day: String,
    #[serde(rename = "review-month")]
    pub review_month: String,
    #[serde(rename = "review-year")]
    pub review_year: String,
    pub purpose: String,
    pub words: String,
    pub least: String,
    pub chair: Vec<String>,
    pub kinds: Vec<String>,
}

impl Fields for TermsForm {
    type Draft = NewTerms;
    fn read(&self, errors: &mut Errors, today: NaiveDate) -> Option<NewTerms> {
        let agreed = typed_date(
            errors,
            "agreed",
            "day on which they were agreed",
            (&self.agreed_day, &self.agreed_month, &self.agreed_year),
        );
        let review = typed_date(
            errors,
            "review",
            "day of the next review",
            (&self.review_day, &self.review_month, &self.review_year),
        );
        if agreed.is_some_and(|day| day > today) {
            errors.add("agreed-day", "They hold from the day on which they were agreed: enter today or a day before");
        }
        if let (Some(agreed), Some(review)) = (agreed, review)
            && review <= agreed
        {
            errors.add("review-day", "The review must follow the day on which they were agreed");
        }
        let purpose = errors.take("purpose", required(&self.purpose, 1_000, "Say what the body is there for"));
        let words = errors.take("words", required(&self.words, 20_000, "Enter what was agreed"));
        let least = self.least.trim().parse::<i32>().ok().filter(|n| (1..=60).contains(n));
        let least = errors.take("least", least.ok_or("Enter how many members make a quorum, from 1 to 60"));
        let known = self.kinds.iter().all(|key| Kind::of(key).is_some());
        let kinds = errors.take("kinds", known.then(|| self.kinds.join(" ")).ok_or("Choose kinds from the list"));
        Some(NewTerms {
            agreed_on: agreed?,
            review_on: review?,
            purpose: purpose?,
            words: words?,
            quorum_least: least?,
            quorum_chair: !self.chair.is_empty(),
            quorum_kinds: kinds?,
            illustrative: false,
        })
    }
}
