//! What the browser sends for a figure: for a new reading, and for a revision of one.

use super::rules::{self, Asked, period_key};
use super::{Confidence, Reading, Source};
use crate::wings::governance::agencies::{Agency, AgencyId};
use crate::wings::performance::indicators::Indicator;
use chrono::NaiveDate;
use kit::form::{optional, required};
use kit::{Errors, Text};
use measure::figure::Typing;
use measure::{Figure, Period};
use sea_orm::ActiveEnum;
use serde::Deserialize;

/// A figure as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ReadingForm {
    pub period: String,
    /// `area` or `part`.
    pub covers: String,
    pub agency: String,
    pub numerator: String,
    pub denominator: String,
    pub value: String,
    pub why_not: String,
    pub source_note: String,
    pub confidence: String,
    pub words: String,
    pub help_wanted: String,
    /// Why it is revised.
    pub reason: String,
}

/// A figure, or why there is none, with the words that go with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    pub numerator: Option<Figure>,
    pub denominator: Option<Figure>,
    pub value: Option<Figure>,
    pub source: Source,
    pub source_note: Option<String>,
    pub said: Option<Said>,
}

/// What its sender says about a figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    pub words: String,
    pub confidence: Option<Confidence>,
    pub help_wanted: Option<String>,
    /// Why it is happening, what is being done about it, and by which day.
    pub why: Option<String>,
    pub doing: Option<String>,
    pub by_on: Option<NaiveDate>,
}

/// A new reading as meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadingDraft {
    pub period: Period,
    pub agency: Option<AgencyId>,
    /// Only that agency's part.
    pub part: bool,
    pub content: Content,
}

/// A revision as meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RevisionDraft {
    pub reason: String,
    pub content: Content,
}

/// Whose figure somebody may enter.
#[derive(Clone, Copy, Debug)]
pub enum Whose<'a> {
    /// Their own agency's, whatever the form says.
    Own(AgencyId),
    /// Any of these, or the board's office.
    Any(&'a [Agency]),
}

impl ReadingForm {
    /// The form as it stands for a reading that is revised.
    #[must_use]
    pub fn of(reading: &Reading) -> ReadingForm {
        let typed = |figure: &Option<Text<Figure>>| figure.as_ref().map(|f| f.0.to_string()).unwrap_or_default();
        let (value, why_not) = match &reading.value {
            Some(Text(Figure::NotReported(why))) => (String::new(), why.clone()),
            _ => (typed(&reading.value), String::new()),
        };
        ReadingForm {
            numerator: typed(&reading.numerator),
            denominator: typed(&reading.denominator),
            value,
            why_not,
            source_note: reading.source_note.clone().unwrap_or_default(),
            ..ReadingForm::default()
        }
    }

    /// What was typed for an indicator: its figure, or why there is none, and the words; `None` exactly when `errors`
    /// holds a message.
    #[must_use]
    pub fn content(&self, errors: &mut Errors, indicator: &Indicator) -> Option<Content> {
        let figures = self.figures(errors, indicator);
        let source_note = errors.take("source_note", optional(&self.source_note, 200));
        let said = self.said(errors);
        let (numerator, denominator, value) = figures?;
        Some(Content { numerator, denominator, value, source: Source::Return, source_note: source_note?, said: said? })
    }

    /// Numerator, denominator and value; each that is not asked for is nothing.
    fn figures(&self, errors: &mut Errors, indicator: &Indicator) -> Option<Figures> {
        let asked = rules::asked(indicator);
        let boxes: &[(&'static str, &String)] = match asked {
            Asked::Count => &[("numerator", &self.numerator)],
            Asked::Share => &[("numerator", &self.numerator), ("denominator", &self.denominator)],
            Asked::Value => &[("value", &self.value)],
        };
        if let Some(why) = errors.take("why_not", optional(&self.why_not, 300))? {
            if let Some((name, _)) = boxes.iter().find(|(_, typed)| !typed.trim().is_empty()) {
                errors.add(*name, "Enter the figure, or why there is none, not both");
                return None;
            }
            return Some((None, None, Some(Figure::NotReported(why))));
        }
        let mut read = |name: &'static str, typed: &str, accepts| errors.take(name, Figure::typed_as(typed, accepts));
        match asked {
            Asked::Count => Some((Some(read("numerator", &self.numerator, Typing::COUNT)?), None, None)),
            Asked::Value => Some((None, None, Some(read("value", &self.value, Typing::NOT_NEGATIVE)?))),
            Asked::Share => {
                // Two boxes, so each message says which.
                let names = (indicator.numerator_name.as_str(), whole_name(indicator));
                let of = |typed: &str, noun: &str| {
                    Figure::typed_as(typed, Typing::COUNT).map_err(|why| format!("{why}: number of {noun}"))
                };
                let numerator = errors.take("numerator", of(&self.numerator, names.0));
                let denominator = errors.take("denominator", of(&self.denominator, names.1));
                let (numerator, denominator) = (numerator?, denominator?);
                if let Some(message) = rules::larger_than_whole(&numerator, &denominator, names) {
                    errors.add("numerator", message);
                    return None;
                }
                Some((Some(numerator), Some(denominator), None))
            }
        }
    }

    #[expect(clippy::option_option, reason = "outside: whether it could be read; inside: whether anything was said")]
    fn said(&self, errors: &mut Errors) -> Option<Option<Said>> {
        let words = errors.take("words", optional(&self.words, 1200));
        let help_wanted = errors.take("help_wanted", optional(&self.help_wanted, 500));
        let confidence = match self.confidence.as_str() {
            "" => Some(None),
            key => {
                errors.take("confidence", Confidence::of(key).ok_or("Choose how sure you are from the list")).map(Some)
            }
        };
        let (words, help_wanted, confidence) = (words?, help_wanted?, confidence?);
        match words {
            Some(words) => Some(Some(Said { words, confidence, help_wanted, ..Said::default() })),
            None if confidence.is_some() || help_wanted.is_some() => {
                errors.add("words", "Say in a sentence what the figure shows");
                None
            }
            None => Some(None),
        }
    }

    fn whose(&self, errors: &mut Errors, whose: Whose<'_>) -> Option<(Option<AgencyId>, bool)> {
        let part = match self.covers.as_str() {
            "area" => Some(false),
            "part" => Some(true),
            _ => {
                errors.add("covers", "Choose whether the figure is for the whole area");
                None
            }
        };
        let agency = match whose {
            Whose::Own(agency) => Some(Some(agency)),
            Whose::Any(_) if self.agency.is_empty() => Some(None),
            Whose::Any(agencies) => {
                let found = agencies.iter().find(|a| a.id.to_string() == self.agency).map(|a| a.id);
                errors.take("agency", found.ok_or("Choose an agency from the list")).map(Some)
            }
        };
        let (part, agency) = (part?, agency?);
        if part && agency.is_none() {
            errors.add("agency", "Choose the agency whose part it is");
            return None;
        }
        Some((agency, part))
    }
}

type Figures = (Option<Figure>, Option<Figure>, Option<Figure>);

/// What the denominator counts, in a noun.
#[must_use]
pub fn whole_name(indicator: &Indicator) -> &str {
    indicator.denominator_name.as_deref().unwrap_or("in all")
}

/// A confidence as the form sends it.
#[must_use]
pub fn confidence_key(confidence: Confidence) -> String {
    confidence.to_value()
}

impl ReadingForm {
    /// A new reading; `None` exactly when `errors` holds a message. What may be typed depends on the indicator, the day
    /// and the person, so this stands in place of [`kit::Fields`].
    #[must_use]
    pub fn entered(
        &self,
        errors: &mut Errors,
        indicator: &Indicator,
        today: NaiveDate,
        whose: Whose<'_>,
    ) -> Option<ReadingDraft> {
        let offered = rules::periods(indicator, today);
        let chosen = offered.into_iter().find(|p| period_key(p) == self.period);
        let period = errors.take("period", chosen.ok_or("Choose the period that the figure is for"));
        let whose = self.whose(errors, whose);
        let content = self.content(errors, indicator);
        let (agency, part) = whose?;
        Some(ReadingDraft { period: period?, agency, part, content: content? })
    }

    /// A revision; `None` exactly when `errors` holds a message.
    #[must_use]
    pub fn revised(&self, errors: &mut Errors, indicator: &Indicator) -> Option<RevisionDraft> {
        let content = self.content(errors, indicator);
        let missing = "Enter why the figure is revised";
        let reason = errors.take("reason", required(&self.reason, 500, missing));
        Some(RevisionDraft { reason: reason?, content: content? })
    }
}
