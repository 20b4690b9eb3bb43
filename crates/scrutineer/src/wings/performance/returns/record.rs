//! The rows: what each agency is asked for, its return for a period, each line of it, and what is said about it.

use crate::wings::governance::agencies::AgencyId;
use crate::wings::performance::indicators::IndicatorId;
use kit::{Id, Person, Record, Register, Right};
use sea_orm::Condition;
use sea_orm::entity::prelude::*;

/// The returns of agencies.
pub struct Returns;
impl Register for Returns {
    const NAME: &'static str = "returns";
}
/// A return's id.
pub type ReturnId = Id<Returns>;
/// What the id of an asked figure names.
pub struct AskedFigures;
/// The id of an asked figure.
pub type AskedFigureId = Id<AskedFigures>;

/// How far a return has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum State {
    /// Somebody has typed something.
    Draft,
    /// Sent to the agency's approver.
    Submitted,
    /// Sent back with a question.
    Queried,
    /// Signed off: its figures are readings.
    Approved,
    /// Closed by the Board's office: from now on figures change by revision only.
    Locked,
}

/// What is done with a return.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum What {
    Submitted,
    TakenBack,
    Queried,
    Approved,
    Locked,
}

impl State {
    /// As people read it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            State::Draft => "Begun",
            State::Submitted => "Waits for sign-off",
            State::Queried => "Sent back with a question",
            State::Approved => "Signed off",
            State::Locked => "Closed",
        }
    }
}

/// What is of one's own agency; everything for those who may see drafts. Nobody else learns that it exists.
fn own<C: ColumnTrait>(person: &Person, agency: C) -> Condition {
    if person.may(Right { verb: "see_drafts", register: "readings" }) {
        return Condition::all();
    }
    match person.agency() {
        Some(id) => Condition::all().add(agency.eq(id)),
        None => Condition::any().add(agency.is_null()),
    }
}

/// A figure that an agency is asked for, from a day until a day.
pub mod asked_figure {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "asked_figure")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: AskedFigureId,
        pub board_id: Uuid,
        pub version: i32,
        pub indicator_id: IndicatorId,
        pub agency_id: AgencyId,
        /// Only that agency's part, not the figure for the area.
        pub part: bool,
        /// Periods that end before this day are not asked for.
        pub from_on: Date,
        /// Periods that end after this day are not asked for.
        pub until_on: Option<Date>,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Returns;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
        fn seen_by(person: &Person) -> Condition {
            own(person, Column::AgencyId)
        }
    }
}
/// A figure that an agency is asked for.
pub type AskedFigure = asked_figure::Model;

/// What one agency gives for the periods that end on one day: at most one return each.
pub mod agency_return {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "agency_return")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ReturnId,
        pub board_id: Uuid,
        pub version: i32,
        pub agency_id: AgencyId,
        /// The day on which the periods of its figures end.
        pub ends_on: Date,
        pub state: State,
        /// The day on which it was first sent: later questions do not make it late.
        pub first_sent_on: Option<Date>,
        /// Who sent it last, by title, and their id: whoever sent it does not sign it off.
        pub sent_by: Option<String>,
        pub sent_by_id: Option<Uuid>,
        pub sent_at: Option<DateTimeUtc>,
        pub approved_by: Option<String>,
        pub approved_on: Option<Date>,
        pub locked_on: Option<Date>,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Returns;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
        fn seen_by(person: &Person) -> Condition {
            own(person, Column::AgencyId)
        }
    }
}
/// A return.
pub type AgencyReturn = agency_return::Model;

/// One figure of a return as somebody typed it, whatever it is: what cannot be read is kept too, with its message.
pub mod return_line {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "return_line")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Returns>,
        pub board_id: Uuid,
        pub version: i32,
        pub return_id: ReturnId,
        pub agency_id: AgencyId,
        pub indicator_id: IndicatorId,
        pub part: bool,
        pub numerator: String,
        pub denominator: String,
        pub value: String,
        /// Why there is no figure.
        pub why_not: String,
        /// What is happening; why; what is being done; by when; which help is wanted; how sure the sender is.
        pub words: String,
        pub why: String,
        pub doing: String,
        pub by_when: String,
        pub help_wanted: String,
        pub confidence: String,
        /// Whether somebody said that an unlikely figure is right.
        pub confirmed: bool,
        /// Who typed it last, by title.
        pub typed_by: String,
        pub typed_at: DateTimeUtc,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Returns;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
        fn seen_by(person: &Person) -> Condition {
            own(person, Column::AgencyId)
        }
    }
}
/// One figure of a return as typed.
pub type Line = return_line::Model;

/// A question about a return, or what was said to it.
pub mod return_remark {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "return_remark")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Id<Returns>,
        pub board_id: Uuid,
        pub version: i32,
        pub return_id: ReturnId,
        pub agency_id: AgencyId,
        /// Whether it sends the return back.
        pub asks: bool,
        pub words: String,
        pub speaker: String,
        pub said_at: DateTimeUtc,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Returns;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
        fn seen_by(person: &Person) -> Condition {
            own(person, Column::AgencyId)
        }
    }
}
/// A question about a return, or what was said to it.
pub type Remark = return_remark::Model;
