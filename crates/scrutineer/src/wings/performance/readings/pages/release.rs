//! Signing a figure off.

use super::drafts::Drafts;
use super::one::One;
use crate::wings::performance::readings::rules::{Facts, may_release};
use crate::wings::performance::readings::{Reading, ReadingId, Release, State, changes, queries};
use axum_extra::routing::TypedPath;
use kit::{Answer, Desk, Error, Form};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/readings/{id}/release", rejection(kit::Error))]
pub struct At {
    pub id: ReadingId,
}

/// Where it was signed off from, so that one can go on there.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ReleaseForm {
    pub from: String,
}

pub async fn submit(mut desk: Desk<Release>, at: At, form: Form<ReleaseForm>) -> Answer {
    let reading = desk.find(queries::reading(at.id)).await?;
    if reading.state == State::Released {
        return Err(Error::Conflict("This figure is signed off already.".into()));
    }
    if !reading.current {
        return Err(Error::Conflict("A later revision has taken the place of this draft. Sign that one off.".into()));
    }
    if !may_release(&Facts::of(desk.person()), &reading) {
        return Err(Error::Forbidden);
    }
    let reading = desk.edit(&form, queries::reading(at.id)).await?;
    let done = desk.change(async |tx| changes::release(tx, reading).await).await?;
    if form.values.from == "drafts" {
        return desk.go(Drafts, "Signed off");
    }
    desk.go(One { id: done.id }, "Signed off")
}

/// The button, in a form of its own.
pub(super) fn button(reading: &Reading, class: &str, from: &str, of: &str) -> Markup {
    html! {
        form method="post" action=(At { id: reading.id }) {
            input type="hidden" name="version" value=(reading.version);
            @if !from.is_empty() { input type="hidden" name="from" value=(from); }
            button class=(class) type="submit" { "Sign off" @if !of.is_empty() { span class="govuk-visually-hidden" { " " (of) } } }
        }
    }
}
