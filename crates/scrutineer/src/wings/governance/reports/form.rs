//! What the browser sends for a report: the chair's words under each heading, all of which may be empty.

use super::rules::{HEADINGS, LONGEST, Words};
use chrono::NaiveDate;
use kit::form::optional;
use kit::{Errors, Fields};
use serde::Deserialize;

/// The words as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct WordsForm {
    pub h1: String,
    pub h2: String,
    pub h3: String,
    pub h4: String,
    pub h5: String,
    pub h6: String,
    pub h7: String,
}

/// The names of the boxes, in the order of the headings.
pub const BOXES: [&str; HEADINGS.len()] = ["h1", "h2", "h3", "h4", "h5", "h6", "h7"];

impl WordsForm {
    /// As they were kept.
    #[must_use]
    pub fn of(words: Words) -> WordsForm {
        let [h1, h2, h3, h4, h5, h6, h7] = words.0;
        WordsForm { h1, h2, h3, h4, h5, h6, h7 }
    }
    /// What stands in the n-th box.
    #[must_use]
    pub fn nth(&self, n: usize) -> &str {
        [&self.h1, &self.h2, &self.h3, &self.h4, &self.h5, &self.h6, &self.h7].get(n).map_or("", |words| words.as_str())
    }
}

impl Fields for WordsForm {
    type Draft = Words;
    fn read(&self, errors: &mut Errors, _: NaiveDate) -> Option<Words> {
        let mut words = Words::default();
        for (n, name) in BOXES.into_iter().enumerate() {
            words.0[n] = errors.take(name, optional(self.nth(n), LONGEST))?.unwrap_or_default();
        }
        Some(words)
    }
}
