//! Pages of a long list.

use crate::words::{Words, classes};
use maud::{Markup, Render, html};
use std::borrow::Cow;

/// The link to the page before or after.
#[derive(Clone, Debug, Default)]
pub struct PageLink<'a> {
    /// Where it leads.
    pub href: Cow<'a, str>,
    /// What it says; "Previous page" or "Next page" where empty.
    pub text: Words<'a>,
    /// What that page is called; shown only where there are no numbers.
    pub label: Words<'a>,
}

/// One number of the row, or the gap between two.
#[derive(Clone, Debug)]
pub enum Page<'a> {
    /// A page.
    Number {
        /// Its number.
        number: Cow<'a, str>,
        /// Where it leads.
        href: Cow<'a, str>,
        /// Whether it is this page.
        current: bool,
        /// How a screen reader names it; "Page" and the number where empty.
        label: &'a str,
    },
    /// Some pages are left out here.
    Gap,
}

/// Pages of a long list.
#[derive(Clone, Debug)]
pub struct Pagination<'a> {
    /// The page before.
    pub previous: Option<PageLink<'a>>,
    /// The numbers; where there are none, the two links stand below one another.
    pub pages: Vec<Page<'a>>,
    /// The page after.
    pub next: Option<PageLink<'a>>,
    /// How a screen reader names it.
    pub label: &'a str,
    /// Further classes.
    pub class: &'a str,
}

impl Default for Pagination<'_> {
    fn default() -> Self {
        Pagination { previous: None, pages: Vec::new(), next: None, label: "Pagination", class: "" }
    }
}

impl Pagination<'_> {
    /// The pages of a list: the first, the last, this one and its neighbours, with gaps between.
    /// `href` gives the address of a page. Shows nothing where there is one page only.
    pub fn of(page: u32, pages: u32, href: impl Fn(u32) -> String) -> Self {
        let link = |page| PageLink { href: href(page).into(), ..PageLink::default() };
        let mut row = Vec::new();
        let mut last = 0;
        for number in (1..=pages).filter(|n| *n == 1 || *n == pages || n.abs_diff(page) <= 1) {
            if number > last + 1 {
                row.push(Page::Gap);
            }
            let shown = number.to_string().into();
            row.push(Page::Number { number: shown, href: href(number).into(), current: number == page, label: "" });
            last = number;
        }
        Pagination {
            previous: (page > 1 && pages > 1).then(|| link(page - 1)),
            pages: if pages > 1 { row } else { Vec::new() },
            next: (page < pages).then(|| link(page + 1)),
            ..Pagination::default()
        }
    }
}

impl Render for Pagination<'_> {
    fn render(&self) -> Markup {
        let block = self.pages.is_empty();
        if block && self.previous.is_none() && self.next.is_none() {
            return html! {};
        }
        let class = classes("govuk-pagination", [if block { "govuk-pagination--block" } else { "" }, self.class]);
        html! {
            nav class=(class) aria-label=(self.label) {
                @if let Some(link) = &self.previous { (arrow_link(link, Way::Previous, block)) }
                @if !block {
                    ul class="govuk-pagination__list" { @for page in &self.pages { (page) } }
                }
                @if let Some(link) = &self.next { (arrow_link(link, Way::Next, block)) }
            }
        }
    }
}

impl Render for Page<'_> {
    fn render(&self) -> Markup {
        let Page::Number { number, href, current, label } = self else {
            return html! { li class="govuk-pagination__item govuk-pagination__item--ellipsis" { "⋯" } };
        };
        let state = if *current { "govuk-pagination__item--current" } else { "" };
        let counted = format!("Page {number}");
        html! {
            li class=(classes("govuk-pagination__item", [state])) {
                a class="govuk-link govuk-pagination__link" href=(href)
                    aria-label=(if label.is_empty() { &counted } else { *label })
                    aria-current=[current.then_some("page")] { (number) }
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Previous,
    Next,
}

impl Way {
    /// The modifier of the class, which is also the relation of the link.
    fn word(self) -> &'static str {
        match self {
            Way::Previous => "prev",
            Way::Next => "next",
        }
    }

    fn says(self) -> &'static str {
        match self {
            Way::Previous => "Previous",
            Way::Next => "Next",
        }
    }

    fn arrow(self) -> Markup {
        let path = match self {
            Way::Previous => {
                "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z"
            }
            Way::Next => {
                "m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z"
            }
        };
        html! {
            svg class={ "govuk-pagination__icon govuk-pagination__icon--" (self.word()) }
                xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false"
                viewBox="0 0 15 13" { path d=(path) {} }
        }
    }
}

fn arrow_link(link: &PageLink<'_>, way: Way, block: bool) -> Markup {
    let labelled = block && !link.label.is_empty();
    let decorated = if block && !labelled { "govuk-pagination__link-title--decorated" } else { "" };
    html! {
        div class={ "govuk-pagination__" (way.word()) } {
            a class="govuk-link govuk-pagination__link" href=(link.href) rel=(way.word()) {
                @if block || way == Way::Previous { (way.arrow()) }
                span class=(classes("govuk-pagination__link-title", [decorated])) {
                    @if link.text.is_empty() {
                        (way.says()) span class="govuk-visually-hidden" { " page" }
                    } @else { (link.text) }
                }
                @if labelled {
                    span class="govuk-visually-hidden" { ":" }
                    span class="govuk-pagination__link-label" { (link.label) }
                }
                @if !block && way == Way::Next { (way.arrow()) }
            }
        }
    }
}
