//! The rows: a meeting, its agenda, who was there, what was recorded.

use crate::wings::governance::bodies::{BodyId, MembershipId};
use crate::wings::governance::forward::EntryId;
use kit::{Id, Person, Record, Register, Right};
use sea_orm::Condition;
use sea_orm::Iterable;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait, Query, SelectStatement};

/// The meetings of a board's bodies.
pub struct Meetings;
impl Register for Meetings {
    const NAME: &'static str = "meetings";
}
/// A meeting's id.
pub type MeetingId = Id<Meetings>;
/// What an agenda item's id names.
pub struct Items;
/// An agenda item's id.
pub type ItemId = Id<Items>;
/// What the id of a place at the table names.
pub struct Places;
/// The id of a place at the table.
pub type PlaceId = Id<Places>;
/// What the id of something recorded names.
pub struct Recorded;
/// The id of something recorded.
pub type RecordedId = Id<Recorded>;

/// How far a meeting is. `docs/states/meeting.md` draws the moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum State {
    Planned,
    /// Its papers have gone to members.
    PapersOut,
    /// It is going on, and minutes are taken.
    Running,
    /// It is over; the minutes are a draft.
    Held,
    /// The minutes were approved: nothing about it can be changed.
    Approved,
    Cancelled,
}

impl State {
    /// As people read it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            State::Planned => "Planned",
            State::PapersOut => "Papers out",
            State::Running => "Going on",
            State::Held => "Held, minutes in draft",
            State::Approved => "Minutes approved",
            State::Cancelled => "Cancelled",
        }
    }
}

/// What is done with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum What {
    PapersSent,
    Begun,
    Finished,
    Approved,
    Cancelled,
}

/// A meeting.
pub mod meeting {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "meeting")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: MeetingId,
        pub board_id: Uuid,
        pub version: i32,
        pub body_id: BodyId,
        pub on_date: Date,
        /// In England's time, e.g. "10:00".
        pub begins: String,
        pub minutes: i32,
        pub place: String,
        pub state: State,
        /// Why it is not on the day of the body's pattern, or why it was moved or cancelled.
        pub note: Option<String>,
        /// The day on which its minutes were approved, and who said so.
        pub approved_on: Option<Date>,
        pub approved_by: Option<String>,
        /// The meeting at which they were approved.
        pub approved_at_id: Option<MeetingId>,
        pub illustrative: bool,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Meetings;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// A meeting.
pub type Meeting = meeting::Model;

/// The meetings whose agenda and minutes this person may read, where it is not all of them: those of bodies on which their
/// agency sat that day; those of the Full Board for who sits for none, or only observes.
fn of_own_groups(person: &Person) -> Option<SelectStatement> {
    use crate::wings::governance::bodies::{Kind, body, membership};
    let may = |verb| person.may(Right { verb, register: Meetings::NAME });
    if may("read_all") {
        return None;
    }
    let mut own = Query::select();
    own.distinct().column((meeting::Entity, meeting::Column::Id)).from(meeting::Entity);
    match person.agency().filter(|_| !may("read_board")) {
        Some(agency) => {
            let (from, until) = (membership::Column::FromOn, membership::Column::UntilOn);
            let on = || Expr::col((meeting::Entity, meeting::Column::OnDate));
            own.inner_join(
                membership::Entity,
                Expr::col((membership::Entity, membership::Column::BodyId))
                    .equals((meeting::Entity, meeting::Column::BodyId)),
            )
            .and_where(Expr::col((membership::Entity, membership::Column::AgencyId)).eq(agency))
            .and_where(from.is_null().or(on().gte(Expr::col((membership::Entity, from)))))
            .and_where(until.is_null().or(on().lte(Expr::col((membership::Entity, until)))));
        }
        None => {
            own.inner_join(
                body::Entity,
                Expr::col((body::Entity, body::Column::Id)).equals((meeting::Entity, meeting::Column::BodyId)),
            )
            .and_where(body::Column::Kind.eq(Kind::Board));
        }
    }
    Some(own.take())
}

/// An item of an agenda, with what was said.
pub mod item {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "agenda_item")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ItemId,
        pub board_id: Uuid,
        pub version: i32,
        pub meeting_id: MeetingId,
        /// From 1.
        pub position: i32,
        pub title: String,
        /// How long it may take.
        pub minutes: i32,
        /// Who leads it, as a role.
        pub lead: Option<String>,
        /// The address of the page of this program that it is about, e.g. `/dashboard`.
        pub page: Option<String>,
        /// The entry of the forward plan that asked for it.
        pub forward_id: Option<EntryId>,
        /// What was said.
        pub said: String,
        /// Whether the meeting is through with it.
        pub done: bool,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Meetings;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
        fn seen_by(person: &Person) -> Condition {
            of_own_groups(person)
                .map_or_else(Condition::all, |own| Condition::all().add(Column::MeetingId.in_subquery(own)))
        }
    }
}
/// An item of an agenda.
pub type Item = item::Model;

/// How a seat was taken at a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum How {
    Present,
    /// Somebody else came for it.
    Deputy,
    Apology,
    /// Nobody came and nothing was said.
    Absent,
    /// Nobody held the seat that day.
    Vacant,
}

impl How {
    /// As people read it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            How::Present => "Present",
            How::Deputy => "Deputy",
            How::Apology => "Apology",
            How::Absent => "Absent",
            How::Vacant => "Vacant seat",
        }
    }
    /// With this stored key, e.g. `deputy`.
    #[must_use]
    pub fn of(key: &str) -> Option<How> {
        How::iter().find(|how| how.to_value() == key)
    }
}

/// A seat at a meeting: how it was taken.
pub mod place {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "attendance")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: PlaceId,
        pub board_id: Uuid,
        pub version: i32,
        pub meeting_id: MeetingId,
        pub membership_id: MembershipId,
        pub how: How,
        /// The post of whoever came for it.
        pub deputy: Option<String>,
        /// An interest that was declared.
        pub interest: Option<String>,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Meetings;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// A seat at a meeting.
pub type Place = place::Model;

/// What kind of thing was recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Sort {
    Decision,
    /// What children and young people said.
    Voice,
}

impl Sort {
    /// As people read it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Sort::Decision => "Decision",
            Sort::Voice => "Child’s voice",
        }
    }
    /// With this stored key, e.g. `decision`.
    #[must_use]
    pub fn of(key: &str) -> Option<Sort> {
        Sort::iter().find(|sort| sort.to_value() == key)
    }
}

/// Something recorded under an item. Actions and challenges are records of their own, and linked.
pub mod recorded {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "meeting_record")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: RecordedId,
        pub board_id: Uuid,
        pub version: i32,
        pub meeting_id: MeetingId,
        pub item_id: ItemId,
        pub sort: Sort,
        pub words: String,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Meetings;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
        fn seen_by(person: &Person) -> Condition {
            of_own_groups(person)
                .map_or_else(Condition::all, |own| Condition::all().add(Column::MeetingId.in_subquery(own)))
        }
    }
}
/// Something recorded under an item.
pub type MeetingRecord = recorded::Model;
