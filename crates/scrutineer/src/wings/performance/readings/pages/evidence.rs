//! Attaching evidence to a figure.

use super::one::{self, One};
use crate::evidence::received;
use crate::wings::performance::readings::rules::{Facts, may_attach};
use crate::wings::performance::readings::{ReadingId, changes};
use axum_extra::routing::TypedPath;
use kit::files::{Files, Upload};
use kit::{Answer, Desk, Error, Write};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/readings/{id}/evidence", rejection(kit::Error))]
pub struct At {
    pub id: ReadingId,
}

pub async fn submit(mut desk: Desk<Write<Files>>, at: At, upload: Upload) -> Answer {
    let mut sheet = one::load(&desk, at.id).await?;
    if !may_attach(&Facts::of(desk.person()), &sheet.reading) {
        return Err(Error::Forbidden);
    }
    let (form, file) = received(upload);
    let Some((received, marking)) = file else {
        sheet.form = form;
        return desk.refuse(sheet);
    };
    let store = desk.app().files().clone();
    let reading = sheet.reading;
    desk.change(async |tx| changes::attach(tx, &store, &reading, received, marking).await).await?;
    desk.go(One { id: reading.id }, "File attached")
}
