//! The moves of a return, and who may make them. Pure.

use super::record::{State, What};
use super::{AgencyReturn, Line};
use crate::wings::governance::agencies::AgencyId;
use crate::wings::performance::readings::rules::Facts;

/// The moves of a return: from, what is done, to.
pub const MOVES: &[(State, What, State)] = &[
    (State::Draft, What::Submitted, State::Submitted),
    (State::Queried, What::Submitted, State::Submitted),
    (State::Submitted, What::TakenBack, State::Draft),
    (State::Submitted, What::Queried, State::Queried),
    (State::Submitted, What::Approved, State::Approved),
    (State::Approved, What::Queried, State::Queried),
    (State::Approved, What::Locked, State::Locked),
];

/// Where a move leads, if there is one from here.
#[must_use]
pub fn after(state: State, what: What) -> Option<State> {
    MOVES.iter().find(|(from, done, _)| (*from, *done) == (state, what)).map(|(.., to)| *to)
}

/// Whether its lines can be typed into: until it is sent, and again when it was sent back.
#[must_use]
pub fn open(state: Option<State>) -> bool {
    matches!(state, None | Some(State::Draft | State::Queried))
}

/// Whether somebody may see the returns of an agency: their own agency's, or all.
#[must_use]
pub fn may_see(who: &Facts, sees_drafts: bool, agency: AgencyId) -> bool {
    sees_drafts || who.agency == Some(agency.uuid())
}

/// Whether they may fill the return of an agency and send it.
#[must_use]
pub fn may_fill(who: &Facts, agency: AgencyId) -> bool {
    who.writes && (who.writes_any || who.agency == Some(agency.uuid()))
}

/// Whether they sign off for the agency, or for all.
#[must_use]
pub fn signs_for(who: &Facts, agency: AgencyId) -> bool {
    who.releases && (who.writes_any || who.agency == Some(agency.uuid()))
}

/// Whether they may sign this return off: it waits for it, and somebody else sent it. The Board's office, which may enter
/// for everybody, may sign off for everybody, as with a single figure.
#[must_use]
pub fn may_approve(who: &Facts, sent: &AgencyReturn) -> bool {
    sent.state == State::Submitted
        && signs_for(who, sent.agency_id)
        && (who.writes_any || sent.sent_by_id != Some(who.id))
}

/// Whether they may send it back with a question: the approver before signing off, the Board's office after it too.
#[must_use]
pub fn may_query(who: &Facts, sent: &AgencyReturn) -> bool {
    let office = who.releases && who.writes_any;
    match sent.state {
        State::Submitted => signs_for(who, sent.agency_id),
        State::Approved => office,
        State::Draft | State::Queried | State::Locked => false,
    }
}

/// Whether they may take it back: it waits, and they fill it.
#[must_use]
pub fn may_take_back(who: &Facts, sent: &AgencyReturn) -> bool {
    sent.state == State::Submitted && may_fill(who, sent.agency_id)
}

/// Whether they may close it: the Board's office, once it is signed off.
#[must_use]
pub fn may_lock(who: &Facts, sent: &AgencyReturn) -> bool {
    sent.state == State::Approved && who.releases && who.writes_any
}

/// What somebody typed into a line, box by box.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Typed {
    pub numerator: String,
    pub denominator: String,
    pub value: String,
    pub why_not: String,
    pub words: String,
    pub why: String,
    pub doing: String,
    pub by_when: String,
    pub help_wanted: String,
    pub confidence: String,
    pub confirmed: bool,
}

impl Typed {
    /// As a line keeps it.
    #[must_use]
    pub fn of(line: &Line) -> Typed {
        Typed {
            numerator: line.numerator.clone(),
            denominator: line.denominator.clone(),
            value: line.value.clone(),
            why_not: line.why_not.clone(),
            words: line.words.clone(),
            why: line.why.clone(),
            doing: line.doing.clone(),
            by_when: line.by_when.clone(),
            help_wanted: line.help_wanted.clone(),
            confidence: line.confidence.clone(),
            confirmed: line.confirmed,
        }
    }
    /// The line with this in it.
    #[must_use]
    pub fn into(self, line: Line) -> Line {
        Line {
            numerator: self.numerator,
            denominator: self.denominator,
            value: self.value,
            why_not: self.why_not,
            words: self.words,
            why: self.why,
            doing: self.doing,
            by_when: self.by_when,
            help_wanted: self.help_wanted,
            confidence: self.confidence,
            confirmed: self.confirmed,
            ..line
        }
    }
    /// Without blanks round anything, with lines that end in one way, and no longer than anything that is kept.
    #[must_use]
    pub fn trimmed(self) -> Typed {
        let short = |text: String, most: usize| one_ending(&text).trim().chars().take(most).collect::<String>();
        Typed {
            numerator: short(self.numerator, 40),
            denominator: short(self.denominator, 40),
            value: short(self.value, 40),
            why_not: short(self.why_not, 301),
            words: short(self.words, 1201),
            why: short(self.why, 601),
            doing: short(self.doing, 601),
            by_when: short(self.by_when, 40),
            help_wanted: short(self.help_wanted, 501),
            confidence: short(self.confidence, 10),
            confirmed: self.confirmed,
        }
    }
    /// Whether anything was typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Typed { confidence: self.confidence.clone(), ..Typed::default() }
    }
    /// A short mark of what stands here, so that a form can tell whether its author changed it.
    #[must_use]
    pub fn mark(&self) -> String {
        let all = [
            &self.numerator,
            &self.denominator,
            &self.value,
            &self.why_not,
            &self.words,
            &self.why,
            &self.doing,
            &self.by_when,
            &self.help_wanted,
            &self.confidence,
        ];
        let text = all.iter().map(|part| part.as_str()).collect::<Vec<_>>().join("\u{1f}");
        let mark = kit::access::digest(&format!("{}\u{1f}{}", one_ending(&text), self.confirmed));
        mark.chars().take(12).collect()
    }
}

/// Browsers end lines in a way of their own: what nobody changed must read as unchanged.
fn one_ending(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// What became of one line when it was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Nothing was changed by this person.
    Untouched,
    /// To be written.
    Write,
    /// Somebody else changed it since this person opened it.
    Crossed,
}

/// What becomes of a line: `seen` is the version and mark that the form carried, `there` what is stored now.
#[must_use]
pub fn kept(seen: (i32, &str), typed: &Typed, there: Option<&Line>) -> Kept {
    let now = there.map(Typed::of).unwrap_or_default();
    let version = there.map_or(0, |line| line.version);
    if typed.mark() == seen.1 || *typed == now {
        Kept::Untouched
    } else if version == seen.0 {
        Kept::Write
    } else {
        Kept::Crossed
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::drawing_is;
    use sea_orm::ActiveEnum;
    use uuid::Uuid;

    #[test]
    fn the_drawing_shows_every_move() {
        let drawn = include_str!("../../../../../../docs/states/agency_return.md");
        let moves = MOVES.iter().map(|(from, what, to)| (from.to_value(), what.to_value(), to.to_value()));
        drawing_is(drawn, moves);
    }

    fn line(version: i32, numerator: &str) -> Line {
        Line {
            id: Uuid::nil().into(),
            board_id: Uuid::nil(),
            version,
            return_id: Uuid::nil().into(),
            agency_id: Uuid::nil().into(),
            indicator_id: Uuid::nil().into(),
            part: false,
            numerator: numerator.into(),
            denominator: String::new(),
            value: String::new(),
            why_not: String::new(),
            words: String::new(),
            why: String::new(),
            doing: String::new(),
            by_when: String::new(),
            help_wanted: String::new(),
            confidence: String::new(),
            confirmed: false,
            typed_by: String::new(),
            typed_at: chrono::DateTime::UNIX_EPOCH,
        }
    }
    fn typed(numerator: &str) -> Typed {
        Typed { numerator: numerator.into(), ..Typed::default() }
    }

    #[test]
    fn two_people_in_one_return_never_overwrite_each_other() {
        let empty = Typed::default().mark();
        let twelve = typed("12").mark();
        for (seen, types, there, becomes) in [
            ((0, empty.as_str()), "", None, Kept::Untouched),
            ((0, empty.as_str()), "12", None, Kept::Write),
            // The other one filled a line that this one left empty: theirs stays.
            ((0, empty.as_str()), "", Some(line(1, "12")), Kept::Untouched),
            // Both typed.
            ((0, empty.as_str()), "13", Some(line(1, "12")), Kept::Crossed),
            // Both typed the same.
            ((0, empty.as_str()), "12", Some(line(1, "12")), Kept::Untouched),
            ((1, twelve.as_str()), "14", Some(line(1, "12")), Kept::Write),
            ((1, twelve.as_str()), "12", Some(line(2, "15")), Kept::Untouched),
            ((1, twelve.as_str()), "14", Some(line(2, "15")), Kept::Crossed),
            ((1, twelve.as_str()), "", Some(line(1, "12")), Kept::Write),
        ] {
            assert_eq!(kept(seen, &typed(types), there.as_ref()), becomes, "{seen:?} {types}");
        }
    }

    #[test]
    fn whoever_sent_a_return_does_not_sign_it_off() {
        let (agency, me, other) = (Uuid::from_u128(7), Uuid::from_u128(1), Uuid::from_u128(2));
        let who = Facts { id: me, agency: Some(agency), writes: false, writes_any: false, releases: true };
        let sent = |by: Uuid, state: State| AgencyReturn {
            id: Uuid::nil().into(),
            board_id: Uuid::nil(),
            version: 1,
            agency_id: agency.into(),
            ends_on: chrono::NaiveDate::MIN,
            state,
            first_sent_on: None,
            sent_by: None,
            sent_by_id: Some(by),
            sent_at: None,
            approved_by: None,
            approved_on: None,
            locked_on: None,
        };
        assert!(may_approve(&who, &sent(other, State::Submitted)));
        assert!(!may_approve(&who, &sent(me, State::Submitted)));
        assert!(!may_approve(&who, &sent(other, State::Draft)));
        assert!(!may_approve(&Facts { agency: Some(me), ..who }, &sent(other, State::Submitted)));
        let office = Facts { agency: None, writes: true, writes_any: true, ..who };
        assert!(may_query(&office, &sent(me, State::Approved)) && may_lock(&office, &sent(me, State::Approved)));
        assert!(!may_query(&who, &sent(other, State::Approved)) && !may_lock(&who, &sent(other, State::Approved)));
        assert!(open(None) && open(Some(State::Queried)) && !open(Some(State::Submitted)));
    }
}
