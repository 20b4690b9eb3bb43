//! The items that stand on every agenda of a kind of body, in the order in which they come. What the Board's plan asks of
//! its bodies, and what guidance expects a board to look at.

use crate::wings::governance::bodies::Kind;

/// A standing item: its title, how many minutes it has, and the page of this program that it is about.
#[derive(Clone, Copy, Debug)]
pub struct Standing {
    pub title: &'static str,
    pub minutes: i32,
    pub page: Option<&'static str>,
}

const fn item(title: &'static str, minutes: i32) -> Standing {
    Standing { title, minutes, page: None }
}
const fn about(title: &'static str, minutes: i32, page: &'static str) -> Standing {
    Standing { title, minutes, page: Some(page) }
}

const BOARD: &[Standing] = &[
    item("Welcome, apologies and declarations", 5),
    about("Minutes of the last meeting, and actions", 10, "/actions"),
    about("Chair’s update and challenge log", 10, "/challenges"),
    about("Dashboard", 30, "/dashboard"),
    about("Progress of the plan", 15, "/plans"),
    about("Risks", 10, "/risks"),
    about("Reports of the sub-groups", 20, "/group-reports"),
    item("Theme of the meeting", 30),
    item("Voice of the child", 15),
    item("Publications and communications", 5),
    about("Forward plan", 5, "/forward-plan"),
];
const EXECUTIVE: &[Standing] = &[
    item("Welcome, apologies and declarations", 5),
    about("Minutes of the last meeting, and actions", 15, "/actions"),
    about("Improvement plan", 15, "/plans"),
    about("Exceptions on the scorecard", 20, "/scorecard"),
    about("Reports of the sub-groups’ chairs", 25, "/group-reports"),
    about("Challenges and disagreements", 10, "/challenges"),
    item("Self-assessment", 10),
    about("Budget", 5, "/budget"),
    about("Forward plan", 5, "/forward-plan"),
];
const GROUP: &[Standing] = &[
    item("Welcome, apologies and declarations", 5),
    about("Minutes of the last meeting, and actions", 20, "/actions"),
    about("The group’s part of the plan", 20, "/plans"),
    about("What the figures say", 20, "/scorecard"),
    item("What was learned", 15),
    item("Health of the group: members, attendance, capacity", 5),
    item("What goes into the report to the executive group", 5),
];
const YOUNG: &[Standing] = &[
    item("Hello, and what happened since last time", 10),
    item("What we said, and what was done about it", 20),
    item("What we want the Board to hear", 30),
    item("Next time", 5),
];

const ACCOUNTABILITY: &[Standing] = &[
    item("What was agreed last time", 10),
    about("How safe children are: the dashboard", 20, "/dashboard"),
    about("Who takes part: the engagement ledger", 10, "/ledger"),
    about("Challenges and what came of them", 10, "/challenges"),
    item("What worries each of us", 15),
    item("What is agreed", 5),
];

/// The standing items of a kind of body.
#[must_use]
pub fn standing(kind: Kind) -> &'static [Standing] {
    match kind {
        Kind::Board => BOARD,
        Kind::Executive => EXECUTIVE,
        Kind::SubGroup | Kind::TaskAndFinish => GROUP,
        Kind::YoungPeople => YOUNG,
        Kind::Accountability => ACCOUNTABILITY,
    }
}
