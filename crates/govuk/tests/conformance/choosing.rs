//! The parts of a form that offer choices, and the date.

use super::options::{error, group_class, hint, label, legend, list, text, words, yes};
use super::{because, check};
use govuk::*;
use maud::Render;
use serde_json::Value;

fn choice(o: &Value) -> Choice<'static> {
    Choice {
        value: text(o, "value"),
        text: words(o),
        hint: hint(o),
        checked: o["checked"].as_bool().or(o["selected"].as_bool()),
        disabled: yes(o, "disabled"),
        reveals: words(&o["conditional"]),
        id: text(o, "id"),
        name: text(o, "name"),
        exclusive: text(o, "behaviour") == "exclusive",
        divider: text(o, "divider"),
    }
}

#[test]
fn selects() {
    let left_out: &[(&str, &[&str])] = &[
        (because::ATTRIBUTES, &["attributes", "attributes on items"]),
        (because::BARE, &["without values", "without values with selected value", "with falsy values"]),
    ];
    check("select", 14, left_out, |o| {
        Select {
            id: text(o, "id"),
            name: text(o, "name"),
            label: label(&o["label"]),
            hint: hint(o),
            error: error(o),
            choices: list(o, "items").map(choice).collect(),
            value: text(o, "value"),
            disabled: yes(o, "disabled"),
            described_by: text(o, "describedBy"),
            class: text(o, "classes"),
            group_class: group_class(o),
        }
        .render()
    });
}

#[test]
fn radios() {
    let left_out: &[(&str, &[&str])] = &[
        (because::ATTRIBUTES, &["attributes", "items with attributes", "label with attributes", "fieldset params"]),
        (because::CLASSES, &["label with classes"]),
        (because::FALSY, &["with falsy items"]),
    ];
    check("radios", 37, left_out, |o| {
        let class = text(o, "classes");
        Radios {
            id: text(o, "idPrefix"),
            name: text(o, "name"),
            legend: legend(&o["fieldset"]["legend"]),
            hint: hint(o),
            error: error(o),
            choices: list(o, "items").map(choice).collect(),
            value: text(o, "value"),
            inline: class == "govuk-radios--inline",
            small: class == "govuk-radios--small",
            described_by: text(&o["fieldset"], "describedBy"),
            class: if matches!(class, "govuk-radios--inline" | "govuk-radios--small") { "" } else { class },
            group_class: group_class(o),
        }
        .render()
    });
}

#[test]
fn checkboxes() {
    let left_out: &[(&str, &[&str])] = &[
        (because::ATTRIBUTES, &["attributes", "items with attributes", "label with attributes", "fieldset params"]),
        (because::CLASSES, &["with label classes"]),
        (because::FALSY, &["with falsy values"]),
    ];
    check("checkboxes", 36, left_out, |o| {
        let values = o["values"].as_array().into_iter().flatten();
        let values: Vec<String> = values.map(|value| value.as_str().unwrap().to_owned()).collect();
        let own = text(o, "describedBy");
        let class = text(o, "classes");
        Checkboxes {
            id: text(o, "idPrefix"),
            name: text(o, "name"),
            legend: legend(&o["fieldset"]["legend"]),
            hint: hint(o),
            error: error(o),
            choices: list(o, "items").map(choice).collect(),
            values: values.iter().map(String::as_str).collect(),
            small: class == "govuk-checkboxes--small",
            described_by: if own.is_empty() { text(&o["fieldset"], "describedBy") } else { own },
            class: if class == "govuk-checkboxes--small" { "" } else { class },
            group_class: group_class(o),
        }
        .render()
    });
}

fn date_part(o: &Value, key: &str) -> DatePart<'static> {
    let part = &o[key];
    let item = o["items"].as_array().into_iter().flatten().find(|item| item["name"] == key);
    let part = item.unwrap_or(part);
    let name = if text(part, "name").is_empty() { key } else { text(part, "name") };
    let sent = match text(o, "namePrefix") {
        "" => name.to_owned(),
        prefix => format!("{prefix}-{name}"),
    };
    let given = text(part, "value");
    DatePart {
        value: if given.is_empty() { text(&o["values"], &sent) } else { given },
        error: part["error"].as_bool(),
        name: text(part, "name"),
        label: text(part, "label"),
        autocomplete: text(part, "autocomplete"),
        class: if text(part, "classes").starts_with("govuk-input--width-") { "" } else { text(part, "classes") },
    }
}

#[test]
fn date_inputs() {
    let left_out: &[(&str, &[&str])] = &[
        (because::ATTRIBUTES, &["attributes", "with input attributes"]),
        (
            because::WRITTEN_OUT,
            &[
                "with errors only (using items and classes)",
                "with error on single field using classes",
                "with error on single item using classes",
            ],
        ),
        (because::DATE_PARTS, &["custom pattern", "custom inputmode", "with nested name"]),
        (
            because::DATE_IDS,
            &[
                "with id on items",
                "with item value",
                "with field value and items",
                "with field value and item value",
                "with field value, item value and values",
            ],
        ),
    ];
    check("date-input", 37, left_out, |o| {
        let has = |key: &str| {
            let among = |items: &Vec<Value>| items.iter().any(|item| item["name"] == key);
            o["items"].as_array().map_or(o[key].as_bool() != Some(false), among)
        };
        let parts = match (has("day"), has("year")) {
            (true, false) => DateParts::DayMonth,
            (false, true) => DateParts::MonthYear,
            _ => DateParts::Full,
        };
        DateInput {
            id: text(o, "id"),
            prefix: text(o, "namePrefix"),
            legend: legend(&o["fieldset"]["legend"]),
            hint: hint(o),
            error: error(o),
            day: date_part(o, "day"),
            month: date_part(o, "month"),
            year: date_part(o, "year"),
            parts,
            described_by: text(&o["fieldset"], "describedBy"),
            class: text(o, "classes"),
            group_class: group_class(o),
        }
        .render()
    });
}
