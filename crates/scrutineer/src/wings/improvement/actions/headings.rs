//! The columns of a spreadsheet of actions.

/// A column that is read: its heading, whether a new action needs it, and what goes into it.
pub struct Heading {
    pub name: &'static str,
    pub needed: bool,
    pub says: &'static str,
}

const fn heading(name: &'static str, needed: bool, says: &'static str) -> Heading {
    Heading { name, needed, says }
}

/// The columns that are read.
pub const HEADINGS: [Heading; 13] = [
    heading("Number", false, "Empty for a new action; A12 to change action A12."),
    heading("Action", true, "What is to be done."),
    heading("More about it", false, "In a few sentences."),
    heading("Owner", true, "Who does it, as a role."),
    heading("Agency", false, "Its name; empty for the Board’s office."),
    heading("Group", false, "The group that owns it, by its name."),
    heading("Due", true, "A day: 30/06/2015, 30 June 2015 or 2015-06-30."),
    heading("Success measure", true, "What it is to achieve."),
    heading(
        "Kind of measure",
        false,
        "Indicator, Audit question or Survey item. Without it: an indicator, if one is called that.",
    ),
    heading("Measured by", true, "The indicator (its code or name), the question or the item."),
    heading("Before", false, "As it is now."),
    heading("Aim", false, "What it should come to."),
    heading("Re-test due", false, "A day."),
];

/// Columns of the downloaded list that the program works out or that are said elsewhere.
pub(super) const NOT_READ: [&str; 12] = [
    "Set",
    "State",
    "Status",
    "Why",
    "Progress",
    "After",
    "Effect",
    "Accepted",
    "Re-tested",
    "Source",
    "Illustrative",
    "",
];
