//! Tables, lists, and ways around.

use super::options::{hint, list, size, text, words, words_of, yes};
use super::{because, check};
use govuk::*;
use maud::{Markup, Render};
use serde_json::Value;

fn no_attributes(component: &str, ran: usize, render: impl Fn(&Value) -> Markup) {
    check(component, ran, &[(because::ATTRIBUTES, &["attributes"])], render);
}

#[test]
fn back_links() {
    no_attributes("back-link", 6, |o| {
        let usual = BackLink::default();
        BackLink {
            text: if words(o).is_empty() { usual.text } else { words(o) },
            href: if text(o, "href").is_empty() { usual.href } else { text(o, "href") },
            class: text(o, "classes"),
        }
        .render()
    });
}

#[test]
fn skip_links() {
    no_attributes("skip-link", 8, |o| {
        let href = if text(o, "href").is_empty() { "#content" } else { text(o, "href") };
        SkipLink { text: words(o), href, class: text(o, "classes") }.render()
    });
}

#[test]
fn breadcrumbs() {
    let left_out: &[(&str, &[&str])] = &[(because::ATTRIBUTES, &["attributes", "item attributes"])];
    check("breadcrumbs", 10, left_out, |o| {
        Breadcrumbs {
            steps: list(o, "items").map(|item| (words(item), text(item, "href"))).collect(),
            label: if text(o, "labelText").is_empty() { "Breadcrumb" } else { text(o, "labelText") },
            collapse: yes(o, "collapseOnMobile"),
            class: text(o, "classes"),
        }
        .render()
    });
}

fn page_link(o: &Value) -> Option<PageLink<'static>> {
    o.is_object().then(|| PageLink { href: text(o, "href").into(), text: words(o), label: text(o, "labelText").into() })
}

#[test]
fn paginations() {
    check("pagination", 14, &[(because::ATTRIBUTES, &["with custom attributes"])], |o| {
        let page = |item: &Value| match yes(item, "ellipsis") {
            true => Page::Gap,
            false => Page::Number {
                number: text(item, "number").into(),
                href: text(item, "href").into(),
                current: yes(item, "current"),
                label: text(item, "visuallyHiddenText"),
            },
        };
        let there = |item: &&Value| item.as_object().is_some_and(|item| !item.is_empty());
        Pagination {
            previous: page_link(&o["previous"]),
            pages: list(o, "items").filter(there).map(page).collect(),
            next: page_link(&o["next"]),
            label: if text(o, "landmarkLabel").is_empty() { "Pagination" } else { text(o, "landmarkLabel") },
            class: text(o, "classes"),
        }
        .render()
    });
}

/// The cell of this column, in a row as it is published.
fn cell(row: &Value, at: usize) -> Markup {
    words(&row[at]).render()
}

#[test]
fn tables() {
    let left_out: &[(&str, &[&str])] = &[
        (
            because::ATTRIBUTES,
            &["attributes", "head with attributes", "firstCellIsHeader with attributes", "rows with attributes"],
        ),
        (
            because::UNEVEN,
            &[
                "head with classes",
                "head with rowspan and colspan",
                "firstCellIsHeader with rowspan and colspan",
                "rows with rowspan and colspan",
            ],
        ),
    ];
    check("table", 13, left_out, |o| {
        let rows: Vec<Value> = o["rows"].as_array().unwrap().iter().filter(|row| row.is_array()).cloned().collect();
        let wide = rows[0].as_array().unwrap().len();
        let column = |at: usize| {
            let (head, first) = (&o["head"][at], &rows[0][at]);
            Column {
                numeric: text(first, "format") == "numeric",
                names_row: at == 0 && yes(o, "firstCellIsHeader"),
                class: text(first, "classes"),
                head_class: text(head, "classes"),
                ..Column::new(words(head), move |row| cell(row, at))
            }
        };
        let (caption_size, _) = size(text(o, "captionClasses"), "govuk-table__caption");
        let columns = (0..wide).map(column).collect();
        Table { caption_size, class: text(o, "classes"), ..Table::new(text(o, "caption"), columns, &rows) }.render()
    });
}

fn action(o: &Value) -> ActionLink<'static> {
    let hidden = text(o, "visuallyHiddenText");
    ActionLink { text: words(o), href: text(o, "href").into(), hidden, class: text(o, "classes") }
}

fn card(o: &Value) -> SummaryCard<'static> {
    SummaryCard {
        title: words(&o["title"]),
        level: o["title"]["headingLevel"].as_u64().map(|level| u8::try_from(level).expect("a level is small")),
        actions: list(&o["actions"], "items").map(action).collect(),
        class: text(o, "classes"),
    }
}

#[test]
fn summary_lists() {
    let left_out: &[(&str, &[&str])] = &[
        (because::ATTRIBUTES, &["attributes", "actions with attributes", "summary card with custom attributes"]),
        (because::CLASSES, &["key with classes", "actions with classes", "overridden-widths"]),
    ];
    check("summary-list", 24, left_out, |o| {
        let row = |row: &Value| SummaryRow {
            key: words(&row["key"]),
            value: words(&row["value"]),
            actions: list(&row["actions"], "items").map(action).collect(),
            class: text(row, "classes"),
        };
        SummaryList {
            rows: list(o, "rows").map(row).collect(),
            card: o["card"].is_object().then(|| card(&o["card"])),
            class: text(o, "classes"),
        }
        .render()
    });
}

fn tag(o: &Value) -> Tag<'static> {
    let (colour, class) = match text(o, "classes") {
        "govuk-tag--grey" => (TagColour::Grey, ""),
        "govuk-tag--teal" => (TagColour::Teal, ""),
        "govuk-tag--green" => (TagColour::Green, ""),
        "govuk-tag--purple" => (TagColour::Purple, ""),
        "govuk-tag--magenta" => (TagColour::Magenta, ""),
        "govuk-tag--red" => (TagColour::Red, ""),
        "govuk-tag--orange" => (TagColour::Orange, ""),
        "govuk-tag--yellow" => (TagColour::Yellow, ""),
        "govuk-tag--blue" => (TagColour::Blue, ""),
        other => (TagColour::Plain, other),
    };
    Tag { text: words(o), colour, class }
}

#[test]
fn tags() {
    no_attributes("tag", 11, |o| tag(o).render());
}

#[test]
fn task_lists() {
    let left_out: &[(&str, &[&str])] = &[
        (because::ATTRIBUTES, &["custom attributes"]),
        (because::CLASSES, &["custom classes"]),
        (because::FALSY, &["with empty values"]),
    ];
    check("task-list", 8, left_out, |o| {
        let task = |item: &Value| {
            let status = &item["status"];
            Task {
                title: words(&item["title"]),
                href: text(item, "href"),
                hint: hint(item),
                status: if status["tag"].is_object() { tag(&status["tag"]).render().into() } else { words(status) },
                status_class: text(status, "classes"),
                class: text(item, "classes"),
            }
        };
        TaskList {
            tasks: list(o, "items").map(task).collect(),
            id: if text(o, "idPrefix").is_empty() { "task-list" } else { text(o, "idPrefix") },
            class: text(o, "classes"),
        }
        .render()
    });
}

#[test]
fn details() {
    no_attributes("details", 9, |o| {
        Details {
            id: text(o, "id"),
            summary: words_of(o, "summaryHtml", "summaryText"),
            body: words(o),
            open: yes(o, "open"),
            class: text(o, "classes"),
        }
        .render()
    });
}
