//! A date in three boxes: people know their dates, and a calendar is slower.

use crate::field::{Field, Fieldset, Legend};
use crate::input::{Input, Keyboard, Width};
use crate::words::{Words, classes};
use maud::{Markup, Render, html};

/// Which boxes a date has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DateParts {
    /// Day, month and year.
    #[default]
    Full,
    /// Day and month.
    DayMonth,
    /// Month and year.
    MonthYear,
}

/// One box of a date.
#[derive(Clone, Copy, Debug, Default)]
pub struct DatePart<'a> {
    /// What was filled in.
    pub value: &'a str,
    /// Whether this box is at fault. Where no box says, all are once there is an error message.
    pub error: Option<bool>,
    /// Its name, after the prefix; `day`, `month` or `year` where empty.
    pub name: &'a str,
    /// What stands above it; `Day`, `Month` or `Year` where empty.
    pub label: &'a str,
    /// What the browser may fill in.
    pub autocomplete: &'a str,
    /// Further classes.
    pub class: &'a str,
}

impl<'a> From<&'a str> for DatePart<'a> {
    fn from(value: &'a str) -> Self {
        DatePart { value, ..DatePart::default() }
    }
}

/// A date in three boxes, named `{prefix}-day`, `{prefix}-month`, `{prefix}-year`; ids `{id}-day` and so on.
#[derive(Clone, Debug, Default)]
pub struct DateInput<'a> {
    /// The id of the whole date.
    pub id: &'a str,
    /// What the names begin with; where empty they are `day`, `month`, `year`. A dash is put after it, unless it
    /// ends in an underscore: then the names are `due_day` and so on.
    pub prefix: &'a str,
    /// What is asked.
    pub legend: Legend<'a>,
    /// How to answer: an example date.
    pub hint: Words<'a>,
    /// What was wrong with the date given.
    pub error: Option<&'a str>,
    /// The day's box.
    pub day: DatePart<'a>,
    /// The month's box.
    pub month: DatePart<'a>,
    /// The year's box.
    pub year: DatePart<'a>,
    /// Which boxes there are.
    pub parts: DateParts,
    /// The ids of other elements that describe the group.
    pub described_by: &'a str,
    /// Further classes.
    pub class: &'a str,
    /// Further classes of the group around it.
    pub group_class: &'a str,
}

impl<'a> DateInput<'a> {
    /// A date with this name, which is both its id and its prefix, and this legend.
    pub fn new(name: &'a str, legend: impl Into<Legend<'a>>) -> Self {
        DateInput { id: name, prefix: name, legend: legend.into(), ..DateInput::default() }
    }

    fn shown(&self) -> Vec<(&DatePart<'a>, &'static str, &'static str, Width)> {
        let day = (&self.day, "day", "Day", Width::W2);
        let month = (&self.month, "month", "Month", Width::W2);
        let year = (&self.year, "year", "Year", Width::W4);
        match self.parts {
            DateParts::Full => vec![day, month, year],
            DateParts::DayMonth => vec![day, month],
            DateParts::MonthYear => vec![month, year],
        }
    }

    fn part(&self, part: &DatePart<'_>, name: &str, label: &str, width: Width, all_wrong: bool) -> Markup {
        let name = if part.name.is_empty() { name } else { part.name };
        let label = if part.label.is_empty() { label } else { part.label };
        let error = if part.error.unwrap_or(all_wrong) { "govuk-input--error" } else { "" };
        let dash = if self.prefix.is_empty() || self.prefix.ends_with('_') { "" } else { "-" };
        let sent = format!("{}{dash}{name}", self.prefix);
        let label = crate::field::Label { class: "govuk-date-input__label", ..label.into() };
        html! {
            div class="govuk-date-input__item" {
                (Input {
                    id: &format!("{}-{name}", self.id),
                    name: &sent,
                    label,
                    value: part.value,
                    class: &classes("govuk-date-input__input", [error, width.class(), part.class]),
                    keyboard: Keyboard::Numeric,
                    autocomplete: part.autocomplete,
                    ..Input::default()
                })
            }
        }
    }
}

impl Render for DateInput<'_> {
    fn render(&self) -> Markup {
        let field = Field { id: self.id, hint: &self.hint, error: self.error, described_by: self.described_by };
        let shown = self.shown();
        let all_wrong = self.error.is_some() && !shown.iter().any(|(part, ..)| part.error == Some(true));
        let inner = html! {
            (field.messages())
            div class=(classes("govuk-date-input", [self.class])) id=(self.id) {
                @for (part, name, label, width) in shown { (self.part(part, name, label, width, all_wrong)) }
            }
        };
        let inner = if self.legend.text.is_empty() {
            inner
        } else {
            let described_by = field.described().unwrap_or_default();
            let legend = self.legend.clone();
            // Without the role, JAWS does not read the description of a group of text boxes.
            Fieldset { legend, body: inner.into(), described_by: &described_by, role: "group", class: "" }.render()
        };
        field.group(self.group_class, &inner)
    }
}
