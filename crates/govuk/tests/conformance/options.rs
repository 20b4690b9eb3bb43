//! Reads the options of a published fixture as the types of this crate. What is read is never given back: tests end.

use govuk::{Label, Legend, Size, Words};
use maud::PreEscaped;
use serde_json::Value;

/// A word, or a number as a word; empty where there is none.
pub fn text(options: &Value, key: &str) -> &'static str {
    match &options[key] {
        Value::String(word) => Box::leak(word.clone().into_boxed_str()),
        Value::Number(number) => Box::leak(number.to_string().into_boxed_str()),
        _ => "",
    }
}

pub fn yes(options: &Value, key: &str) -> bool {
    options[key].as_bool() == Some(true)
}

/// The members of a list that are there at all.
pub fn list<'v>(options: &'v Value, key: &str) -> impl Iterator<Item = &'v Value> {
    options[key].as_array().into_iter().flatten().filter(|item| item.is_object())
}

/// What is shown: `html` before `text`, or `titleHtml` before `titleText`.
pub fn words_of(options: &Value, html: &str, plain: &str) -> Words<'static> {
    if !text(options, html).is_empty() {
        Words::Markup(PreEscaped(text(options, html).to_owned()))
    } else if !text(options, plain).is_empty() {
        text(options, plain).into()
    } else {
        Words::Nothing
    }
}

pub fn words(options: &Value) -> Words<'static> {
    words_of(options, "html", "text")
}

/// Splits the classes of a label, legend or caption into its size and the rest.
pub fn size(classes: &'static str, block: &str) -> (Size, &'static str) {
    let size = match classes.strip_prefix(block) {
        Some("--s") => Size::S,
        Some("--m") => Size::M,
        Some("--l") => Size::L,
        Some("--xl") => Size::Xl,
        _ => return (Size::Plain, classes),
    };
    (size, "")
}

pub fn label(options: &Value) -> Label<'static> {
    let (size, class) = size(text(options, "classes"), "govuk-label");
    Label { text: words(options), size, class, heading: yes(options, "isPageHeading"), of: text(options, "for") }
}

pub fn legend(options: &Value) -> Legend<'static> {
    let (size, class) = size(text(options, "classes"), "govuk-fieldset__legend");
    Legend { text: words(options), size, class, heading: yes(options, "isPageHeading") }
}

pub fn hint(options: &Value) -> Words<'static> {
    words(&options["hint"])
}

pub fn error(options: &Value) -> Option<&'static str> {
    options["errorMessage"].is_object().then(|| text(&options["errorMessage"], "text"))
}

pub fn group_class(options: &Value) -> &'static str {
    text(&options["formGroup"], "classes")
}
