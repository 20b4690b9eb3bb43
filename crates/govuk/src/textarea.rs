//! Several lines of text, with or without a limit that is told beforehand.

use crate::field::{Field, Label, id_of};
use crate::words::{Words, classes, given};
use maud::{Markup, Render, html};

/// Several lines of text.
#[derive(Clone, Debug)]
pub struct Textarea<'a> {
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
    /// The answer so far.
    pub value: &'a str,
    /// How many lines are shown: five unless said otherwise.
    pub rows: u8,
    /// What the browser may fill in.
    pub autocomplete: &'a str,
    /// Whether spelling is checked; the browser decides where not given.
    pub spellcheck: Option<bool>,
    /// Whether it is shut.
    pub disabled: bool,
    /// The ids of other elements that describe the control.
    pub described_by: &'a str,
    /// Further classes of the control.
    pub class: &'a str,
    /// Further classes of the group around it.
    pub group_class: &'a str,
}

impl Default for Textarea<'_> {
    fn default() -> Self {
        Textarea {
            id: "",
            name: "",
            label: Label::default(),
            hint: Words::Nothing,
            error: None,
            value: "",
            rows: 5,
            autocomplete: "",
            spellcheck: None,
            disabled: false,
            described_by: "",
            class: "",
            group_class: "",
        }
    }
}

impl<'a> Textarea<'a> {
    /// A text area with this name, which is also its id, and this label.
    pub fn new(name: &'a str, label: impl Into<Label<'a>>) -> Self {
        Textarea { id: name, name, label: label.into(), ..Textarea::default() }
    }

    fn field(&self) -> Field<'_> {
        let id = id_of(self.id, self.name);
        Field { id, hint: &self.hint, error: self.error, described_by: self.described_by }
    }

    /// Label, messages and control; the group around them is the caller's.
    fn inner(&self, field: &Field<'_>, script_class: &str) -> Markup {
        let error = if self.error.is_some() { "govuk-textarea--error" } else { "" };
        html! {
            (self.label.of(field.id))
            (field.messages())
            textarea class=(classes("govuk-textarea", [error, script_class, self.class])) id=(field.id) name=(self.name)
                rows=(self.rows) spellcheck=[self.spellcheck] disabled[self.disabled]
                aria-describedby=[field.described()] autocomplete=[given(self.autocomplete)] {
                // A browser drops the first line break of a text area.
                @if self.value.starts_with('\n') { "\n" }
                (self.value)
            }
        }
    }
}

impl Render for Textarea<'_> {
    fn render(&self) -> Markup {
        let field = self.field();
        field.group(self.group_class, &self.inner(&field, ""))
    }
}

/// How much may be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// At most so many characters.
    Characters(u32),
    /// At most so many words.
    Words(u32),
}

/// Several lines of text with a limit. The limit is told in words below the box; the server counts.
#[derive(Clone, Debug)]
pub struct CharacterCount<'a> {
    /// The text area itself.
    pub field: Textarea<'a>,
    /// How much may be written.
    pub limit: Limit,
    /// From which share of the limit, in per cent, a script would begin to count.
    pub threshold: Option<u8>,
}

impl Render for CharacterCount<'_> {
    fn render(&self) -> Markup {
        let (most, characters, words) = match self.limit {
            Limit::Characters(most) => (most, Some(most), None),
            Limit::Words(most) => (most, None, Some(most)),
        };
        let kind = if words.is_some() { "words" } else { "characters" };
        let field = self.field.field();
        let info = format!("{}-info", field.id);
        let described_by = classes(&info, [field.described_by]);
        let field = Field { described_by: &described_by, ..field };
        html! {
            div class=(field.group_class(&classes("govuk-character-count", [self.field.group_class])))
                data-module="govuk-character-count" data-maxlength=[characters] data-maxwords=[words]
                data-threshold=[self.threshold] data-count-type=[words.map(|_| "words")] {
                (self.field.inner(&field, "govuk-js-character-count"))
                div id=(info) class="govuk-hint govuk-character-count__message" {
                    "You can enter up to " (most) " " (kind)
                }
            }
        }
    }
}
