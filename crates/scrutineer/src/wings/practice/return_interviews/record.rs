//! The rows: a return interview, and the same without its reference and agency, which is all that is counted.

use crate::wings::governance::agencies::AgencyId;
use crate::wings::practice::events::seen;
use kit::{Id, Person, Record, Register};
use sea_orm::Condition;
use sea_orm::entity::prelude::*;

/// Interviews after missing episodes.
pub struct ReturnInterviews;
impl Register for ReturnInterviews {
    const NAME: &'static str = "return_interviews";
}
/// The id of a return interview.
pub type EventId = Id<ReturnInterviews>;

/// A missing episode that ended, and the interview after it.
pub mod event {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "return_interview")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: EventId,
        pub board_id: Uuid,
        pub version: i32,
        /// As its agency calls it: never a name, never a national number.
        pub reference: String,
        pub agency_id: AgencyId,
        /// Whether the child is looked after.
        pub in_care: bool,
        pub returned_at: DateTimeUtc,
        pub offered_on: Option<Date>,
        /// Nothing until the child has answered; no means declined.
        pub accepted: Option<bool>,
        pub held_at: Option<DateTimeUtc>,
        pub illustrative: bool,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = ReturnInterviews;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
        // The trail has other readers than this register: it says that something was done, and not what.
        const REDACTED: &'static [Column] = &[
            Column::Reference,
            Column::AgencyId,
            Column::InCare,
            Column::ReturnedAt,
            Column::OfferedOn,
            Column::Accepted,
            Column::HeldAt,
        ];
        fn seen_by(person: &Person) -> Condition {
            seen::<ReturnInterviews>(person, Column::AgencyId)
        }
    }
}
/// A missing episode that ended, and the interview after it.
pub type Event = event::Model;

/// The same as it is counted: everybody who may read totals may have it counted, so it tells nothing else.
pub mod counted {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "return_interview")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: EventId,
        pub board_id: Uuid,
        pub version: i32,
        /// Whether the child is looked after.
        pub in_care: bool,
        pub returned_at: DateTimeUtc,
        pub offered_on: Option<Date>,
        /// Nothing until the child has answered; no means declined.
        pub accepted: Option<bool>,
        pub held_at: Option<DateTimeUtc>,
        pub illustrative: bool,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = ReturnInterviews;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// An event as it is counted.
pub type Facts = counted::Model;
