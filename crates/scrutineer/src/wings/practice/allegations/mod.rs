//! Allegations about people who work with children: told to the designated officer within a working day, concluded in time. Only the designated officer sees them; everybody else sees totals.

mod record;
pub mod rules;
#[cfg(test)]
mod rules_tests;

pub use record::{Allegations, Event, EventId, Facts, Outcome, Sector, counted, event};

use crate::wings::governance::agencies::AgencyId;
use crate::wings::performance::readings::counted::Count;
use crate::wings::practice::events::cells::{Control, Heading, Reading};
use crate::wings::practice::events::clock::Clock;
use crate::wings::practice::events::tally::Totals;
use crate::wings::practice::events::{About, Events, paths, routes};
use chrono::{DateTime, Utc};
use sea_orm::{ActiveEnum, ColumnTrait, Condition, Iterable};
use uuid::Uuid;

paths!("/allegations" "/allegations.csv" "/allegations/events.csv" "/allegations/new" "/allegations/from-file" "/allegations/columns" "/allegations/template.csv" "/allegations/{id}");
routes!(Allegations);

/// Where somebody works with children.
const SECTORS: &[(&str, &str)] = &[
    ("education", "Education"),
    ("early_years", "Early years"),
    ("health", "Health"),
    ("social_care", "Social care"),
    ("foster_care", "Foster care"),
    ("police", "Police"),
    ("faith", "Faith"),
    ("voluntary", "Voluntary"),
    ("sport_and_leisure", "Sport and leisure"),
    ("transport", "Transport"),
    ("other", "Other"),
];
/// What an allegation came to.
const OUTCOMES: &[(&str, &str)] = &[
    ("substantiated", "Substantiated"),
    ("unsubstantiated", "Unsubstantiated"),
    ("false", "False"),
    ("malicious", "Malicious"),
    ("unfounded", "Unfounded"),
];
/// Whether it meets the threshold.
const MEETS: &[(&str, &str)] = &[("yes", "Yes"), ("no", "No")];

/// What a stored value is called.
fn named<V: ActiveEnum<Value = String>>(choices: &[(&'static str, &'static str)], value: &V) -> &'static str {
    let key = value.to_value();
    choices.iter().find(|(known, _)| *known == key).map_or("", |(_, name)| name)
}

/// The value with a key.
fn keyed<V: ActiveEnum<Value = String> + Iterable>(key: &str) -> Option<V> {
    V::iter().find(|value| value.to_value() == key)
}

impl Sector {
    /// As people read it.
    #[must_use]
    pub fn name(self) -> &'static str {
        named(SECTORS, &self)
    }
}

impl Events for Allegations {
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
    const LATEST: event::Column = event::Column::ToldOn;
    const ABOUT: About = About {
        name: "Allegations",
        one: "an allegation",
        keeps: "The designated officer is told within a working day, and sees each case to its end.",
        file: "allegations",
        task: "See to a case of the designated officer",
    };
    const COLUMNS: &'static [Heading] = &[
        Heading {
            key: "notice",
            name: "Came to notice on",
            says: "The day on which the employer knew, such as 24/3/2015.",
            needed: true,
            control: Control::Day,
        },
        Heading {
            key: "told",
            name: "Officer told on",
            says: "The day on which the designated officer was told.",
            needed: true,
            control: Control::Day,
        },
        Heading {
            key: "sector",
            name: "Sector",
            says: "Where the person works with children.",
            needed: true,
            control: Control::Choice(SECTORS),
        },
        Heading {
            key: "meets",
            name: "Meets the threshold",
            says: "Yes for an allegation, no for a consultation.",
            needed: true,
            control: Control::Choice(MEETS),
        },
        Heading {
            key: "concluded",
            name: "Concluded on",
            says: "The day on which the case ended.",
            needed: false,
            control: Control::Day,
        },
        Heading {
            key: "outcome",
            name: "Outcome",
            says: "What an allegation came to.",
            needed: false,
            control: Control::Choice(OUTCOMES),
        },
    ];

    fn read(cells: &mut Reading<'_>) -> Option<Event> {
        let (reference, agency_id) = (cells.reference(), cells.agency());
        let came_to_notice_on = cells.day("notice", "Enter the day on which it came to notice");
        let told_on = cells.day("told", "Enter the day on which the designated officer was told");
        let sector = cells.chosen("sector", SECTORS, "Choose the sector");
        let meets = cells.chosen("meets", MEETS, "Say whether it meets the threshold");
        let concluded_on = cells.day_or_none("concluded");
        let outcome = cells.one_of("outcome", OUTCOMES);
        let event = Event {
            id: Uuid::nil().into(),
            board_id: Uuid::nil(),
            version: 1,
            reference: reference?,
            agency_id: agency_id?,
            came_to_notice_on: came_to_notice_on?,
            told_on: told_on?,
            sector: keyed(sector?)?,
            meets_threshold: meets? == "yes",
            concluded_on: concluded_on?,
            outcome: outcome?.and_then(keyed),
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
            row.came_to_notice_on.to_string(),
            row.told_on.to_string(),
            row.sector.name().to_owned(),
            if row.meets_threshold { "Yes" } else { "No" }.to_owned(),
            row.concluded_on.map(|on| on.to_string()).unwrap_or_default(),
            row.outcome.map_or("", |outcome| named(OUTCOMES, &outcome)).to_owned(),
        ]
    }
    fn facts(row: &Event) -> Facts {
        Facts {
            id: row.id,
            board_id: row.board_id,
            version: row.version,
            came_to_notice_on: row.came_to_notice_on,
            told_on: row.told_on,
            sector: row.sector,
            meets_threshold: row.meets_threshold,
            concluded_on: row.concluded_on,
            outcome: row.outcome,
            illustrative: row.illustrative,
        }
    }
    fn open() -> Condition {
        Condition::all().add(event::Column::ConcludedOn.is_null()).add(event::Column::MeetsThreshold.eq(true))
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
