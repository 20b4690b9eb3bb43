//! How a publication looks: help for a child first, then the figures in words, how to read them, and the files.

use super::list::Of as ListOf;
use super::shown::{SYMBOLS, Shown, unit_words};
use crate::layout::{dagger, date, folding, page_head};
use crate::wings::performance::releases::PublishedFigure;
use govuk::Column;
use kit::View;
use maud::{Markup, html};
use measure::Unit;

/// The addresses of its files.
pub struct Files {
    pub csv: String,
    pub json: String,
}

/// A publication, or that there is none yet.
pub struct PublicView {
    pub board: String,
    pub address: String,
    pub demonstration: bool,
    pub shown: Option<Shown>,
    pub files: Files,
    /// Whether this is the latest: the board's dashboard.
    pub latest: bool,
}

/// What to do when worried about a child. Only numbers that hold everywhere in England.
#[must_use]
pub fn worried() -> Markup {
    html! {
        section class="worried" aria-labelledby="worried" {
            h2 class="worried__h" id="worried" { "Worried about a child?" }
            ul {
                li { b { "In danger now" } a href="tel:999" { "999" } }
                li { b { "Not an emergency, police" } a href="tel:101" { "101" } }
                li { b { "Anything else" } span { "The children’s social care front door of the council where the child lives. Its number is on the council’s website." } }
            }
        }
    }
}

/// The line of a worked example.
#[must_use]
pub fn example() -> Markup {
    html! { "Demonstration, not the Board’s website. † marks an illustrative figure or sentence, made up to show how the page works." }
}

impl PublicView {
    fn say(&self) -> Markup {
        html! {
            @match &self.shown {
                None => { b { "Nothing is published yet." } },
                Some(shown) if shown.withdrawn() => { b { "This was withdrawn." } " Its figures are no longer shown." },
                Some(shown) => {
                    b { "Figures to " (date(shown.publication.until_on)) "." }
                    " Published on " (date(shown.publication.published_on)) " by " (shown.publication.published_by) "."
                },
            }
        }
    }

    fn heading(&self) -> String {
        match &self.shown {
            Some(shown) => shown.publication.title.clone(),
            None => "How we are doing".into(),
        }
    }

    fn table(&self, shown: &Shown) -> Markup {
        let made_up = |one: &PublishedFigure| one.illustrative;
        let mut columns = vec![
            Column::new("What is counted", |one: &PublishedFigure| html! {
                b { (one.name) } (dagger(made_up(one))) @if let Some(part) = &one.part { ", " (part) }
                @if one.part.is_none() { span class="under" { (one.means) } }
                @if let Some(words) = &one.words { span class="under" { b { "What we say: " } (words) (dagger(shown.publication.illustrative)) } }
            })
            .names_row(),
            Column::new("Figure", |one: &PublishedFigure| html! {
                b { (one.shown) }
                @match &one.why {
                    Some(why) => span class="under" { (why) },
                    // What a count or a percentage is says itself.
                    None => @if one.figure.mark().is_none() && !matches!(one.unit.0, Unit::Count | Unit::Percentage | Unit::Pounds) { span class="under" { (unit_words(one.unit.0)) } },
                }
            })
            .numeric(),
            Column::new("When", |one: &PublishedFigure| html! { (one.period) }),
            Column::new("Source", |one: &PublishedFigure| html! { (one.source) }),
        ];
        // Before there is anything to compare with, nothing is said of it.
        if shown.figures.iter().any(|one| shown.change(one).is_some()) {
            let change = |one: &PublishedFigure| html! { @match shown.change(one) { Some(change) => (change), None => span class="muted" { "Not compared" } } };
            columns.insert(3, Column::new("Since we last published", change));
        }
        html! {
            h2 class="h2" { "The figures" }
            (folding("Published figures", columns, &shown.figures))
        }
    }

    fn how_to_read(&self, shown: &Shown) -> Markup {
        let publication = &shown.publication;
        html! {
            h2 class="h2" { "How to read this" }
            p { "A number that went up is not always bad. More children who are seen can mean that more get help. Ask what stands behind it." }
            p {
                "Counts from 1 to " (publication.threshold) " are hidden, and percentages and rates that rest on them. "
                @if publication.rounding > 0 { "Counts of the whole area are rounded to the nearest " (publication.rounding) "; percentages are worked out before that. " }
                "A figure stays here as it was on the day it was published. When it is revised, the next release shows that."
            }
            dl class="lineage" { @for (symbol, means) in SYMBOLS { div { dt { (symbol) } dd { (means) } } } }
        }
    }

    fn published(&self, shown: &Shown) -> Markup {
        html! {
            @for gone in shown.gone.iter().filter(|_| self.latest) {
                p class="meta" {
                    "A later release, “" a href=(super::one::Frozen { board: self.address.clone(), id: gone.id }) { (gone.title) } "”, was withdrawn"
                    @if let Some(on) = gone.withdrawn_on { " on " (date(on)) } "."
                }
            }
            @if let Some(words) = &shown.publication.words { p class="hero__p" { (words) (dagger(shown.publication.illustrative)) } }
            (self.table(shown))
            (self.how_to_read(shown))
            h2 class="h2" { "The figures as files" }
            ul class="lines" {
                li { a href=(self.files.csv) { "Download CSV" } ", for a spreadsheet" }
                li { a href=(self.files.json) { "JSON" } ", for programs" }
            }
        }
    }

    fn withdrawn(shown: &Shown) -> Markup {
        let publication = &shown.publication;
        html! {
            p {
                "It was published on " (date(publication.published_on))
                @if let Some(on) = publication.withdrawn_on { ", and withdrawn on " (date(on)) }
                @if let Some(by) = &publication.withdrawn_by { " by " (by) } "."
            }
            @if let Some(why) = &publication.withdrawn_why { p { b { "Why: " } (why) } }
        }
    }
}

impl View for PublicView {
    fn title(&self) -> String {
        format!("{}, {}", self.heading(), self.board)
    }
    fn note(&self) -> Option<Markup> {
        self.demonstration.then(example)
    }
    fn body(&self) -> Markup {
        html! {
            (page_head(&self.heading(), &self.say(), None))
            (worried())
            @match &self.shown {
                None => p class="empty" { "When the Board publishes figures, they stand here, with what they mean." },
                Some(shown) if shown.withdrawn() => (Self::withdrawn(shown)),
                Some(shown) => (self.published(shown)),
            }
            p {
                a href=(ListOf { board: self.address.clone() }) { "Everything that was published" }
                @if !self.latest { " or " a href=(super::dashboard::OfBoard { board: self.address.clone() }) { "the latest" } }
            }
        }
    }
}
