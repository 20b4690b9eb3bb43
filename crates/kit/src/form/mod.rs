//! Forms: what the browser sends becomes a draft, or the same form with messages and what was typed.

mod controls;

use crate::{App, Error, Result};
use axum::extract::{FromRequest, Request};
use chrono::NaiveDate;
use serde::de::DeserializeOwned;
use std::borrow::Cow;

/// What may be typed into a form, as it was typed; all fields have a default, so that a missing one is empty.
pub trait Fields: DeserializeOwned + Default + Send {
    /// What the form means when nothing is wrong with it.
    type Draft;
    /// `None` exactly when `errors` holds a message. Every message is gathered before refusing.
    fn read(&self, errors: &mut Errors, today: NaiveDate) -> Option<Self::Draft>;
}

/// Messages by field: whole sentences that say what to do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Errors(Vec<(Cow<'static, str>, String)>);

impl Errors {
    /// Adds a message to a field.
    pub fn add(&mut self, field: impl Into<Cow<'static, str>>, message: impl Into<String>) {
        self.0.push((field.into(), message.into()));
    }
    /// What was parsed, or its message noted at the field.
    pub fn take<T>(&mut self, field: &'static str, parsed: std::result::Result<T, impl Into<String>>) -> Option<T> {
        parsed.map_err(|why| self.add(field, why)).ok()
    }
    /// The first message of a field.
    #[must_use]
    pub fn of(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|(name, _)| name == field).map(|(_, message)| message.as_str())
    }
    /// All of them, in the order in which they were found.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(field, message)| (field.as_ref(), message.as_str()))
    }
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A form as it was filled in, with its messages and the version of the record that its author saw.
#[derive(Clone, Debug, Default)]
pub struct Form<T> {
    pub values: T,
    pub errors: Errors,
    version: Option<i32>,
}

impl<T> Form<T> {
    /// A form with these values, for a new record.
    #[must_use]
    pub fn new(values: T) -> Self {
        Form { values, errors: Errors::default(), version: None }
    }
    /// A form with these values, for a record in this version.
    #[must_use]
    pub fn of(values: T, version: i32) -> Self {
        Form { values, errors: Errors::default(), version: Some(version) }
    }
    /// The version that the author saw.
    #[must_use]
    pub fn version(&self) -> Option<i32> {
        self.version
    }
    /// Adds a message that only the change itself could find, e.g. that a name is taken.
    #[must_use]
    pub fn wrong(mut self, field: &'static str, message: impl Into<String>) -> Self {
        self.errors.add(field, message);
        self
    }
}

impl<T: Fields> Form<T> {
    /// The draft, or the same form with its messages.
    ///
    /// # Errors
    /// The form itself, to be shown again.
    pub fn read(mut self, today: NaiveDate) -> std::result::Result<T::Draft, Self> {
        match self.values.read(&mut self.errors, today) {
            Some(draft) if self.errors.is_empty() => Ok(draft),
            _ => Err(self),
        }
    }
}

/// More than any form of ours sends, in bytes.
pub(crate) const MOST: usize = 512 * 1024;

/// What is said of a form that is longer than [`MOST`].
pub(crate) fn too_long() -> Error {
    Error::TooLarge("The form holds more text than it can take. Shorten the longest answer and send it again.".into())
}

impl<T: DeserializeOwned + Default + Send> FromRequest<App> for Form<T> {
    type Rejection = Error;
    async fn from_request(request: Request, _: &App) -> Result<Self> {
        let body = axum::body::to_bytes(request.into_body(), MOST).await.map_err(|_| too_long())?;
        let unreadable =
            |_| Error::Invalid("The form arrived in a shape that this page does not know. Open the page again.".into());
        let values: T = serde_html_form::from_bytes(&body).map_err(unreadable)?;
        let pairs: Vec<(String, String)> =
            serde_html_form::from_bytes(&body).map_err(|_| Error::Invalid("The form could not be read.".into()))?;
        let version = pairs.iter().find(|(name, _)| name == "version").and_then(|(_, value)| value.parse().ok());
        Ok(Form { values, errors: Errors::default(), version })
    }
}

/// Text without the blanks round it, or the message.
///
/// # Errors
/// `missing` when nothing was typed, a sentence when it is longer than `most` characters.
pub fn required(typed: &str, most: usize, missing: &str) -> std::result::Result<String, String> {
    let text = typed.trim();
    if text.is_empty() {
        return Err(missing.to_owned());
    }
    short(text, most)
}

/// Text without the blanks round it, nothing when nothing was typed.
///
/// # Errors
/// A sentence when it is longer than `most` characters.
pub fn optional(typed: &str, most: usize) -> std::result::Result<Option<String>, String> {
    let text = typed.trim();
    if text.is_empty() { Ok(None) } else { short(text, most).map(Some) }
}

fn short(text: &str, most: usize) -> std::result::Result<String, String> {
    let length = text.chars().count();
    if length > most {
        return Err(format!("Use {most} characters or fewer. You have typed {length}"));
    }
    Ok(text.to_owned())
}
