//! What people say about an indicator, the latest first.

use crate::layout::dagger;
use crate::wings::performance::readings::Narrative;
use crate::wings::performance::readings::pages::confidence;
use maud::{Markup, html};

/// The words over time.
pub(super) fn section(narratives: &[Narrative]) -> Markup {
    html! {
        section aria-labelledby="said" {
            h2 class="h2" id="said" { "What people say about it" }
            @if narratives.is_empty() {
                p class="empty" { "Nobody has said anything about it yet. Words sent with a figure stand here once it is signed off." }
            } @else {
                ol class="tl" {
                    @for n in narratives {
                        li class="tl__i" {
                            p class="tl__d" { (measure::dates::short(n.said_on)) }
                            div class="tl__b" {
                                p class="tl__w" { (n.speaker) (dagger(n.illustrative)) }
                                p class="prose--kept" { (n.words) }
                                (confidence(n))
                            }
                        }
                    }
                }
            }
        }
    }
}
