//! Private fostering: the first visit within seven working days of the notification, then every six weeks in the first year and every twelve after.

mod record;
pub mod rules;
#[cfg(test)]
mod rules_tests;

pub use record::{Event, EventId, Facts, PrivateFostering, counted, event};

use crate::wings::governance::agencies::AgencyId;
use crate::wings::performance::readings::counted::Count;
use crate::wings::practice::events::cells::{Control, Heading, Reading};
use crate::wings::practice::events::clock::Clock;
use crate::wings::practice::events::tally::Totals;
use crate::wings::practice::events::{About, Events, paths, routes};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, Condition};
use uuid::Uuid;

paths!("/private-fostering" "/private-fostering.csv" "/private-fostering/events.csv" "/private-fostering/new" "/private-fostering/from-file" "/private-fostering/columns" "/private-fostering/template.csv" "/private-fostering/{id}");
routes!(PrivateFostering);

impl Events for PrivateFostering {
    type Entity = event::Entity;
    type Row = Event;
    type Counted = counted::Entity;
    type Facts = Facts;
    type List = List;
    type TotalsCsv = TotalsCsv;
    type EventsCsv = EventsCsv;
    type New = New;
    type Bring = Bring;
    type Format = Format;
    type Template = Template;
    type One = One;

    const REFERENCE: event::Column = event::Column::Reference;
    const AGENCY: event::Column = event::Column::AgencyId;
    const ILLUSTRATIVE: event::Column = event::Column::Illustrative;
    const LATEST: event::Column = event::Column::NotifiedOn;
    const ABOUT: About = About {
        name: "Private fostering",
        one: "a private fostering arrangement",
        keeps: "A privately fostered child is seen within seven working days, and then again and again.",
        file: "private-fostering",
        task: "See to a visit that is due",
    };
    const COLUMNS: &'static [Heading] = &[
        Heading {
            key: "notified",
            name: "Notified on",
            says: "The day of the notification, such as 24/3/2015.",
            needed: true,
            control: Control::Day,
        },
        Heading {
            key: "aware",
            name: "Aware on",
            says: "The day on which the authority became aware: it begins the first year.",
            needed: true,
            control: Control::Day,
        },
        Heading {
            key: "first",
            name: "First visit on",
            says: "The day of the first visit.",
            needed: false,
            control: Control::Day,
        },
        Heading {
            key: "later",
            name: "Later visits",
            says: "Days of later visits, with commas between them.",
            needed: false,
            control: Control::Days,
        },
        Heading {
            key: "ended",
            name: "Ended on",
            says: "The day on which the arrangement ended.",
            needed: false,
            control: Control::Day,
        },
    ];

    fn read(cells: &mut Reading<'_>) -> Option<Event> {
        let (reference, agency_id) = (cells.reference(), cells.agency());
        let notified_on = cells.day("notified", "Enter the day of the notification");
        let aware_on = cells.day("aware", "Enter the day on which the authority became aware");
        let first_visit_on = cells.day_or_none("first");
        let later = cells.days("later");
        let ended_on = cells.day_or_none("ended");
        let event = Event {
            id: Uuid::nil().into(),
            board_id: Uuid::nil(),
            version: 1,
            reference: reference?,
            agency_id: agency_id?,
            notified_on: notified_on?,
            aware_on: aware_on?,
            first_visit_on: first_visit_on?,
            later_visits: rules::written(&later?),
            ended_on: ended_on?,
            illustrative: false,
        };
        let found = rules::crossed(&event);
        for (key, says) in &found {
            cells.wrong(key, *says);
        }
        found.is_empty().then_some(event)
    }
    fn cells(row: &Event) -> Vec<String> {
        let day = |day: Option<chrono::NaiveDate>| day.map(|on| on.to_string()).unwrap_or_default();
        vec![
            row.notified_on.to_string(),
            row.aware_on.to_string(),
            day(row.first_visit_on),
            row.later_visits.clone(),
            day(row.ended_on),
        ]
    }
    fn facts(row: &Event) -> Facts {
        Facts {
            id: row.id,
            board_id: row.board_id,
            version: row.version,
            notified_on: row.notified_on,
            aware_on: row.aware_on,
            first_visit_on: row.first_visit_on,
            later_visits: row.later_visits.clone(),
            ended_on: row.ended_on,
            illustrative: row.illustrative,
        }
    }
    fn open() -> Condition {
        Condition::all().add(event::Column::EndedOn.is_null())
    }

    fn id(row: &Event) -> Uuid {
        row.id.uuid()
    }
    fn told(row: &Event) -> (&str, AgencyId, bool) {
        (&row.reference, row.agency_id, row.illustrative)
    }
    fn clocks(facts: &Facts, now: DateTime<Utc>) -> Vec<Clock> {
        rules::clocks(facts, now)
    }
    fn totals(facts: &[Facts], now: DateTime<Utc>) -> Vec<Totals> {
        rules::totals(facts, now)
    }
    fn counts(facts: &[Facts], now: DateTime<Utc>) -> Vec<Count> {
        rules::counts(facts, now)
    }
}
