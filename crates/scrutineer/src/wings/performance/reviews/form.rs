//! What the browser sends for a review, its conclusion, a question, a reply, and an action agreed in place.

use crate::layout::typed_date;
use crate::wings::governance::agencies::AgencyId;
use crate::wings::governance::bodies::BodyId;
use crate::wings::performance::reviews::record::Step;
use chrono::NaiveDate;
use kit::form::required;
use kit::{Errors, Fields, Form};
use serde::Deserialize;

/// Which group begins a review.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct BeginForm {
    pub body: String,
}

impl Fields for BeginForm {
    type Draft = BodyId;
    fn read(&self, errors: &mut Errors, _: NaiveDate) -> Option<BodyId> {
        errors.take("body", self.body.parse().map_err(|_| "Choose the group that goes through the scorecard"))
    }
}

/// What a group concludes.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ConclusionForm {
    pub words: String,
}

impl Fields for ConclusionForm {
    type Draft = String;
    fn read(&self, errors: &mut Errors, _: NaiveDate) -> Option<String> {
        errors.take("words", required(&self.words, 2_000, "Say what the group concluded"))
    }
}

/// A question as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct QuestionForm {
    /// The indicator that it is about, where the address does not name a figure.
    pub code: String,
    pub words: String,
    pub agency: String,
}

impl QuestionForm {
    /// The words and the agency that is asked: the one that gave the figure, else the one chosen among `offered`.
    pub fn read(
        &self,
        errors: &mut Errors,
        gave: Option<AgencyId>,
        offered: &[(String, String)],
    ) -> Option<(String, AgencyId)> {
        let words = errors.take("words", required(&self.words, 1_000, "Write the question"));
        let agency = match gave {
            Some(agency) => Some(agency),
            None => errors.take("agency", chosen(&self.agency, offered).ok_or("Choose the agency that is asked")),
        };
        Some((words?, agency?))
    }
}

/// The agency that was chosen, if it was offered.
fn chosen(typed: &str, offered: &[(String, String)]) -> Option<AgencyId> {
    offered.iter().find(|(id, _)| id == typed.trim())?.0.parse().ok()
}

/// What is said to a question; the button says what it is.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ReplyForm {
    pub words: String,
    #[serde(rename = "do")]
    pub step: String,
}

impl ReplyForm {
    /// An answer.
    pub fn answer(form: &mut Form<ReplyForm>) -> Option<String> {
        form.errors.take("words", required(&form.values.words, 2_000, "Write the answer"))
    }
    /// What those who review do next, and their words.
    pub fn next(form: &mut Form<ReplyForm>) -> Option<(Step, String)> {
        let step = match form.values.step.as_str() {
            "settle" => Ok(Step::Settled),
            "again" => Ok(Step::AskedAgain),
            _ => Err("Say whether it is settled or asked again: press one of the two buttons"),
        };
        let words = required(&form.values.words, 2_000, "Write what is concluded, or what is asked again");
        let step = form.errors.take("words", step);
        let words = form.errors.take("words", words);
        Some((step?, words?))
    }
}

/// An action as typed in a review.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct AgreeForm {
    /// The indicator that will show whether it worked.
    pub code: String,
    pub title: String,
    pub owner: String,
    pub agency: String,
    #[serde(rename = "due-day")]
    pub due_day: String,
    #[serde(rename = "due-month")]
    pub due_month: String,
    #[serde(rename = "due-year")]
    pub due_year: String,
}

/// An action as agreed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreed {
    pub title: String,
    pub owner: String,
    /// None for the Board's office.
    pub agency: Option<AgencyId>,
    pub due_on: NaiveDate,
}

impl AgreeForm {
    /// What was agreed, where nothing is wrong with it.
    pub fn read(&self, errors: &mut Errors, offered: &[(String, String)], today: NaiveDate) -> Option<Agreed> {
        let title = errors.take("title", required(&self.title, 200, "Say what is to be done"));
        let owner = errors.take("owner", required(&self.owner, 120, "Say who does it, by their role"));
        let agency = match self.agency.trim() {
            "" => Some(None),
            typed => errors.take("agency", chosen(typed, offered).map(Some).ok_or("Choose the agency from the list")),
        };
        let due =
            typed_date(errors, "due", "day by which it is done", (&self.due_day, &self.due_month, &self.due_year));
        if due.is_some_and(|due| due < today) {
            errors.add("due-day", "Choose a day that is still to come");
        }
        let agreed = Agreed { title: title?, owner: owner?, agency: agency?, due_on: due? };
        errors.is_empty().then_some(agreed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2015, 3, 24).unwrap()
    }

    #[test]
    fn a_question_is_asked_of_the_agency_that_gave_the_figure_else_of_one_that_was_offered() {
        let (gave, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let offered = [(other.to_string(), "Police".to_owned())];
        let form = |agency: &str| QuestionForm { words: " Why? ".into(), agency: agency.into(), ..Default::default() };
        for (fixed, typed, asked) in [
            (Some(gave), "", Some(gave)),
            (Some(gave), &*other.to_string(), Some(gave)),
            (None, &*other.to_string(), Some(other)),
            (None, &*gave.to_string(), None),
            (None, "", None),
        ] {
            let mut errors = Errors::default();
            let read = form(typed).read(&mut errors, fixed.map(AgencyId::from), &offered);
            assert_eq!(read, asked.map(|id| ("Why?".to_owned(), AgencyId::from(id))), "{fixed:?} {typed}");
            assert_eq!(errors.is_empty(), asked.is_some());
        }
    }

    #[test]
    fn what_is_agreed_has_what_who_and_a_day_to_come() {
        let form = AgreeForm {
            title: "Ask each team".into(),
            owner: "Head of early help".into(),
            due_day: "30".into(),
            due_month: "4".into(),
            due_year: "2015".into(),
            ..AgreeForm::default()
        };
        let mut errors = Errors::default();
        let agreed = form.read(&mut errors, &[], today()).unwrap();
        assert_eq!((agreed.agency, agreed.due_on.to_string().as_str()), (None, "2015-04-30"));
        for (wrong, field) in [
            (AgreeForm { title: String::new(), ..form.clone() }, "title"),
            (AgreeForm { owner: String::new(), ..form.clone() }, "owner"),
            (AgreeForm { agency: "nobody".into(), ..form.clone() }, "agency"),
            (AgreeForm { due_month: "2".into(), due_day: "1".into(), ..form.clone() }, "due-day"),
            (AgreeForm { due_month: "13".into(), ..form.clone() }, "due-month"),
        ] {
            let mut errors = Errors::default();
            assert_eq!(wrong.read(&mut errors, &[], today()), None, "{field}");
            assert!(errors.of(field).is_some(), "{field}: {errors:?}");
        }
    }

    #[test]
    fn those_who_review_say_which_of_the_two_it_is() {
        let form = |step: &str, words: &str| Form::new(ReplyForm { words: words.into(), step: step.into() });
        assert_eq!(ReplyForm::next(&mut form("settle", "Enough.")), Some((Step::Settled, "Enough.".into())));
        assert_eq!(ReplyForm::next(&mut form("again", "And then?")), Some((Step::AskedAgain, "And then?".into())));
        for mut wrong in [form("", "Enough."), form("settle", " ")] {
            assert_eq!(ReplyForm::next(&mut wrong), None);
            assert!(wrong.errors.of("words").is_some());
        }
    }
}
