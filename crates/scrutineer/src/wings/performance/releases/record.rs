//! The rows: a release, what is in it, what was done with it, and the ledger of every figure that was released.

use crate::wings::governance::agencies::AgencyId;
use crate::wings::performance::indicators::IndicatorId;
use kit::{Id, Record, Register};
use sea_orm::entity::prelude::*;

/// The releases of a board.
pub struct Releases;
impl Register for Releases {
    const NAME: &'static str = "releases";
}
/// A release's id.
pub type ReleaseId = Id<Releases>;
/// What the id of a choice names, so that it is never taken for a release's.
pub struct Choices;
/// The id of a choice.
pub type ChoiceId = Id<Choices>;

/// How far a release has come. `docs/states/release.md` draws the moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum State {
    /// It is being put together.
    Draft,
    /// Somebody other than its authors has read its words, and its figures were safe.
    Read,
    /// One of two has approved it.
    ApprovedOnce,
    /// Anybody may read it.
    Published,
    /// It was published, and is no longer shown.
    Withdrawn,
}

/// What is done with a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum What {
    Read,
    Approved,
    Published,
    SentBack,
    Withdrawn,
}

/// Which periods are shown of an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Spread {
    /// The latest figure.
    Latest,
    /// The latest, and each period of the same financial year before it.
    Year,
}

/// What is counted in a line of the ledger. A share tells three counts to whoever knows one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Counting {
    Part,
    Whole,
    Rest,
}

impl State {
    /// As people read it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            State::Draft => "Draft",
            State::Read => "Read, waits for two approvals",
            State::ApprovedOnce => "Approved by one, waits for the second",
            State::Published => "Published",
            State::Withdrawn => "Withdrawn",
        }
    }
    /// Whether it has not been published yet.
    #[must_use]
    pub const fn inside(self) -> bool {
        matches!(self, State::Draft | State::Read | State::ApprovedOnce)
    }
    /// How it is to be marked.
    #[must_use]
    pub const fn marking(self) -> &'static str {
        if self.inside() { "OFFICIAL-SENSITIVE" } else { "OFFICIAL" }
    }
}

impl What {
    /// As people read it in the history.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            What::Read => "Read, figures checked",
            What::Approved => "Approved",
            What::Published => "Approved by a second, and published",
            What::SentBack => "Sent back",
            What::Withdrawn => "Withdrawn",
        }
    }
}

/// A release of figures.
pub mod release {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "figure_release")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ReleaseId,
        pub board_id: Uuid,
        pub version: i32,
        pub title: String,
        /// Figures of periods that ended by this day.
        pub until_on: Date,
        pub spread: Spread,
        /// Whether the parts of single agencies are shown too.
        pub split: bool,
        /// Counts of the whole area are rounded to the nearest 5 or 10; 0 where they are not.
        pub rounding: i32,
        /// Counts from 1 to this are hidden.
        pub threshold: i32,
        /// What is said about the whole of it.
        pub words: Option<String>,
        pub state: State,
        /// Who drafted it, by title.
        pub drafted_by: String,
        pub drafted_on: Date,
        /// Everybody who wrote in it: their ids, each followed by a blank. None of them reads or approves it.
        pub authors: String,
        /// What the figures came to when its words were read: what is approved must be the same.
        pub checked: Option<String>,
        /// Who approved it first; never the second as well.
        pub first_id: Option<Uuid>,
        pub published_on: Option<Date>,
        pub illustrative: bool,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Releases;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// A release.
pub type Release = release::Model;

/// An indicator that is in a release, with what is said about it there.
pub mod choice {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "release_choice")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ChoiceId,
        pub board_id: Uuid,
        pub version: i32,
        pub release_id: ReleaseId,
        pub indicator_id: IndicatorId,
        pub words: Option<String>,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Releases;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// An indicator that is in a release.
pub type Choice = choice::Model;

/// What was done with a release, by whom and in which words.
pub mod release_step {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "release_step")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Releases>,
        pub board_id: Uuid,
        pub version: i32,
        pub release_id: ReleaseId,
        pub kind: What,
        /// By title.
        pub by: String,
        pub on_date: Date,
        /// In the order in which they were done, from 1.
        pub place: i32,
        pub words: Option<String>,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Releases;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// What was done with a release.
pub type ReleaseStep = release_step::Model;

/// A line of the ledger: a count that stands behind a released figure, or that was hidden in a release.
pub mod released_count {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "released_count")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Releases>,
        pub board_id: Uuid,
        pub version: i32,
        pub release_id: ReleaseId,
        pub indicator_id: IndicatorId,
        pub counting: Counting,
        /// Whose part; none for the whole area.
        pub agency_id: Option<AgencyId>,
        /// The months that it counts, by their first and last days; of a count at a date, that day twice.
        pub first_on: Date,
        pub last_on: Date,
        pub hidden: bool,
        /// Unrounded; 0 where it was hidden.
        pub count: i64,
        /// As it was shown.
        pub shown: String,
        /// As people know it: "D02 Referrals, February 2015".
        pub name: String,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Releases;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// A line of the ledger.
pub type ReleasedCount = released_count::Model;
