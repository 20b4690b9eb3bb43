//! What the browser sends: the day of files; which figures are taken in.

use crate::layout::typed_date;
use chrono::NaiveDate;
use kit::{Errors, Fields};
use serde::Deserialize;

/// The day at which files are counted: three boxes, all empty for the files' own.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct BringForm {
    #[serde(rename = "at-day")]
    pub at_day: String,
    #[serde(rename = "at-month")]
    pub at_month: String,
    #[serde(rename = "at-year")]
    pub at_year: String,
}

impl BringForm {
    /// The day, nothing where none was typed; what is wrong with it is noted.
    pub fn at(&self, errors: &mut Errors, today: NaiveDate) -> Option<NaiveDate> {
        let typed = (self.at_day.as_str(), self.at_month.as_str(), self.at_year.as_str());
        if typed == ("", "", "") {
            return None;
        }
        let at = typed_date(errors, "at", "day", typed)?;
        if at > today {
            errors.add("at", "The day must be today or in the past");
            return None;
        }
        Some(at)
    }
}

/// Which figures are taken in.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct TakeForm {
    /// The codes of the indicators.
    pub take: Vec<String>,
    /// `yes`: the figures of the good rows are wanted although others were left out.
    pub good: String,
}

/// What is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Take {
    pub codes: Vec<String>,
    pub good: bool,
}

impl Fields for TakeForm {
    type Draft = Take;
    fn read(&self, errors: &mut Errors, _: NaiveDate) -> Option<Take> {
        if self.take.is_empty() {
            errors.add("take", "Choose at least one figure");
            return None;
        }
        Some(Take { codes: self.take.clone(), good: self.good == "yes" })
    }
}

/// Putting an extract aside asks for nothing but the button.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct DiscardForm {
    /// `yes`
    pub sure: String,
}

impl Fields for DiscardForm {
    type Draft = ();
    fn read(&self, errors: &mut Errors, _: NaiveDate) -> Option<()> {
        if self.sure == "yes" {
            return Some(());
        }
        errors.add("sure", "Tick the box to put it aside");
        None
    }
}
