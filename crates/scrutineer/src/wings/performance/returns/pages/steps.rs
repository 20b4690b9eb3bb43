//! The steps of a return that ask nothing: taking it back, signing it off, closing it.

use super::one::One;
use crate::wings::governance::agencies::AgencyId;
use crate::wings::performance::readings::rules::Facts;
use crate::wings::performance::readings::{Readings, Release};
use crate::wings::performance::returns::place::Place;
use crate::wings::performance::returns::{AgencyReturn, changes, queries, rules};
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use kit::{Answer, Desk, Error, Form, Permission, Result, Write};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/returns/{agency}/{ends_on}/taking-back", rejection(kit::Error))]
pub struct TakingBack {
    pub agency: AgencyId,
    pub ends_on: NaiveDate,
}
#[derive(TypedPath, Deserialize)]
#[typed_path("/returns/{agency}/{ends_on}/signature", rejection(kit::Error))]
pub struct Signature {
    pub agency: AgencyId,
    pub ends_on: NaiveDate,
}
#[derive(TypedPath, Deserialize)]
#[typed_path("/returns/{agency}/{ends_on}/closing", rejection(kit::Error))]
pub struct Closing {
    pub agency: AgencyId,
    pub ends_on: NaiveDate,
}

/// Nothing is typed; the version is carried.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct NoForm {}

/// The return at an address in the version that the form carried, with all that is known of it.
pub(super) async fn carried<P: Permission, F>(
    desk: &Desk<P>,
    form: &Form<F>,
    (agency, ends_on): (AgencyId, NaiveDate),
) -> Result<(Place, AgencyReturn)> {
    let place = Place::at(desk, agency, ends_on).await?;
    let Some(sent) = &place.sent else { return Err(Error::NotFound) };
    let sent = desk.edit(form, queries::one(sent.id)).await?;
    Ok((place, sent))
}

pub async fn take_back(mut desk: Desk<Write<Readings>>, at: TakingBack, form: Form<NoForm>) -> Answer {
    let (_, sent) = carried(&desk, &form, (at.agency, at.ends_on)).await?;
    if !rules::may_take_back(&Facts::of(desk.person()), &sent) {
        return Err(Error::Forbidden);
    }
    desk.change(async |tx| changes::take_back(tx, sent).await).await?;
    desk.go(One { agency: at.agency, ends_on: at.ends_on }, "Taken back. Everything that was typed is still there.")
}

pub async fn approve(mut desk: Desk<Release>, at: Signature, form: Form<NoForm>) -> Answer {
    let (place, sent) = carried(&desk, &form, (at.agency, at.ends_on)).await?;
    if !rules::may_approve(&Facts::of(desk.person()), &sent) {
        return Err(Error::Forbidden);
    }
    desk.change(async |tx| changes::approve(tx, &place, sent).await).await?;
    desk.go(One { agency: at.agency, ends_on: at.ends_on }, "Signed off. The figures are on the scorecard.")
}

pub async fn lock(mut desk: Desk<Release>, at: Closing, form: Form<NoForm>) -> Answer {
    let (_, sent) = carried(&desk, &form, (at.agency, at.ends_on)).await?;
    if !rules::may_lock(&Facts::of(desk.person()), &sent) {
        return Err(Error::Forbidden);
    }
    desk.change(async |tx| changes::lock(tx, sent).await).await?;
    let said = "Closed. A figure that is found wrong is revised with a reason, and the earlier one stays.";
    desk.go(One { agency: at.agency, ends_on: at.ends_on }, said)
}
