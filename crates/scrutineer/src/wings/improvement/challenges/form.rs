//! What the browser sends for a challenge and for each step of it.

use super::{Outcome, Stance};
use crate::layout::date_or_nothing;
use crate::wings::governance::agencies::AgencyId;
use crate::wings::performance::indicators::{Indicator, IndicatorId};
use chrono::NaiveDate;
use kit::form::{optional, required};
use kit::{Errors, Fields};
use serde::Deserialize;

/// A challenge as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ChallengeForm {
    pub title: String,
    pub asks: String,
    pub ground: String,
    pub agencies: Vec<String>,
    pub indicator: String,
    #[serde(rename = "retest-day")]
    pub retest_day: String,
    #[serde(rename = "retest-month")]
    pub retest_month: String,
    #[serde(rename = "retest-year")]
    pub retest_year: String,
    /// What it rests on: a register and an id.
    pub from: String,
    /// The key of the suggestion that it was made from.
    pub suggestion: String,
}

/// A challenge as meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChallengeDraft {
    pub title: String,
    pub asks: String,
    pub ground: String,
    pub agencies: Vec<AgencyId>,
    pub indicator_id: Option<IndicatorId>,
    pub retest_on: Option<NaiveDate>,
}

/// What a form can choose from.
#[derive(Clone, Debug, Default)]
pub struct Offered {
    pub agencies: Vec<(AgencyId, String)>,
    pub indicators: Vec<Indicator>,
}

impl ChallengeForm {
    /// The challenge; `None` exactly when `errors` holds a message.
    #[must_use]
    pub fn read(&self, errors: &mut Errors, offered: &Offered) -> Option<ChallengeDraft> {
        let title = errors.take("title", required(&self.title, 160, "Say in a few words what it is about"));
        let asks = errors.take("asks", required(&self.asks, 2_000, "Write what the chair asks"));
        let ground = errors.take("ground", required(&self.ground, 2_000, "Say what it rests on"));
        let chosen: Option<Vec<AgencyId>> = self
            .agencies
            .iter()
            .map(|typed| offered.agencies.iter().find(|(id, _)| id.to_string() == *typed).map(|(id, _)| *id))
            .collect();
        let agencies = match chosen {
            None => Err("Choose agencies from the list"),
            Some(none) if none.is_empty() => Err("Choose at least one agency"),
            Some(chosen) => Ok(chosen),
        };
        let agencies = errors.take("agencies", agencies);
        let indicator = match self.indicator.as_str() {
            "" => Ok(None),
            code => offered
                .indicators
                .iter()
                .find(|i| i.code == code)
                .map(|i| Some(i.id))
                .ok_or("Choose the indicator from the list"),
        };
        let indicator_id = errors.take("indicator", indicator);
        let retest = (&*self.retest_day, &*self.retest_month, &*self.retest_year);
        let retest_on = date_or_nothing(errors, "retest", "day on which it is looked at again", retest);
        Some(ChallengeDraft {
            title: title?,
            asks: asks?,
            ground: ground?,
            agencies: agencies?,
            indicator_id: indicator_id?,
            retest_on: retest_on?,
        })
    }
}

/// An answer as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct AnswerForm {
    pub stance: String,
    pub words: String,
}

/// The same as meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerDraft {
    pub stance: Stance,
    pub words: String,
}

impl Fields for AnswerForm {
    type Draft = AnswerDraft;
    fn read(&self, errors: &mut Errors, _: NaiveDate) -> Option<AnswerDraft> {
        let stance = errors.take("stance", Stance::of(&self.stance).ok_or("Choose what your agency says to it"));
        let words = errors.take("words", required(&self.words, 4_000, "Write the answer"));
        Some(AnswerDraft { stance: stance?, words: words? })
    }
}

/// Whether an answer is accepted, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct VerdictForm {
    pub verdict: String,
    pub words: String,
}

impl Fields for VerdictForm {
    type Draft = (bool, String);
    fn read(&self, errors: &mut Errors, _: NaiveDate) -> Option<(bool, String)> {
        let accepted = match self.verdict.as_str() {
            "accept" => Ok(true),
            "back" => Ok(false),
            _ => Err("Choose whether the answer is accepted"),
        };
        let accepted = errors.take("verdict", accepted);
        let words = errors.take("words", required(&self.words, 2_000, "Say why: the agency will read it"));
        Some((accepted?, words?))
    }
}

/// Why it is taken further, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct FurtherForm {
    pub words: String,
}

impl Fields for FurtherForm {
    type Draft = String;
    fn read(&self, errors: &mut Errors, _: NaiveDate) -> Option<String> {
        errors.take("words", required(&self.words, 2_000, "Say why it is taken further"))
    }
}

/// How it ended, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ClosingForm {
    pub outcome: String,
    pub effect: String,
    pub words: String,
}

/// The same as meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosingDraft {
    pub outcome: Outcome,
    pub effect: Option<String>,
    pub words: String,
}

impl Fields for ClosingForm {
    type Draft = ClosingDraft;
    fn read(&self, errors: &mut Errors, _: NaiveDate) -> Option<ClosingDraft> {
        let outcome = errors.take("outcome", Outcome::of(&self.outcome).ok_or("Choose how it ended"));
        let effect = errors.take("effect", optional(&self.effect, 2_000));
        let words = errors.take("words", required(&self.words, 2_000, "Say in a sentence why it is closed"));
        Some(ClosingDraft { outcome: outcome?, effect: effect?, words: words? })
    }
}
