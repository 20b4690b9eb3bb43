//! The moves of a challenge, its stages with their clocks, and who may do what. Pure: today is an argument.

use super::{Answer, Challenge, State, What};
use chrono::NaiveDate;
use kit::{Person, Right};
use measure::working_days;

/// The moves of a challenge: from, what is done, to.
pub const MOVES: &[(State, What, State)] = &[
    (State::Draft, What::Changed, State::Draft),
    (State::Draft, What::Sent, State::Sent),
    (State::Draft, What::Closed, State::Closed),
    (State::Sent, What::Replied, State::Sent),
    (State::Sent, What::SentBack, State::Sent),
    (State::Sent, What::Accepted, State::Sent),
    (State::Sent, What::Completed, State::Answered),
    (State::Sent, What::Escalated, State::Sent),
    (State::Sent, What::Closed, State::Closed),
    (State::Answered, What::Closed, State::Closed),
];

/// Where a move leads, if there is one from here.
#[must_use]
pub fn after(state: State, what: What) -> Option<State> {
    MOVES.iter().find(|(from, done, _)| (*from, *done) == (state, what)).map(|(.., to)| *to)
}

/// Why a move cannot be made, in a sentence.
#[must_use]
pub fn refused(state: State, what: What) -> String {
    let why = match (state, what) {
        (State::Closed, What::Replied) => {
            "It is closed, so no answer can be added. What you wrote was not sent; tell the Board’s office if it changes anything."
        }
        (State::Closed, _) => "It is closed, and what is closed stays as it is.",
        (State::Draft, _) => "It is a draft: send it first.",
        (State::Answered, What::Replied) => "Every answer was accepted, so none is awaited any more.",
        (_, What::Changed | What::Sent) => "It was sent already, and what was sent stays as it is.",
        _ => "That cannot be done with it as it stands.",
    };
    format!("{why} Nothing was changed.")
}

/// Who is asked at a stage, and how long they have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stage {
    pub name: &'static str,
    /// In working days.
    pub days: i32,
}

/// Who is asked, one after the other, while no answer is accepted. A local convention of boards, not law: the agency's
/// lead for two weeks, its chief officer for one, then the board and those who answer for it, who meet less often.
pub const STAGES: &[Stage] = &[
    Stage { name: "Agency lead", days: 10 },
    Stage { name: "Chief officer", days: 5 },
    Stage { name: "Full Board", days: 20 },
    Stage { name: "Chief executive and lead member", days: 20 },
];

/// A stage by its number.
#[must_use]
pub fn stage(number: i32) -> Stage {
    usize::try_from(number)
        .ok()
        .and_then(|n| STAGES.get(n))
        .or(STAGES.last())
        .copied()
        .unwrap_or(Stage { name: "", days: 0 })
}

/// The day by which a stage that begins on a day must have led somewhere.
#[must_use]
pub fn due(number: i32, from: NaiveDate) -> NaiveDate {
    working_days::add(from, stage(number).days)
}

/// Whether an answer is still awaited: none came, or the one that came was sent back.
#[must_use]
pub fn awaited(answer: &Answer) -> bool {
    answer.answered_on.is_none() || answer.accepted == Some(false)
}

/// How a challenge stands, in a sentence with its beginning in bold.
#[must_use]
pub fn said(challenge: &Challenge, answers: &[Answer], today: NaiveDate) -> (String, String) {
    let waiting = answers.iter().filter(|answer| awaited(answer)).count();
    match challenge.state {
        State::Draft => ("A draft: nobody has been asked yet.".into(), "Send it when the wording is right.".into()),
        State::Sent if waiting == 0 => {
            ("Every agency has answered.".into(), "Each answer is to be accepted or sent back.".into())
        }
        State::Sent => {
            let who = if answers.len() == 1 {
                "Waiting for the agency.".into()
            } else {
                format!("Waiting for {waiting} of {} agencies.", answers.len())
            };
            (who, left(challenge, today))
        }
        State::Answered => {
            ("Answered, and the answers are accepted.".into(), "Close it when its effect is known.".into())
        }
        State::Closed => {
            let outcome = challenge.outcome.map_or("Closed", |outcome| outcome.name());
            let effect = if challenge.effect.is_some() { "" } else { "Nothing is said of its effect." };
            (format!("{outcome}, and closed."), effect.into())
        }
    }
}

fn left(challenge: &Challenge, today: NaiveDate) -> String {
    let Some(due) = challenge.due_on else { return String::new() };
    let next = usize::try_from(challenge.stage + 1).ok().and_then(|n| STAGES.get(n));
    let clock = match working_days::between(today, due) {
        n if n < 0 => format!("{} working day{} late.", -n, if n == -1 { "" } else { "s" }),
        0 => "It is due today.".into(),
        1 => "One working day left.".into(),
        n => format!("{n} working days left."),
    };
    match next {
        Some(next) => format!("{clock} Without an answer it goes to: {}.", next.name.to_lowercase()),
        None => clock,
    }
}

/// Who looks, as far as it matters here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    pub agency: Option<uuid::Uuid>,
    pub writes: bool,
    pub answers: bool,
}

impl Facts {
    #[must_use]
    pub fn of(person: &Person) -> Facts {
        let may = |verb| person.may(Right { verb, register: "challenges" });
        Facts { agency: person.agency(), writes: may("write"), answers: may("answer") }
    }
}

/// Whether they may write this answer: for their own agency, or in the office for any.
#[must_use]
pub fn may_answer(who: &Facts, answer: &Answer) -> bool {
    who.writes || (who.answers && who.agency == Some(answer.agency_id.uuid()))
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
