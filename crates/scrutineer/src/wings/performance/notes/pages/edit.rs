//! Changing a note.

use super::list::List;
use super::new::{controls, unknown};
use crate::layout::{back, page_head};
use crate::wings::performance::indicators::Indicators;
use crate::wings::performance::notes::form::NoteForm;
use crate::wings::performance::notes::{QualityNote, QualityNoteId, changes, queries};
use axum_extra::routing::TypedPath;
use kit::{Answer, Desk, Form, View, Write};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/notes/{id}/edit", rejection(kit::Error))]
pub struct Edit {
    pub id: QualityNoteId,
}

struct Sheet {
    note: QualityNote,
    form: Form<NoteForm>,
}

pub async fn show(desk: Desk<Write<Indicators>>, at: Edit) -> Answer {
    let note = desk.find(queries::note(at.id)).await?;
    let subjects = desk.all(queries::subjects_of(at.id)).await?;
    desk.show(Sheet { form: Form::of(NoteForm::of(&note, &subjects), note.version), note })
}

pub async fn submit(mut desk: Desk<Write<Indicators>>, at: Edit, form: Form<NoteForm>) -> Answer {
    let note = desk.edit(&form, queries::note(at.id)).await?;
    let subjects = desk.all(queries::subjects_of(at.id)).await?;
    let typed = form.clone();
    let draft = match form.read(desk.today()) {
        Ok(draft) => draft,
        Err(form) => return desk.refuse(Sheet { note, form }),
    };
    let others = desk.all(queries::of_set(&note.set_name)).await?;
    if others.iter().any(|other| other.id != note.id && other.number == draft.number) {
        let form = typed.wrong("number", "Enter a number that no other note has");
        return desk.refuse(Sheet { note, form });
    }
    if let Some(code) = unknown(&desk, &typed.values, &subjects).await? {
        let form = typed.wrong("codes", format!("There is no indicator {code}. Check the code"));
        return desk.refuse(Sheet { note, form });
    }
    desk.change(async |tx| changes::edit(tx, note, subjects, draft).await).await?;
    desk.go(List, "Note changed")
}

impl View for Sheet {
    fn title(&self) -> String {
        "Change a note".into()
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        let say = html! { b { (self.note.title) } ". What changed, when and by whom stays in the trail." };
        html! {
            (back("Notes", List))
            (self.form.summary())
            (page_head("Change a note", &say, None))
            form class="form" method="post" action=(Edit { id: self.note.id }) novalidate {
                (controls(&self.form))
                button class="btn" type="submit" { "Save" }
            }
        }
    }
}
