//! How an action stands, who may do what with it, and which moves there are. Pure: today is an argument.

use super::{Action, State, Step, What};
use crate::wings::governance::agencies::AgencyId;
use crate::wings::governance::bodies::{Body, BodyId};
use chrono::NaiveDate;
use kit::{Person, Right};
use measure::{Rag, dates, working_days};
use std::collections::{BTreeMap, HashSet};
use uuid::Uuid;

/// How many working days before its day an action that is not far on is worth a look.
const SOON: i64 = 5;
/// How far progress may lag behind time, in points of per cent.
const LAG: i64 = 25;

/// The moves of an action: from, what is done, to.
pub const MOVES: &[(State, What, State)] = &[
    (State::Open, What::Progress, State::Open),
    (State::Open, What::Submitted, State::Submitted),
    (State::Open, What::Dropped, State::Dropped),
    (State::Submitted, What::SentBack, State::Open),
    (State::Submitted, What::Accepted, State::Complete),
    (State::Complete, What::Worked, State::Effective),
    (State::Complete, What::DidNotWork, State::Open),
    (State::Complete, What::Reopened, State::Open),
    (State::Effective, What::Reopened, State::Open),
    (State::Dropped, What::Reopened, State::Open),
];

/// Where a move leads, if there is one from here.
#[must_use]
pub fn after(state: State, what: What) -> Option<State> {
    MOVES.iter().find(|(from, done, _)| (*from, *done) == (state, what)).map(|(.., to)| *to)
}

/// Why a move cannot be made, in a sentence.
#[must_use]
pub fn refused(state: State, what: What) -> String {
    let must = match what {
        What::Progress | What::Submitted | What::Dropped => "only an open action can be",
        What::SentBack | What::Accepted => "only one that was sent in as complete can be",
        What::Worked | What::DidNotWork => "only one that was accepted as complete can be",
        What::Reopened => "only one that is done or dropped can be",
        What::Set | What::Changed | What::Rated => "it can not be",
    };
    format!(
        "The action is {} now, and {must}. Nothing was changed. Open it to see what happened.",
        state.name().to_lowercase()
    )
}

/// A status with its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// None once nothing more is asked of the owner.
    pub rag: Option<Rag>,
    pub reason: String,
    /// Whether it was given by hand.
    pub by_hand: bool,
}

/// How an action stands on a day, from its dates and its progress; a colour given by hand goes before, until it ends.
#[must_use]
pub fn standing(action: &Action, today: NaiveDate) -> Standing {
    let by_hand = action.rated.zip(action.rated_until).filter(|(_, until)| *until >= today);
    match (action.state, by_hand) {
        (State::Complete, _) => done(complete(action, today)),
        (State::Effective, _) => done(format!(
            "It worked{}.",
            action.after.as_ref().map_or_else(String::new, |after| format!(": {} now {after}", action.measure_name))
        )),
        (State::Dropped, _) => done("Dropped.".into()),
        (State::Open | State::Submitted, Some((colour, until))) => Standing {
            rag: Some(colour.rag()),
            reason: format!(
                "{} Set by hand until {}.",
                sentence(action.rated_because.as_deref().unwrap_or_default()),
                dates::long(until)
            ),
            by_hand: true,
        },
        (State::Submitted, None) => {
            let late = action.submitted_on.is_some_and(|on| on > action.due_on);
            coloured(if late { Rag::Amber } else { Rag::Green }, "Sent in as complete; waits for acceptance.".into())
        }
        (State::Open, None) => open(action, today),
    }
}

fn done(reason: String) -> Standing {
    Standing { rag: None, reason, by_hand: false }
}

fn coloured(rag: Rag, reason: String) -> Standing {
    Standing { rag: Some(rag), reason, by_hand: false }
}

fn complete(action: &Action, today: NaiveDate) -> String {
    match action.retest_on {
        Some(on) if on < today => format!("Complete. The re-test was due on {}.", dates::long(on)),
        Some(on) => format!("Complete. The re-test is due on {}.", dates::long(on)),
        None => "Complete. No day is set for the re-test.".into(),
    }
}

fn open(action: &Action, today: NaiveDate) -> Standing {
    let left = working_days::between(today, action.due_on);
    let (whole, gone) = ((action.due_on - action.set_on).num_days(), (today - action.set_on).num_days());
    let elapsed = if whole > 0 { (100 * gone / whole).clamp(0, 100) } else { 100 };
    let progress = i64::from(action.progress);
    if today > action.due_on {
        return coloured(Rag::Red, format!("{}, {progress}% done.", late_words(action.due_on, today)));
    }
    if left <= SOON && progress < 75 {
        return coloured(Rag::Amber, format!("Due on {} and {progress}% done.", dates::long(action.due_on)));
    }
    if elapsed - progress > LAG {
        return coloured(Rag::Amber, format!("{elapsed}% of its time is gone and {progress}% is done."));
    }
    coloured(Rag::Green, format!("{progress}% done, due on {}.", dates::long(action.due_on)))
}

/// "4 working days late".
#[must_use]
pub fn late_words(due: NaiveDate, today: NaiveDate) -> String {
    match working_days::between(due, today) {
        1 => "1 working day late".into(),
        n => format!("{n} working days late"),
    }
}

fn sentence(words: &str) -> String {
    let words = words.trim();
    if words.is_empty() || words.ends_with(['.', '!', '?']) { words.to_owned() } else { format!("{words}.") }
}

/// Whether it is complete, and the day of its re-test is past or was never set.
#[must_use]
pub fn untested(action: &Action, today: NaiveDate) -> bool {
    action.state == State::Complete && action.retest_on.is_none_or(|on| on < today)
}

/// What a list of actions is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// In one of these states; in any where there are none.
    pub states: Vec<State>,
    /// Open and past its day.
    pub late: bool,
    pub agency: Option<AgencyId>,
    pub body: Option<BodyId>,
    /// Serving one of these items of plans; any where there is none.
    pub serving: Option<Vec<Uuid>>,
    /// Words of its title, in small letters; each must be there.
    pub words: Vec<String>,
}

impl Wanted {
    /// Whether an action is among those that are asked for. `title` is its title in small letters, `serves` the items of
    /// plans that it serves.
    #[must_use]
    pub fn is(&self, action: &Action, title: &str, serves: &[Uuid], today: NaiveDate) -> bool {
        (self.states.is_empty() || self.states.contains(&action.state))
            && (!self.late || (action.state == State::Open && action.due_on < today))
            && self.agency.is_none_or(|agency| action.agency_id == Some(agency))
            && self.body.is_none_or(|body| action.body_id == Some(body))
            && self.serving.as_ref().is_none_or(|items| serves.iter().any(|item| items.contains(item)))
            && self.words.iter().all(|word| title.contains(word))
    }
}

/// Who looks, as far as it matters here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    pub id: Uuid,
    pub agency: Option<Uuid>,
    pub writes: bool,
    pub keeps: bool,
    pub accepts: bool,
    /// The independent chair answers for every group.
    pub chairs_all: bool,
}

impl Facts {
    #[must_use]
    pub fn of(person: &Person) -> Facts {
        let may = |verb| person.may(Right { verb, register: "actions" });
        Facts {
            id: person.id(),
            agency: person.agency(),
            writes: may("write"),
            keeps: may("keep"),
            accepts: may("accept"),
            chairs_all: may("accept_any"),
        }
    }
}

/// Whether it is theirs: set for them, or for their agency. The office keeps every action.
#[must_use]
pub fn may_update(who: &Facts, action: &Action) -> bool {
    let own =
        action.owner_id == Some(who.id) || (who.agency.is_some() && action.agency_id.map(|id| id.uuid()) == who.agency);
    who.keeps || (who.writes && own)
}

/// Whether they may accept it: as chair of the group that owns it, and not if they sent it in themselves.
#[must_use]
pub fn may_accept(who: &Facts, action: &Action, group: Option<&Body>) -> bool {
    let chairs = group
        .is_some_and(|body| body.chair_agency_id.is_some() && body.chair_agency_id.map(|id| id.uuid()) == who.agency);
    who.accepts && (who.chairs_all || chairs) && action.submitted_by != Some(who.id)
}

/// Whether an action that is to wait for another would, in the end, wait for itself. `waits` is every pair of an action
/// and one that it waits for.
#[must_use]
pub fn circle(action: Uuid, on: Uuid, waits: &[(Uuid, Uuid)]) -> bool {
    let mut next: BTreeMap<Uuid, Vec<Uuid>> = BTreeMap::new();
    for (from, to) in waits {
        next.entry(*from).or_default().push(*to);
    }
    let (mut seen, mut open) = (HashSet::new(), vec![on]);
    while let Some(at) = open.pop() {
        if at == action {
            return true;
        }
        if seen.insert(at) {
            open.extend(next.get(&at).into_iter().flatten());
        }
    }
    false
}

/// An action as it stood at the end of a day; none before it was set. The steps are its own, the first one first.
#[must_use]
pub fn as_at(action: &Action, steps: &[Step], day: NaiveDate) -> Option<Action> {
    let last = steps.iter().rfind(|step| step.on_date <= day)?;
    let by = |on: Option<NaiveDate>| on.filter(|on| *on <= day);
    Some(Action {
        state: last.state,
        progress: last.progress,
        due_on: last.due_on,
        submitted_on: by(action.submitted_on),
        accepted_on: by(action.accepted_on),
        retested_on: by(action.retested_on),
        after: action.after.clone().filter(|_| by(action.retested_on).is_some()),
        effect: action.effect.clone().filter(|_| by(action.retested_on).is_some()),
        // A colour given by hand is not kept from day to day: the reason of its day stands among the steps.
        rated: None,
        ..action.clone()
    })
}

#[cfg(test)]
#[path = "rules_tests.rs"]
pub(crate) mod tests;
