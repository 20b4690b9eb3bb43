//! One line of text: the input with its label, hint, error, prefix and suffix; and the password.

use crate::field::{Field, Label, id_of};
use crate::words::{Words, classes, given};
use maud::{Markup, Render, html};

/// What kind of text is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InputKind {
    /// Any text. Numbers too: see [`Keyboard`].
    #[default]
    Text,
    /// An email address.
    Email,
    /// A number by the browser's own control; [`Keyboard::Decimal`] is kinder.
    Number,
    /// A password; use [`Password`].
    Password,
    /// Words to search for.
    Search,
    /// A telephone number.
    Tel,
    /// An address of a page.
    Url,
}

impl InputKind {
    fn word(self) -> &'static str {
        match self {
            InputKind::Text => "text",
            InputKind::Email => "email",
            InputKind::Number => "number",
            InputKind::Password => "password",
            InputKind::Search => "search",
            InputKind::Tel => "tel",
            InputKind::Url => "url",
        }
    }
}

/// Which keyboard a phone shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keyboard {
    /// The one that fits the kind of input.
    #[default]
    Any,
    /// Digits only.
    Numeric,
    /// Digits and a decimal point.
    Decimal,
}

impl Keyboard {
    fn word(self) -> Option<&'static str> {
        match self {
            Keyboard::Any => None,
            Keyboard::Numeric => Some("numeric"),
            Keyboard::Decimal => Some("decimal"),
        }
    }
}

/// How many characters the box has room for: a sign of what is expected, not a limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    /// As wide as its place.
    #[default]
    Full,
    /// 2 characters.
    W2,
    /// 3 characters.
    W3,
    /// 4 characters.
    W4,
    /// 5 characters.
    W5,
    /// 10 characters.
    W10,
    /// 20 characters.
    W20,
    /// 30 characters.
    W30,
}

impl Width {
    pub(crate) fn class(self) -> &'static str {
        match self {
            Width::Full => "",
            Width::W2 => "govuk-input--width-2",
            Width::W3 => "govuk-input--width-3",
            Width::W4 => "govuk-input--width-4",
            Width::W5 => "govuk-input--width-5",
            Width::W10 => "govuk-input--width-10",
            Width::W20 => "govuk-input--width-20",
            Width::W30 => "govuk-input--width-30",
        }
    }
}

/// One line of text.
#[derive(Clone, Debug, Default)]
pub struct Input<'a> {
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
    /// What kind of text.
    pub kind: InputKind,
    /// Which keyboard.
    pub keyboard: Keyboard,
    /// How wide.
    pub width: Width,
    /// Shown before the box, for the eye only: say it in the label too.
    pub prefix: Words<'a>,
    /// Shown after the box, for the eye only: say it in the label too.
    pub suffix: Words<'a>,
    /// What the browser may fill in, such as `email`.
    pub autocomplete: &'a str,
    /// `none` where capitals would be wrong.
    pub autocapitalize: &'a str,
    /// A pattern for the browser.
    pub pattern: &'a str,
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

impl<'a> Input<'a> {
    /// An input with this name, which is also its id, and this label.
    pub fn new(name: &'a str, label: impl Into<Label<'a>>) -> Self {
        Input { id: name, name, label: label.into(), ..Input::default() }
    }

    fn control(&self, id: &str, described: Option<&str>) -> Markup {
        let error = if self.error.is_some() { "govuk-input--error" } else { "" };
        html! {
            input class=(classes("govuk-input", [self.width.class(), self.class, error])) id=(id) name=(self.name)
                type=(self.kind.word()) spellcheck=[self.spellcheck] value=[given(self.value)] disabled[self.disabled]
                aria-describedby=[described] autocomplete=[given(self.autocomplete)]
                autocapitalize=[given(self.autocapitalize)] pattern=[given(self.pattern)]
                inputmode=[self.keyboard.word()];
        }
    }
}

impl Render for Input<'_> {
    fn render(&self) -> Markup {
        let id = id_of(self.id, self.name);
        let field = Field { id, hint: &self.hint, error: self.error, described_by: self.described_by };
        let control = self.control(id, field.described().as_deref());
        let inner = html! {
            (self.label.of(id))
            (field.messages())
            @if self.prefix.is_empty() && self.suffix.is_empty() {
                (control)
            } @else {
                div class="govuk-input__wrapper" {
                    @if !self.prefix.is_empty() {
                        div class="govuk-input__prefix" aria-hidden="true" { (self.prefix) }
                    }
                    (control)
                    @if !self.suffix.is_empty() {
                        div class="govuk-input__suffix" aria-hidden="true" { (self.suffix) }
                    }
                }
            }
        };
        field.group(self.group_class, &inner)
    }
}

/// A password, without the button that shows it: that needs a script.
#[derive(Clone, Debug, Default)]
pub struct Password<'a> {
    /// The id of the control; its name where empty.
    pub id: &'a str,
    /// The name under which the value is sent.
    pub name: &'a str,
    /// What is asked.
    pub label: Label<'a>,
    /// How to answer.
    pub hint: Words<'a>,
    /// What was wrong with the answer given. The answer itself is never sent back.
    pub error: Option<&'a str>,
    /// Whether this is a new password rather than the one in use.
    pub new: bool,
    /// How wide.
    pub width: Width,
    /// The ids of other elements that describe the control.
    pub described_by: &'a str,
}

impl<'a> Password<'a> {
    /// A password with this name, which is also its id, and this label.
    pub fn new(name: &'a str, label: impl Into<Label<'a>>) -> Self {
        Password { id: name, name, label: label.into(), ..Password::default() }
    }
}

impl Render for Password<'_> {
    fn render(&self) -> Markup {
        Input {
            id: self.id,
            name: self.name,
            label: self.label.clone(),
            hint: self.hint.clone(),
            error: self.error,
            kind: InputKind::Password,
            width: self.width,
            autocomplete: if self.new { "new-password" } else { "current-password" },
            autocapitalize: "none",
            spellcheck: Some(false),
            described_by: self.described_by,
            ..Input::default()
        }
        .render()
    }
}
