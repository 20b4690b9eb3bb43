//! How grave a risk is, how it moved, and which moves there are. Pure.

use super::{Review, State, What};

/// The moves of a risk: from, what is done, to.
pub const MOVES: &[(State, What, State)] = &[
    (State::Open, What::Reviewed, State::Open),
    (State::Open, What::Closed, State::Closed),
    (State::Closed, What::Reopened, State::Open),
];

/// Where a move leads, if there is one from here.
#[must_use]
pub fn after(state: State, what: What) -> Option<State> {
    MOVES.iter().find(|(from, done, _)| (*from, *done) == (state, what)).map(|(.., to)| *to)
}

/// Why a move cannot be made, in a sentence.
#[must_use]
pub fn refused(what: What) -> &'static str {
    match what {
        What::Reopened => "The risk is open. Nothing was changed.",
        What::Found | What::Reviewed | What::Closed => "The risk is closed: reopen it first. Nothing was changed.",
    }
}

/// How grave a score is. The edges are the usual ones of a five by five grid, a convention and not law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    Low,
    Moderate,
    High,
    Extreme,
}

impl Grade {
    /// The grade of likelihood times impact.
    #[must_use]
    pub const fn of(score: i32) -> Grade {
        match score {
            ..=3 => Grade::Low,
            4..=9 => Grade::Moderate,
            10..=14 => Grade::High,
            15.. => Grade::Extreme,
        }
    }
    /// As people read it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Grade::Low => "Low",
            Grade::Moderate => "Moderate",
            Grade::High => "High",
            Grade::Extreme => "Extreme",
        }
    }
}

/// How likely, from 1 to 5.
pub const LIKELIHOODS: [&str; 5] = ["Hardly ever", "Unlikely", "Possible", "Likely", "Almost certain"];
/// How grave for children, from 1 to 5.
pub const IMPACTS: [&str; 5] = ["Slight", "Minor", "Moderate", "Major", "A child dies or is gravely harmed"];

/// How the score moved since the review before: by how much, if there were two.
#[must_use]
pub fn movement(reviews: &[Review]) -> Option<i32> {
    let [.., before, now] = reviews else { return None };
    Some(now.likelihood * now.impact - before.likelihood * before.impact)
}

/// "up 4", "down 6", "no change"; "new" for one review alone.
#[must_use]
pub fn movement_words(reviews: &[Review]) -> String {
    match movement(reviews) {
        None => "new".into(),
        Some(0) => "no change".into(),
        Some(more) if more > 0 => format!("up {more}"),
        Some(less) => format!("down {}", -less),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::Id;
    use sea_orm::ActiveEnum;
    use uuid::Uuid;

    #[test]
    fn the_grid_has_four_grades() {
        let grades: Vec<&str> = [1, 3, 4, 9, 10, 12, 15, 25].into_iter().map(|score| Grade::of(score).name()).collect();
        assert_eq!(grades, ["Low", "Low", "Moderate", "Moderate", "High", "High", "Extreme", "Extreme"]);
    }

    #[test]
    fn movement_is_on_the_review_before() {
        let review = |likelihood, impact| Review {
            id: Id::from(Uuid::nil()),
            board_id: Uuid::nil(),
            version: 1,
            risk_id: Id::from(Uuid::nil()),
            on_date: chrono::NaiveDate::MIN,
            position: 1,
            by: String::new(),
            what: What::Reviewed,
            likelihood,
            impact,
            words: String::new(),
        };
        assert_eq!(movement_words(&[]), "new");
        assert_eq!(movement_words(&[review(3, 4)]), "new");
        assert_eq!(movement_words(&[review(3, 4), review(4, 4)]), "up 4");
        assert_eq!(movement_words(&[review(1, 1), review(4, 4), review(2, 4)]), "down 8");
        assert_eq!(movement_words(&[review(2, 4), review(4, 2)]), "no change");
    }

    /// The drawing says the same moves as the program, no more and no fewer.
    #[test]
    fn the_drawing_is_the_program() {
        let drawn = include_str!("../../../../../../docs/states/risk.md");
        let moves = MOVES.iter().map(|(from, what, to)| (from.to_value(), what.to_value(), to.to_value()));
        crate::wings::improvement::parts::drawing_is(drawn, moves);
    }
}
