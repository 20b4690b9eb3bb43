//! Adding a seat to a body.

use super::new::{known, names};
use super::one::One;
use crate::layout::{back, date, page_head};
use crate::wings::governance::bodies::seat_form::SeatForm;
use crate::wings::governance::bodies::{Bodies, Body, BodyId, Standing, changes, queries, rules};
use crate::wings::governance::parts::Names;
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use kit::{Answer, Desk, Form, View, Write};
use maud::{Markup, html};
use sea_orm::{ActiveEnum, Iterable};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/bodies/{id}/seats/new", rejection(kit::Error))]
pub struct NewSeat {
    pub id: BodyId,
}

struct Sheet {
    body: Body,
    form: Form<SeatForm>,
    names: Names,
    today: NaiveDate,
}

pub async fn show(desk: Desk<Write<Bodies>>, at: NewSeat) -> Answer {
    let body = desk.find(queries::body(at.id)).await?;
    let names = names(&desk).await?;
    desk.show(Sheet { body, form: Form::new(SeatForm::from(desk.today())), names, today: desk.today() })
}

pub async fn submit(mut desk: Desk<Write<Bodies>>, at: NewSeat, form: Form<SeatForm>) -> Answer {
    let body = desk.find(queries::body(at.id)).await?;
    let (names, today) = (names(&desk).await?, desk.today());
    let form = known(form, "agency_id", |f| &f.agency_id, &names);
    let typed = form.clone();
    let draft = match form.read(today) {
        Ok(draft) => draft,
        Err(form) => {
            return desk.refuse(Sheet { body, form, names, today });
        }
    };
    let seats = desk.all(queries::seats_of(at.id)).await?;
    let wrong = if rules::taken(&seats, draft.agency_id, &draft.seat, draft.from_on) {
        Some((
            "seat",
            "This body has that seat already. Give this one a name of its own, such as “Lay member, north”".to_owned(),
        ))
    } else {
        body.until_on
            .filter(|until| *until < draft.from_on)
            .map(|until| ("from-day", format!("The group ends on {}. Enter a day before that", date(until))))
    };
    if let Some((field, message)) = wrong {
        return desk.refuse(Sheet { body, form: typed.wrong(field, message), names, today });
    }
    desk.change(async |tx| changes::seat(tx, at.id, draft).await).await?;
    desk.go(One { id: at.id }, "Seat added")
}

impl View for Sheet {
    fn title(&self) -> String {
        format!("Add a seat to {}", self.body.short_name)
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        let (id, form) = (self.body.id, &self.form);
        let standings: Vec<(String, &str)> = Standing::iter().map(|one| (one.to_value(), one.name())).collect();
        let standings = standings.iter().map(|(key, name)| (key.as_str(), *name));
        let agencies = self.names.choices(
            "None: lay member, independent chair, young people",
            self.today,
            form.values.agency_id.parse().ok(),
        );
        let agencies = agencies.iter().map(|(key, name)| (key.as_str(), name.as_str()));
        html! {
            (back(&self.body.name, One { id }))
            (form.summary())
            (page_head(&self.title(), &html! { "A seat belongs to a post of an agency, never to a name." }, None))
            form class="form" method="post" action=(NewSeat { id }) novalidate {
                (govuk::Input { hint: "Such as Director of nursing.".into(), ..form.input("seat", "Post", |f| &f.seat) })
                (form.select("agency_id", "Agency", agencies, |f| &f.agency_id))
                (form.radios("standing", "As what do they sit here?", standings, |f| &f.standing))
                (form.radios("statutory", "Does law or guidance require the seat?", [("yes", "Yes"), ("no", "No")], |f| &f.statutory))
                (form.date("from", "First day", |f| (&f.from_day, &f.from_month, &f.from_year)))
                button class="btn" type="submit" { "Add" }
            }
        }
    }
}
