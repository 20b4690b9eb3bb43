//! Revising a figure: what was signed off stays, and a new revision waits for sign-off in its turn.

use super::controls;
use super::one::One;
use crate::layout::{Crumb, crumbs, page_head};
use crate::wings::governance::agencies::queries as agencies;
use crate::wings::performance::indicators::rules::period_long;
use crate::wings::performance::indicators::{Indicator, queries as indicators};
use crate::wings::performance::readings::form::ReadingForm;
use crate::wings::performance::readings::rules::{Facts, may_attach, may_revise};
use crate::wings::performance::readings::{Reading, ReadingId, Readings, changes, queries};
use axum_extra::routing::TypedPath;
use govuk::Textarea;
use kit::{Answer, Desk, Error, Form, Person, Result, View, Write};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/readings/{id}/revision", rejection(kit::Error))]
pub struct Revision {
    pub id: ReadingId,
}

struct Sheet {
    indicator: Indicator,
    reading: Reading,
    form: Form<ReadingForm>,
}

pub async fn show(desk: Desk<Write<Readings>>, at: Revision) -> Answer {
    let reading = desk.find(queries::reading(at.id)).await?;
    check(desk.person(), &reading)?;
    let indicator = desk.find(indicators::indicator(reading.indicator_id)).await?;
    desk.show(Sheet { form: Form::of(ReadingForm::of(&reading), reading.version), indicator, reading })
}

pub async fn submit(mut desk: Desk<Write<Readings>>, at: Revision, mut form: Form<ReadingForm>) -> Answer {
    let reading = desk.edit(&form, queries::reading(at.id)).await?;
    check(desk.person(), &reading)?;
    let indicator = desk.find(indicators::indicator(reading.indicator_id)).await?;
    let Some(draft) = form.values.revised(&mut form.errors, &indicator) else {
        return desk.refuse(Sheet { indicator, reading, form });
    };
    let speaker = match reading.agency_id {
        Some(agency) => desk.find(agencies::agency(agency)).await?.short_name,
        None => desk.person().title().to_owned(),
    };
    let revised = desk.change(async |tx| changes::revise(tx, &indicator, reading, draft, &speaker).await).await?;
    desk.go(
        One { id: revised.id },
        "Sent as a revision. It waits for sign-off; until then the earlier one stays shown.",
    )
}

/// Their own agency's, or any for the Board's office; and only the latest.
fn check(person: &Person, reading: &Reading) -> Result<()> {
    let who = Facts::of(person);
    if !may_attach(&who, reading) {
        return Err(Error::Forbidden);
    }
    if !may_revise(&who, reading) {
        return Err(Error::Conflict(
            "There is a later revision of this figure. Open the latest one and revise that.".into(),
        ));
    }
    Ok(())
}

impl View for Sheet {
    fn title(&self) -> String {
        format!("Revise {}", self.indicator.name)
    }
    fn wing(&self) -> &'static str {
        "Performance"
    }
    fn body(&self) -> Markup {
        let (reading, form) = (&self.reading, &self.form);
        let period = period_long(&self.indicator, &reading.period());
        let say = html! {
            b { (self.indicator.name) ", " (period) } ". Revision " (reading.revision) " stays as it is; yours becomes revision " (reading.revision + 1) "."
        };
        html! {
            (crumbs(&[Crumb::new("Indicators", "/indicators"), Crumb::new(format!("Revision {}", reading.revision), One { id: reading.id })]))
            (form.summary())
            (page_head("Revise a figure", &say, None))
            form method="post" action=(Revision { id: reading.id }) class="form" novalidate {
                (form.carried())
                (controls::figure(form, &self.indicator))
                (Textarea {
                    rows: 3,
                    hint: "It is printed beside the figure, such as: late records from two teams.".into(),
                    ..form.textarea("reason", "Why is it revised?", |f| &f.reason)
                })
                (controls::words(form))
                button class="btn" type="submit" { "Send the revision" }
            }
        }
    }
}
