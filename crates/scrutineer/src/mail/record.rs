//! The rows: a letter, and a kind of letter that somebody does not want.

use kit::{Id, Person, Record, Register, Right};
use sea_orm::Condition;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// The letters of a board.
pub struct Mail;
impl Register for Mail {
    const NAME: &'static str = "mail";
}
/// A letter's id.
pub type LetterId = Id<Mail>;
/// What the id of a stop names.
pub struct Stops;
/// A stop's id.
pub type StopId = Id<Stops>;

/// The kinds of letter. Each can be stopped by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Something falls due soon, falls due today, or has just become late.
    Reminder,
    /// All that waits, on the first working day of the week.
    Digest,
}

impl Kind {
    /// As people read it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Kind::Reminder => "Reminders",
            Kind::Digest => "Weekly digest",
        }
    }
    /// When it comes, in a sentence.
    #[must_use]
    pub fn when(self) -> &'static str {
        match self {
            Kind::Reminder => {
                "Five working days before something of yours is due, on its day, and when it has become late."
            }
            Kind::Digest => "On the first working day of each week: all that waits for you.",
        }
    }
}

/// Its key, as it stands in an address.
impl std::fmt::Display for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.to_value())
    }
}

/// How far a letter came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum State {
    /// Written; the mail server has not taken it yet.
    Waiting,
    /// The mail server took it.
    Sent,
    /// The mail server would not take it.
    Refused,
    /// It came back later.
    CameBack,
    /// Its day passed before the mail server could be reached.
    TooLate,
}

impl State {
    /// As people read it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            State::Waiting => "Waiting",
            State::Sent => "Sent",
            State::Refused => "Refused",
            State::CameBack => "Came back",
            State::TooLate => "Not sent in time",
        }
    }
    /// Whether the address cannot be reached.
    #[must_use]
    pub fn is_failure(self) -> bool {
        matches!(self, State::Refused | State::CameBack)
    }
}

/// Whether somebody sees all letters, or their own alone.
fn sees_all(person: &Person) -> bool {
    person.may(Right { verb: "read", register: "mail" })
}

/// A letter to somebody. What stood in it is not kept: it held nothing but links.
pub mod letter {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "mail_letter")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: LetterId,
        pub board_id: Uuid,
        pub version: i32,
        pub person_id: Uuid,
        pub kind: Kind,
        /// The working day for which it was written.
        pub on_day: Date,
        /// How many things it names.
        pub things: i32,
        pub state: State,
        /// What the mail server said, where it did not simply take it.
        pub said: Option<String>,
        /// Whether somebody has said, after a failure, that the address is good again.
        pub cleared: bool,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Mail;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
        fn seen_by(person: &Person) -> Condition {
            if sees_all(person) { Condition::all() } else { Condition::all().add(Column::PersonId.eq(person.id())) }
        }
    }
}
/// A letter.
pub type Letter = letter::Model;

/// A kind of letter that somebody has stopped.
pub mod stop {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "mail_stop")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: StopId,
        pub board_id: Uuid,
        pub version: i32,
        pub person_id: Uuid,
        pub kind: Kind,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Mail;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
        fn seen_by(person: &Person) -> Condition {
            if sees_all(person) { Condition::all() } else { Condition::all().add(Column::PersonId.eq(person.id())) }
        }
    }
}
/// A kind of letter that somebody has stopped.
pub type Stop = stop::Model;
