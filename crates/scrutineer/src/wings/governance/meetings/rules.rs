//! Whether a meeting can decide, and what can be done with it. Pure.

use super::record::{How, State, What};
use crate::wings::governance::agencies::Kind;
use crate::wings::governance::bodies::{Body, Standing};
use kit::{Person, Right};

/// The moves of a meeting: from, what is done, to.
pub const MOVES: &[(State, What, State)] = &[
    (State::Planned, What::PapersSent, State::PapersOut),
    (State::Planned, What::Begun, State::Running),
    (State::PapersOut, What::Begun, State::Running),
    (State::Running, What::Finished, State::Held),
    (State::Held, What::Approved, State::Approved),
    (State::Planned, What::Cancelled, State::Cancelled),
    (State::PapersOut, What::Cancelled, State::Cancelled),
];

/// Where a move leads, if there is one from here.
#[must_use]
pub fn after(state: State, what: What) -> Option<State> {
    MOVES.iter().find(|(from, done, _)| (*from, *done) == (state, what)).map(|(.., to)| *to)
}

/// Why it cannot be done.
#[must_use]
pub fn refused(state: State, what: What) -> String {
    let why = match (state, what) {
        (State::Approved, What::Approved) => "The minutes were approved before, and stay as they are.",
        (State::Approved, _) => "The minutes are approved, so the meeting is read-only.",
        (State::Cancelled, _) => "The meeting was cancelled.",
        (State::Held, _) => "The meeting has been held.",
        (State::Running, _) => "The meeting is running.",
        (_, What::Approved | What::Finished) => "The meeting has not been held yet.",
        (State::PapersOut, What::PapersSent) => "Its papers went out before.",
        _ => "That cannot be done with this meeting now.",
    };
    format!("{why} Nothing was changed.")
}

/// Whether what is written about it can still be changed.
#[must_use]
pub fn open(state: State) -> bool {
    !matches!(state, State::Approved | State::Cancelled)
}

/// Whether they may approve the minutes of a body: its chair, and the independent chair for every body.
#[must_use]
pub fn may_approve(person: &Person, body: &Body) -> bool {
    let may = |verb| person.may(Right { verb, register: "meetings" });
    let chairs = body.chair_agency_id.is_some_and(|agency| Some(agency.uuid()) == person.agency());
    may("approve_any") || (may("approve") && chairs)
}

/// What a meeting needs to decide, from the body's terms of reference.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quorum {
    /// Seats that decide and are filled, by their holder or a deputy.
    pub least: usize,
    /// Whether the chair, or a deputy, must be there.
    pub chair: bool,
    /// The kinds of agency of which one must be there.
    pub kinds: Vec<Kind>,
}

impl Quorum {
    /// What a board agrees where its terms of reference are silent: the chair, the council, the police, health and one
    /// other. Law sets no quorum.
    #[must_use]
    pub fn usual() -> Quorum {
        Quorum { least: 5, chair: true, kinds: vec![Kind::LocalAuthority, Kind::Police, Kind::NhsCommissioner] }
    }
}

/// A seat in the room, as far as it matters here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    pub standing: Standing,
    pub kind: Option<Kind>,
    pub how: Option<How>,
}

impl Seat {
    /// Whether somebody speaks for it.
    #[must_use]
    pub fn filled(&self) -> bool {
        matches!(self.how, Some(How::Present | How::Deputy))
    }
}

/// What is missing for the meeting to decide, each as it is said; nothing when it is quorate.
#[must_use]
pub fn missing(quorum: &Quorum, seats: &[Seat]) -> Vec<String> {
    let filled = || seats.iter().filter(|seat| seat.filled() && seat.standing.decides());
    let mut missing = Vec::new();
    let there = filled().count();
    if there < quorum.least {
        let more = quorum.least - there;
        missing.push(if more == 1 { "one more member".to_owned() } else { format!("{more} more members") });
    }
    if quorum.chair && !filled().any(|seat| seat.standing == Standing::Chair) {
        missing.push("the chair or a deputy".to_owned());
    }
    for kind in &quorum.kinds {
        if !filled().any(|seat| seat.kind == Some(*kind)) {
            missing.push(kind.name().to_lowercase());
        }
    }
    missing
}

#[cfg(test)]
mod tests {
    use super::*;
    use sea_orm::ActiveEnum;

    #[test]
    fn a_meeting_is_quorate_with_the_right_people_and_enough_of_them() {
        let seat = |standing, kind, how| Seat { standing, kind, how: Some(how) };
        let mut seats = vec![
            seat(Standing::Chair, None, How::Present),
            seat(Standing::Member, Some(Kind::LocalAuthority), How::Present),
            seat(Standing::Member, Some(Kind::Police), How::Deputy),
            seat(Standing::Member, Some(Kind::NhsCommissioner), How::Apology),
            seat(Standing::ParticipatingObserver, Some(Kind::LocalAuthority), How::Present),
        ];
        assert_eq!(missing(&Quorum::usual(), &seats), ["2 more members", "nhs commissioner"]);
        seats[3].how = Some(How::Present);
        assert_eq!(missing(&Quorum::usual(), &seats), ["one more member"], "an observer does not count");
        seats.push(seat(Standing::LayMember, None, How::Present));
        assert!(missing(&Quorum::usual(), &seats).is_empty());
        seats[0].how = Some(How::Absent);
        assert_eq!(missing(&Quorum::usual(), &seats), ["one more member", "the chair or a deputy"]);
        seats[0].how = None;
        assert_eq!(missing(&Quorum::default(), &seats), [] as [&str; 0]);
    }

    #[test]
    fn minutes_are_approved_once() {
        assert_eq!(after(State::Approved, What::Approved), None);
        assert!(refused(State::Approved, What::Approved).contains("were approved before"));
        assert!(!open(State::Approved) && open(State::Held));
    }

    /// The drawing says the same moves as the program, no more and no fewer.
    #[test]
    fn the_drawing_is_the_program() {
        let drawn = include_str!("../../../../../../docs/states/meeting.md");
        let moves = MOVES.iter().map(|(from, what, to)| (from.to_value(), what.to_value(), to.to_value()));
        crate::layout::drawing_is(drawn, moves);
    }
}
