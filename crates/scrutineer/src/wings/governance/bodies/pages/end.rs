//! Ending a seat: it stays on record with its last day and the reason.

use super::one::One;
use crate::layout::{back, page_head};
use crate::wings::governance::bodies::form::EndForm;
use crate::wings::governance::bodies::{Bodies, Body, Membership, changes, queries};
use axum_extra::routing::TypedPath;
use kit::{Answer, Desk, Form, Id, View, Write};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/seats/{id}/end", rejection(kit::Error))]
pub struct End {
    pub id: Id<Bodies>,
}

struct Sheet {
    seat: Membership,
    of: Body,
    form: Form<EndForm>,
}

pub async fn show(desk: Desk<Write<Bodies>>, at: End) -> Answer {
    let seat = desk.find(queries::seat(at.id)).await?;
    let of = desk.find(queries::body(seat.body_id)).await?;
    desk.show(Sheet { form: Form::of(EndForm::default(), seat.version), seat, of })
}

pub async fn submit(mut desk: Desk<Write<Bodies>>, at: End, form: Form<EndForm>) -> Answer {
    let seat = desk.edit(&form, queries::seat(at.id)).await?;
    let of = desk.find(queries::body(seat.body_id)).await?;
    let (until, reason) = match form.read(desk.today()) {
        Ok(draft) => draft,
        Err(form) => return desk.refuse(Sheet { seat, of, form }),
    };
    desk.change(async |tx| changes::end(tx, seat, until, reason).await).await?;
    desk.go(One { id: of.id }, "Seat ended")
}

impl View for Sheet {
    fn title(&self) -> String {
        format!("End the seat of {}", self.seat.seat)
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        let form = &self.form;
        html! {
            (back(&self.of.name, One { id: self.of.id }))
            (form.summary())
            (page_head(&self.title(), &html! { "It stays on record with its last day." }, None))
            form method="post" action=(End { id: self.seat.id }) class="form" novalidate {
                (form.carried())
                (form.date("until", "Last day", |f| (&f.until_day, &f.until_month, &f.until_year)))
                (form.input("reason", "Why it ends", |f| &f.reason))
                button class="btn" type="submit" { "End the seat" }
            }
        }
    }
}
