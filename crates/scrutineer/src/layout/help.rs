//! How to read the pages, and what is known about their accessibility. Anybody may read both.

use crate::layout::page_head;
use axum_extra::routing::TypedPath;
use charts::icons;
use kit::{Answer, Public, View};
use maud::{Markup, PreEscaped, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/help")]
pub struct Help;

#[derive(TypedPath, Deserialize)]
#[typed_path("/accessibility")]
pub struct Accessibility;

struct HelpView;
struct AccessibilityView;

pub async fn show(public: Public, _: Help) -> Answer {
    public.show(HelpView)
}

pub async fn accessibility(public: Public, _: Accessibility) -> Answer {
    public.show(AccessibilityView)
}

/// One sign with its word and its meaning.
fn sign(svg: String, word: &str, meaning: &str) -> Markup {
    html! { div { dt { (PreEscaped(svg)) " " (word) } dd { (meaning) } } }
}

impl View for HelpView {
    fn title(&self) -> String {
        "How to read these pages".into()
    }
    fn body(&self) -> Markup {
        use icons::{Direction, Rag, Variation};
        html! {
            (page_head("How to read these pages", &html! { b { "Two questions, two signs." } " Is it good enough against the target? And is the change real, or just the usual ups and downs?" }, None))
            h2 class="govuk-heading-m" { "Against the target" }
            dl class="lineage" {
                (sign(icons::rag(Rag::Red, 16), "Red", "Outside the target by more than the agreed margin."))
                (sign(icons::rag(Rag::Amber, 16), "Amber", "Outside the target, within the margin."))
                (sign(icons::rag(Rag::Green, 16), "Green", "At the target, or beyond it on the good side."))
                (sign(icons::rag(Rag::NoTarget, 16), "No target", "Watched, not rated."))
                (sign(icons::rag(Rag::TooFew, 16), "Too few", "Fewer than ten cases: shown as “2 of 3”, not rated."))
                (sign(icons::rag(Rag::NotReported, 16), "Not in", "The figure has not come, and the page says why."))
            }
            h2 class="govuk-heading-m" { "Is it real?" }
            dl class="lineage" {
                (sign(icons::variation(Variation::Worse, 'L'), "Worse", "Higher (H) or lower (L) than is usual, on the bad side: unlikely to be chance."))
                (sign(icons::variation(Variation::Better, 'H'), "Better", "Higher or lower than is usual, on the good side."))
                (sign(icons::variation(Variation::Higher, 'H'), "Higher or lower", "A real change of something that is neither good nor bad in itself."))
                (sign(icons::variation(Variation::NoRealChange, ' '), "No real change", "No more than the usual ups and downs."))
                (sign(icons::variation(Variation::TooEarly, ' '), "Too early to say", "Fewer than twelve points."))
                (sign(icons::variation(Variation::SeriesBreak, ' '), "Series break", "What is counted has changed: do not compare across it."))
            }
            p class="govuk-body" { "The rules are those of the NHS “Making Data Count” charts. An arrow " (PreEscaped(icons::arrow(Direction::Up))) " says only which way the number went." }
            h2 class="govuk-heading-m" { "Where a figure comes from" }
            p class="govuk-body" { "The name or the number of a figure leads to its proof: what was counted, over what, who sent it and when, and every revision. " b { "Plan" } " marks a figure from the Board’s published plan; † marks one that was made up to show how a page works." }
        }
    }
}

impl View for AccessibilityView {
    fn title(&self) -> String {
        "Accessibility".into()
    }
    fn body(&self) -> Markup {
        html! {
            (page_head("Accessibility", &html! { "We mean every page to meet " b { "WCAG 2.2 level AA" } "." }, None))
            p class="govuk-body" { "Every page works with a keyboard alone, without scripts, without colour, at 320 pixels wide and at twice the size. Each chart has its table, and each table can be downloaded." }
            p class="govuk-body" { "Pages are checked by machine with every change to the program. They have not yet been tested with people who use screen readers." }
            p class="govuk-body" { "If something does not work for you, tell the Board office what you were trying to do." }
        }
    }
}
