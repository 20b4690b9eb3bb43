//! One of a few (radios) or some of a few (checkboxes), each with a hint and with what it reveals.

use crate::field::{Field, Fieldset, Legend, label};
use crate::words::{Words, classes, given};
use maud::{Markup, Render, html};

/// One choice of radios, checkboxes or a select; or the word between two groups of them.
#[derive(Clone, Debug, Default)]
pub struct Choice<'a> {
    /// What is sent when it is chosen.
    pub value: &'a str,
    /// What it says.
    pub text: Words<'a>,
    /// What it means.
    pub hint: Words<'a>,
    /// Whether it is chosen; where not given, by the value of the whole field.
    pub checked: Option<bool>,
    /// Whether it is shut.
    pub disabled: bool,
    /// What is asked only if it is chosen. Without a script it always shows.
    pub reveals: Words<'a>,
    /// Its own id; counted from that of the field where empty.
    pub id: &'a str,
    /// For a checkbox, its own name.
    pub name: &'a str,
    /// For a checkbox, that no other may be chosen with it.
    pub exclusive: bool,
    /// If not empty, this is no choice but the word between two groups, such as "or".
    pub divider: &'a str,
}

impl<'a> Choice<'a> {
    /// A choice with this value and these words.
    pub fn new(value: &'a str, text: impl Into<Words<'a>>) -> Self {
        Choice { value, text: text.into(), ..Choice::default() }
    }

    /// The word between two groups of choices.
    pub fn divider(word: &'a str) -> Self {
        Choice { divider: word, ..Choice::default() }
    }

    /// Whether it is chosen, given the values chosen in the field. An empty value counts as none.
    pub(crate) fn is_among(&self, values: &[&str]) -> bool {
        self.checked.unwrap_or_else(|| !self.value.is_empty() && values.contains(&self.value))
    }
}

impl<'a> From<(&'a str, &'a str)> for Choice<'a> {
    fn from((value, text): (&'a str, &'a str)) -> Self {
        Choice::new(value, text)
    }
}

impl<'a> From<(&'a str, String)> for Choice<'a> {
    fn from((value, text): (&'a str, String)) -> Self {
        Choice::new(value, text)
    }
}

/// One of a few.
#[derive(Clone, Debug, Default)]
pub struct Radios<'a> {
    /// The id of the first choice, from which the others count on; the name where empty.
    pub id: &'a str,
    /// The name under which the value is sent.
    pub name: &'a str,
    /// What is asked. Where empty, there is no fieldset and the page must group the choices itself.
    pub legend: Legend<'a>,
    /// How to answer.
    pub hint: Words<'a>,
    /// What was wrong with the answer given.
    pub error: Option<&'a str>,
    /// The choices.
    pub choices: Vec<Choice<'a>>,
    /// The value chosen.
    pub value: &'a str,
    /// Whether they stand side by side: for two short ones.
    pub inline: bool,
    /// Whether they are small: for filters and dense pages.
    pub small: bool,
    /// The ids of other elements that describe the group.
    pub described_by: &'a str,
    /// Further classes.
    pub class: &'a str,
    /// Further classes of the group around it.
    pub group_class: &'a str,
}

/// Some of a few.
#[derive(Clone, Debug, Default)]
pub struct Checkboxes<'a> {
    /// The id of the first choice, from which the others count on; the name where empty.
    pub id: &'a str,
    /// The name under which each value is sent.
    pub name: &'a str,
    /// What is asked. Where empty, there is no fieldset: for a single choice.
    pub legend: Legend<'a>,
    /// How to answer.
    pub hint: Words<'a>,
    /// What was wrong with the answer given.
    pub error: Option<&'a str>,
    /// The choices.
    pub choices: Vec<Choice<'a>>,
    /// The values chosen.
    pub values: Vec<&'a str>,
    /// Whether they are small: for filters and dense pages.
    pub small: bool,
    /// The ids of other elements that describe the group.
    pub described_by: &'a str,
    /// Further classes.
    pub class: &'a str,
    /// Further classes of the group around it.
    pub group_class: &'a str,
}

impl<'a> Radios<'a> {
    /// Radios with this name, which is also their id, this legend and these choices.
    pub fn new<C: Into<Choice<'a>>>(
        name: &'a str,
        legend: impl Into<Legend<'a>>,
        choices: impl IntoIterator<Item = C>,
    ) -> Self {
        let choices = choices.into_iter().map(Into::into).collect();
        Radios { id: name, name, legend: legend.into(), choices, ..Radios::default() }
    }
}

impl<'a> Checkboxes<'a> {
    /// Checkboxes with this name, which is also their id, this legend and these choices.
    pub fn new<C: Into<Choice<'a>>>(
        name: &'a str,
        legend: impl Into<Legend<'a>>,
        choices: impl IntoIterator<Item = C>,
    ) -> Self {
        let choices = choices.into_iter().map(Into::into).collect();
        Checkboxes { id: name, name, legend: legend.into(), choices, ..Checkboxes::default() }
    }
}

impl Render for Radios<'_> {
    fn render(&self) -> Markup {
        let inline = if self.inline { "govuk-radios--inline" } else { "" };
        let small = if self.small { "govuk-radios--small" } else { "" };
        Group {
            block: "govuk-radios",
            kind: "radio",
            id: crate::field::id_of(self.id, self.name),
            name: self.name,
            legend: &self.legend,
            choices: &self.choices,
            values: &[self.value],
            class: classes("govuk-radios", [inline, small, self.class]),
            describes_each: false,
        }
        .render(&self.hint, self.error, self.described_by, self.group_class)
    }
}

impl Render for Checkboxes<'_> {
    fn render(&self) -> Markup {
        let small = if self.small { "govuk-checkboxes--small" } else { "" };
        Group {
            block: "govuk-checkboxes",
            kind: "checkbox",
            id: crate::field::id_of(self.id, self.name),
            name: self.name,
            legend: &self.legend,
            choices: &self.choices,
            values: &self.values,
            class: classes("govuk-checkboxes", [small, self.class]),
            describes_each: self.legend.text.is_empty(),
        }
        .render(&self.hint, self.error, self.described_by, self.group_class)
    }
}

/// What radios and checkboxes share.
struct Group<'g> {
    block: &'static str,
    kind: &'static str,
    id: &'g str,
    name: &'g str,
    legend: &'g Legend<'g>,
    choices: &'g [Choice<'g>],
    values: &'g [&'g str],
    class: String,
    /// Without a fieldset, hint and error of the field are tied to every box.
    describes_each: bool,
}

impl Group<'_> {
    fn render(&self, hint: &Words<'_>, error: Option<&str>, described_by: &str, group_class: &str) -> Markup {
        let field = Field { id: self.id, hint, error, described_by };
        let described = field.described().unwrap_or_default();
        let each = if self.describes_each { &*described } else { "" };
        let inner = html! {
            (field.messages())
            div class=(self.class) data-module=(self.block) {
                @for (index, choice) in self.choices.iter().enumerate() { (self.choice(index, choice, each)) }
            }
        };
        let inner = if self.legend.text.is_empty() {
            inner
        } else {
            let legend = self.legend.clone();
            Fieldset { legend, body: inner.into(), described_by: &described, ..Fieldset::default() }.render()
        };
        field.group(group_class, &inner)
    }

    fn choice(&self, index: usize, choice: &Choice<'_>, each: &str) -> Markup {
        if !choice.divider.is_empty() {
            return html! { div class={ (self.block) "__divider" } { (choice.divider) } };
        }
        // The first has no number, so that the error summary can lead to it.
        let counted = if index == 0 { self.id.to_owned() } else { format!("{}-{}", self.id, index + 1) };
        let id = if choice.id.is_empty() { &*counted } else { choice.id };
        let chosen = choice.is_among(self.values);
        let hint_id = if choice.hint.is_empty() { String::new() } else { format!("{id}-item-hint") };
        let described = if each.is_empty() { hint_id.clone() } else { classes(each, [&*hint_id]) };
        let conditional = (!choice.reveals.is_empty()).then(|| format!("conditional-{id}"));
        let hidden = if chosen { "" } else { &*format!("{}__conditional--hidden", self.block) };
        let name = if choice.name.is_empty() { self.name } else { choice.name };
        html! {
            div class={ (self.block) "__item" } {
                input class={ (self.block) "__input" } id=(id) name=(name) type=(self.kind) value=(choice.value)
                    checked[chosen] disabled[choice.disabled] data-aria-controls=[conditional.as_deref()]
                    data-behaviour=[choice.exclusive.then_some("exclusive")] aria-describedby=[given(&described)];
                (label(&choice.text, &[&format!("{}__label", self.block)], id, false))
                @if !choice.hint.is_empty() {
                    div id=(hint_id) class={ "govuk-hint " (self.block) "__hint" } { (choice.hint) }
                }
            }
            @if let Some(conditional) = conditional {
                div class=(classes(&format!("{}__conditional", self.block), [hidden])) id=(conditional) {
                    (choice.reveals)
                }
            }
        }
    }
}
