//! What a page tells apart from its content: errors, what just happened, cautions, asides, tags.

use crate::words::{Words, classes, given, heading};
use maud::{Markup, Render, html};

/// All that was wrong with a form, at the top of the page, each leading to its field.
#[derive(Clone, Debug)]
pub struct ErrorSummary<'a> {
    /// Its title.
    pub title: Words<'a>,
    /// Words before the list.
    pub description: Words<'a>,
    /// The messages, in the order of the fields, and where each leads: `#due`, or nowhere.
    pub errors: Vec<(Words<'a>, String)>,
    /// Whether a script would leave the focus where it is.
    pub keeps_focus: Option<bool>,
    /// Further classes.
    pub class: &'a str,
}

impl Default for ErrorSummary<'_> {
    fn default() -> Self {
        ErrorSummary {
            title: "There is a problem".into(),
            description: Words::Nothing,
            errors: Vec::new(),
            keeps_focus: None,
            class: "",
        }
    }
}

impl<'a> ErrorSummary<'a> {
    /// A summary of these fields' ids and messages. An empty id makes a message that leads nowhere.
    pub fn of(errors: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let lead = |id: &str| if id.is_empty() { String::new() } else { format!("#{id}") };
        let errors = errors.into_iter().map(|(id, message)| (message.into(), lead(id))).collect();
        ErrorSummary { errors, ..ErrorSummary::default() }
    }
}

impl Render for ErrorSummary<'_> {
    fn render(&self) -> Markup {
        html! {
            div class=(classes("govuk-error-summary", [self.class])) data-disable-auto-focus=[self.keeps_focus]
                data-module="govuk-error-summary" {
                // The role stands on an inner box, so that taking the focus does not cut the reading short.
                div role="alert" {
                    h2 class="govuk-error-summary__title" { (self.title) }
                    div class="govuk-error-summary__body" {
                        @if !self.description.is_empty() { p { (self.description) } }
                        @if !self.errors.is_empty() {
                            ul class="govuk-list govuk-error-summary__list" {
                                @for (message, href) in &self.errors {
                                    li { @if href.is_empty() { (message) } @else { a href=(href) { (message) } } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Whether a banner tells of something done or of something to know.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BannerKind {
    /// Something to know.
    #[default]
    Information,
    /// What the person asked for was done.
    Success,
}

/// What just happened, or what to know before reading on.
#[derive(Clone, Debug)]
pub struct NotificationBanner<'a> {
    /// Done, or to know.
    pub kind: BannerKind,
    /// Its title; "Success" or "Important" where empty.
    pub title: Words<'a>,
    /// The level of the title.
    pub level: u8,
    /// The id of the title; needed where a page has two banners.
    pub title_id: &'a str,
    /// What it says. Plain words become one heading line; markup stands as it is.
    pub content: Words<'a>,
    /// Whether a script would leave the focus where it is.
    pub keeps_focus: Option<bool>,
    /// Further classes.
    pub class: &'a str,
}

impl Default for NotificationBanner<'_> {
    fn default() -> Self {
        NotificationBanner {
            kind: BannerKind::Information,
            title: Words::Nothing,
            level: 2,
            title_id: "govuk-notification-banner-title",
            content: Words::Nothing,
            keeps_focus: None,
            class: "",
        }
    }
}

impl<'a> NotificationBanner<'a> {
    /// That something was done.
    pub fn success(content: impl Into<Words<'a>>) -> Self {
        NotificationBanner { kind: BannerKind::Success, content: content.into(), ..NotificationBanner::default() }
    }

    /// Something to know.
    pub fn information(content: impl Into<Words<'a>>) -> Self {
        NotificationBanner { content: content.into(), ..NotificationBanner::default() }
    }
}

impl Render for NotificationBanner<'_> {
    fn render(&self) -> Markup {
        let (role, kind, usual) = match self.kind {
            BannerKind::Success => ("alert", "govuk-notification-banner--success", "Success"),
            BannerKind::Information => ("region", "", "Important"),
        };
        let title = if self.title.is_empty() { &Words::from(usual) } else { &self.title };
        html! {
            div class=(classes("govuk-notification-banner", [kind, self.class])) role=(role)
                aria-labelledby=(self.title_id) data-module="govuk-notification-banner"
                data-disable-auto-focus=[self.keeps_focus] {
                div class="govuk-notification-banner__header" {
                    (heading(self.level, "govuk-notification-banner__title", Some(self.title_id), title))
                }
                div class="govuk-notification-banner__content" {
                    @match &self.content {
                        Words::Text(text) => p class="govuk-notification-banner__heading" { (text) },
                        other => (other),
                    }
                }
            }
        }
    }
}

/// What is over and done, in large: the last page of a chain of questions.
#[derive(Clone, Debug, Default)]
pub struct Panel<'a> {
    /// What is done.
    pub title: Words<'a>,
    /// What to keep of it, such as a reference.
    pub body: Words<'a>,
    /// The level of the title: one where not given.
    pub level: u8,
    /// Further classes.
    pub class: &'a str,
}

impl Render for Panel<'_> {
    fn render(&self) -> Markup {
        html! {
            div class=(classes("govuk-panel govuk-panel--confirmation", [self.class])) {
                (heading(self.level, "govuk-panel__title", None, &self.title))
                @if !self.body.is_empty() { div class="govuk-panel__body" { (self.body) } }
            }
        }
    }
}

/// A warning of what follows from doing, or not doing, something.
#[derive(Clone, Debug, Default)]
pub struct WarningText<'a> {
    /// What it says.
    pub text: Words<'a>,
    /// What a screen reader says for the sign; "Warning" where empty.
    pub sign: &'a str,
    /// Further classes.
    pub class: &'a str,
}

impl Render for WarningText<'_> {
    fn render(&self) -> Markup {
        html! {
            div class=(classes("govuk-warning-text", [self.class])) {
                span class="govuk-warning-text__icon" aria-hidden="true" { "!" }
                strong class="govuk-warning-text__text" {
                    span class="govuk-visually-hidden" { @if self.sign.is_empty() { "Warning" } @else { (self.sign) } }
                    " " (self.text)
                }
            }
        }
    }
}

/// Words set apart from those around them.
#[derive(Clone, Debug, Default)]
pub struct InsetText<'a> {
    /// Its id.
    pub id: &'a str,
    /// What it says.
    pub text: Words<'a>,
    /// Further classes.
    pub class: &'a str,
}

impl Render for InsetText<'_> {
    fn render(&self) -> Markup {
        html! { div id=[given(self.id)] class=(classes("govuk-inset-text", [self.class])) { (self.text) } }
    }
}

/// Words that only some need, folded away.
#[derive(Clone, Debug, Default)]
pub struct Details<'a> {
    /// Its id.
    pub id: &'a str,
    /// The line that opens it.
    pub summary: Words<'a>,
    /// What it holds.
    pub body: Words<'a>,
    /// Whether it begins open.
    pub open: bool,
    /// Further classes.
    pub class: &'a str,
}

impl Render for Details<'_> {
    fn render(&self) -> Markup {
        html! {
            details id=[given(self.id)] class=(classes("govuk-details", [self.class])) open[self.open] {
                summary class="govuk-details__summary" {
                    span class="govuk-details__summary-text" { (self.summary) }
                }
                div class="govuk-details__text" { (self.body) }
            }
        }
    }
}

/// The colour of a tag. It never speaks alone: the tag's word says the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "a colour says what it is")]
pub enum TagColour {
    /// The colour of the brand.
    #[default]
    Plain,
    Grey,
    Teal,
    Green,
    Purple,
    Magenta,
    Red,
    Orange,
    Yellow,
    Blue,
}

impl TagColour {
    fn class(self) -> &'static str {
        match self {
            TagColour::Plain => "",
            TagColour::Grey => "govuk-tag--grey",
            TagColour::Teal => "govuk-tag--teal",
            TagColour::Green => "govuk-tag--green",
            TagColour::Purple => "govuk-tag--purple",
            TagColour::Magenta => "govuk-tag--magenta",
            TagColour::Red => "govuk-tag--red",
            TagColour::Orange => "govuk-tag--orange",
            TagColour::Yellow => "govuk-tag--yellow",
            TagColour::Blue => "govuk-tag--blue",
        }
    }
}

/// The state of a thing in a word or two.
#[derive(Clone, Debug, Default)]
pub struct Tag<'a> {
    /// The state.
    pub text: Words<'a>,
    /// Its colour.
    pub colour: TagColour,
    /// Further classes.
    pub class: &'a str,
}

impl<'a> Tag<'a> {
    /// A tag with these words and this colour.
    pub fn new(text: impl Into<Words<'a>>, colour: TagColour) -> Self {
        Tag { text: text.into(), colour, class: "" }
    }
}

impl Render for Tag<'_> {
    fn render(&self) -> Markup {
        html! { strong class=(classes("govuk-tag", [self.colour.class(), self.class])) { (self.text) } }
    }
}
