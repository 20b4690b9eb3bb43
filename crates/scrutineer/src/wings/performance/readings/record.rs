//! The rows: a reading in one revision, and what people say about an indicator.

use crate::wings::governance::agencies::AgencyId;
use crate::wings::performance::indicators::IndicatorId;
use kit::{Id, Person, Record, Register, Right, Text};
use measure::{Figure, Kind, Period};
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, Iterable};

/// The readings of a board.
pub struct Readings;
impl Register for Readings {
    const NAME: &'static str = "readings";
}
/// A reading's id: of one revision.
pub type ReadingId = Id<Readings>;

/// Where a figure came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Source {
    /// An agency sent it.
    Return,
    /// The board's published plan prints it.
    Plan,
    /// Worked out from the plan's figures.
    WorkedOut,
    /// A register of the board was counted.
    Counted,
    /// Counted from a file that the authority produces anyway.
    Extract,
    /// Official statistics.
    Published,
    /// Made up to show how a page works: marked so wherever it appears.
    Illustrative,
}

/// How far a reading has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum State {
    /// Entered; seen by its own agency and the board's office only.
    Draft,
    /// Signed off; seen by everybody who reads readings.
    Released,
}

/// How sure its sender is of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Confidence {
    High,
    Medium,
    Low,
}

/// What is released, and the drafts of one's own agency; all drafts for those who may see them.
fn released_or_own<C: ColumnTrait>(person: &Person, state: C, agency: C) -> Condition {
    if person.may(Right { verb: "see_drafts", register: "readings" }) {
        return Condition::all();
    }
    let seen = Condition::any().add(state.eq(State::Released));
    match person.agency() {
        Some(own) => seen.add(agency.eq(own)),
        None => seen,
    }
}

/// One figure for one period, in one revision.
pub mod reading {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "reading")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ReadingId,
        pub board_id: Uuid,
        pub version: i32,
        pub indicator_id: IndicatorId,
        /// The agency that the figure comes from.
        pub agency_id: Option<AgencyId>,
        /// Only that agency's part of the figure, not the figure for the area.
        pub agency_part: bool,
        pub kind: Text<Kind>,
        pub starts_on: Date,
        pub ends_on: Date,
        /// From 1.
        pub revision: i32,
        /// The latest revision; earlier ones stay for what was reported before.
        pub current: bool,
        pub state: State,
        /// The count, or a mark that says why there is none.
        pub numerator: Option<Text<Figure>>,
        pub denominator: Option<Text<Figure>>,
        /// The value as sent, where no counts are known (the plan prints rates without counts).
        pub value: Option<Text<Figure>>,
        /// The population that a rate was worked out on.
        pub population_id: Option<Uuid>,
        pub source: Source,
        /// Where in the source, e.g. "section 3.1.2".
        pub source_note: Option<String>,
        /// Who sent it, by title.
        pub sent_by: String,
        /// The person who entered it, who may not sign it off; nil for the program itself.
        pub entered_by: Uuid,
        /// The day on which it was received: what a meeting before that day saw did not hold it.
        pub received_on: Date,
        pub entered_at: DateTimeUtc,
        /// Who signed it off, and when.
        pub released_by: Option<String>,
        pub released_on: Option<Date>,
        /// Why it was revised.
        pub reason: Option<String>,
        pub note: Option<String>,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Readings;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
        fn seen_by(person: &Person) -> Condition {
            released_or_own(person, Column::State, Column::AgencyId)
        }
    }
}
/// A reading.
pub type Reading = reading::Model;

/// That there is a figure, whoever may see it: only one of a period counts, so nobody may be asked for a second. It tells
/// nothing else of it.
pub mod standing {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "reading")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ReadingId,
        pub board_id: Uuid,
        pub version: i32,
        pub indicator_id: IndicatorId,
        pub agency_part: bool,
        pub kind: Text<Kind>,
        pub starts_on: Date,
        pub ends_on: Date,
        pub current: bool,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Readings;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// That there is a figure.
pub type Standing = standing::Model;

impl standing::Model {
    /// The period that it is for, as with [`reading::Model::period`].
    #[must_use]
    pub fn period(&self) -> Period {
        Period::new(self.kind.0, self.starts_on, self.ends_on).unwrap_or_else(|_| Period::day(self.ends_on))
    }
}

impl Source {
    /// As people read it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Source::Return => "Agency return",
            Source::Plan => "The Board’s plan",
            Source::WorkedOut => "Worked out from the Board’s plan",
            Source::Counted => "Counted from a register of the Board",
            Source::Extract => "Counted from an extract of the authority",
            Source::Published => "Published statistics",
            Source::Illustrative => "Made up to show how the page works",
        }
    }
}

impl State {
    /// As people read it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            State::Draft => "Draft",
            State::Released => "Signed off",
        }
    }
}

impl Confidence {
    /// As people read it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Confidence::High => "High",
            Confidence::Medium => "Medium",
            Confidence::Low => "Low",
        }
    }
    /// The confidence with this stored key, e.g. `high`.
    #[must_use]
    pub fn of(key: &str) -> Option<Confidence> {
        Confidence::iter().find(|confidence| confidence.to_value() == key)
    }
}

impl reading::Model {
    /// The period that it is for.
    ///
    /// A stored period was checked when it was entered; a row that is not one reads as the day of its end.
    #[must_use]
    pub fn period(&self) -> Period {
        Period::new(self.kind.0, self.starts_on, self.ends_on).unwrap_or_else(|_| Period::day(self.ends_on))
    }
    /// Whether it was made up to show how a page works.
    #[must_use]
    pub fn illustrative(&self) -> bool {
        self.source == Source::Illustrative
    }
}

/// What somebody says about an indicator at a time.
pub mod narrative {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "narrative")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Readings>,
        pub board_id: Uuid,
        pub version: i32,
        pub indicator_id: IndicatorId,
        /// The reading that it was sent with; its words wait for sign-off as long as its figure does.
        pub reading_id: Option<ReadingId>,
        pub state: State,
        pub agency_id: Option<AgencyId>,
        /// Who speaks, e.g. "Police" or "Executive Support Group".
        pub speaker: String,
        pub said_on: Date,
        /// What is happening.
        pub words: String,
        pub confidence: Option<Confidence>,
        pub help_wanted: Option<String>,
        pub illustrative: bool,
        /// Why it is happening, what is being done about it, and by which day.
        pub why: Option<String>,
        pub doing: Option<String>,
        pub by_on: Option<Date>,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Readings;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
        fn seen_by(person: &Person) -> Condition {
            released_or_own(person, Column::State, Column::AgencyId)
        }
    }
}
/// A narrative.
pub type Narrative = narrative::Model;
