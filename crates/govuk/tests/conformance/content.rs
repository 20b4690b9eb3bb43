//! What a page tells apart from its content.

use super::options::{list, text, words, words_of};
use super::{because, check};
use govuk::*;
use maud::Render;

#[test]
fn error_summaries() {
    let left_out: &[(&str, &[&str])] = &[(because::ATTRIBUTES, &["attributes", "error list with attributes"])];
    check("error-summary", 17, left_out, |o| {
        ErrorSummary {
            title: words_of(o, "titleHtml", "titleText"),
            description: words_of(o, "descriptionHtml", "descriptionText"),
            errors: list(o, "errorList").map(|item| (words(item), text(item, "href").to_owned())).collect(),
            keeps_focus: o["disableAutoFocus"].as_bool(),
            class: text(o, "classes"),
        }
        .render()
    });
}

#[test]
fn notification_banners() {
    let left_out: &[(&str, &[&str])] = &[
        (because::ATTRIBUTES, &["attributes", "custom tabindex"]),
        (because::ROLE, &["custom role", "role=alert overridden to role=region, with type as success"]),
    ];
    check("notification-banner", 17, left_out, |o| {
        let usual = NotificationBanner::default();
        NotificationBanner {
            kind: if text(o, "type") == "success" { BannerKind::Success } else { BannerKind::Information },
            title: words_of(o, "titleHtml", "titleText"),
            level: text(o, "titleHeadingLevel").parse().unwrap_or(usual.level),
            title_id: if text(o, "titleId").is_empty() { usual.title_id } else { text(o, "titleId") },
            content: words(o),
            keeps_focus: o["disableAutoFocus"].as_bool(),
            class: text(o, "classes"),
        }
        .render()
    });
}

#[test]
fn panels() {
    let left_out: &[(&str, &[&str])] = &[
        (because::ATTRIBUTES, &["attributes"]),
        (
            because::INTERRUPTION,
            &[
                "interruption",
                "interruption-with-content-with-long-line-length",
                "interruption-with-headings-content-and-lists",
                "interruption with custom classes",
                "interruption, with actions classes and attributes",
                "interruption, submit action",
                "interruption, button link",
                "interruption, no actions",
                "interruption, no actions items",
            ],
        ),
    ];
    check("panel", 9, left_out, |o| {
        Panel {
            title: words_of(o, "titleHtml", "titleText"),
            body: words(o),
            level: text(o, "headingLevel").parse().unwrap_or(1),
            class: text(o, "classes"),
        }
        .render()
    });
}

#[test]
fn warning_texts() {
    check("warning-text", 7, &[(because::ATTRIBUTES, &["attributes"])], |o| {
        WarningText { text: words(o), sign: text(o, "iconFallbackText"), class: text(o, "classes") }.render()
    });
}

#[test]
fn inset_texts() {
    check("inset-text", 5, &[(because::ATTRIBUTES, &["attributes"])], |o| {
        InsetText { id: text(o, "id"), text: words(o), class: text(o, "classes") }.render()
    });
}
