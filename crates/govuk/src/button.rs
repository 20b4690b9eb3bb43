//! Buttons: the design system's own, and the smaller ones of this product.

use crate::words::{Words, classes, given};
use maud::{Markup, Render, html};

/// What a button is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The main action of the page: one a page.
    #[default]
    Primary,
    /// Any other action.
    Secondary,
    /// What cannot be undone.
    Warning,
    /// On a dark ground.
    Inverse,
}

impl ButtonKind {
    fn class(self) -> &'static str {
        match self {
            ButtonKind::Primary => "",
            ButtonKind::Secondary => "govuk-button--secondary",
            ButtonKind::Warning => "govuk-button--warning",
            ButtonKind::Inverse => "govuk-button--inverse",
        }
    }
}

/// What pressing the button does in a form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonAs {
    /// Sends the form.
    #[default]
    Submit,
    /// Nothing by itself.
    Button,
    /// Puts the form back as it was.
    Reset,
}

impl ButtonAs {
    fn word(self) -> &'static str {
        match self {
            ButtonAs::Submit => "submit",
            ButtonAs::Button => "button",
            ButtonAs::Reset => "reset",
        }
    }
}

/// The design system's button, or a link that looks like one.
#[derive(Clone, Debug, Default)]
pub struct Button<'a> {
    /// What it says: a verb.
    pub text: Words<'a>,
    /// What it is for.
    pub kind: ButtonKind,
    /// What pressing it does.
    pub acts: ButtonAs,
    /// Where it leads; then it is a link.
    pub href: &'a str,
    /// The name under which `value` is sent.
    pub name: &'a str,
    /// The value that is sent.
    pub value: &'a str,
    /// Its id.
    pub id: &'a str,
    /// Whether it is shut. Better: leave it open and say what is missing.
    pub disabled: bool,
    /// Whether it starts something; shows an arrow.
    pub start: bool,
    /// Whether a script would ignore a second click.
    pub once: Option<bool>,
    /// Further classes.
    pub class: &'a str,
}

impl<'a> Button<'a> {
    /// A button that sends the form.
    pub fn new(text: impl Into<Words<'a>>) -> Self {
        Button { text: text.into(), ..Button::default() }
    }

    /// What stands on the button. A start button lays its parts out in a row, so markup needs a box of its own.
    fn face(&self) -> Markup {
        html! {
            @if let (true, Words::Markup(markup)) = (self.start, &self.text) { span { (markup) } } @else { (self.text) }
            @if self.start {
                svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19"
                    viewBox="0 0 33 40" aria-hidden="true" focusable="false" {
                    path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" {}
                }
            }
        }
    }
}

impl Render for Button<'_> {
    fn render(&self) -> Markup {
        let start = if self.start { "govuk-button--start" } else { "" };
        let class = classes("govuk-button", [self.kind.class(), self.class, start]);
        if self.href.is_empty() {
            html! {
                button type=(self.acts.word()) value=[given(self.value)] name=[given(self.name)]
                    disabled[self.disabled] aria-disabled=[self.disabled.then_some("true")]
                    data-prevent-double-click=[self.once] class=(class) data-module="govuk-button"
                    id=[given(self.id)] { (self.face()) }
            }
        } else {
            html! {
                a href=(self.href) role="button" draggable="false" class=(class) data-module="govuk-button"
                    id=[given(self.id)] { (self.face()) }
            }
        }
    }
}

/// This product's own button, smaller than the design system's: `btn`, `btn--quiet`, `btn--big`.
#[derive(Clone, Debug, Default)]
pub struct Btn<'a> {
    /// What it says: a verb.
    pub text: Words<'a>,
    /// Where it leads; then it is a link.
    pub href: &'a str,
    /// Whether it is outlined only. All but one of a page are.
    pub quiet: bool,
    /// Whether it is large: the main action of a form.
    pub big: bool,
    /// The name under which `value` is sent.
    pub name: &'a str,
    /// The value that is sent.
    pub value: &'a str,
    /// Whether it opens the print dialogue. Hidden until the script that does so has run.
    pub prints: bool,
    /// Further classes.
    pub class: &'a str,
}

impl<'a> Btn<'a> {
    /// The filled button that sends the form.
    pub fn submit(text: impl Into<Words<'a>>) -> Self {
        Btn { text: text.into(), big: true, ..Btn::default() }
    }

    /// A filled link.
    pub fn link(text: impl Into<Words<'a>>, href: &'a str) -> Self {
        Btn { text: text.into(), href, ..Btn::default() }
    }

    /// An outlined link.
    pub fn quiet(text: impl Into<Words<'a>>, href: &'a str) -> Self {
        Btn { quiet: true, ..Btn::link(text, href) }
    }

    /// An outlined button that sends the form.
    pub fn quiet_submit(text: impl Into<Words<'a>>) -> Self {
        Btn { text: text.into(), quiet: true, ..Btn::default() }
    }

    /// The button that prints the page.
    pub fn print(text: impl Into<Words<'a>>) -> Self {
        Btn { text: text.into(), quiet: true, prints: true, ..Btn::default() }
    }
}

impl Render for Btn<'_> {
    fn render(&self) -> Markup {
        let big = if self.big { "btn--big" } else { "" };
        let quiet = if self.quiet { "btn--quiet" } else { "" };
        let class = classes("btn", [big, quiet, self.class]);
        html! {
            @if !self.href.is_empty() {
                a class=(class) href=(self.href) { (self.text) }
            } @else if self.prints {
                button class=(class) type="button" data-print hidden { (self.text) }
            } @else {
                button class=(class) type="submit" name=[given(self.name)] value=[given(self.value)] { (self.text) }
            }
        }
    }
}
