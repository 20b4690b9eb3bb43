//! The seven headings, what stands under them, and what changed since the last report. Pure.

use super::record::{State, What};
use crate::wings::governance::bodies::Body;
use kit::{Person, Right};
use serde::{Deserialize, Serialize};

/// The moves of a report: from, what is done, to.
pub const MOVES: &[(State, What, State)] =
    &[(State::Draft, What::SignedOff, State::Signed), (State::Signed, What::TakenBack, State::Draft)];

/// Where a move leads, if there is one from here.
#[must_use]
pub fn after(state: State, what: What) -> Option<State> {
    MOVES.iter().find(|(from, done, _)| (*from, *done) == (state, what)).map(|(.., to)| *to)
}

/// The seven headings of the plan (section 4.3), each with what the chair can add.
pub const HEADINGS: [(&str, &str); 7] = [
    ("Progress against the business plan", "What the group did, and what comes next."),
    ("Links to the improvement plan", "What it did for the improvement plan."),
    ("Links to the peer review plan", "What it did for the peer review plan."),
    ("Learning and improvement framework", "What was learned, and what changed because of it."),
    (
        "What else the group did, with challenges made",
        "Challenges to the partnership or to one agency, and what came of them.",
    ),
    ("What agencies should be told", "Key areas to promote, and to whom."),
    ("Health of the group", "Terms of reference, members, attendance, capacity."),
];

/// How long the chair's words under one heading may be: with what is filled in, seven of them fit on four pages.
pub const LONGEST: usize = 1_200;

/// How many facts stand under one heading before the rest is counted: the report is four pages.
pub const MOST: usize = 12;

/// Something that a register says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// The same for the same thing in the next report.
    pub key: String,
    pub title: String,
    /// How it stands: what may change from report to report.
    pub stands: String,
    /// More about it.
    pub more: String,
    /// The page where it can be followed.
    pub path: String,
    pub illustrative: bool,
    /// Whether it is there until it ends, as an action is: a decision or what was said at a meeting is told once.
    #[serde(default)]
    pub lasts: bool,
}

/// What the registers say under each heading.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts(pub [Vec<Fact>; 7]);

/// The chair's own words under each heading.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words(pub [String; 7]);

impl Facts {
    /// From what was frozen; nothing where it cannot be read.
    #[must_use]
    pub fn frozen(text: &str) -> Facts {
        serde_json::from_str(text).unwrap_or_default()
    }
    /// As it is frozen.
    #[must_use]
    pub fn freeze(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
    /// What changed since an earlier report, in sentences: what is new, what stands otherwise, what is there no more.
    #[must_use]
    pub fn changed(&self, before: &Facts) -> Vec<String> {
        let mut said: Vec<String> = Vec::new();
        let mut say = |words: String| {
            if !said.contains(&words) {
                said.push(words);
            }
        };
        for (now, then) in self.0.iter().zip(&before.0) {
            for fact in now {
                match then.iter().find(|old| old.key == fact.key) {
                    None => say(format!("New: {}", fact.title)),
                    Some(old) if old.stands != fact.stands => {
                        say(format!("{}: was {}, now {}", fact.title, lower(&old.stands), lower(&fact.stands)));
                    }
                    Some(_) => {}
                }
            }
            for old in then.iter().filter(|old| old.lasts && !now.iter().any(|fact| fact.key == old.key)) {
                say(format!("No longer: {}", old.title));
            }
        }
        said
    }
}

impl Words {
    /// As stored; empty where it cannot be read.
    #[must_use]
    pub fn stored(text: &str) -> Words {
        serde_json::from_str(text).unwrap_or_default()
    }
    /// As it is stored.
    #[must_use]
    pub fn store(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// With a small first letter, unless the word is an abbreviation.
fn lower(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => first.to_lowercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
}

/// Whether they chair the body.
fn chairs(person: &Person, body: &Body) -> bool {
    body.chair_agency_id.is_some_and(|agency| Some(agency.uuid()) == person.agency())
}

/// Whether they may write the report of a body: its chair, and those who keep every group's papers.
#[must_use]
pub fn may_write(person: &Person, body: &Body) -> bool {
    let may = |verb| person.may(Right { verb, register: "group_reports" });
    may("write_any") || (may("write") && chairs(person, body))
}

/// Whether they may sign it off: the chair of the body; the office where the chair speaks for no agency.
#[must_use]
pub fn may_sign(person: &Person, body: &Body) -> bool {
    let may = |verb| person.may(Right { verb, register: "group_reports" });
    (may("approve") && chairs(person, body)) || (may("approve_any") && body.chair_agency_id.is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use sea_orm::ActiveEnum;

    fn fact(key: &str, stands: &str) -> Fact {
        Fact {
            key: key.into(),
            title: format!("Action {key}"),
            stands: stands.into(),
            more: String::new(),
            path: String::new(),
            illustrative: false,
            lasts: true,
        }
    }

    #[test]
    fn what_changed_since_the_last_report_is_said_once() {
        let (mut before, mut now) = (Facts::default(), Facts::default());
        let said = Fact { lasts: false, ..fact("Decided", "In January") };
        before.0[0] = vec![fact("A1", "Amber, 40% done"), fact("A2", "Green"), fact("A3", "Green"), said];
        now.0[0] = vec![fact("A1", "RAG red"), fact("A2", "Green"), fact("A4", "Green")];
        // The same action under another heading is no second change.
        (before.0[1], now.0[1]) = (vec![fact("A1", "Amber, 40% done")], vec![fact("A1", "RAG red")]);
        assert_eq!(
            now.changed(&before),
            ["Action A1: was amber, 40% done, now RAG red", "New: Action A4", "No longer: Action A3"]
        );
        assert_eq!(Facts::frozen(&now.freeze()), now);
        assert_eq!(Facts::frozen("nonsense"), Facts::default());
    }

    #[test]
    fn the_drawing_is_the_program() {
        let drawn = include_str!("../../../../../../docs/states/group_report.md");
        let moves = MOVES.iter().map(|(from, what, to)| (from.to_value(), what.to_value(), to.to_value()));
        crate::layout::drawing_is(drawn, moves);
    }
}
