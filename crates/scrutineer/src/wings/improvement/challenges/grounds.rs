//! What the program suggests a challenge from. Pure: facts in, suggestions out. It writes what the chair could ask and never
//! sends it.
//!
//! The grounds are local conventions of boards, not law. One of them waits for the register that will tell its facts (the
//! section 11 audit) and holds already.

use crate::wings::governance::agencies::AgencyId;
use chrono::NaiveDate;
use measure::{dates, working_days};
use uuid::Uuid;

/// How many working days late an action must be: over these.
pub const LATE: i64 = 30;
/// How many periods in a row an indicator must be red.
pub const RED: usize = 3;
/// How many meetings in a row somebody must be absent, and how many returns late.
pub const TWICE: usize = 2;

/// What is known that could be a ground.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ground {
    /// An agency was absent from meetings of a body, one after the other.
    Absent { agency: AgencyId, agency_name: String, body: String, meetings: Vec<NaiveDate> },
    /// Figures did not come for periods in a row. `agency` where it is known whose they are.
    DataLate {
        agency: Option<AgencyId>,
        owner: String,
        indicator: Uuid,
        code: String,
        name: String,
        periods: Vec<String>,
    },
    /// An agency's returns came late or not at all, for periods in a row.
    ReturnsLate { agency: AgencyId, agency_name: String, periods: Vec<NaiveDate> },
    /// An action is past its day.
    ActionLate { agency: Option<AgencyId>, action: Uuid, reference: String, title: String, due: NaiveDate },
    /// An indicator is red for periods in a row and nothing is being done.
    RedUnanswered { indicator: Uuid, code: String, name: String, periods: Vec<String> },
    /// A section 11 return was not made.
    NoReturn { agency: AgencyId, agency_name: String, audit: String, due: NaiveDate },
}

/// A challenge that the chair could raise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The same for the same ground: what was taken up is not suggested again.
    pub key: String,
    pub title: String,
    pub ground: String,
    pub asks: String,
    pub agency: Option<AgencyId>,
    /// The code of the indicator that will show whether it worked.
    pub indicator: Option<String>,
    /// The record that gives rise to it: a register and an id.
    pub from: Option<String>,
}

/// The suggestion that a ground makes today, if it is strong enough.
#[must_use]
pub fn suggestion(ground: &Ground, today: NaiveDate) -> Option<Suggestion> {
    match ground {
        Ground::Absent { agency, agency_name, body, meetings } => absent(*agency, agency_name, body, meetings),
        Ground::DataLate { agency, owner, indicator, code, name, periods } => {
            let last = periods.last().filter(|_| periods.len() >= TWICE)?;
            Some(Suggestion {
                key: format!("data {code} {last}"),
                title: format!("Figures that do not come: {name}"),
                ground: format!("No figure for {}. It is asked of: {owner}.", list(periods)),
                asks: format!(
                    "Why did the figures for {} not come, when will they, and what will make sure of the next ones?",
                    list(periods)
                ),
                agency: *agency,
                indicator: Some(code.clone()),
                from: Some(format!("indicators:{indicator}")),
            })
        }
        Ground::ReturnsLate { agency, agency_name, periods } => returns_late(*agency, agency_name, periods),
        Ground::ActionLate { agency, action, reference, title, due } => {
            let late = working_days::between(*due, today);
            (late > LATE).then(|| Suggestion {
                key: format!("action {reference} {due}"),
                title: format!("Late action: {title}"),
                ground: format!("{reference} was due on {} and is {late} working days late.", dates::long(*due)),
                asks: "What has kept it, what does the delay mean for children, and by which day will it be done?"
                    .into(),
                agency: *agency,
                indicator: None,
                from: Some(format!("actions:{action}")),
            })
        }
        Ground::RedUnanswered { indicator, code, name, periods } => {
            let last = periods.last().filter(|_| periods.len() >= RED)?;
            Some(Suggestion {
                key: format!("red {code} {last}"),
                title: format!("Red and nothing is being done: {name}"),
                ground: format!("Red for {}, and no action is open for it.", list(periods)),
                asks:
                    "What is the reason, what will you do about it and by when, and what should the figure be by then?"
                        .into(),
                agency: None,
                indicator: Some(code.clone()),
                from: Some(format!("indicators:{indicator}")),
            })
        }
        Ground::NoReturn { agency, agency_name, audit, due } => (today > *due).then(|| Suggestion {
            key: format!("return {agency} {audit}"),
            title: format!("No section 11 return: {agency_name}"),
            ground: format!("The return for {audit} was due on {} and was not made.", dates::long(*due)),
            asks: "Why was the return not made, and by which day will it be?".into(),
            agency: Some(*agency),
            indicator: None,
            from: Some(format!("agencies:{agency}")),
        }),
    }
}

fn returns_late(agency: AgencyId, name: &str, periods: &[NaiveDate]) -> Option<Suggestion> {
    let last = periods.last().filter(|_| periods.len() >= TWICE)?;
    let days: Vec<String> = periods.iter().map(|day| dates::long(*day)).collect();
    Some(Suggestion {
        key: format!("returns {agency} {last}"),
        title: format!("Returns that come late: {name}"),
        ground: format!("Figures for periods that ended on {} came late or not at all.", list(&days)),
        asks: "What keeps the figures, when will those that are missing come, and who sends the next ones?".into(),
        agency: Some(agency),
        indicator: None,
        from: Some(format!("agencies:{agency}")),
    })
}

fn absent(agency: AgencyId, name: &str, body: &str, meetings: &[NaiveDate]) -> Option<Suggestion> {
    let last = meetings.last().filter(|_| meetings.len() >= TWICE)?;
    let days: Vec<String> = meetings.iter().map(|day| dates::long(*day)).collect();
    Some(Suggestion {
        key: format!("absent {agency} {body} {last}"),
        title: format!("Absent from the {body}: {name}"),
        ground: format!("Nobody came on {}, one meeting after the other.", list(&days)),
        asks: "Who will come from now on, and who in their place when they cannot?".into(),
        agency: Some(agency),
        indicator: None,
        from: Some(format!("agencies:{agency}")),
    })
}

/// "a, b and c".
fn list(all: &[String]) -> String {
    match all {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

#[cfg(test)]
#[path = "grounds_tests.rs"]
mod tests;
