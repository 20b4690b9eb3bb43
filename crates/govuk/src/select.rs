//! One of a list that folds away: for many choices that people know by name. For few, use radios.

use crate::choices::Choice;
use crate::field::{Field, Label, id_of};
use crate::words::{Words, classes};
use maud::{Markup, Render, html};

/// One of a list that folds away.
#[derive(Clone, Debug, Default)]
pub struct Select<'a> {
    /// The id of the control; its name where empty.
    pub id: &'a str,
    /// The name under which the value is sent.
    pub name: &'a str,
    /// What is asked.
    pub label: Label<'a>,
    /// How to answer.
    pub hint: Words<'a>,
    /// What was wrong with the answer given.
    pub error: Option<&'a str>,
    /// The choices; only value, text, `checked` and `disabled` of a [`Choice`] count here.
    pub choices: Vec<Choice<'a>>,
    /// The value chosen.
    pub value: &'a str,
    /// Whether it is shut.
    pub disabled: bool,
    /// The ids of other elements that describe the control.
    pub described_by: &'a str,
    /// Further classes of the control.
    pub class: &'a str,
    /// Further classes of the group around it.
    pub group_class: &'a str,
}

impl<'a> Select<'a> {
    /// A select with this name, which is also its id, this label and these choices.
    pub fn new<C: Into<Choice<'a>>>(
        name: &'a str,
        label: impl Into<Label<'a>>,
        choices: impl IntoIterator<Item = C>,
    ) -> Self {
        let choices = choices.into_iter().map(Into::into).collect();
        Select { id: name, name, label: label.into(), choices, ..Select::default() }
    }
}

impl Render for Select<'_> {
    fn render(&self) -> Markup {
        let id = id_of(self.id, self.name);
        let field = Field { id, hint: &self.hint, error: self.error, described_by: self.described_by };
        let error = if self.error.is_some() { "govuk-select--error" } else { "" };
        let inner = html! {
            (self.label.of(id))
            (field.messages())
            select class=(classes("govuk-select", [self.class, error])) id=(id) name=(self.name)
                disabled[self.disabled] aria-describedby=[field.described()] {
                @for choice in &self.choices {
                    option value=(choice.value) selected[choice.is_among(&[self.value])] disabled[choice.disabled] {
                        (choice.text)
                    }
                }
            }
        };
        field.group(self.group_class, &inner)
    }
}
