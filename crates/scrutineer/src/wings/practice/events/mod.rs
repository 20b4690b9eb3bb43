//! What registers of events share: an event is told by a local reference, belongs to the agency that sends it, and has
//! clocks. Here are its pages, its files and its totals; a register says only what is its own.

pub mod cells;
pub mod changes;
pub mod clock;
pub mod incoming;
pub mod pages;
pub mod queries;
pub mod reference;
pub mod tally;
pub mod whose;

use crate::wings::governance::agencies::AgencyId;
use crate::wings::performance::readings::counted::Count;
use axum_extra::routing::TypedPath;
use cells::{Heading, Reading};
use chrono::{DateTime, Utc};
use clock::Clock;
use kit::{Person, Record, Register, Right};
use sea_orm::sea_query::SimpleExpr;
use sea_orm::{ColumnTrait, Condition, EntityTrait};
use tally::Totals;
use uuid::Uuid;

/// What a register of events calls itself.
#[derive(Clone, Copy, Debug)]
pub struct About {
    /// As the navigation calls it.
    pub name: &'static str,
    /// One of its events: "a return interview".
    pub one: &'static str,
    /// What it keeps, in a sentence.
    pub keeps: &'static str,
    /// The name of its files.
    pub file: &'static str,
    /// What there is to do when a clock runs out; a letter says no more than this.
    pub task: &'static str,
}

/// A register of events with clocks.
pub trait Events: Register + Sized {
    /// The events, seen by those who may.
    type Entity: Record<Register = Self, Model = Self::Row>;
    /// An event.
    type Row: kit::Row<Entity = Self::Entity> + PartialEq + 'static;
    /// The same table without reference and agency: what totals are made of.
    type Counted: Record<Register = Self, Model = Self::Facts> + Send + Sync + 'static;
    /// An event as it is counted.
    type Facts: kit::Row<Entity = Self::Counted> + 'static;

    /// Totals and, for those who may write, the events.
    type List: TypedPath + Default + Send + 'static;
    /// The totals as a file.
    type TotalsCsv: TypedPath + Default + Send + 'static;
    /// The events as a file.
    type EventsCsv: TypedPath + Default + Send + 'static;
    /// A new event.
    type New: TypedPath + Default + Send + 'static;
    /// Events from a file.
    type Bring: TypedPath + Default + Send + 'static;
    /// What stands in the columns of a file.
    type Format: TypedPath + Default + Send + 'static;
    /// An empty file with the headings.
    type Template: TypedPath + Default + Send + 'static;
    /// One event.
    type One: TypedPath + From<Uuid> + Into<Uuid> + Send + 'static;

    const ABOUT: About;
    /// What is asked of an event, after its reference and agency.
    const COLUMNS: &'static [Heading];
    const REFERENCE: <Self::Entity as EntityTrait>::Column;
    const AGENCY: <Self::Entity as EntityTrait>::Column;
    const ILLUSTRATIVE: <Self::Entity as EntityTrait>::Column;
    /// The column by which the latest come first.
    const LATEST: <Self::Entity as EntityTrait>::Column;

    /// The one way from cells to an event, whoever typed them and wherever; nothing exactly when `cells` holds findings.
    fn read(cells: &mut Reading<'_>) -> Option<Self::Row>;
    /// What stands in the columns of an event, as a file holds it.
    fn cells(row: &Self::Row) -> Vec<String>;
    /// The id of an event.
    fn id(row: &Self::Row) -> Uuid;
    /// Its reference, its agency, and whether it is illustrative.
    fn told(row: &Self::Row) -> (&str, AgencyId, bool);
    /// The event as it is counted.
    fn facts(row: &Self::Row) -> Self::Facts;
    /// The clocks of an event, at a moment.
    fn clocks(facts: &Self::Facts, now: DateTime<Utc>) -> Vec<Clock>;
    /// Which events may have a clock that still runs.
    fn open() -> Condition;
    /// What all of them come to.
    fn totals(facts: &[Self::Facts], now: DateTime<Utc>) -> Vec<Totals>;
    /// What they say of the indicators that they feed, for periods that are over.
    fn counts(facts: &[Self::Facts], now: DateTime<Utc>) -> Vec<Count>;
}

/// Whether somebody may do this in a register.
#[must_use]
pub fn may<E: Register>(person: &Person, verb: &'static str) -> bool {
    person.may(Right { verb, register: E::NAME })
}

/// The events that somebody may see: every agency's, their own agency's, or none.
#[must_use]
pub fn seen<E: Register>(person: &Person, agency: impl ColumnTrait) -> Condition {
    if may::<E>(person, "write_any") {
        return Condition::all();
    }
    let own = person.agency().filter(|_| may::<E>(person, "write"));
    let nobody = || -> SimpleExpr { agency.is_null() };
    Condition::all().add(own.map_or_else(nobody, |id| agency.eq(AgencyId::from(id))))
}

/// The paths of a register of events, as its part of [`Events`] names them.
macro_rules! paths {
    ($list:tt $csv:tt $events:tt $new:tt $bring:tt $format:tt $template:tt $one:tt) => {
        /// Totals, and the events for those who may write them.
        #[derive(axum_extra::routing::TypedPath, serde::Deserialize, Default)]
        #[typed_path($list)]
        pub struct List;
        /// The totals as a file.
        #[derive(axum_extra::routing::TypedPath, serde::Deserialize, Default)]
        #[typed_path($csv)]
        pub struct TotalsCsv;
        /// The events as a file.
        #[derive(axum_extra::routing::TypedPath, serde::Deserialize, Default)]
        #[typed_path($events)]
        pub struct EventsCsv;
        /// A new event.
        #[derive(axum_extra::routing::TypedPath, serde::Deserialize, Default)]
        #[typed_path($new)]
        pub struct New;
        /// Events from a file.
        #[derive(axum_extra::routing::TypedPath, serde::Deserialize, Default)]
        #[typed_path($bring)]
        pub struct Bring;
        /// What stands in the columns of a file.
        #[derive(axum_extra::routing::TypedPath, serde::Deserialize, Default)]
        #[typed_path($format)]
        pub struct Format;
        /// An empty file with the headings.
        #[derive(axum_extra::routing::TypedPath, serde::Deserialize, Default)]
        #[typed_path($template)]
        pub struct Template;
        /// One event.
        #[derive(axum_extra::routing::TypedPath, serde::Deserialize)]
        #[typed_path($one, rejection(kit::Error))]
        pub struct One {
            pub id: uuid::Uuid,
        }
        impl From<uuid::Uuid> for One {
            fn from(id: uuid::Uuid) -> One {
                One { id }
            }
        }
        impl From<One> for uuid::Uuid {
            fn from(one: One) -> uuid::Uuid {
                one.id
            }
        }
    };
}
pub(crate) use paths;

/// The routes of a register of events.
macro_rules! routes {
    ($register:ty) => {
        /// The routes of the register.
        #[must_use]
        pub fn routes() -> kit::Routes {
            use crate::wings::practice::events::pages;
            kit::Routes::new()
                .get(pages::list::show::<$register>)
                .get(pages::list::totals_csv::<$register>)
                .get(pages::list::events_csv::<$register>)
                .get(pages::new::show::<$register>)
                .post(pages::new::submit::<$register>)
                .get(pages::bring::show::<$register>)
                .post(pages::bring::submit::<$register>)
                .get(pages::format::show::<$register>)
                .get(pages::format::template::<$register>)
                .get(pages::one::show::<$register>)
                .post(pages::one::submit::<$register>)
        }
    };
}
pub(crate) use routes;
