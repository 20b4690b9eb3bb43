//! What the browser sends for the budget.

use super::What;
use crate::layout::typed_date;
use crate::wings::governance::contributions::rules;
use chrono::NaiveDate;
use kit::form::{optional, required};
use kit::{Errors, Fields};
use serde::Deserialize;

/// The three boxes of a day that has been.
fn past(errors: &mut Errors, today: NaiveDate, typed: (&str, &str, &str)) -> Option<NaiveDate> {
    let on = typed_date(errors, "on", "day", typed)?;
    if on > today {
        errors.add("on-day", "Enter today or a day before");
        return None;
    }
    Some(on)
}

/// An amount that is more than nothing.
fn amount(errors: &mut Errors, typed: &str) -> Option<i64> {
    let pence = rules::typed(typed);
    errors.take("amount", pence.and_then(|pence| if pence > 0 { Ok(pence) } else { Err("Enter an amount above £0") }))
}

/// An invoice or a payment as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct PaymentForm {
    pub what: String,
    #[serde(rename = "on-day")]
    pub on_day: String,
    #[serde(rename = "on-month")]
    pub on_month: String,
    #[serde(rename = "on-year")]
    pub on_year: String,
    pub amount: String,
    pub reference: String,
}

/// The same as meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentDraft {
    pub what: What,
    pub on_date: NaiveDate,
    pub pence: i64,
    pub reference: Option<String>,
}

impl Fields for PaymentForm {
    type Draft = PaymentDraft;
    fn read(&self, errors: &mut Errors, today: NaiveDate) -> Option<PaymentDraft> {
        let what = errors.take("what", What::of(&self.what).ok_or("Say whether it was invoiced or received"));
        let on_date = past(errors, today, (&self.on_day, &self.on_month, &self.on_year));
        let pence = amount(errors, &self.amount);
        let reference = errors.take("reference", optional(&self.reference, 80));
        Some(PaymentDraft { what: what?, on_date: on_date?, pence: pence?, reference: reference? })
    }
}

/// A line of the budget as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct LineForm {
    pub financial_year: String,
    pub name: String,
    pub amount: String,
}

impl Fields for LineForm {
    /// Its year, its name, its pence.
    type Draft = (String, String, i64);
    fn read(&self, errors: &mut Errors, _: NaiveDate) -> Option<Self::Draft> {
        let year = errors.take("financial_year", rules::financial_year(&self.financial_year));
        let name = errors.take("name", required(&self.name, 120, "Say what the money is for"));
        let pence = errors.take("amount", rules::typed(&self.amount));
        Some((year?, name?, pence?))
    }
}

/// Something spent, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct SpendForm {
    #[serde(rename = "on-day")]
    pub on_day: String,
    #[serde(rename = "on-month")]
    pub on_month: String,
    #[serde(rename = "on-year")]
    pub on_year: String,
    pub amount: String,
    pub words: String,
}

impl Fields for SpendForm {
    /// The day, the pence, what for.
    type Draft = (NaiveDate, i64, String);
    fn read(&self, errors: &mut Errors, today: NaiveDate) -> Option<Self::Draft> {
        let on = past(errors, today, (&self.on_day, &self.on_month, &self.on_year));
        let pence = amount(errors, &self.amount);
        let words = errors.take("words", required(&self.words, 200, "Say what it was spent on"));
        Some((on?, pence?, words?))
    }
}

/// What is expected of the whole year, as typed; empty for the pace.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ExpectForm {
    pub expected: String,
    pub because: String,
}

impl Fields for ExpectForm {
    type Draft = Option<(i64, String)>;
    fn read(&self, errors: &mut Errors, _: NaiveDate) -> Option<Self::Draft> {
        if self.expected.trim().is_empty() && self.because.trim().is_empty() {
            return Some(None);
        }
        let pence = errors.take("expected", rules::typed(&self.expected));
        let because = errors.take("because", required(&self.because, 300, "Say what makes you expect it"));
        Some(Some((pence?, because?)))
    }
}
