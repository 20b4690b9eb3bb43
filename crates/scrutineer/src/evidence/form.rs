//! The form that takes an evidence file.

use govuk::{Choice, FileUpload};
use kit::Form;
use kit::files::{Marking, Received, Upload};
use maud::{Markup, html};

/// What is said of a file, as typed.
#[derive(Clone, Debug, Default)]
pub struct EvidenceForm {
    pub marking: String,
}

/// The file and its marking; nothing exactly when the form holds a message.
#[must_use]
pub fn received(upload: Upload) -> (Form<EvidenceForm>, Option<(Received, Marking)>) {
    let mut form = Form::new(EvidenceForm { marking: upload.fields.get("marking").cloned().unwrap_or_default() });
    let file = form.errors.take("file", upload.file);
    let marking = match form.values.marking.as_str() {
        "official" => Ok(Marking::Official),
        "official_sensitive" => Ok(Marking::OfficialSensitive),
        _ => Err("Choose the marking of the file"),
    };
    let marking = form.errors.take("marking", marking);
    (form, file.zip(marking))
}

/// The form, sent to `path`.
#[must_use]
pub fn controls(path: &str, form: &Form<EvidenceForm>) -> Markup {
    let markings = [
        Choice::new("official", "OFFICIAL"),
        Choice {
            hint: "About children who could be recognised, allegations, small numbers.".into(),
            ..Choice::new("official_sensitive", "OFFICIAL-SENSITIVE")
        },
    ];
    html! {
        form method="post" action=(path) class="form" enctype="multipart/form-data" novalidate {
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
