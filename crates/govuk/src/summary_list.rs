//! The facts of one thing: names and values, each with what can be done to it.

use crate::words::{Words, classes, heading};
use maud::{Markup, Render, html};
use std::borrow::Cow;

/// The facts of one thing.
#[derive(Clone, Debug, Default)]
pub struct SummaryList<'a> {
    /// The facts.
    pub rows: Vec<SummaryRow<'a>>,
    /// A card around the list, where a page shows several.
    pub card: Option<SummaryCard<'a>>,
    /// Further classes, such as `govuk-summary-list--no-border`.
    pub class: &'a str,
}

/// One fact.
#[derive(Clone, Debug, Default)]
pub struct SummaryRow<'a> {
    /// Its name.
    pub key: Words<'a>,
    /// Its value.
    pub value: Words<'a>,
    /// What can be done to it.
    pub actions: Vec<ActionLink<'a>>,
    /// Further classes.
    pub class: &'a str,
}

/// The card around a list.
#[derive(Clone, Debug, Default)]
pub struct SummaryCard<'a> {
    /// What the card is of.
    pub title: Words<'a>,
    /// The level of the title: two where not given.
    pub level: Option<u8>,
    /// What can be done to the whole.
    pub actions: Vec<ActionLink<'a>>,
    /// Further classes.
    pub class: &'a str,
}

/// A link that changes something: "Change", and for those who hear it, what.
#[derive(Clone, Debug, Default)]
pub struct ActionLink<'a> {
    /// What it does.
    pub text: Words<'a>,
    /// Where it leads.
    pub href: Cow<'a, str>,
    /// To what, for those who cannot see the row.
    pub hidden: &'a str,
    /// Further classes.
    pub class: &'a str,
}

impl<'a> SummaryList<'a> {
    /// A list of these facts, without actions.
    pub fn new<K: Into<Words<'a>>, V: Into<Words<'a>>>(facts: impl IntoIterator<Item = (K, V)>) -> Self {
        let rows = facts.into_iter().map(|(key, value)| SummaryRow::new(key, value)).collect();
        SummaryList { rows, ..SummaryList::default() }
    }

    fn list(&self) -> Markup {
        let acts = self.rows.iter().any(|row| !row.actions.is_empty());
        let title = self.card.as_ref().map(|card| &card.title);
        html! {
            dl class=(classes("govuk-summary-list", [self.class])) {
                @for row in &self.rows { (row.markup(acts, title)) }
            }
        }
    }
}

impl<'a> SummaryRow<'a> {
    /// A fact without actions.
    pub fn new(key: impl Into<Words<'a>>, value: impl Into<Words<'a>>) -> Self {
        SummaryRow { key: key.into(), value: value.into(), ..SummaryRow::default() }
    }

    fn markup(&self, acts: bool, title: Option<&Words<'_>>) -> Markup {
        let bare = if acts && self.actions.is_empty() { "govuk-summary-list__row--no-actions" } else { "" };
        html! {
            div class=(classes("govuk-summary-list__row", [bare, self.class])) {
                dt class="govuk-summary-list__key" { (self.key) }
                dd class="govuk-summary-list__value" { (self.value) }
                @if let [action] = &*self.actions {
                    dd class="govuk-summary-list__actions" { (action.markup(title)) }
                } @else if !self.actions.is_empty() {
                    dd class="govuk-summary-list__actions" {
                        ul class="govuk-summary-list__actions-list" {
                            @for action in &self.actions {
                                li class="govuk-summary-list__actions-list-item" { (action.markup(title)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

impl ActionLink<'_> {
    fn markup(&self, title: Option<&Words<'_>>) -> Markup {
        let title = title.filter(|title| !title.is_empty());
        html! {
            a class=(classes("govuk-link", [self.class])) href=(self.href) {
                (self.text)
                @if !self.hidden.is_empty() || title.is_some() {
                    span class="govuk-visually-hidden" {
                        @if !self.hidden.is_empty() { " " (self.hidden) }
                        @if let Some(title) = title { " (" (title) ")" }
                    }
                }
            }
        }
    }
}

impl SummaryCard<'_> {
    fn around(&self, list: &Markup) -> Markup {
        html! {
            div class=(classes("govuk-summary-card", [self.class])) {
                div class="govuk-summary-card__title-wrapper" {
                    @if !self.title.is_empty() {
                        (heading(self.level.unwrap_or(2), "govuk-summary-card__title", None, &self.title))
                    }
                    @if let [action] = &*self.actions {
                        div class="govuk-summary-card__actions" { (action.markup(Some(&self.title))) }
                    } @else if !self.actions.is_empty() {
                        ul class="govuk-summary-card__actions" {
                            @for action in &self.actions {
                                li class="govuk-summary-card__action" { (action.markup(Some(&self.title))) }
                            }
                        }
                    }
                }
                div class="govuk-summary-card__content" { (list) }
            }
        }
    }
}

impl Render for SummaryList<'_> {
    fn render(&self) -> Markup {
        let list = self.list();
        self.card.as_ref().map_or_else(|| list.clone(), |card| card.around(&list))
    }
}
