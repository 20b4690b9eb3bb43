//! Bringing actions in from a spreadsheet: a file or pasted rows, looked at first, then all of them or none.

use super::list::{List, ListXlsx};
use super::new::everything;
use crate::layout::{Crumb, crumbs, folding, page_head};
use crate::wings::improvement::actions::form::Offered;
use crate::wings::improvement::actions::headings::{HEADINGS, Heading};
use crate::wings::improvement::actions::import::{Difference, Finding, Import, Line, MOST, Present};
use crate::wings::improvement::actions::{ActionDraft, Keep, NewAction, changes, kept};
use axum_extra::routing::TypedPath;
use govuk::{Column, FileUpload, Textarea};
use kit::files::{NO_FILE, Upload};
use kit::form::required;
use kit::sheets::Sheet as Rows;
use kit::{Answer, Desk, Form, Result, View};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/actions/from-spreadsheet")]
pub struct Bring;

/// What is sent: rows, and, once they have been looked at, the mark of what was seen and why actions are changed.
#[derive(Clone, Debug, Default)]
pub struct BringForm {
    pub rows: String,
    pub seen: String,
    pub reason: String,
}

struct Sheet {
    /// What the rows mean, once there are any.
    import: Option<Import>,
    offered: Offered,
    form: Form<BringForm>,
}

pub async fn show(desk: Desk<Keep>, _: Bring) -> Answer {
    desk.show(Sheet { import: None, offered: Offered::default(), form: Form::default() })
}

pub async fn submit(mut desk: Desk<Keep>, _: Bring, upload: Upload) -> Answer {
    let (mut form, rows) = received(upload).await?;
    let offered = everything(&desk).await?;
    let Some(rows) = rows else { return desk.refuse(Sheet { import: None, offered, form }) };
    let import = {
        let (all, serves) = (kept::all(&desk).await?, kept::serving(&desk).await?);
        let actions = all.iter().map(|(action, _)| (action.number, action)).collect();
        Import::of(&rows, &Present { actions, serves: &serves }, &offered, desk.today())
    };
    // A form for looking again carries the rows as they were read, from a file too.
    form.values.rows = rows.to_text();
    let seen = std::mem::replace(&mut form.values.seen, import.mark());
    if !import.findings.is_empty() {
        form.errors.add("findings", format!("{}: nothing was brought in", in_the_way(&import)));
        return desk.refuse(Sheet { import: Some(import), offered, form });
    }
    if seen.is_empty() || import.lines.is_empty() {
        return desk.show(Sheet { import: Some(import), offered, form });
    }
    if seen != form.values.seen {
        form.errors.add("rows", "Something changed since you looked. Nothing was brought in. Look at the rows again");
    }
    let (new, changed) = import.counts();
    let reason = match changed {
        0 => Some(String::new()),
        _ => form.errors.take("reason", required(&form.values.reason, 1_000, "Say why the actions are changed")),
    };
    let Some(reason) = reason.filter(|_| form.errors.is_empty()) else {
        return desk.refuse(Sheet { import: Some(import), offered, form });
    };
    desk.change(async |tx| {
        for line in import.lines {
            match line {
                Line::New(draft) => {
                    let new = NewAction { draft, from: None, set: None, source: None, illustrative: false };
                    changes::add(tx, new).await?;
                }
                Line::Changed { action, draft, .. } => {
                    changes::edit(tx, *action, draft, reason.clone()).await?;
                }
            }
        }
        Ok(())
    })
    .await?;
    desk.go(List, &format!("{}.", said(new, changed)))
}

/// The rows of a form, from its file or its box; nothing exactly when the form holds a message.
async fn received(mut upload: Upload) -> Result<(Form<BringForm>, Option<Rows>)> {
    let mut take = |name: &str| upload.fields.remove(name).unwrap_or_default();
    let mut form = Form::new(BringForm { rows: take("rows"), seen: take("seen"), reason: take("reason") });
    let read = match upload.file {
        Ok(file) => ("file", Rows::of_file(&file.read().await?)),
        Err(why) if why != NO_FILE => ("file", Err(why)),
        Err(_) if form.values.rows.trim().is_empty() => ("file", Err("Choose a file, or paste the rows".into())),
        Err(_) => ("rows", Rows::of_text(&form.values.rows)),
    };
    let rows = form.errors.take(read.0, read.1);
    Ok((form, rows))
}

/// "3 things are in the way"
fn in_the_way(import: &Import) -> String {
    match import.findings.len() {
        1 => "1 thing is in the way".to_owned(),
        n => format!("{n} things are in the way"),
    }
}

/// "3 actions set, 1 changed"
fn said(new: usize, changed: usize) -> String {
    let set = match new {
        1 => "1 action set".to_owned(),
        n => format!("{n} actions set"),
    };
    match (new, changed) {
        (_, 0) => set,
        (0, 1) => "1 action changed".to_owned(),
        (0, n) => format!("{n} actions changed"),
        (_, n) => format!("{set}, {n} changed"),
    }
}

impl Sheet {
    fn findings(&self, import: &Import) -> Markup {
        let columns = vec![
            Column::new("Row", |finding: &Finding| html! { (finding.row) }).names_row(),
            Column::new("Column", |finding: &Finding| html! { (finding.column) }),
            Column::new("What is wrong, and how to mend it", |finding: &Finding| html! { (finding.says) "." }),
        ];
        html! {
            h2 class="h2" id="findings" { (in_the_way(import)) }
            p class="govuk-body" { "Mend the rows in the spreadsheet or in the box below, and look again." }
            (folding("What is in the way, row by row", columns, &import.findings))
        }
    }

    fn lines(&self, import: &Import) -> Markup {
        let agency = |draft: &ActionDraft| {
            self.offered
                .agencies
                .iter()
                .find(|(id, _)| Some(*id) == draft.agency_id)
                .map_or("The Board’s office", |(_, name)| name.as_str())
        };
        let new: Vec<&ActionDraft> = import
            .lines
            .iter()
            .filter_map(|line| if let Line::New(draft) = line { Some(draft) } else { None })
            .collect();
        let changed: Vec<(String, &Difference)> = import
            .lines
            .iter()
            .flat_map(|line| match line {
                Line::Changed { action, differences, .. } => {
                    differences.iter().map(|d| (format!("{} {}", action.reference(), action.title), d)).collect()
                }
                Line::New(_) => Vec::new(),
            })
            .collect();
        let set = vec![
            Column::new("Action", |draft: &&ActionDraft| html! { (draft.title) }).names_row(),
            Column::new(
                "Who",
                |draft: &&ActionDraft| html! { (draft.owner) span class="meta rowmeta" { (agency(draft)) } },
            ),
            Column::new("Due", |draft: &&ActionDraft| html! { (measure::dates::short(draft.due_on)) }),
            Column::new("Measured by", |draft: &&ActionDraft| html! { (draft.measure_name) }),
        ];
        let differing = vec![
            Column::new("Action", |(name, _): &(String, &Difference)| html! { (name) }).names_row(),
            Column::new("What", |(_, d): &(String, &Difference)| html! { (d.column) }),
            Column::new("Before", |(_, d): &(String, &Difference)| html! { (d.before) }),
            Column::new("After", |(_, d): &(String, &Difference)| html! { (d.after) }),
        ];
        html! {
            @if !new.is_empty() { h2 class="h2" { "To be set" } (folding("Actions that will be set", set, &new)) }
            @if !changed.is_empty() { h2 class="h2" { "To be changed" } (folding("What will be changed", differing, &changed)) }
            @if import.same > 0 { p class="govuk-body" { (import.same) @if import.same == 1 { " row says" } @else { " rows say" } " what is there already." } }
            form method="post" action=(Bring) class="form" enctype="multipart/form-data" novalidate {
                textarea name="rows" hidden { (self.form.values.rows) }
                input type="hidden" name="seen" value=(self.form.values.seen);
                @if !changed.is_empty() { (self.form.textarea("reason", "Why are they changed?", |f| &f.reason)) }
                button class="btn" type="submit" { "Bring them in" }
            }
        }
    }

    fn asks(&self) -> Markup {
        let columns = vec![
            Column::new("Column", |heading: &Heading| html! { (heading.name) @if heading.needed { " (needed)" } })
                .names_row(),
            Column::new("What stands in it", |heading: &Heading| html! { (heading.says) }),
        ];
        html! {
            form method="post" action=(Bring) class="form" enctype="multipart/form-data" novalidate {
                (FileUpload {
                    hint: "A workbook (.xlsx) or a .csv file.".into(),
                    error: self.form.errors.of("file"),
                    ..FileUpload::new("file", "Choose a file")
                })
                (Textarea { rows: 6, hint: "Copy the cells with their headings, and paste them here.".into(), ..self.form.textarea("rows", "Or paste the rows", |f| &f.rows) })
                button class="btn" type="submit" { "Look at them" }
            }
            (govuk::Details { summary: "Which columns are read?".into(), body: html! { (folding("The columns that are read", columns, &HEADINGS)) }.into(), ..govuk::Details::default() })
        }
    }

    fn say(&self) -> Markup {
        let Some(import) = &self.import else {
            return html! {
                "The first row holds the headings. Nothing happens before you have looked. To change many actions at once, "
                a href=(ListXlsx) { "download the list" } ", change it, and bring it back: at most " (MOST) " rows at a time."
            };
        };
        let (new, changed) = import.counts();
        html! {
            @if !import.findings.is_empty() { b { "Nothing was brought in." } }
            @else if import.lines.is_empty() { b { "There is nothing to bring in: every row says what is there already." } }
            @else { b { (new) " to be set, " (changed) " to be changed." } " Nothing has happened yet." }
            @if !import.unknown.is_empty() { " Not read: " (import.unknown.join(", ")) "." }
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "Bring actions in".into()
    }
    fn wing(&self) -> &'static str {
        "Improvement"
    }
    fn body(&self) -> Markup {
        let ready = self.import.as_ref().is_some_and(|import| import.findings.is_empty() && !import.lines.is_empty());
        html! {
            (crumbs(&[Crumb::new("Actions", List)]))
            (self.form.summary())
            (page_head("Bring actions in from a spreadsheet", &self.say(), None))
            @match &self.import {
                Some(import) if ready => (self.lines(import)),
                Some(import) => { @if !import.findings.is_empty() { (self.findings(import)) } (self.asks()) }
                None => (self.asks()),
            }
        }
    }
}
