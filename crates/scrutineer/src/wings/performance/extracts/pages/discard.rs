//! Putting an extract aside.

use super::one::One;
use crate::layout::StepSheet;
use crate::wings::performance::extracts::form::DiscardForm;
use crate::wings::performance::extracts::{Extract, ExtractId, Extracts, State, changes, queries};
use axum_extra::routing::TypedPath;
use kit::{Answer, Desk, Error, Form, View, Write};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/extracts/{id}/aside", rejection(kit::Error))]
pub struct Discard {
    pub id: ExtractId,
}

fn sheet(extract: &Extract, form: Form<DiscardForm>) -> impl View {
    StepSheet {
        wing: "Performance",
        subject: extract.kind_name().to_owned(),
        home: One { id: extract.id }.to_string(),
        form,
        title: "Put the extract aside",
        say: "Its figures go. The receipt stays, and the same files can be brought again.",
        button: "Put it aside",
        path: Discard { id: extract.id }.to_string(),
        controls,
    }
}

fn controls(form: &Form<DiscardForm>) -> Markup {
    html! { (form.checkboxes("sure", "Are you sure?", [("yes", "Yes, none of its figures is wanted")], |f| std::slice::from_ref(&f.sure))) }
}

pub async fn show(desk: Desk<Write<Extracts>>, at: Discard) -> Answer {
    let extract = desk.find(queries::extract(at.id)).await?;
    if extract.state != State::Read {
        return Err(Error::Conflict("Only an extract of which nothing was taken in can be put aside.".into()));
    }
    let version = extract.version;
    desk.show(sheet(&extract, Form::of(DiscardForm::default(), version)))
}

pub async fn submit(mut desk: Desk<Write<Extracts>>, at: Discard, form: Form<DiscardForm>) -> Answer {
    let extract = desk.edit(&form, queries::extract(at.id)).await?;
    if let Err(form) = form.read(desk.today()) {
        return desk.refuse(sheet(&extract, form));
    }
    desk.change(async |tx| changes::discard(tx, extract).await).await?;
    desk.go(One { id: at.id }, "Put aside.")
}
