//! What the pages of the wing share: the way from one to the next.

#[cfg(test)]
pub use crate::layout::drawing_is;
pub use crate::layout::{Happened, StepSheet, clock, history};

use kit::{Person, Right};
use maud::{Markup, html};

/// A page of the wing that the others lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    Actions,
    Plans,
    Challenges,
    Escalations,
    Risks,
}

impl Tab {
    const ALL: [Tab; 5] = [Tab::Actions, Tab::Plans, Tab::Challenges, Tab::Escalations, Tab::Risks];

    /// Its name, its address and the register that one must be able to read.
    const fn entry(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Tab::Actions => ("Actions", "/actions", "actions"),
            Tab::Plans => ("Plans", "/plans", "plans"),
            Tab::Challenges => ("Challenges", "/challenges", "challenges"),
            Tab::Escalations => ("Disagreements", "/escalations", "escalations"),
            Tab::Risks => ("Risks", "/risks", "risks"),
        }
    }
}

/// The pages of the wing that this person may read; stands above the head of each.
#[must_use]
pub fn tabs(current: Tab, person: &Person) -> Markup {
    html! {
        nav class="tabs" aria-label="Improvement" {
            ul {
                @for tab in Tab::ALL {
                    @let (name, path, register) = tab.entry();
                    @if person.may(Right { verb: "read", register }) {
                        li { a href=(path) aria-current=[(tab == current).then_some("page")] { (name) } }
                    }
                }
            }
        }
    }
}
