//! How an action stands, as a tag and in a sentence.

use crate::wings::improvement::actions::rules::Standing;
use crate::wings::improvement::actions::{Action, State};
use crate::wings::performance::scorecard::signs::rag_tag;
use maud::{Markup, html};

/// The tag of a row: its colour while something is asked of somebody, its state after that.
pub fn tag(action: &Action, standing: &Standing) -> Markup {
    html! {
        @match (standing.rag, action.state) {
            (Some(rag), State::Submitted) => { (rag_tag(rag)) span class="govuk-visually-hidden" { ", waiting for acceptance" } }
            (Some(rag), _) => (rag_tag(rag)),
            (None, state) => span class=(format!("state state--{}", word(state))) { (state.name()) },
        }
    }
}

const fn word(state: State) -> &'static str {
    match state {
        State::Open | State::Submitted => "open",
        State::Complete => "complete",
        State::Effective => "effective",
        State::Dropped => "dropped",
    }
}
