//! The parts of a form that take words or a file, and its buttons.

use super::options::{error, group_class, hint, label, legend, text, words, yes};
use super::{because, check};
use govuk::*;
use maud::Render;
use serde_json::Value;

#[test]
fn labels() {
    check("label", 16, &[(because::ATTRIBUTES, &["attributes"])], |o| label(o).render());
}

#[test]
fn hints() {
    check("hint", 5, &[(because::ATTRIBUTES, &["attributes"])], |o| {
        Hint { id: text(o, "id"), text: words(o), class: text(o, "classes") }.render()
    });
}

#[test]
fn error_messages() {
    let other = ["translated", "with visually hidden text", "visually hidden text removed"];
    let left_out: &[(&str, &[&str])] = &[(because::ATTRIBUTES, &["attributes"]), (because::OTHER_WORDS, &other)];
    check("error-message", 5, left_out, |o| {
        ErrorMessage { id: text(o, "id"), text: words(o), class: text(o, "classes") }.render()
    });
}

#[test]
fn fieldsets() {
    check("fieldset", 17, &[(because::ATTRIBUTES, &["attributes"])], |o| {
        let body = Words::Markup(maud::PreEscaped(text(o, "html").to_owned()));
        let described_by = text(o, "describedBy");
        Fieldset { legend: legend(&o["legend"]), body, described_by, role: text(o, "role"), class: text(o, "classes") }
            .render()
    });
}

fn input(o: &Value) -> Input<'static> {
    let kind = match text(o, "type") {
        "number" => InputKind::Number,
        _ => InputKind::Text,
    };
    let width = match text(o, "classes") {
        "govuk-input--width-2" => Width::W2,
        "govuk-input--width-3" => Width::W3,
        "govuk-input--width-4" => Width::W4,
        "govuk-input--width-5" => Width::W5,
        "govuk-input--width-10" => Width::W10,
        "govuk-input--width-20" => Width::W20,
        "govuk-input--width-30" => Width::W30,
        _ => Width::Full,
    };
    Input {
        id: text(o, "id"),
        name: text(o, "name"),
        label: label(&o["label"]),
        hint: hint(o),
        error: error(o),
        value: text(o, "value"),
        kind,
        keyboard: if text(o, "inputmode") == "decimal" { Keyboard::Decimal } else { Keyboard::Any },
        width,
        prefix: words(&o["prefix"]),
        suffix: words(&o["suffix"]),
        autocomplete: text(o, "autocomplete"),
        autocapitalize: text(o, "autocapitalize"),
        pattern: text(o, "pattern"),
        spellcheck: o["spellcheck"].as_bool(),
        disabled: yes(o, "disabled"),
        described_by: text(o, "describedBy"),
        class: if width == Width::Full { text(o, "classes") } else { "" },
        group_class: group_class(o),
    }
}

#[test]
fn inputs() {
    let left_out: &[(&str, &[&str])] = &[
        (because::ATTRIBUTES, &["attributes", "with prefix with attributes", "with suffix with attributes"]),
        (because::CLASSES, &["with prefix with classes", "with suffix with classes", "with customised input wrapper"]),
    ];
    check("input", 39, left_out, |o| input(o).render());
}

fn textarea(o: &Value) -> Textarea<'static> {
    Textarea {
        id: text(o, "id"),
        name: text(o, "name"),
        label: label(&o["label"]),
        hint: hint(o),
        error: error(o),
        value: text(o, "value"),
        rows: text(o, "rows").parse().unwrap_or(5),
        autocomplete: text(o, "autocomplete"),
        spellcheck: o["spellcheck"].as_bool(),
        disabled: yes(o, "disabled"),
        described_by: text(o, "describedBy"),
        class: text(o, "classes"),
        group_class: group_class(o),
    }
}

#[test]
fn textareas() {
    check("textarea", 17, &[(because::ATTRIBUTES, &["attributes"])], |o| textarea(o).render());
}

#[test]
fn character_counts() {
    let left_out: &[(&str, &[&str])] = &[
        (because::ATTRIBUTES, &["attributes", "with textarea maxlength attribute"]),
        (because::CLASSES, &["custom classes on countMessage"]),
        (because::OTHER_WORDS, &["with custom textarea description", "with translations"]),
        (
            because::NO_LIMIT,
            &[
                "to configure in JavaScript",
                "with neither maxlength nor maxwords set",
                "with neither maxlength, maxwords nor textarea description set",
            ],
        ),
        (
            because::SCRIPT,
            &[
                "with count type 'length'",
                "with count type 'characters'",
                "with count type 'characters' and value",
                "with count type 'characters' and error message",
                "with count type 'characters' and threshold",
                "with count type 'words'",
                "with count type 'words' and value",
                "with count type 'words' and error message",
                "with count type 'words' and threshold",
            ],
        ),
    ];
    check("character-count", 17, left_out, |o| {
        let limit = match o["maxwords"].as_u64() {
            Some(most) => Limit::Words(u32::try_from(most).unwrap()),
            None => Limit::Characters(u32::try_from(o["maxlength"].as_u64().unwrap_or_default()).unwrap()),
        };
        let threshold = o["threshold"].as_u64().map(|share| u8::try_from(share).unwrap());
        CharacterCount { field: textarea(o), limit, threshold }.render()
    });
}

#[test]
fn file_uploads() {
    let left_out: &[(&str, &[&str])] = &[(
        because::SCRIPT,
        &[
            "enhanced",
            "enhanced, with error message and hint",
            "enhanced, multiple files",
            "enhanced, custom wrapper classes and attributes",
            "translated",
        ],
    )];
    check("file-upload", 17, left_out, |o| {
        FileUpload {
            id: text(o, "id"),
            name: text(o, "name"),
            label: label(&o["label"]),
            hint: hint(o),
            error: error(o),
            accept: text(&o["attributes"], "accept"),
            multiple: yes(o, "multiple"),
            disabled: yes(o, "disabled"),
            described_by: text(o, "describedBy"),
            class: text(o, "classes"),
            group_class: group_class(o),
        }
        .render()
    });
}

#[test]
fn buttons() {
    let left_out: &[(&str, &[&str])] = &[(because::ATTRIBUTES, &["attributes", "link attributes"])];
    check("button", 36, left_out, |o| {
        let classes = text(o, "classes");
        let (first, rest) = classes.split_once(' ').unwrap_or((classes, ""));
        let (kind, class) = match first {
            "govuk-button--secondary" => (ButtonKind::Secondary, rest),
            "govuk-button--warning" => (ButtonKind::Warning, rest),
            "govuk-button--inverse" => (ButtonKind::Inverse, rest),
            _ => (ButtonKind::Primary, classes),
        };
        Button {
            text: words(o),
            kind,
            acts: if text(o, "type") == "button" { ButtonAs::Button } else { ButtonAs::Submit },
            href: text(o, "href"),
            name: text(o, "name"),
            value: text(o, "value"),
            id: text(o, "id"),
            disabled: yes(o, "disabled"),
            start: yes(o, "isStartButton"),
            once: o["preventDoubleClick"].as_bool(),
            class,
        }
        .render()
    });
}
