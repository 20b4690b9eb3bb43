//! The pages of the register: entering, revising and signing off a figure, and its proof.

pub mod controls;
pub mod drafts;
pub mod evidence;
pub mod new;
pub mod one;
pub mod release;
pub mod revision;
pub mod revisions;

use super::Narrative;
use maud::{Markup, html};

/// How sure somebody is of what they said, and what help they want; nothing where neither was said.
#[must_use]
pub fn confidence(words: &Narrative) -> Markup {
    html! {
        @if words.confidence.is_some() || words.help_wanted.is_some() {
            p class="meta" {
                @if let Some(sure) = words.confidence { "Confidence in the data: " (sure.name().to_lowercase()) ". " }
                @if let Some(help) = &words.help_wanted { "Help wanted: " (help.trim_end_matches('.')) "." }
            }
        }
    }
}
