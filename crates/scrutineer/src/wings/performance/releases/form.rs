//! What the browser sends for a release: its settings, words, that these were read, and why it is sent back or withdrawn.

use super::record::{Release, Spread};
use crate::wings::performance::indicators::IndicatorId;
use chrono::NaiveDate;
use kit::form::{optional, required};
use kit::{Errors, Fields};
use sea_orm::ActiveEnum;
use serde::Deserialize;

/// A release as set up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drafted {
    pub title: String,
    pub until_on: NaiveDate,
    pub spread: Spread,
    pub split: bool,
    pub rounding: i32,
    pub threshold: i32,
    pub words: Option<String>,
    pub indicators: Vec<IndicatorId>,
}

/// The settings as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct SettingsForm {
    pub title: String,
    /// The last day of a month.
    pub until: String,
    pub spread: String,
    pub split: String,
    pub rounding: String,
    pub threshold: String,
    pub words: String,
    pub indicators: Vec<String>,
}

impl SettingsForm {
    /// What a new draft begins with.
    #[must_use]
    pub fn begin(until: NaiveDate, indicators: &[IndicatorId]) -> SettingsForm {
        SettingsForm {
            until: until.to_string(),
            spread: Spread::Latest.to_value(),
            split: "no".into(),
            rounding: "0".into(),
            threshold: "5".into(),
            indicators: indicators.iter().map(ToString::to_string).collect(),
            ..SettingsForm::default()
        }
    }
    /// As a draft stands.
    #[must_use]
    pub fn of(release: &Release, indicators: &[IndicatorId]) -> SettingsForm {
        SettingsForm {
            title: release.title.clone(),
            spread: release.spread.to_value(),
            split: if release.split { "yes" } else { "no" }.into(),
            rounding: release.rounding.to_string(),
            threshold: release.threshold.to_string(),
            words: release.words.clone().unwrap_or_default(),
            ..SettingsForm::begin(release.until_on, indicators)
        }
    }
}

/// One of the offered numbers.
fn offered(typed: &str, numbers: &[i32], message: &str) -> Result<i32, String> {
    typed.parse().ok().filter(|number| numbers.contains(number)).ok_or_else(|| message.to_owned())
}

impl Fields for SettingsForm {
    type Draft = Drafted;
    fn read(&self, errors: &mut Errors, today: NaiveDate) -> Option<Drafted> {
        let title = errors.take("title", required(&self.title, 120, "Enter a title, as the public reads it"));
        let until = self.until.parse::<NaiveDate>().ok().filter(|day| *day < today);
        let until = errors.take("until", until.ok_or("Choose the month up to which figures are shown"));
        let spread = Spread::try_from_value(&self.spread).map_err(|_| "Choose which periods are shown");
        let spread = errors.take("spread", spread);
        let split = match self.split.as_str() {
            "yes" => Ok(true),
            "no" => Ok(false),
            _ => Err("Choose whether single agencies are shown"),
        };
        let split = errors.take("split", split);
        let rounding = offered(&self.rounding, &[0, 5, 10], "Choose how counts are rounded");
        let rounding = errors.take("rounding", rounding);
        let threshold = errors.take("threshold", offered(&self.threshold, &[5, 7], "Choose which counts are hidden"));
        let words = errors.take("words", optional(&self.words, 2_000));
        let indicators: Result<Vec<IndicatorId>, _> = self.indicators.iter().map(|id| id.parse()).collect();
        let indicators = indicators.ok().filter(|all| !all.is_empty()).ok_or("Choose at least one indicator");
        let indicators = errors.take("indicators", indicators);
        Some(Drafted {
            title: title?,
            until_on: until?,
            spread: spread?,
            split: split?,
            rounding: rounding?,
            threshold: threshold?,
            words: words?,
            indicators: indicators?,
        })
    }
}

/// What is said about an indicator; nothing to say nothing.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct WordsForm {
    pub words: String,
}

impl Fields for WordsForm {
    type Draft = Option<String>;
    fn read(&self, errors: &mut Errors, _: NaiveDate) -> Option<Option<String>> {
        errors.take("words", optional(&self.words, 1_000))
    }
}

/// That the words were read.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ReadForm {
    pub confirmed: Vec<String>,
}

impl Fields for ReadForm {
    type Draft = ();
    fn read(&self, errors: &mut Errors, _: NaiveDate) -> Option<()> {
        let confirmed = self.confirmed.iter().any(|one| one == "yes");
        errors
            .take("confirmed", confirmed.then_some(()).ok_or("Confirm it, or send the release back with what is wrong"))
    }
}

/// Why something is done.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct WhyForm {
    pub words: String,
}

impl Fields for WhyForm {
    type Draft = String;
    fn read(&self, errors: &mut Errors, _: NaiveDate) -> Option<String> {
        errors.take("words", required(&self.words, 1_000, "Say why"))
    }
}

/// An approval: nothing is typed.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct NoForm {}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn every_message_is_gathered() {
        let mut errors = Errors::default();
        let today = NaiveDate::from_ymd_opt(2015, 3, 24).unwrap();
        assert_eq!(SettingsForm::default().read(&mut errors, today), None);
        for field in ["title", "until", "spread", "split", "rounding", "threshold", "indicators"] {
            assert!(errors.of(field).is_some(), "{field}");
        }
        let until = NaiveDate::from_ymd_opt(2015, 2, 28).unwrap();
        let id = IndicatorId::from(Uuid::nil());
        let form = SettingsForm { title: "Figures".into(), ..SettingsForm::begin(until, &[id]) };
        let mut errors = Errors::default();
        let drafted = form.read(&mut errors, today).unwrap();
        assert_eq!((drafted.until_on, drafted.threshold, drafted.indicators), (until, 5, vec![id]));
        for (field, wrong) in [
            ("until", SettingsForm { until: "2015-03-31".into(), ..form.clone() }),
            ("threshold", SettingsForm { threshold: "3".into(), ..form.clone() }),
            ("rounding", SettingsForm { rounding: "7".into(), ..form.clone() }),
            ("indicators", SettingsForm { indicators: vec!["D02".into()], ..form.clone() }),
            ("title", SettingsForm { title: "x".repeat(121), ..form.clone() }),
        ] {
            let mut errors = Errors::default();
            assert_eq!(wrong.read(&mut errors, today), None);
            assert!(errors.of(field).is_some(), "{field}");
        }
        let mut errors = Errors::default();
        assert_eq!(ReadForm::default().read(&mut errors, today), None);
        assert_eq!(WhyForm { words: " ".into() }.read(&mut errors, today), None);
    }
}
