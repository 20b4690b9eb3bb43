//! Holds every component to the fixtures that govuk-frontend publishes: options in, HTML out.
//!
//! For each component, every fixture either gives the same HTML or is named, with the reason, as left out; and the
//! number that ran is stated, so that the test cannot shrink unseen.

mod choosing;
mod content;
mod fields;
mod html;
mod lists;
mod options;

use maud::Markup;
use serde_json::Value;
use std::path::Path;

/// Why a fixture does not apply.
mod because {
    pub const ATTRIBUTES: &str = "free attributes: a page that needs one has it as a typed field";
    pub const CLASSES: &str = "further classes on this inner part are not offered";
    pub const FALSY: &str = "a list of ours holds no null, and null counts in the ids of those after it";
    pub const SCRIPT: &str = "only for the design system's script, which we do not load";
    pub const WRITTEN_OUT: &str = "the same result by another way of writing the options";
    pub const OTHER_WORDS: &str = "this part's words are fixed: the product speaks English";
    pub const ROLE: &str = "the role follows from the kind";
    pub const BARE: &str = "a choice of ours always has a value";
    pub const NO_LIMIT: &str = "a limit of ours is always known";
    pub const DATE_PARTS: &str = "a date of ours is made of day, month and year, in digits";
    pub const DATE_IDS: &str = "the ids of a date's boxes follow from its own";
    pub const UNEVEN: &str = "every row of a table of ours has one cell for each column";
    pub const INTERRUPTION: &str = "the interruption panel is not part of this crate";
}

/// Compares all fixtures of a component but those left out, of which each has its reason.
fn check(component: &str, ran: usize, left_out: &[(&str, &[&str])], render: impl Fn(&Value) -> Markup) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/node_modules/govuk-frontend/dist/govuk");
    let Ok(text) = std::fs::read_to_string(root.join("components").join(component).join("fixtures.json")) else {
        eprintln!("skipped: run `make assets` first");
        return;
    };
    let all: Value = serde_json::from_str(&text).expect("fixtures are JSON");
    let fixtures = all["fixtures"].as_array().expect("there is a list of fixtures");
    let named = |name: &str| fixtures.iter().any(|fixture| fixture["name"] == name);
    let out: Vec<&str> = left_out.iter().flat_map(|(_, names)| names.iter().copied()).collect();
    for name in &out {
        assert!(named(name), "{component}: there is no fixture \"{name}\" to leave out");
    }
    let mut count = 0;
    let mut wrong = String::new();
    for fixture in fixtures.iter().filter(|fixture| !out.contains(&word(fixture, "name"))) {
        count += 1;
        let ours = html::normal(&render(&fixture["options"]).0);
        let theirs = html::normal(word(fixture, "html"));
        if ours != theirs {
            wrong += &format!("\n\n{component}: {}\n--- published\n{theirs}\n--- ours\n{ours}", fixture["name"]);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert_eq!(count, ran, "{component}: number of fixtures that ran");
}

fn word<'v>(fixture: &'v Value, key: &str) -> &'v str {
    fixture[key].as_str().expect("a fixture has a name and its HTML")
}
