//! A form's controls, filled with what was typed and with their messages: one line on the page for each.

use super::Form;
use govuk::{Checkboxes, Choice, DateInput, ErrorSummary, Input, Label, Legend, Radios, Select, Textarea};
use maud::{Markup, html};

impl<T> Form<T> {
    /// The messages at the top of the page, each a link to its field; nothing when all is well.
    #[must_use]
    pub fn summary(&self) -> Markup {
        html! { @if !self.errors.is_empty() { (ErrorSummary::of(self.errors.iter())) } }
    }
    /// The version of the record that this form is about, carried back with it.
    #[must_use]
    pub fn carried(&self) -> Markup {
        html! { @if let Some(version) = self.version { input type="hidden" name="version" value=(version); } }
    }
    /// One line of text.
    pub fn input<'a>(
        &'a self,
        name: &'static str,
        label: impl Into<Label<'a>>,
        value: impl Fn(&'a T) -> &'a str,
    ) -> Input<'a> {
        Input { value: value(&self.values), error: self.errors.of(name), ..Input::new(name, label) }
    }
    /// Several lines of text.
    pub fn textarea<'a>(
        &'a self,
        name: &'static str,
        label: impl Into<Label<'a>>,
        value: impl Fn(&'a T) -> &'a str,
    ) -> Textarea<'a> {
        Textarea { value: value(&self.values), error: self.errors.of(name), ..Textarea::new(name, label) }
    }
    /// One of many.
    pub fn select<'a, C: Into<Choice<'a>>>(
        &'a self,
        name: &'static str,
        label: impl Into<Label<'a>>,
        choices: impl IntoIterator<Item = C>,
        value: impl Fn(&'a T) -> &'a str,
    ) -> Select<'a> {
        Select { value: value(&self.values), error: self.errors.of(name), ..Select::new(name, label, choices) }
    }
    /// One of a few.
    pub fn radios<'a, C: Into<Choice<'a>>>(
        &'a self,
        name: &'static str,
        legend: impl Into<Legend<'a>>,
        choices: impl IntoIterator<Item = C>,
        value: impl Fn(&'a T) -> &'a str,
    ) -> Radios<'a> {
        Radios { value: value(&self.values), error: self.errors.of(name), ..Radios::new(name, legend, choices) }
    }
    /// Some of a few.
    pub fn checkboxes<'a, C: Into<Choice<'a>>>(
        &'a self,
        name: &'static str,
        legend: impl Into<Legend<'a>>,
        choices: impl IntoIterator<Item = C>,
        values: impl Fn(&'a T) -> &'a [String],
    ) -> Checkboxes<'a> {
        let values = values(&self.values).iter().map(String::as_str).collect();
        Checkboxes { values, error: self.errors.of(name), ..Checkboxes::new(name, legend, choices) }
    }
    /// A date in three boxes, sent as `{name}-day`, `{name}-month`, `{name}-year`. Its message stands at one of these,
    /// so that the summary leads to the box that is wrong.
    pub fn date<'a>(
        &'a self,
        name: &'static str,
        legend: impl Into<Legend<'a>>,
        value: impl Fn(&'a T) -> (&'a str, &'a str, &'a str),
    ) -> DateInput<'a> {
        let (day, month, year) = value(&self.values);
        let parts = |field: &str| {
            field == name || field.strip_prefix(name).is_some_and(|rest| ["-day", "-month", "-year"].contains(&rest))
        };
        let error = self.errors.iter().find(|(field, _)| parts(field)).map(|(_, message)| message);
        DateInput { day: day.into(), month: month.into(), year: year.into(), error, ..DateInput::new(name, legend) }
    }
}
