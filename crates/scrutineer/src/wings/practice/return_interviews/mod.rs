//! Return interviews: what follows when a missing child is back. Offered, accepted, held, and held within 72 hours.

mod record;
pub mod rules;
#[cfg(test)]
mod rules_tests;

pub use record::{Event, EventId, Facts, ReturnInterviews, counted, event};

use crate::wings::governance::agencies::AgencyId;
use crate::wings::performance::readings::counted::Count;
use crate::wings::practice::events::cells::{Control, Heading, Reading, moment_cell};
use crate::wings::practice::events::clock::Clock;
use crate::wings::practice::events::tally::Totals;
use crate::wings::practice::events::{About, Events, paths, routes};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, Condition};
use uuid::Uuid;

paths!("/return-interviews" "/return-interviews.csv" "/return-interviews/events.csv" "/return-interviews/new" "/return-interviews/from-file" "/return-interviews/columns" "/return-interviews/template.csv" "/return-interviews/{id}");
routes!(ReturnInterviews);

/// Whether the child is looked after.
const IN_CARE: &[(&str, &str)] = &[("yes", "Yes"), ("no", "No")];
/// What the child said to the offer.
const ACCEPTED: &[(&str, &str)] = &[("yes", "Yes"), ("declined", "Declined")];

/// The name that a cell has for a key.
fn named(choices: &[(&str, &str)], key: &str) -> String {
    choices.iter().find(|(known, _)| *known == key).map_or_else(String::new, |(_, name)| (*name).to_owned())
}

impl Events for ReturnInterviews {
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
    const LATEST: event::Column = event::Column::ReturnedAt;
    const ABOUT: About = About {
        name: "Return interviews",
        one: "a return interview",
        keeps: "Every missing child is offered an interview within 72 hours of coming back.",
        file: "return-interviews",
        task: "See to a return interview",
    };
    const COLUMNS: &'static [Heading] = &[
        Heading {
            key: "in_care",
            name: "In care",
            says: "Whether the child is looked after.",
            needed: true,
            control: Control::Choice(IN_CARE),
        },
        Heading {
            key: "returned",
            name: "Returned at",
            says: "Day and time in England, such as 24/3/2015 16:30.",
            needed: true,
            control: Control::Moment,
        },
        Heading {
            key: "offered",
            name: "Offered on",
            says: "The day of the offer, such as 24/3/2015.",
            needed: false,
            control: Control::Day,
        },
        Heading {
            key: "accepted",
            name: "Accepted",
            says: "What the child said to the offer.",
            needed: false,
            control: Control::Choice(ACCEPTED),
        },
        Heading {
            key: "held",
            name: "Held at",
            says: "Day and time in England, such as 25/3/2015 10:00.",
            needed: false,
            control: Control::Moment,
        },
    ];

    fn read(cells: &mut Reading<'_>) -> Option<Event> {
        let (reference, agency_id) = (cells.reference(), cells.agency());
        let in_care = cells.chosen("in_care", IN_CARE, "Say whether the child is looked after");
        let returned_at = cells.moment_or_none("returned");
        if returned_at == Some(None) {
            cells.wrong("returned", "Enter the day and the time of the return, such as 24/3/2015 16:30");
        }
        let offered_on = cells.day_or_none("offered");
        let accepted = cells.one_of("accepted", ACCEPTED);
        let held_at = cells.moment_or_none("held");
        let event = Event {
            id: Uuid::nil().into(),
            board_id: Uuid::nil(),
            version: 1,
            reference: reference?,
            agency_id: agency_id?,
            in_care: in_care? == "yes",
            returned_at: returned_at??,
            offered_on: offered_on?,
            accepted: accepted?.map(|key| key == "yes"),
            held_at: held_at?,
            illustrative: false,
        };
        let found = rules::crossed(&event);
        for (key, says) in &found {
            cells.wrong(key, *says);
        }
        found.is_empty().then_some(event)
    }
    fn cells(row: &Event) -> Vec<String> {
        vec![
            named(IN_CARE, if row.in_care { "yes" } else { "no" }),
            moment_cell(row.returned_at),
            row.offered_on.map(|on| on.to_string()).unwrap_or_default(),
            row.accepted.map(|yes| named(ACCEPTED, if yes { "yes" } else { "declined" })).unwrap_or_default(),
            row.held_at.map(moment_cell).unwrap_or_default(),
        ]
    }
    fn facts(row: &Event) -> Facts {
        Facts {
            id: row.id,
            board_id: row.board_id,
            version: row.version,
            in_care: row.in_care,
            returned_at: row.returned_at,
            offered_on: row.offered_on,
            accepted: row.accepted,
            held_at: row.held_at,
            illustrative: row.illustrative,
        }
    }
    fn open() -> Condition {
        let declined = event::Column::Accepted.eq(false);
        let answered = Condition::any().add(event::Column::Accepted.is_null()).add(declined.not());
        Condition::all().add(event::Column::HeldAt.is_null()).add(answered)
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
