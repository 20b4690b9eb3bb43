//! The rows: a private fostering arrangement, and the same without its reference and agency, which is all that is counted.

use crate::wings::governance::agencies::AgencyId;
use crate::wings::practice::events::seen;
use kit::{Id, Person, Record, Register};
use sea_orm::Condition;
use sea_orm::entity::prelude::*;

/// Private fostering arrangements.
pub struct PrivateFostering;
impl Register for PrivateFostering {
    const NAME: &'static str = "private_fostering";
}
/// The id of a private fostering arrangement.
pub type EventId = Id<PrivateFostering>;

/// A private fostering arrangement.
pub mod event {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "private_fostering")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: EventId,
        pub board_id: Uuid,
        pub version: i32,
        /// As its agency calls it: never a name, never a national number.
        pub reference: String,
        pub agency_id: AgencyId,
        pub notified_on: Date,
        /// The day on which the authority became aware: it begins the first year.
        pub aware_on: Date,
        pub first_visit_on: Option<Date>,
        /// Days of later visits, in order: 2015-01-05, 2015-02-16.
        pub later_visits: String,
        pub ended_on: Option<Date>,
        pub illustrative: bool,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = PrivateFostering;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
        // The trail has other readers than this register: it says that something was done, and not what.
        const REDACTED: &'static [Column] = &[
            Column::Reference,
            Column::AgencyId,
            Column::NotifiedOn,
            Column::AwareOn,
            Column::FirstVisitOn,
            Column::LaterVisits,
            Column::EndedOn,
        ];
        fn seen_by(person: &Person) -> Condition {
            seen::<PrivateFostering>(person, Column::AgencyId)
        }
    }
}
/// A private fostering arrangement.
pub type Event = event::Model;

/// The same as it is counted: everybody who may read totals may have it counted, so it tells nothing else.
pub mod counted {
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "private_fostering")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: EventId,
        pub board_id: Uuid,
        pub version: i32,
        pub notified_on: Date,
        /// The day on which the authority became aware: it begins the first year.
        pub aware_on: Date,
        pub first_visit_on: Option<Date>,
        /// Days of later visits, in order: 2015-01-05, 2015-02-16.
        pub later_visits: String,
        pub ended_on: Option<Date>,
        pub illustrative: bool,
    }
    impl ActiveModelBehavior for ActiveModel {}

    impl Record for Entity {
        type Register = PrivateFostering;
        const ID: Column = Column::Id;
        const BOARD: Column = Column::BoardId;
        const VERSION: Column = Column::Version;
    }
}
/// An event as it is counted.
pub type Facts = counted::Model;
