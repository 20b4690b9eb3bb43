//! The row: an address that somebody made for a calendar.

use crate::wings::governance::bodies::BodyId;
use crate::wings::governance::meetings::Meetings;
use kit::{Id, Person, Record};
use sea_orm::Condition;
use sea_orm::entity::prelude::*;

/// What a feed's id names.
pub struct Feeds;
/// A feed's id.
pub type FeedId = Id<Feeds>;

/// An address for a calendar.
pub mod calendar_feed {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "calendar_feed")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: FeedId,
        pub board_id: Uuid,
        pub version: i32,
        pub person_id: Uuid,
        /// The one body; all of the person's groups where there is none.
        pub body_id: Option<BodyId>,
        /// The digest of the key in the address.
        pub digest: String,
        pub made_on: Date,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = Meetings;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
        const REDACTED: &'static [Column] = &[Column::Digest];
        /// Each person's own; the program itself finds any, to serve it.
        fn seen_by(person: &Person) -> Condition {
            let own = Condition::all().add(Column::PersonId.eq(person.id()));
            if person.id().is_nil() { Condition::all() } else { own }
        }
    }
}
/// An address for a calendar.
pub type CalendarFeed = calendar_feed::Model;
