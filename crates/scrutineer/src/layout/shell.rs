//! The whole page, drawn once for every view.

use super::files::link;
use crate::people::pages::sign_in::{SignInForm, SignInView};
use crate::wings;
use kit::{Form, Page, Person, Shell, View};
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// Draws the page round a view.
pub struct Layout;

impl Shell for Layout {
    fn page(&self, page: Page<'_>) -> Markup {
        html! {
            (DOCTYPE)
            html lang="en-GB" {
                head {
                    meta charset="utf-8";
                    title { (page.before_title) (page.title) " - Scrutineer" }
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="theme-color" content="#ffffff";
                    link rel="icon" href=(link("mark.svg")) type="image/svg+xml";
                    link rel="stylesheet" href=(link("govuk.css"));
                    link rel="stylesheet" href=(link("scrutineer.css"));
                    script src=(link("enhance.js")) defer {}
                }
                body class={ "sc-body" @if page.public.is_some() { " is-public" } } {
                    a class="govuk-skip-link" href="#main" { "Skip to main content" }
                    @match page.public { Some(board) => (public_header(board)), None => (header(page.person, page.wing)) }
                    @if let Some(note) = note(&page) {
                        aside class="sc-demo" aria-label="About the figures" { div class="sc-width" { p { (note) } } }
                    }
                    main id="main" class="sc-width sc-main" {
                        @if let Some(said) = &page.said { (done(said)) }
                        (page.body)
                    }
                    (footer(page.person.is_some()))
                }
            }
        }
    }

    fn sign_in_again(&self, next: &str, typed: Option<&str>) -> Page<'static> {
        let form = Form::new(SignInForm {
            next: next.into(),
            typed: typed.unwrap_or_default().into(),
            ..SignInForm::default()
        });
        let view = SignInView { form, ended: true };
        Page {
            before_title: "",
            title: view.title(),
            wing: "",
            note: None,
            body: view.body(),
            person: None,
            said: None,
            public: None,
        }
    }
}

/// The line about the figures: the view's own, or on a worked example the general one.
fn note(page: &Page<'_>) -> Option<Markup> {
    let demonstration = page.person.is_some_and(Person::demonstration);
    page.note.clone().or_else(|| {
        demonstration.then(|| {
            html! { "Demonstration. Figures marked " b { "Plan" } " come from the Board’s published plan. † marks an illustrative figure; targets, ranges and most trend lines are illustrative." }
        })
    })
}

/// What was just done.
fn done(said: &str) -> Markup {
    html! {
        div class="said" role="status" { (PreEscaped(charts::icons::rag(charts::icons::Rag::Green, 18))) p { (said) } }
    }
}

/// The board's own name, and no way in: these pages are for everybody.
fn public_header(board: &str) -> Markup {
    html! {
        header class="sc-header sc-header--public" {
            div class="sc-width sc-header__bar" {
                a class="sc-brand" href="/public/dashboard" {
                    span class="sc-brand__board" { @if board.is_empty() { "Safeguarding children: published figures" } @else { (board) } }
                }
            }
        }
    }
}

fn header(person: Option<&Person>, wing: &str) -> Markup {
    html! {
        header class="sc-header" {
            div class="sc-width sc-header__bar" {
                a class="sc-brand" href="/" {
                    (PreEscaped(charts::icons::mark()))
                    span class="sc-brand__name" { "Scrutineer" }
                    @if let Some(person) = person { span class="sc-brand__board" { (person.board_name()) } }
                }
                @if let Some(person) = person {
                    div class="sc-header__tools" {
                        form class="sc-search" method="get" action="/search" role="search" {
                            label class="govuk-visually-hidden" for="q-all" { "Search" }
                            input type="search" id="q-all" name="q" placeholder="Search" autocomplete="off";
                            button type="submit" { (PreEscaped(charts::icons::search())) span class="govuk-visually-hidden" { "Search" } }
                        }
                        a class="sc-me" href="/me" { (person.title()) }
                    }
                }
            }
            @if let Some(person) = person { (navigation(person, wing)) }
        }
    }
}

/// The wings that this person can enter; a plain list, folded behind a menu on phones.
fn navigation(person: &Person, wing: &str) -> Markup {
    let items = html! {
        @for entry in wings::NAVIGATION {
            @if let Some(path) = entry.leads(person) {
                li { a href=(path) aria-current=[(entry.name == wing).then_some("page")] { (entry.name) } }
            }
        }
    };
    html! {
        nav class="sc-nav" aria-label="Sections" {
            div class="sc-width" {
                ul class="sc-nav__list" { (items) }
                details class="sc-nav__menu" {
                    summary { "Menu" span class="sc-nav__here" { (wing) } }
                    ul { (items) }
                }
            }
        }
    }
}

fn footer(inside: bool) -> Markup {
    html! {
        footer class="sc-footer" {
            div class="sc-width" {
                p class="sc-marking" { "OFFICIAL" }
                ul {
                    li { a href="/help" { "How to read these pages" } }
                    @if inside { li { a href="/timescales" { "Timescales" } } }
                    li { a href="/accessibility" { "Accessibility" } }
                }
            }
        }
    }
}
