//! The moves of a release, who may make them, and its settings. Pure.

use super::record::{Release, Spread, State, What};
use crate::wings::governance::agencies::{Agency, AgencyId};
use kit::{Person, Register, Right};
use uuid::Uuid;

/// The moves: from, what is done, to.
pub const MOVES: &[(State, What, State)] = &[
    (State::Draft, What::Read, State::Read),
    (State::Draft, What::SentBack, State::Draft),
    (State::Read, What::Approved, State::ApprovedOnce),
    (State::Read, What::SentBack, State::Draft),
    (State::ApprovedOnce, What::Published, State::Published),
    (State::ApprovedOnce, What::SentBack, State::Draft),
    (State::Published, What::Withdrawn, State::Withdrawn),
];

/// Where a move leads, if there is one from here.
#[must_use]
pub fn after(state: State, what: What) -> Option<State> {
    MOVES.iter().find(|(from, done, _)| (*from, *done) == (state, what)).map(|(.., to)| *to)
}

/// What an approval is, as a release stands: the first, or the second, which publishes.
#[must_use]
pub fn approval(state: State) -> Option<What> {
    [What::Approved, What::Published].into_iter().find(|what| after(state, *what).is_some())
}

/// The settings of a release that its figures depend on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    pub spread: Spread,
    pub split: bool,
    pub rounding: u64,
    pub threshold: u64,
}

impl Settings {
    /// Those of a release.
    #[must_use]
    pub fn of(release: &Release) -> Settings {
        Settings {
            spread: release.spread,
            split: release.split,
            rounding: u64::try_from(release.rounding).unwrap_or(0),
            // Less than 5 is never hidden, whatever a row says.
            threshold: u64::try_from(release.threshold).unwrap_or(5).max(5),
        }
    }
}

/// What the rules need to know of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Who {
    pub id: Uuid,
    pub writes: bool,
    pub confirms: bool,
    pub approves: bool,
    pub handles: bool,
}

impl Who {
    /// What is so of this person.
    #[must_use]
    pub fn of(person: &Person) -> Who {
        let may = |verb| person.may(Right { verb, register: super::Releases::NAME });
        Who {
            id: person.id(),
            writes: may("write"),
            confirms: may("confirm"),
            approves: may("approve"),
            handles: may("handle"),
        }
    }
    /// Whether they wrote in it.
    #[must_use]
    pub fn wrote(&self, release: &Release) -> bool {
        release.authors.split_whitespace().any(|author| author == self.id.to_string())
    }
    /// Whether they may change it now.
    #[must_use]
    pub fn may_edit(&self, release: &Release) -> bool {
        self.writes && release.state == State::Draft
    }
    /// Whether they may read its words and say that they tell of no child: somebody who did not write them.
    #[must_use]
    pub fn may_read(&self, release: &Release) -> bool {
        self.confirms && release.state == State::Draft && !self.wrote(release)
    }
    /// Whether they may approve it now: somebody who did not write in it, and not the same twice.
    #[must_use]
    pub fn may_approve(&self, release: &Release) -> bool {
        self.approves && approval(release.state).is_some() && !self.wrote(release) && release.first_id != Some(self.id)
    }
    /// Whether they may send it back.
    #[must_use]
    pub fn may_send_back(&self, release: &Release) -> bool {
        self.handles && release.state.inside()
    }
    /// Whether they may withdraw it: one is enough, since it is done in haste.
    #[must_use]
    pub fn may_withdraw(&self, release: &Release) -> bool {
        self.approves && release.state == State::Published
    }
}

/// The authors with one more.
#[must_use]
pub fn with_author(authors: &str, id: Uuid) -> String {
    if authors.split_whitespace().any(|author| author == id.to_string()) {
        authors.to_owned()
    } else {
        format!("{authors}{id} ")
    }
}

/// The name of an agency, for a part.
#[must_use]
pub fn part_name(agencies: &[Agency], id: AgencyId) -> &str {
    agencies.iter().find(|agency| agency.id == id).map_or("An agency", |agency| agency.short_name.as_str())
}

/// A board's address: its short name in small letters, a dash for whatever is no letter or number.
#[must_use]
pub fn slug(short_name: &str) -> String {
    let plain =
        short_name.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect::<String>();
    plain.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::drawing_is;
    use sea_orm::ActiveEnum;

    #[test]
    fn the_drawing_shows_every_move() {
        let drawn = include_str!("../../../../../../docs/states/release.md");
        drawing_is(drawn, MOVES.iter().map(|(from, what, to)| (from.to_value(), what.to_value(), to.to_value())));
    }

    fn id(n: u128) -> Uuid {
        Uuid::from_u128(n)
    }
    fn release(state: State, first: Option<Uuid>) -> Release {
        Release {
            id: id(9).into(),
            board_id: Uuid::nil(),
            version: 1,
            title: String::new(),
            until_on: chrono::NaiveDate::MIN,
            spread: Spread::Latest,
            split: false,
            rounding: 0,
            threshold: 3,
            words: None,
            state,
            drafted_by: String::new(),
            drafted_on: chrono::NaiveDate::MIN,
            authors: with_author(&with_author("", id(1)), id(2)),
            checked: None,
            first_id: first,
            published_on: None,
            illustrative: false,
        }
    }

    #[test]
    fn nobody_reads_or_approves_their_own_and_nobody_approves_twice() {
        let who = |n| Who { id: id(n), writes: true, confirms: true, approves: true, handles: true };
        for (n, state, first, reads, approves) in [
            (1, State::Draft, None, false, false),
            (2, State::Draft, None, false, false),
            (3, State::Draft, None, true, false),
            (1, State::Read, None, false, false),
            (3, State::Read, None, false, true),
            (3, State::ApprovedOnce, Some(id(3)), false, false),
            (4, State::ApprovedOnce, Some(id(3)), false, true),
            (2, State::ApprovedOnce, Some(id(3)), false, false),
            (4, State::Published, Some(id(3)), false, false),
        ] {
            let release = release(state, first);
            assert_eq!(who(n).may_read(&release), reads, "{n} reads {state:?}");
            assert_eq!(who(n).may_approve(&release), approves, "{n} approves {state:?}");
            assert_eq!(who(n).may_send_back(&release), state.inside());
            assert_eq!(who(n).may_withdraw(&release), state == State::Published);
        }
        let silent = Who { confirms: false, approves: false, handles: false, ..who(3) };
        assert!(!silent.may_read(&release(State::Draft, None)) && !silent.may_approve(&release(State::Read, None)));
    }

    #[test]
    fn little_things_hold() {
        assert_eq!(slug("St Helens & Knowsley"), "st-helens-knowsley");
        assert_eq!(slug("  "), "");
        assert_eq!(with_author(&with_author("", id(1)), id(1)).split_whitespace().count(), 1);
        assert_eq!(Settings::of(&release(State::Draft, None)).threshold, 5, "never less");
        assert_eq!(approval(State::ApprovedOnce), Some(What::Published));
        assert_eq!(approval(State::Draft), None);
    }
}
