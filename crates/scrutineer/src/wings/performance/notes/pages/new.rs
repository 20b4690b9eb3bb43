//! Adding a note.

use super::list::List;
use crate::layout::{back, page_head};
use crate::wings::performance::indicators::{self, Indicators};
use crate::wings::performance::notes::changes::OWN;
use crate::wings::performance::notes::form::{NoteForm, PAGES};
use crate::wings::performance::notes::{QualityNoteSubject, Severity, changes, queries};
use axum_extra::routing::TypedPath;
use govuk::Width;
use kit::{Answer, Desk, Form, Result, View, Write};
use maud::{Markup, html};
use sea_orm::{ActiveEnum, Iterable};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/notes/new")]
pub struct New;

struct Sheet(Form<NoteForm>);

pub async fn show(desk: Desk<Write<Indicators>>, _: New) -> Answer {
    let last = desk.all(queries::of_set(OWN)).await?.last().map_or(0, |note| note.number);
    desk.show(Sheet(Form::new(NoteForm { number: (last + 1).to_string(), ..NoteForm::default() })))
}

pub async fn submit(mut desk: Desk<Write<Indicators>>, _: New, form: Form<NoteForm>) -> Answer {
    let typed = form.clone();
    let draft = match form.read(desk.today()) {
        Ok(draft) => draft,
        Err(form) => return desk.refuse(Sheet(form)),
    };
    let taken = desk.all(queries::of_set(OWN)).await?;
    if taken.iter().any(|note| note.number == draft.number) {
        return desk.refuse(Sheet(typed.wrong("number", "Enter a number that no other note has")));
    }
    if let Some(code) = unknown(&desk, &typed.values, &[]).await? {
        let message = format!("There is no indicator {code}. Check the code");
        return desk.refuse(Sheet(typed.wrong("codes", message)));
    }
    desk.change(async |tx| changes::add(tx, OWN, draft).await).await?;
    desk.go(List, "Note added")
}

/// The first code that no indicator of this board has, and that the note did not concern before.
pub(super) async fn unknown(
    desk: &Desk<Write<Indicators>>,
    typed: &NoteForm,
    before: &[QualityNoteSubject],
) -> Result<Option<String>> {
    let known = desk.all(indicators::queries::in_order()).await?;
    let had = |code: &String| before.iter().any(|subject| subject.subject.eq_ignore_ascii_case(code));
    let missing = |code: &String| !known.iter().any(|indicator| indicator.code == *code) && !had(code);
    Ok(typed.codes().into_iter().find(missing))
}

impl View for Sheet {
    fn title(&self) -> String {
        "Add a note".into()
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        html! {
            (back("Notes", List))
            (self.0.summary())
            (page_head("Add a note", &html! { "It stands on the pages that it concerns, beside the figures." }, None))
            form class="form" method="post" action=(New) novalidate { (controls(&self.0)) button class="btn" type="submit" { "Add" } }
        }
    }
}

/// The controls, shared by adding and changing.
pub(super) fn controls(form: &Form<NoteForm>) -> Markup {
    let severities: Vec<(String, String)> = Severity::iter()
        .map(|one| (one.to_value(), format!("{}: {}", one.name(), one.meaning().to_lowercase())))
        .collect();
    let severities = severities.iter().map(|(key, words)| (key.as_str(), words.as_str()));
    html! {
            (form.carried())
            (govuk::Input { hint: "Its number among the notes of the Board’s office.".into(), width: Width::W3, ..form.input("number", "Number", |f| &f.number) })
            (form.input("title", "Title", |f| &f.title))
            (govuk::Textarea { hint: "What may mislead, and how to read it. Name no child.".into(), ..form.textarea("words", "What the reader must know", |f| &f.words) })
            (form.radios("severity", "How much it matters", severities, |f| &f.severity))
            (form.checkboxes("pages", "Pages that it concerns", PAGES, |f| &f.pages))
            (govuk::Input { hint: "Codes with commas between, such as D02, D31.".into(), ..form.input("codes", "Indicators that it concerns", |f| &f.codes) })
    }
}
