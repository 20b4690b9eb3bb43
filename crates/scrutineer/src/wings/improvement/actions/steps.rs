//! What the browser sends for each step of an action.

use super::Colour;
use crate::layout::typed_date;
use chrono::{Days, NaiveDate};
use kit::form::required;
use kit::{Errors, Fields};
use serde::Deserialize;
use std::str::FromStr;

/// How far it is, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ProgressForm {
    pub progress: String,
    pub words: String,
}

impl Fields for ProgressForm {
    type Draft = (i32, String);
    fn read(&self, errors: &mut Errors, _: NaiveDate) -> Option<(i32, String)> {
        let progress = i32::from_str(self.progress.trim().trim_end_matches('%').trim());
        let progress = progress.ok().filter(|p| (0..=100).contains(p)).ok_or("Enter a number from 0 to 100");
        let progress = errors.take("progress", progress);
        let words = errors.take("words", required(&self.words, 2_000, "Say what was done since the last time"));
        Some((progress?, words?))
    }
}

/// What was done, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct WordsForm {
    pub words: String,
}

impl Fields for WordsForm {
    type Draft = String;
    fn read(&self, errors: &mut Errors, _: NaiveDate) -> Option<String> {
        errors.take("words", required(&self.words, 2_000, "Write a sentence or two: it stays with the action"))
    }
}

/// Whether it is accepted, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct VerdictForm {
    pub verdict: String,
    pub words: String,
    #[serde(rename = "retest-day")]
    pub retest_day: String,
    #[serde(rename = "retest-month")]
    pub retest_month: String,
    #[serde(rename = "retest-year")]
    pub retest_year: String,
}

/// The same as meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerdictDraft {
    pub accepted: bool,
    pub words: String,
    pub retest_on: Option<NaiveDate>,
}

impl Fields for VerdictForm {
    type Draft = VerdictDraft;
    fn read(&self, errors: &mut Errors, today: NaiveDate) -> Option<VerdictDraft> {
        let accepted = match self.verdict.as_str() {
            "accept" => Ok(true),
            "back" => Ok(false),
            _ => Err("Choose whether you accept it"),
        };
        let accepted = errors.take("verdict", accepted)?;
        let words = errors.take("words", required(&self.words, 2_000, "Say why: its owner will read it"));
        let boxes = (&*self.retest_day, &*self.retest_month, &*self.retest_year);
        let retest_on =
            if accepted { typed_date(errors, "retest", "day of the re-test", boxes).map(Some) } else { Some(None) };
        if retest_on.flatten().is_some_and(|on| on < today) {
            errors.add("retest-day", "The re-test must lie ahead");
            return None;
        }
        Some(VerdictDraft { accepted, words: words?, retest_on: retest_on? })
    }
}

/// What the re-test showed, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct RetestForm {
    pub worked: String,
    pub after: String,
    pub effect: String,
    #[serde(rename = "due-day")]
    pub due_day: String,
    #[serde(rename = "due-month")]
    pub due_month: String,
    #[serde(rename = "due-year")]
    pub due_year: String,
}

/// The same as meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RetestDraft {
    pub worked: bool,
    pub after: String,
    pub effect: String,
    /// The new day, where it is open again.
    pub due_on: Option<NaiveDate>,
}

impl Fields for RetestForm {
    type Draft = RetestDraft;
    fn read(&self, errors: &mut Errors, today: NaiveDate) -> Option<RetestDraft> {
        let worked = match self.worked.as_str() {
            "yes" => Ok(true),
            "no" => Ok(false),
            _ => Err("Choose whether it worked"),
        };
        let worked = errors.take("worked", worked);
        let after = errors.take("after", required(&self.after, 60, "Enter what the measure shows now"));
        let effect = errors.take("effect", required(&self.effect, 2_000, "Say what changed for children"));
        let worked = worked?;
        let due_on = if worked {
            Some(None)
        } else {
            ahead(errors, (&self.due_day, &self.due_month, &self.due_year), today).map(Some)
        };
        Some(RetestDraft { worked, after: after?, effect: effect?, due_on: due_on? })
    }
}

/// A new day that lies ahead.
fn ahead(errors: &mut Errors, typed: (&str, &str, &str), today: NaiveDate) -> Option<NaiveDate> {
    let due = typed_date(errors, "due", "new day by which it is done", typed)?;
    if due < today {
        errors.add("due-day", "The new day must lie ahead");
        return None;
    }
    Some(due)
}

/// A new day and why, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ReopenForm {
    pub reason: String,
    #[serde(rename = "due-day")]
    pub due_day: String,
    #[serde(rename = "due-month")]
    pub due_month: String,
    #[serde(rename = "due-year")]
    pub due_year: String,
}

impl Fields for ReopenForm {
    type Draft = (NaiveDate, String);
    fn read(&self, errors: &mut Errors, today: NaiveDate) -> Option<(NaiveDate, String)> {
        let due = ahead(errors, (&self.due_day, &self.due_month, &self.due_year), today);
        let reason = errors.take("reason", required(&self.reason, 1_000, "Say why it is opened again"));
        Some((due?, reason?))
    }
}

/// A colour by hand, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct RatingForm {
    pub colour: String,
    pub reason: String,
    #[serde(rename = "until-day")]
    pub until_day: String,
    #[serde(rename = "until-month")]
    pub until_month: String,
    #[serde(rename = "until-year")]
    pub until_year: String,
}

/// The same as meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatingDraft {
    pub colour: Colour,
    pub reason: String,
    pub until_on: NaiveDate,
}

/// How long a colour by hand can hold: until then the dates would have said something else.
const LONGEST: Days = Days::new(92);

impl Fields for RatingForm {
    type Draft = RatingDraft;
    fn read(&self, errors: &mut Errors, today: NaiveDate) -> Option<RatingDraft> {
        let colour = errors.take("colour", Colour::of(&self.colour).ok_or("Choose a colour"));
        let reason = errors.take("reason", required(&self.reason, 500, "Say why the dates alone give a wrong picture"));
        let typed = (&*self.until_day, &*self.until_month, &*self.until_year);
        let until_on = typed_date(errors, "until", "last day", typed).and_then(|until| {
            if (today..=today + LONGEST).contains(&until) {
                return Some(until);
            }
            errors.add("until-day", "Choose a last day from today to three months ahead: then it is looked at again");
            None
        });
        Some(RatingDraft { colour: colour?, reason: reason?, until_on: until_on? })
    }
}
