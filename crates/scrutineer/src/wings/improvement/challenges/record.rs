//! The rows: a challenge, what each agency answers, and what happened.

use crate::wings::governance::agencies::AgencyId;
use crate::wings::performance::indicators::IndicatorId;
use kit::{Id, Person, Record, Register, Right};
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, Iterable};

/// The chair's challenges.
pub struct Challenges;
impl Register for Challenges {
    const NAME: &'static str = "challenges";
}
/// A challenge's id.
pub type ChallengeId = Id<Challenges>;
/// What the id of an answer names.
pub struct Answers;
/// The id of an agency's answer.
pub type AnswerId = Id<Answers>;
/// What the id of an event names.
pub struct Events;

/// How far a challenge is. `docs/states/challenge.md` draws the moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum State {
    /// Written, and seen by nobody but the chair and the office.
    Draft,
    /// Sent; one answer or more is awaited.
    Sent,
    /// Every agency has answered, and each answer was accepted.
    Answered,
    /// Over.
    Closed,
}

impl State {
    /// As people read it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            State::Draft => "Draft",
            State::Sent => "Waiting for answers",
            State::Answered => "Answered",
            State::Closed => "Closed",
        }
    }
    /// The state with this stored key, e.g. `sent`.
    #[must_use]
    pub fn of(key: &str) -> Option<State> {
        State::iter().find(|state| state.to_value() == key)
    }
}

/// How a challenge ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Outcome {
    /// What the agencies said was enough.
    Accepted,
    /// What was wrong has been put right.
    Resolved,
    /// It went further, and is followed there.
    Escalated,
    /// The chair took it back.
    Withdrawn,
}

impl Outcome {
    /// As people read it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Outcome::Accepted => "Accepted",
            Outcome::Resolved => "Resolved",
            Outcome::Escalated => "Escalated",
            Outcome::Withdrawn => "Withdrawn",
        }
    }
    /// The outcome with this stored key, e.g. `resolved`.
    #[must_use]
    pub fn of(key: &str) -> Option<Outcome> {
        Outcome::iter().find(|outcome| outcome.to_value() == key)
    }
}

/// A challenge.
pub mod challenge {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "challenge")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ChallengeId,
        pub board_id: Uuid,
        pub version: i32,
        /// The year in which it was raised, and its number in that year: CH-15-04.
        pub year: i32,
        pub number: i32,
        pub title: String,
        /// What the chair asks, as it is sent.
        pub asks: String,
        /// What it rests on.
        pub ground: String,
        /// The measure that will show whether it worked.
        pub indicator_id: Option<IndicatorId>,
        /// When it is looked at again.
        pub retest_on: Option<Date>,
        pub state: State,
        pub raised_on: Date,
        pub sent_on: Option<Date>,
        /// From 0; who is asked at each stage stands in the rules.
        pub stage: i32,
        /// The day by which the present stage must have led somewhere.
        pub due_on: Option<Date>,
        pub outcome: Option<Outcome>,
        /// What it changed for children.
        pub effect: Option<String>,
        pub closed_on: Option<Date>,
        pub closed_by: Option<String>,
        /// The suggestion that it was made from, so that the same is not suggested twice.
        pub suggestion: Option<String>,
        pub source: Option<String>,
        pub illustrative: bool,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Challenges;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
        /// A draft is seen by those who write challenges, until it is sent.
        fn seen_by(person: &Person) -> Condition {
            if person.may(Right { verb: "write", register: Challenges::NAME }) {
                Condition::all()
            } else {
                Condition::all().add(Column::State.ne(State::Draft))
            }
        }
    }
}
/// A challenge.
pub type Challenge = challenge::Model;

impl challenge::Model {
    /// Its name as people say it: "CH-15-04".
    #[must_use]
    pub fn reference(&self) -> String {
        format!("CH-{:02}-{:02}", self.year.rem_euclid(100), self.number)
    }
}

/// What an agency says to what is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Stance {
    Accepts,
    InPart,
    Disagrees,
}

impl Stance {
    /// As people read it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Stance::Accepts => "Accepts",
            Stance::InPart => "Accepts in part",
            Stance::Disagrees => "Disagrees",
        }
    }
    /// The stance with this stored key, e.g. `in_part`.
    #[must_use]
    pub fn of(key: &str) -> Option<Stance> {
        Stance::iter().find(|stance| stance.to_value() == key)
    }
}

/// What is awaited of one agency, and what it answered.
pub mod answer {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "challenge_answer")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: AnswerId,
        pub board_id: Uuid,
        pub version: i32,
        pub challenge_id: ChallengeId,
        pub agency_id: AgencyId,
        pub stance: Option<Stance>,
        pub words: Option<String>,
        pub answered_on: Option<Date>,
        /// Who answered, as a role.
        pub answered_by: Option<String>,
        /// Whether the answer was accepted; nothing while nobody has said.
        pub accepted: Option<bool>,
        pub judged_on: Option<Date>,
        pub judged_because: Option<String>,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Challenges;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// An agency's answer.
pub type Answer = answer::Model;

/// What an event did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum What {
    Raised,
    Changed,
    Sent,
    Replied,
    SentBack,
    Accepted,
    Completed,
    Escalated,
    Closed,
}

impl What {
    /// As people read it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            What::Raised => "Written",
            What::Changed => "Changed",
            What::Sent => "Challenge sent",
            What::Replied => "An answer came",
            What::SentBack => "An answer was sent back",
            What::Accepted => "An answer was accepted",
            What::Completed => "The last answer was accepted",
            What::Escalated => "Taken further",
            What::Closed => "Closed",
        }
    }
}

/// What happened to a challenge on a day.
pub mod event {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "challenge_event")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Events>,
        pub board_id: Uuid,
        pub version: i32,
        pub challenge_id: ChallengeId,
        pub on_date: Date,
        pub position: i32,
        pub by: String,
        pub what: What,
        pub agency_id: Option<AgencyId>,
        pub words: String,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Challenges;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// An event.
pub type Event = event::Model;
