//! Small parts that pages of every register share.

use chrono::{Datelike, NaiveDate};
use kit::Errors;
use maud::{Markup, html};

/// A step of the way to a page.
pub struct Crumb {
    pub name: String,
    pub path: String,
}

impl Crumb {
    #[must_use]
    pub fn new(name: impl Into<String>, path: impl ToString) -> Crumb {
        Crumb { name: name.into(), path: path.to_string() }
    }
}

/// The way to a page; its own name is not part of it.
#[must_use]
pub fn crumbs(way: &[Crumb]) -> Markup {
    html! {
        nav class="crumb" aria-label="Breadcrumb" {
            @for (n, crumb) in way.iter().enumerate() {
                @if n > 0 { " › " }
                a href=(crumb.path) { (crumb.name) }
            }
        }
    }
}

/// The way back from a form.
#[must_use]
pub fn back(name: &str, path: impl ToString) -> Markup {
    crumbs(&[Crumb::new(name, path)])
}

/// The head of a page: its name, one sentence with the answer in bold, and at most a few tools.
#[must_use]
pub fn page_head(heading: &str, say: &Markup, tools: Option<Markup>) -> Markup {
    html! {
        div class="phead" {
            div {
                h1 class="phead__h" { (heading) }
                p class="phead__say" { (say) }
            }
            @if let Some(tools) = tools { div class="phead__tools" { (tools) } }
        }
    }
}

/// The mark of an illustrative figure.
#[must_use]
pub fn dagger(illustrative: bool) -> Markup {
    html! {
        @if illustrative { span class="ill" { span aria-hidden="true" { "†" } span class="govuk-visually-hidden" { " illustrative" } } }
    }
}

/// A date as people read it: 4 March 2015.
#[must_use]
pub fn date(day: NaiveDate) -> String {
    measure::dates::long(day)
}

/// The line under a figure or chart that says where it comes from.
#[must_use]
pub fn provenance(text: &Markup) -> Markup {
    html! { p class="prov" { (text) } }
}

/// The date typed into the three boxes of `field`, or its message at the box that is wrong. `what` completes
/// "Enter the ...": "first day".
pub fn typed_date(
    errors: &mut Errors,
    field: &'static str,
    what: &str,
    typed: (&str, &str, &str),
) -> Option<NaiveDate> {
    match measure::dates::typed(what, typed.0, typed.1, typed.2) {
        Ok(date) => Some(date),
        Err(unread) => {
            let part = if unread.day {
                "day"
            } else if unread.month {
                "month"
            } else {
                "year"
            };
            errors.add(format!("{field}-{part}"), unread.message);
            None
        }
    }
}

/// As [`typed_date`], where all three boxes may be left empty.
#[expect(clippy::option_option, reason = "outside: whether it could be read; inside: whether there is a date")]
pub fn date_or_nothing(
    errors: &mut Errors,
    field: &'static str,
    what: &str,
    typed: (&str, &str, &str),
) -> Option<Option<NaiveDate>> {
    let empty = [typed.0, typed.1, typed.2].iter().all(|part| part.trim().is_empty());
    if empty { Some(None) } else { typed_date(errors, field, what, typed).map(Some) }
}

/// A date as the three boxes show it.
#[must_use]
pub fn boxes(day: Option<NaiveDate>) -> (String, String, String) {
    day.map(|d| (d.day().to_string(), d.month().to_string(), d.year().to_string())).unwrap_or_default()
}
