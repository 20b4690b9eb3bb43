//! What all form fields share: label or legend, hint, error message, and the ids that tie them to the control.

use crate::words::{Words, classes, given};
use maud::{Markup, Render, html};

/// The size of a label, a legend or a caption.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    /// The size of running text.
    #[default]
    Plain,
    /// Small, bold.
    S,
    /// Medium.
    M,
    /// Large.
    L,
    /// Extra large.
    Xl,
}

impl Size {
    /// The modifier class of `block`, or nothing.
    pub(crate) fn class(self, block: &str) -> String {
        let size = match self {
            Size::Plain => return String::new(),
            Size::S => "s",
            Size::M => "m",
            Size::L => "l",
            Size::Xl => "xl",
        };
        format!("{block}--{size}")
    }
}

/// The label of one control.
#[derive(Clone, Debug, Default)]
pub struct Label<'a> {
    /// What the label says.
    pub text: Words<'a>,
    /// How large.
    pub size: Size,
    /// Whether the label is also the page's first heading: for a page that asks one thing.
    pub heading: bool,
    /// Further classes.
    pub class: &'a str,
    /// The id of the control. Fields fill this in themselves.
    pub of: &'a str,
}

impl Label<'_> {
    /// The label as that of the control with this id.
    pub(crate) fn of(&self, id: &str) -> Markup {
        label(&self.text, &[&self.size.class("govuk-label"), self.class], id, self.heading)
    }
}

impl Render for Label<'_> {
    fn render(&self) -> Markup {
        self.of(self.of)
    }
}

/// The markup of a label with these classes besides its own.
pub(crate) fn label(text: &Words<'_>, class: &[&str], id: &str, heading: bool) -> Markup {
    if text.is_empty() {
        return html! {};
    }
    let class = classes("govuk-label", class.iter().copied());
    let label = html! { label class=(class) for=[given(id)] { (text) } };
    if heading {
        html! { h1 class="govuk-label-wrapper" { (label) } }
    } else {
        label
    }
}

/// The legend of a group of controls.
#[derive(Clone, Debug, Default)]
pub struct Legend<'a> {
    /// What the legend says.
    pub text: Words<'a>,
    /// How large.
    pub size: Size,
    /// Whether the legend is also the page's first heading.
    pub heading: bool,
    /// Further classes.
    pub class: &'a str,
}

impl Render for Legend<'_> {
    fn render(&self) -> Markup {
        if self.text.is_empty() {
            return html! {};
        }
        let class = classes("govuk-fieldset__legend", [&*self.size.class("govuk-fieldset__legend"), self.class]);
        html! {
            legend class=(class) {
                @if self.heading { h1 class="govuk-fieldset__heading" { (self.text) } } @else { (self.text) }
            }
        }
    }
}

macro_rules! from_words {
    ($name:ident: $($from:ty),+) => { $(
        impl<'a> From<$from> for $name<'a> {
            fn from(text: $from) -> Self {
                $name { text: text.into(), ..$name::default() }
            }
        }
    )+ };
}
from_words!(Label: &'a str, &'a String, String, Markup, Words<'a>);
from_words!(Legend: &'a str, &'a String, String, Markup, Words<'a>);

/// A group of controls under one legend.
#[derive(Clone, Debug, Default)]
pub struct Fieldset<'a> {
    /// What the group asks.
    pub legend: Legend<'a>,
    /// The controls.
    pub body: Words<'a>,
    /// The ids of what describes the group.
    pub described_by: &'a str,
    /// A role, for groups of text inputs: `group`.
    pub role: &'a str,
    /// Further classes.
    pub class: &'a str,
}

impl Render for Fieldset<'_> {
    fn render(&self) -> Markup {
        html! {
            fieldset class=(classes("govuk-fieldset", [self.class])) role=[given(self.role)]
                aria-describedby=[given(self.described_by)] {
                (self.legend)
                (self.body)
            }
        }
    }
}

/// A hint below a label.
#[derive(Clone, Debug, Default)]
pub struct Hint<'a> {
    /// The id by which the control names it; fields use `{id}-hint`.
    pub id: &'a str,
    /// What it says.
    pub text: Words<'a>,
    /// Further classes.
    pub class: &'a str,
}

impl Render for Hint<'_> {
    fn render(&self) -> Markup {
        html! { div id=[given(self.id)] class=(classes("govuk-hint", [self.class])) { (self.text) } }
    }
}

/// The message beside a control that was filled in wrongly; says what to do.
#[derive(Clone, Debug, Default)]
pub struct ErrorMessage<'a> {
    /// The id by which the control names it; fields use `{id}-error`.
    pub id: &'a str,
    /// What it says.
    pub text: Words<'a>,
    /// Further classes.
    pub class: &'a str,
}

impl Render for ErrorMessage<'_> {
    fn render(&self) -> Markup {
        html! {
            p id=[given(self.id)] class=(classes("govuk-error-message", [self.class])) {
                span class="govuk-visually-hidden" { "Error:" } " " (self.text)
            }
        }
    }
}

/// The wiring of one field: which ids describe its control, and what stands above it.
pub(crate) struct Field<'f> {
    /// The id of the control, or of the group.
    pub id: &'f str,
    /// The hint, if any.
    pub hint: &'f Words<'f>,
    /// The error, if any.
    pub error: Option<&'f str>,
    /// Ids of other describing elements, named first.
    pub described_by: &'f str,
}

impl Field<'_> {
    /// The value of `aria-describedby`: the page's own ids, then the hint, then the error.
    pub fn described(&self) -> Option<String> {
        let mut ids = Vec::new();
        if !self.described_by.is_empty() {
            ids.push(self.described_by.to_owned());
        }
        if !self.hint.is_empty() {
            ids.push(format!("{}-hint", self.id));
        }
        if self.error.is_some() {
            ids.push(format!("{}-error", self.id));
        }
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    /// Hint and error message.
    pub fn messages(&self) -> Markup {
        html! {
            @if !self.hint.is_empty() {
                div id={ (self.id) "-hint" } class="govuk-hint" { (self.hint) }
            }
            @if let Some(error) = self.error {
                (ErrorMessage { id: &format!("{}-error", self.id), text: error.into(), class: "" })
            }
        }
    }

    /// The form group around label, messages and control.
    pub fn group(&self, class: &str, inner: &Markup) -> Markup {
        html! { div class=(self.group_class(class)) { (inner) } }
    }

    /// The class of the form group.
    pub fn group_class(&self, class: &str) -> String {
        let error = if self.error.is_some() { "govuk-form-group--error" } else { "" };
        classes("govuk-form-group", [error, class])
    }
}

/// The id of a field, which is its name where no id was given.
pub(crate) fn id_of<'i>(id: &'i str, name: &'i str) -> &'i str {
    if id.is_empty() { name } else { id }
}
