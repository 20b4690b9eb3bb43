//! The notes as other pages show them: the gravest in full, the rest one step away.

use super::QualityNote;
use maud::{Markup, html};

/// A panel of notes for the foot of a page; nothing when there are none. Those of the gravest kind present stand in
/// full, the others fold.
#[must_use]
pub fn panel(notes: &[QualityNote]) -> Markup {
    let gravest = notes.iter().map(|note| note.severity).min();
    let (first, rest): (Vec<_>, Vec<_>) = notes.iter().partition(|note| Some(note.severity) == gravest);
    html! {
        @if !first.is_empty() {
            aside class="callout quality" aria-label="Before you use these figures" {
                h2 class="h3 h3--first" { "Before you use these figures" }
                (list(&first))
                @if !rest.is_empty() {
                    (govuk::Details {
                        class: "sc-details",
                        summary: format!("{} more, of less weight", rest.len()).into(),
                        body: list(&rest).into(),
                        ..govuk::Details::default()
                    })
                }
            }
        }
    }
}

fn list(notes: &[&QualityNote]) -> Markup {
    html! {
        ul class="quality__list" {
            @for note in notes { li { b { (note.title) "." } " " (note.words) } }
        }
    }
}
