//! The rows: an action, and each step of it.

use crate::wings::governance::agencies::AgencyId;
use crate::wings::governance::bodies::BodyId;
use crate::wings::performance::indicators::IndicatorId;
use kit::{Id, Record, Register};
use measure::Rag;
use sea_orm::Iterable;
use sea_orm::entity::prelude::*;

/// The actions of a board.
pub struct Actions;
impl Register for Actions {
    const NAME: &'static str = "actions";
}
/// An action's id.
pub type ActionId = Id<Actions>;
/// What a step's id names.
pub struct Steps;

/// How far an action is. `docs/states/action.md` draws the moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum State {
    /// To be done.
    Open,
    /// Said to be done, with evidence; waits for the chair of the owning group.
    Submitted,
    /// Done, and accepted as done.
    Complete,
    /// Done, and the re-test shows that it worked.
    Effective,
    /// Given up, for a reason.
    Dropped,
}

impl State {
    /// As people read it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            State::Open => "Open",
            State::Submitted => "Waiting for acceptance",
            State::Complete => "Complete",
            State::Effective => "Effective",
            State::Dropped => "Dropped",
        }
    }
    /// The state with this stored key, e.g. `submitted`.
    #[must_use]
    pub fn of(key: &str) -> Option<State> {
        State::iter().find(|state| state.to_value() == key)
    }
    /// Whether nothing more is asked of the owner.
    #[must_use]
    pub fn is_done(self) -> bool {
        matches!(self, State::Complete | State::Effective | State::Dropped)
    }
}

/// A colour that is given by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Colour {
    Red,
    Amber,
    Green,
}

impl Colour {
    /// The status that it stands for.
    #[must_use]
    pub const fn rag(self) -> Rag {
        match self {
            Colour::Red => Rag::Red,
            Colour::Amber => Rag::Amber,
            Colour::Green => Rag::Green,
        }
    }
    /// The colour with this stored key, e.g. `amber`.
    #[must_use]
    pub fn of(key: &str) -> Option<Colour> {
        Colour::iter().find(|colour| colour.to_value() == key)
    }
}

/// What is measured again to see whether the action worked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Measure {
    Indicator,
    AuditQuestion,
    SurveyItem,
}

impl Measure {
    /// As people read it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Measure::Indicator => "Indicator",
            Measure::AuditQuestion => "Audit question",
            Measure::SurveyItem => "Survey item",
        }
    }
    /// The kind with this stored key, e.g. `audit_question`.
    #[must_use]
    pub fn of(key: &str) -> Option<Measure> {
        Measure::iter().find(|kind| kind.to_value() == key)
    }
}

/// An action.
pub mod action {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "action")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ActionId,
        pub board_id: Uuid,
        pub version: i32,
        /// Its number on the board's list.
        pub number: i32,
        pub title: String,
        pub detail: Option<String>,
        /// The role of whoever does it: "Head of service, early help".
        pub owner: String,
        /// Their sign-in, where they have one.
        pub owner_id: Option<Uuid>,
        /// Their agency; none for the Board's own office.
        pub agency_id: Option<AgencyId>,
        /// The group that owns it: its chair accepts it as complete.
        pub body_id: Option<BodyId>,
        pub set_on: Date,
        pub due_on: Date,
        /// What it is to achieve.
        pub success: String,
        /// What is measured again.
        pub measure: Measure,
        /// The indicator's name, or the words of the question or item.
        pub measure_name: String,
        pub indicator_id: Option<IndicatorId>,
        /// The measure before the action, as it was shown.
        pub before: Option<String>,
        /// What it should come to.
        pub aim: Option<String>,
        pub state: State,
        /// In per cent, as its owner sees it.
        pub progress: i32,
        pub submitted_on: Option<Date>,
        pub submitted_by: Option<Uuid>,
        pub accepted_on: Option<Date>,
        pub accepted_by: Option<String>,
        /// When the measure is to be looked at again.
        pub retest_on: Option<Date>,
        pub retested_on: Option<Date>,
        /// The measure at the re-test.
        pub after: Option<String>,
        /// What changed for children.
        pub effect: Option<String>,
        /// A colour given by hand, why, and its last day.
        pub rated: Option<Colour>,
        pub rated_because: Option<String>,
        pub rated_until: Option<Date>,
        /// Where it comes from, in words: "Plan, 3.4".
        pub source: Option<String>,
        pub illustrative: bool,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Actions;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// An action.
pub type Action = action::Model;

impl action::Model {
    /// Its number as people say it: "A12".
    #[must_use]
    pub fn reference(&self) -> String {
        format!("A{}", self.number)
    }
}

/// What a step did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum What {
    Set,
    Progress,
    Submitted,
    SentBack,
    Accepted,
    Worked,
    DidNotWork,
    Reopened,
    Dropped,
    Changed,
    Rated,
}

impl What {
    /// As people read it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            What::Set => "Set",
            What::Progress => "Progress",
            What::Submitted => "Said to be complete",
            What::SentBack => "Sent back",
            What::Accepted => "Accepted as complete",
            What::Worked => "Re-tested: it worked",
            What::DidNotWork => "Re-tested: it did not work",
            What::Reopened => "Reopened",
            What::Dropped => "Dropped",
            What::Changed => "Changed",
            What::Rated => "Rated by hand",
        }
    }
}

/// One step of an action: what was done or said on a day, and how the action stood after it.
pub mod step {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "action_step")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Steps>,
        pub board_id: Uuid,
        pub version: i32,
        pub action_id: ActionId,
        pub on_date: Date,
        /// Steps of one day stay in the order in which they were taken.
        pub position: i32,
        pub by: String,
        pub what: What,
        pub words: String,
        pub state: State,
        pub progress: i32,
        pub due_on: Date,
        pub illustrative: bool,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Actions;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// A step of an action.
pub type Step = step::Model;

/// What the id of a saved view names.
pub struct Views;
/// The id of a saved view.
pub type SavedViewId = Id<Views>;

/// A way to look at the list that somebody keeps for themselves.
pub mod saved_view {
    use super::*;
    use kit::Person;
    use sea_orm::Condition;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "action_view")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: SavedViewId,
        pub board_id: Uuid,
        pub version: i32,
        /// Whose it is: nobody else sees it.
        pub person_id: Uuid,
        pub name: String,
        /// What the list is asked for, as it stands in the address.
        pub query: String,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Actions;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
        fn seen_by(person: &Person) -> Condition {
            Condition::all().add(Column::PersonId.eq(person.id()))
        }
    }
}
/// A saved view.
pub type SavedView = saved_view::Model;
