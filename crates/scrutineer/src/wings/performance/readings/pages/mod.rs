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

/// What was said besides the words: why it is so, what is done and by when, how sure somebody is, what help they want.
#[must_use]
pub fn confidence(words: &Narrative) -> Markup {
    let by = words.by_on.map(measure::dates::long);
    html! {
        @for (name, text) in [("Why: ", &words.why), ("Being done: ", &words.doing), ("Put right by ", &by)] {
            @if let Some(text) = text { p class="prose--kept" { (name) (text.trim_end_matches('.')) "." } }
        }
        @if words.confidence.is_some() || words.help_wanted.is_some() {
            p class="meta" {
                @if let Some(sure) = words.confidence { "Confidence in the data: " (sure.name().to_lowercase()) ". " }
                @if let Some(help) = &words.help_wanted { "Help wanted: " (help.trim_end_matches('.')) "." }
            }
        }
    }
}
