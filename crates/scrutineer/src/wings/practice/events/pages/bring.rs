//! Events from a file or from pasted rows: looked at first, then saved. Nothing of the file is kept, only what is saved.

use crate::layout::{Crumb, crumbs, folding, page_head};
use crate::wings::practice::events::clock::many;
use crate::wings::practice::events::incoming::{Finding, Incoming, Present, read};
use crate::wings::practice::events::whose::Whose;
use crate::wings::practice::events::{Events, changes, queries};
use govuk::{Column, FileUpload, Textarea};
use kit::files::{Held, NO_FILE};
use kit::sheets::{Limits, Sheet as Rows};
use kit::{Answer, Desk, Error, Form, Result, View, Write};
use maud::{Markup, html};
use std::marker::PhantomData;

/// What is taken at once.
const LIMITS: Limits = Limits { bytes: 16 * 1024 * 1024, rows: 100_000, moments: true };
/// Rows longer than this are not carried through the page, in bytes: then the file is chosen again.
const CARRIED: usize = 300 * 1024;
/// More findings than these are only counted.
const SHOWN: usize = 200;

/// What is sent: rows, the mark of what was seen, and what is to be done.
#[derive(Clone, Debug, Default)]
pub struct BringForm {
    rows: String,
    seen: String,
    /// Whether to save.
    save: bool,
    /// Whether the good rows are saved though others are in the way.
    rest: bool,
}

/// What was looked at.
#[derive(Clone, Debug)]
struct Looked {
    new: usize,
    changed: usize,
    same: usize,
    refused: usize,
    findings: Vec<Finding>,
    carried: bool,
}

struct Sheet<E> {
    form: Form<BringForm>,
    looked: Option<Looked>,
    register: PhantomData<fn() -> E>,
}

/// The page.
pub async fn show<E: Events>(desk: Desk<Write<E>>, _: E::Bring) -> Answer {
    desk.show(Sheet::<E> { form: Form::default(), looked: None, register: PhantomData })
}

/// Looks at what was sent, or saves it.
pub async fn submit<E: Events>(mut desk: Desk<Write<E>>, _: E::Bring, held: Held) -> Answer {
    let sheet = |form, looked| Sheet::<E> { form, looked, register: PhantomData };
    let (mut form, rows) = received(held).await?;
    let Some((field, rows)) = rows else { return desk.refuse(sheet(form, None)) };
    let incoming = match look::<E>(&desk, &rows).await? {
        Ok(incoming) => incoming,
        Err(why) => {
            form.errors.add(field, why);
            return desk.refuse(sheet(form, None));
        }
    };
    let looked = looked(&mut form, &incoming, &rows);
    let seen = std::mem::replace(&mut form.values.seen, incoming.mark());
    if !form.values.save {
        let wrong = looked.refused;
        if wrong > 0 {
            form.errors.add("findings", format!("{} in the way. Nothing is saved yet", rows_are(wrong)));
            return desk.refuse(sheet(form, Some(looked)));
        }
        return desk.show(sheet(form, Some(looked)));
    }
    if incoming.lines.is_empty() && looked.refused == 0 {
        return desk.go(E::List::default(), &said(&looked));
    }
    if !seen.is_empty() && seen != form.values.seen {
        form.errors.add("check", "Something changed since you looked. Nothing was saved. Look again");
    } else if looked.refused > 0 && !form.values.rest {
        form.errors.add("rest", "Mend the rows, or tick the box to save the others without them");
    }
    if !form.errors.is_empty() {
        return desk.refuse(sheet(form, Some(looked)));
    }
    changes::save::<E, _>(&mut desk, incoming.lines).await?;
    desk.go(E::List::default(), &said(&looked))
}

/// What the rows mean.
async fn look<E: Events>(desk: &Desk<Write<E>>, rows: &Rows) -> Result<std::result::Result<Incoming<E>, String>> {
    let whose = Whose::at::<E, _>(desk).await?;
    let there = desk.all(queries::latest_first::<E>()).await?;
    let key = |event: &E::Row| {
        let (reference, agency, _) = E::told(event);
        (agency, reference.to_owned())
    };
    let present: Present<'_, E> = there.iter().map(|event| (key(event), event)).collect();
    Ok(read::<E>(rows, &present, &whose, desk.now()))
}

/// Notes what was looked at, and carries the rows on where they are few.
fn looked<E: Events>(form: &mut Form<BringForm>, incoming: &Incoming<E>, rows: &Rows) -> Looked {
    let (new, changed) = incoming.counts();
    let text = rows.to_text();
    let carried = text.len() <= CARRIED;
    form.values.rows = if carried { text } else { String::new() };
    Looked {
        new,
        changed,
        same: incoming.same,
        refused: incoming.refused,
        findings: incoming.findings.clone(),
        carried,
    }
}

/// The rows of a form with the name of their field; nothing exactly when the form holds a message.
async fn received(mut held: Held) -> Result<(Form<BringForm>, Option<(&'static str, Rows)>)> {
    let mut take = |name: &str| held.fields.remove(name).unwrap_or_default();
    let values =
        BringForm { rows: take("rows"), seen: take("seen"), save: take("save") == "yes", rest: take("rest") == "yes" };
    let mut form = Form::new(values);
    let text = form.values.rows.clone();
    let (field, read) = match held.file {
        Ok(bytes) => ("file", of_file(bytes).await?),
        Err(why) if why != NO_FILE => ("file", Err(why)),
        Err(_) if text.trim().is_empty() => ("file", Err("Choose a file, or paste the rows".into())),
        Err(_) => ("rows", Rows::of_text_within(&text, &LIMITS)),
    };
    let rows = form.errors.take(field, read);
    Ok((form, rows.map(|rows| (field, rows))))
}

/// A large file takes a while: others are served meanwhile.
async fn of_file(bytes: Vec<u8>) -> Result<std::result::Result<Rows, String>> {
    let read = tokio::task::spawn_blocking(move || Rows::of_file_within(&bytes, &LIMITS)).await;
    read.map_err(|error| Error::Internal(error.into()))
}

/// "1 row is", "3 rows are".
fn rows_are(n: usize) -> String {
    if n == 1 { "1 row is".to_owned() } else { format!("{n} rows are") }
}

/// What was done, in one line.
fn said(looked: &Looked) -> String {
    let left = if looked.refused > 0 { format!(" {} left out.", rows_are(looked.refused)) } else { String::new() };
    if looked.new + looked.changed == 0 {
        return format!("Nothing was changed: every row says what is there already.{left}");
    }
    format!("{} new, {} changed, {} as before.{left}", looked.new, looked.changed, looked.same)
}

impl<E: Events> Sheet<E> {
    fn findings(looked: &Looked) -> Markup {
        let columns = vec![
            Column::new("Row", |finding: &Finding| html! { (finding.row) }).names_row(),
            Column::new("Column", |finding: &Finding| html! { (finding.column) }),
            Column::new("What is wrong, and how to mend it", |finding: &Finding| html! { (finding.says) "." }),
        ];
        let shown = &looked.findings[..looked.findings.len().min(SHOWN)];
        html! {
            h2 class="h2" id="findings" { (rows_are(looked.refused)) " in the way" }
            (folding("What is in the way, row by row", columns, shown))
            @if looked.findings.len() > SHOWN { p class="govuk-body" { "And " (looked.findings.len() - SHOWN) " more findings." } }
        }
    }

    /// The form that saves what was looked at.
    fn saving(&self, looked: &Looked) -> Markup {
        let form = &self.form;
        html! {
            form method="post" action=(E::Bring::default()) class="form" enctype="multipart/form-data" novalidate id="check" {
                input type="hidden" name="seen" value=(form.values.seen);
                @if looked.carried {
                    textarea name="rows" hidden { (form.values.rows) }
                    input type="hidden" name="save" value="yes";
                } @else {
                    (FileUpload { hint: "It is too large to be carried through the page.".into(), ..FileUpload::new("again", "Choose the same file again") })
                    (tick("save", "Save it", true, None))
                }
                @if looked.refused > 0 {
                    (tick("rest", &format!("Save the other {} without them", many(i64::try_from(looked.new + looked.changed + looked.same).unwrap_or(i64::MAX), "row")), form.values.rest, form.errors.of("rest")))
                }
                button class="btn" type="submit" { "Save them" }
            }
        }
    }

    fn asks(&self, first: bool) -> Markup {
        let button = if first { "btn" } else { "btn btn--quiet" };
        html! {
            @if !first { h2 class="h2" { "Or look at others" } }
            form method="post" action=(E::Bring::default()) class="form" enctype="multipart/form-data" novalidate {
                (FileUpload {
                    hint: "A workbook (.xlsx) or a .csv file, at most 100,000 rows and 16 MB.".into(),
                    error: self.form.errors.of("file"),
                    ..FileUpload::new("file", "Choose a file")
                })
                (Textarea { rows: 6, hint: "Copy the cells with their headings, and paste them here.".into(), ..self.form.textarea("rows", "Or paste the rows", |f| &f.rows) })
                button class=(button) type="submit" { "Look at them" }
            }
        }
    }

    fn say(&self) -> Markup {
        html! {
            @match &self.looked {
                None => { b { "Nothing is saved before you have looked." } " References only, never names." },
                Some(looked) => {
                    b { (looked.new) " new, " (looked.changed) " changed, " (looked.same) " as before." }
                    @if looked.new + looked.changed == 0 { " There is nothing to save." } @else { " Nothing is saved yet." }
                },
            }
        }
    }
}

/// A box to tick.
fn tick(name: &str, label: &str, checked: bool, error: Option<&str>) -> Markup {
    html! {
        div class="govuk-form-group" {
            @if let Some(error) = error { p class="govuk-error-message" { span class="govuk-visually-hidden" { "Error: " } (error) } }
            div class="govuk-checkboxes" {
                div class="govuk-checkboxes__item" {
                    input class="govuk-checkboxes__input" type="checkbox" id=(name) name=(name) value="yes" checked[checked];
                    label class="govuk-label govuk-checkboxes__label" for=(name) { (label) }
                }
            }
        }
    }
}

impl<E: Events> View for Sheet<E> {
    fn title(&self) -> String {
        format!("From a file: {}", E::ABOUT.name.to_lowercase())
    }
    fn wing(&self) -> &'static str {
        "Practice"
    }
    fn body(&self) -> Markup {
        let tools = html! { a class="btn btn--quiet" href=(E::Format::default()) { "Which columns are read?" } };
        let ready = self.looked.as_ref().filter(|looked| looked.new + looked.changed > 0);
        html! {
            (crumbs(&[Crumb::new(E::ABOUT.name, E::List::default())]))
            (self.form.summary())
            (page_head(&self.title(), &self.say(), Some(tools)))
            @if let Some(looked) = self.looked.as_ref().filter(|looked| looked.refused > 0) { (Self::findings(looked)) }
            @if let Some(looked) = ready { (self.saving(looked)) }
            (self.asks(ready.is_none()))
        }
    }
}
