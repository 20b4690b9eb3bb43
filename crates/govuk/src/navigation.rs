//! Ways around: skip link, back link, breadcrumbs.

use crate::words::{Words, classes};
use maud::{Markup, Render, html};

/// The link before all others that leads past the navigation.
#[derive(Clone, Debug)]
pub struct SkipLink<'a> {
    /// What it says.
    pub text: Words<'a>,
    /// Where it leads.
    pub href: &'a str,
    /// Further classes.
    pub class: &'a str,
}

impl Default for SkipLink<'_> {
    fn default() -> Self {
        SkipLink { text: "Skip to main content".into(), href: "#main", class: "" }
    }
}

impl Render for SkipLink<'_> {
    fn render(&self) -> Markup {
        html! {
            a href=(self.href) class=(classes("govuk-skip-link", [self.class])) data-module="govuk-skip-link" {
                (self.text)
            }
        }
    }
}

/// The link back to the page before, in a chain of questions.
#[derive(Clone, Debug)]
pub struct BackLink<'a> {
    /// What it says.
    pub text: Words<'a>,
    /// Where it leads.
    pub href: &'a str,
    /// Further classes.
    pub class: &'a str,
}

impl Default for BackLink<'_> {
    fn default() -> Self {
        BackLink { text: "Back".into(), href: "#", class: "" }
    }
}

impl<'a> BackLink<'a> {
    /// A link back to this address.
    pub fn to(href: &'a str) -> Self {
        BackLink { href, ..BackLink::default() }
    }
}

impl Render for BackLink<'_> {
    fn render(&self) -> Markup {
        html! { a href=(self.href) class=(classes("govuk-back-link", [self.class])) { (self.text) } }
    }
}

/// Where this page stands among the others.
#[derive(Clone, Debug)]
pub struct Breadcrumbs<'a> {
    /// What it says and where it leads; the last may lead nowhere, being the page itself.
    pub steps: Vec<(Words<'a>, &'a str)>,
    /// How a screen reader names it.
    pub label: &'a str,
    /// Whether only the first and the last show on a phone.
    pub collapse: bool,
    /// Further classes.
    pub class: &'a str,
}

impl Default for Breadcrumbs<'_> {
    fn default() -> Self {
        Breadcrumbs { steps: Vec::new(), label: "Breadcrumb", collapse: false, class: "" }
    }
}

impl<'a> Breadcrumbs<'a> {
    /// Breadcrumbs of these steps: words and addresses.
    pub fn new<W: Into<Words<'a>>>(steps: impl IntoIterator<Item = (W, &'a str)>) -> Self {
        let steps = steps.into_iter().map(|(words, href)| (words.into(), href)).collect();
        Breadcrumbs { steps, ..Breadcrumbs::default() }
    }
}

impl Render for Breadcrumbs<'_> {
    fn render(&self) -> Markup {
        let collapse = if self.collapse { "govuk-breadcrumbs--collapse-on-mobile" } else { "" };
        html! {
            nav class=(classes("govuk-breadcrumbs", [self.class, collapse])) aria-label=(self.label) {
                ol class="govuk-breadcrumbs__list" {
                    @for (words, href) in &self.steps {
                        @if href.is_empty() {
                            li class="govuk-breadcrumbs__list-item" aria-current="page" { (words) }
                        } @else {
                            li class="govuk-breadcrumbs__list-item" {
                                a class="govuk-breadcrumbs__link" href=(href) { (words) }
                            }
                        }
                    }
                }
            }
        }
    }
}
