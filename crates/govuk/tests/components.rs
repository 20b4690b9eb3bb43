//! What the published fixtures do not cover: our own button, the password without a script, sorting, folding and
//! scrolling tables, pages of a list, and that words are escaped.

use govuk::*;
use maud::{Render, html};

fn shown(part: &impl Render) -> String {
    part.render().0
}

#[test]
fn words_are_escaped_and_markup_is_not() {
    let plain = shown(&Input { value: "\"><script>", hint: "<b>".into(), ..Input::new("a", "<i>") });
    assert!(!plain.contains("<script>") && !plain.contains("<b>") && !plain.contains("<i>"), "{plain}");
    assert!(shown(&Input { hint: html! { b { "x" } }.into(), ..Input::new("a", "A") }).contains("<b>x</b>"));
}

#[test]
fn a_field_names_its_hint_and_its_error() {
    let error = Some("Enter a due date");
    let field = shown(&Input { hint: "h".into(), error, described_by: "note", ..Input::new("due", "Due") });
    assert!(field.contains("aria-describedby=\"note due-hint due-error\""), "{field}");
    assert!(field.contains("govuk-form-group--error") && field.contains("govuk-input--error"));
}

#[test]
fn nothing_means_no_element() {
    let none: Option<&str> = None;
    let field = shown(&Input { hint: none.into(), ..Input::new("due", "Due") });
    assert!(!field.contains("hint") && !field.contains("aria-describedby") && !field.contains("value="), "{field}");
}

#[test]
fn a_password_is_never_sent_back() {
    let field = shown(&Password::new("pw", "Password"));
    for part in ["type=\"password\"", "autocomplete=\"current-password\"", "spellcheck=\"false\""] {
        assert!(field.contains(part), "{field}");
    }
    assert!(!field.contains("value") && !field.contains("<button"));
    assert!(shown(&Password { new: true, ..Password::new("pw", "Password") }).contains("new-password"));
}

#[test]
fn a_text_area_keeps_a_first_line_break() {
    assert!(shown(&Textarea { value: "\nx", ..Textarea::new("t", "T") }).contains(">\n\nx</textarea>"));
}

#[test]
fn a_date_takes_either_kind_of_prefix() {
    assert!(shown(&DateInput::new("due", "Due")).contains("name=\"due-day\""));
    assert!(shown(&DateInput { prefix: "due_", ..DateInput::new("due", "Due") }).contains("name=\"due_day\""));
}

#[test]
fn our_button_is_a_link_a_button_or_prints() {
    assert_eq!(shown(&Btn::quiet("See all", "/a")), "<a class=\"btn btn--quiet\" href=\"/a\">See all</a>");
    assert_eq!(shown(&Btn::submit("Save")), "<button class=\"btn btn--big\" type=\"submit\">Save</button>");
    assert!(shown(&Btn::print("Print")).contains("type=\"button\" data-print hidden"));
}

#[test]
fn a_sorted_column_says_so() {
    let columns = vec![
        Column::new("Title", |row: &(&str, u32)| html! { (row.0) }).names_row().sort("?by=title", Sorted::Up),
        Column::new("Days", |row: &(&str, u32)| html! { (row.1) }).numeric().sort("?by=days", Sorted::No).foot("7"),
    ];
    let rows = [("Seven", 7)];
    let row_id = |row: &(&str, u32)| format!("r{}", row.1);
    let table =
        shown(&Table { row_id: Some(Box::new(row_id)), scrolls: "Actions", ..Table::new("Actions", columns, &rows) });
    for part in [
        "<div class=\"scroller\" tabindex=\"0\" role=\"region\" aria-label=\"Actions\">",
        "aria-sort=\"ascending\"><a class=\"sort sort--up\" href=\"?by=title\">Title</a>",
        "<a class=\"sort\" href=\"?by=days\">Days</a>",
        "id=\"r7\"",
        "<th scope=\"row\" class=\"govuk-table__header\">Seven</th>",
        "<tfoot",
    ] {
        assert!(table.contains(part), "{part}\n{table}");
    }
    assert_eq!(table.matches("aria-sort").count(), 1);
}

#[test]
fn a_table_that_folds_keeps_its_roles() {
    let columns = vec![Column::new("Title", |row: &u32| html! { (row) })];
    let table = shown(&Table { folds: true, ..Table::new("T", columns, &[1, 2]) });
    for part in ["table--fold", "role=\"table\"", "role=\"rowgroup\"", "role=\"row\"", "role=\"columnheader\""] {
        assert!(table.contains(part), "{part}\n{table}");
    }
    assert!(table.contains("data-label=\"Title\" role=\"cell\">1</td>"), "{table}");
}

#[test]
fn pages_show_first_last_and_neighbours() {
    let numbers = |page, pages| -> String {
        let row = Pagination::of(page, pages, |n| format!("?page={n}")).pages;
        let show = |page: &Page<'_>| match page {
            Page::Gap => "…".to_owned(),
            Page::Number { number, current, .. } => {
                if *current {
                    format!("[{number}]")
                } else {
                    number.to_string()
                }
            }
        };
        row.iter().map(show).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(numbers(1, 1), "");
    assert_eq!(numbers(1, 3), "[1] 2 3");
    assert_eq!(numbers(5, 9), "1 … 4 [5] 6 … 9");
    assert_eq!(numbers(9, 9), "1 … 8 [9]");
    assert_eq!(shown(&Pagination::of(1, 1, |_| String::new())), "");
}

#[test]
fn an_error_summary_leads_to_fields() {
    let summary = shown(&ErrorSummary::of([("due", "Enter a due date"), ("", "Sign in again")]));
    assert!(summary.contains("<li><a href=\"#due\">Enter a due date</a></li><li>Sign in again</li>"), "{summary}");
}
