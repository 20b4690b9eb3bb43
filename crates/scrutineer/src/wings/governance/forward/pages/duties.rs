//! Giving yearly duties their place in a year.

use super::list::List;
use crate::edition::edition_of;
use crate::wings::governance::bodies::rules::{State, state};
use crate::wings::governance::bodies::{Body, queries as bodies};
use crate::wings::governance::forward::rules::{Year, forgotten};
use crate::wings::governance::forward::{ForwardPlan, changes, queries};
use axum_extra::routing::TypedPath;
use kit::{Answer, Desk, Error, Form, Write};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/forward-plan/{year}/duties", rejection(kit::Error))]
pub struct Place {
    pub year: i32,
}

/// The key of the duty, or `all`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct PlaceForm {
    pub duty: String,
}

pub async fn submit(mut desk: Desk<Write<ForwardPlan>>, at: Place, form: Form<PlaceForm>) -> Answer {
    let year = Some(Year(at.year)).filter(|year| (1990..=2100).contains(&year.0)).ok_or(Error::NotFound)?;
    let (today, asked, edition) = (desk.today(), form.values.duty.clone(), edition_of(&desk).await?);
    let now = |body: &Body| state(body.from_on, body.until_on, today) != State::Ended;
    let placed = desk
        .change(async |tx| {
            let all: Vec<Body> = tx.all(bodies::in_order()).await?.into_iter().filter(now).collect();
            // The row of the first body is locked until the end: of two who place duties at once, the second sees the first.
            if let Some(first) = all.first() {
                tx.find(bodies::body(first.id)).await?;
            }
            let entries = tx.all(queries::between(year.begins(), year.ends())).await?;
            let mut placed = 0;
            for duty in forgotten(&entries, &edition).into_iter().filter(|duty| asked == "all" || duty.key == asked) {
                changes::place_duty(tx, duty, year, &all).await?;
                placed += 1;
            }
            Ok(placed)
        })
        .await?;
    let said = match placed {
        0 => "It has its place already".to_owned(),
        1 => "1 yearly duty has its place".to_owned(),
        n => format!("{n} yearly duties have their place"),
    };
    desk.go(List { year: at.year }, &said)
}
