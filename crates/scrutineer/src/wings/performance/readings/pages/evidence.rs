//! Attaching evidence to a figure.

use super::one::{self, One};
use crate::wings::performance::readings::rules::{Facts, may_attach};
use crate::wings::performance::readings::{ReadingId, changes};
use axum_extra::routing::TypedPath;
use govuk::{Choice, FileUpload};
use kit::files::{Files, Marking, Upload};
use kit::{Answer, Desk, Error, Form, Write};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/readings/{id}/evidence", rejection(kit::Error))]
pub struct At {
    pub id: ReadingId,
}

/// What is said of a file, as typed.
#[derive(Clone, Debug, Default)]
pub struct EvidenceForm {
    pub marking: String,
}

pub async fn submit(mut desk: Desk<Write<Files>>, at: At, upload: Upload) -> Answer {
    let mut sheet = one::load(&desk, at.id).await?;
    if !may_attach(&Facts::of(desk.person()), &sheet.reading) {
        return Err(Error::Forbidden);
    }
    let mut form = Form::new(EvidenceForm { marking: upload.fields.get("marking").cloned().unwrap_or_default() });
    let received = form.errors.take("file", upload.file);
    let marking = match form.values.marking.as_str() {
        "official" => Ok(Marking::Official),
        "official_sensitive" => Ok(Marking::OfficialSensitive),
        _ => Err("Choose the marking of the file"),
    };
    let marking = form.errors.take("marking", marking);
    let (Some(received), Some(marking)) = (received, marking) else {
        sheet.form = form;
        return desk.refuse(sheet);
    };
    let store = desk.app().files().clone();
    let reading = sheet.reading;
    desk.change(async |tx| changes::attach(tx, &store, &reading, received, marking).await).await?;
    desk.go(One { id: reading.id }, "File attached")
}

/// The form that takes a file.
pub(super) fn controls(id: ReadingId, form: &Form<EvidenceForm>) -> Markup {
    let markings = [
        Choice::new("official", "OFFICIAL"),
        Choice {
            hint: "About children who could be recognised, allegations, small numbers.".into(),
            ..Choice::new("official_sensitive", "OFFICIAL-SENSITIVE")
        },
    ];
    html! {
        form method="post" action=(At { id }) class="form" enctype="multipart/form-data" novalidate {
            (FileUpload {
                hint: "PDF, Word, Excel, PowerPoint, OpenDocument, CSV, text or a picture. No names of children.".into(),
                error: form.errors.of("file"),
                ..FileUpload::new("file", "Attach a file")
            })
            (form.radios("marking", "Marking", markings, |f| &f.marking))
            button class="btn btn--quiet" type="submit" { "Attach" }
        }
    }
}
