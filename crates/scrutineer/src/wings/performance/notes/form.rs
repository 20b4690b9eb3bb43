//! What the browser sends for a note.

use super::{QualityNote, QualityNoteSubject, Severity};
use chrono::NaiveDate;
use kit::form::required;
use kit::{Errors, Fields};
use sea_orm::ActiveEnum;
use serde::Deserialize;

/// The pages that a note can concern: key and name.
pub const PAGES: [(&str, &str); 3] = [("referral_profile", "Referrals"), ("caseload", "Caseload"), ("profile", "Area")];

/// A note as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct NoteForm {
    pub number: String,
    pub title: String,
    pub words: String,
    pub severity: String,
    pub pages: Vec<String>,
    /// Indicator codes with commas or blanks between.
    pub codes: String,
}

/// A note as meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteDraft {
    pub number: i32,
    pub title: String,
    pub words: String,
    pub severity: Severity,
    /// Indicator codes and page keys, each once.
    pub subjects: Vec<String>,
}

impl NoteForm {
    /// A note as it stands. What it concerns besides pages that can be ticked is kept among the codes.
    #[must_use]
    pub fn of(note: &QualityNote, subjects: &[QualityNoteSubject]) -> NoteForm {
        let all = subjects.iter().map(|s| s.subject.clone());
        let (pages, codes): (Vec<String>, Vec<String>) = all.partition(|s| PAGES.iter().any(|(page, _)| page == s));
        NoteForm {
            number: note.number.to_string(),
            title: note.title.clone(),
            words: note.words.clone(),
            severity: note.severity.to_value(),
            pages,
            codes: codes.join(", "),
        }
    }
    /// The indicator codes as typed, in capitals.
    #[must_use]
    pub fn codes(&self) -> Vec<String> {
        let parts = self.codes.split(|c: char| c == ',' || c == ';' || c.is_whitespace());
        parts.filter(|code| !code.is_empty()).map(str::to_uppercase).collect()
    }
}

impl Fields for NoteForm {
    type Draft = NoteDraft;
    fn read(&self, errors: &mut Errors, _: NaiveDate) -> Option<NoteDraft> {
        let number = errors.take("number", number(&self.number));
        let title = errors.take("title", required(&self.title, 120, "Enter a title of a few words"));
        let words = errors.take("words", required(&self.words, 2000, "Say what the reader must know"));
        let severity = errors.take("severity", Severity::of(&self.severity).ok_or("Choose how much it matters"));
        let mut subjects = self.codes();
        subjects.extend(self.pages.iter().filter(|key| PAGES.iter().any(|(page, _)| page == key)).cloned());
        subjects.sort();
        subjects.dedup();
        if subjects.is_empty() {
            errors.add("pages", "Choose a page or enter the code of an indicator");
        }
        (!subjects.is_empty()).then_some(NoteDraft {
            number: number?,
            title: title?,
            words: words?,
            severity: severity?,
            subjects,
        })
    }
}

fn number(typed: &str) -> Result<i32, &'static str> {
    match typed.trim().parse() {
        Ok(number) if (1..1000).contains(&number) => Ok(number),
        _ => Err("Enter a number from 1 to 999"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_message_is_gathered_before_refusing() {
        let mut errors = Errors::default();
        assert!(NoteForm::default().read(&mut errors, NaiveDate::MIN).is_none());
        let fields: Vec<_> = errors.iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["number", "title", "words", "severity", "pages"]);
    }

    #[test]
    fn what_it_concerns_is_read_once_each() {
        let typed = NoteForm {
            number: " 3 ".into(),
            title: "Late".into(),
            words: "Two trusts were late.".into(),
            severity: "low".into(),
            pages: vec!["caseload".into(), "dashboards".into()],
            codes: "d02, D31 d02".into(),
        };
        let draft = typed.read(&mut Errors::default(), NaiveDate::MIN).unwrap();
        assert_eq!((draft.number, draft.severity), (3, Severity::Low));
        assert_eq!(draft.subjects, ["D02", "D31", "caseload"]);
    }
}
