//! Attaching a file that shows what was done.

use super::one::{self, One};
use crate::evidence::received;
use crate::wings::improvement::actions::rules::{Facts, may_update};
use crate::wings::improvement::actions::{ActionId, changes};
use axum_extra::routing::TypedPath;
use kit::files::{Files, Upload};
use kit::{Answer, Desk, Error, Write};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/actions/{id}/evidence", rejection(kit::Error))]
pub struct At {
    pub id: ActionId,
}

pub async fn submit(mut desk: Desk<Write<Files>>, at: At, upload: Upload) -> Answer {
    let mut sheet = one::load(&desk, at.id).await?;
    if !may_update(&Facts::of(desk.person()), &sheet.action) {
        return Err(Error::Forbidden);
    }
    let (form, file) = received(upload);
    let Some((received, marking)) = file else {
        sheet.form = form;
        return desk.refuse(sheet);
    };
    let store = desk.app().files().clone();
    let action = sheet.action;
    desk.change(async |tx| changes::attach(tx, &store, &action, received, marking, None).await).await?;
    desk.go(One { id: action.id }, "File attached")
}
