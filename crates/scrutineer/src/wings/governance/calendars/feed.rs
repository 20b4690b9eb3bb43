//! Meetings as a calendar program reads them (RFC 5545). Pure. Times are given in UTC, so that no program needs to know
//! when England's clocks change.

use crate::wings::governance::bodies::{Body, BodyId};
use crate::wings::governance::meetings::{Meeting, State};
use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};

/// When a meeting begins, in UTC; nothing where its time cannot be read.
fn begins(meeting: &Meeting) -> Option<DateTime<Utc>> {
    let time = NaiveTime::parse_from_str(&meeting.begins, "%H:%M").ok()?;
    let local = meeting.on_date.and_time(time).and_local_timezone(chrono_tz::Europe::London);
    // Of an hour that there is twice, the first; meetings are not held in one that there is not.
    local.earliest().map(|begins| begins.with_timezone(&Utc))
}

/// The calendar of these meetings. `site` is the program's address, where it is known.
#[must_use]
pub fn feed(name: &str, meetings: &[Meeting], bodies: &[Body], site: Option<&str>, now: DateTime<Utc>) -> String {
    let mut calendar = Calendar::new();
    calendar.name(name).append_property(Property::new("METHOD", "PUBLISH"));
    calendar.append_property(Property::new("X-PUBLISHED-TTL", "PT6H"));
    let called = |id: BodyId| bodies.iter().find(|body| body.id == id).map_or("Meeting", |body| body.name.as_str());
    for meeting in meetings {
        let Some(begins) = begins(meeting) else { continue };
        let mut event = Event::new();
        event
            .uid(&format!("{}@scrutineer", meeting.id))
            .summary(called(meeting.body_id))
            .location(&meeting.place)
            .timestamp(now)
            .starts(begins)
            .ends(begins + TimeDelta::minutes(meeting.minutes.into()))
            .sequence(meeting.version.unsigned_abs())
            .status(if meeting.state == State::Cancelled { EventStatus::Cancelled } else { EventStatus::Confirmed });
        if let Some(site) = site {
            event.url(&format!("{site}/meetings/{}", meeting.id));
        }
        calendar.push(event.done());
    }
    calendar.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ical::IcalParser;
    use uuid::Uuid;

    fn meeting(on: &str, begins: &str, state: State) -> Meeting {
        Meeting {
            id: Uuid::nil().into(),
            board_id: Uuid::nil(),
            version: 3,
            body_id: Uuid::nil().into(),
            on_date: on.parse().unwrap(),
            begins: begins.into(),
            minutes: 90,
            place: "County Hall; room 2, first floor, where the executive group of the board meets every month".into(),
            state,
            note: None,
            approved_on: None,
            approved_by: None,
            approved_at_id: None,
            illustrative: false,
        }
    }

    /// What another reader of calendars makes of an event's property.
    fn property(event: &ical::parser::ical::component::IcalEvent, name: &str) -> String {
        let found = event.properties.iter().find(|property| property.name == name);
        found.and_then(|property| property.value.clone()).unwrap_or_else(|| panic!("no {name}"))
    }

    #[test]
    fn another_reader_finds_the_hours_right_in_winter_and_in_summer() {
        let meetings = [
            meeting("2015-03-24", "10:00", State::Planned),
            meeting("2015-05-21", "10:00", State::Cancelled),
            meeting("2015-10-25", "01:30", State::Planned),
            meeting("2015-10-26", "09:00", State::Planned),
            meeting("2015-10-27", "soon", State::Planned),
        ];
        let now = "2015-03-01T12:00:00Z".parse().unwrap();
        let text = feed("Meetings", &meetings, &[], Some("https://board.example"), now);
        assert!(text.lines().all(|line| line.len() <= 75), "lines are folded: {text}");
        assert!(text.contains("\\;") && text.contains("\\,"), "what would end a value is escaped");
        let calendar = IcalParser::new(text.as_bytes()).next().unwrap().unwrap();
        assert!(calendar.properties.iter().any(|property| property.name == "VERSION"));
        assert!(calendar.properties.iter().any(|property| property.name == "PRODID"));
        let starts: Vec<String> = calendar.events.iter().map(|event| property(event, "DTSTART")).collect();
        assert_eq!(starts, ["20150324T100000Z", "20150521T090000Z", "20151025T003000Z", "20151026T090000Z"]);
        let first = &calendar.events[0];
        assert_eq!(property(first, "DTEND"), "20150324T113000Z");
        assert_eq!((property(first, "SEQUENCE"), property(first, "STATUS")), ("3".into(), "CONFIRMED".into()));
        assert!(property(first, "URL").starts_with("https://board.example/meetings/"));
        assert_eq!(property(first, "DTSTAMP"), "20150301T120000Z");
        assert_eq!(property(&calendar.events[1], "STATUS"), "CANCELLED");
    }
}
