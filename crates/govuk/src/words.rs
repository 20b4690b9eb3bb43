//! What a component shows: plain words, which are escaped, or markup made with maud.

use maud::{Markup, Render, html};
use std::borrow::Cow;

/// What a component shows: nothing, plain words, or markup made with maud.
///
/// Made with `.into()` from `&str`, `String`, [`Markup`] or an `Option` of these.
#[derive(Clone, Debug, Default)]
pub enum Words<'a> {
    /// Nothing: the part that would hold it is left out.
    #[default]
    Nothing,
    /// Plain words, escaped when shown.
    Text(Cow<'a, str>),
    /// Markup, shown as it is.
    Markup(Markup),
}

impl Words<'_> {
    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        match self {
            Words::Nothing => true,
            Words::Text(text) => text.is_empty(),
            Words::Markup(markup) => markup.0.is_empty(),
        }
    }
}

impl Render for Words<'_> {
    fn render(&self) -> Markup {
        match self {
            Words::Nothing => html! {},
            Words::Text(text) => html! { (text) },
            Words::Markup(markup) => markup.clone(),
        }
    }
}

impl<'a> From<&'a str> for Words<'a> {
    fn from(text: &'a str) -> Self {
        Words::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Words<'a> {
    fn from(text: &'a String) -> Self {
        Words::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Words<'_> {
    fn from(text: String) -> Self {
        Words::Text(Cow::Owned(text))
    }
}

impl From<Markup> for Words<'_> {
    fn from(markup: Markup) -> Self {
        Words::Markup(markup)
    }
}

impl<'a, W: Into<Words<'a>>> From<Option<W>> for Words<'a> {
    fn from(words: Option<W>) -> Self {
        words.map_or(Words::Nothing, Into::into)
    }
}

/// A class attribute from a base class and others, of which some may be empty.
pub(crate) fn classes<'c>(base: &str, others: impl IntoIterator<Item = &'c str>) -> String {
    let mut all = String::from(base);
    for class in others.into_iter().filter(|class| !class.is_empty()) {
        all.push(' ');
        all.push_str(class);
    }
    all
}

/// An attribute's value, or none where there is nothing to say.
pub(crate) fn given(value: &str) -> Option<&str> {
    (!value.is_empty()).then_some(value)
}

/// A heading of the level wanted; levels beyond six are six.
pub(crate) fn heading(level: u8, class: &str, id: Option<&str>, inner: &Words<'_>) -> Markup {
    match level {
        0 | 1 => html! { h1 class=(class) id=[id] { (inner) } },
        2 => html! { h2 class=(class) id=[id] { (inner) } },
        3 => html! { h3 class=(class) id=[id] { (inner) } },
        4 => html! { h4 class=(class) id=[id] { (inner) } },
        5 => html! { h5 class=(class) id=[id] { (inner) } },
        _ => html! { h6 class=(class) id=[id] { (inner) } },
    }
}
