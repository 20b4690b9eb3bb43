//! Adding a seat to a body.

use super::one::One;
use crate::layout::{back, page_head};
use crate::wings::governance::agencies::{Agency, queries as agencies};
use crate::wings::governance::bodies::form::SeatForm;
use crate::wings::governance::bodies::{Bodies, Body, BodyId, Standing, changes, queries};
use axum_extra::routing::TypedPath;
use govuk::Input;
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
    agencies: Vec<Agency>,
}

pub async fn show(desk: Desk<Write<Bodies>>, at: NewSeat) -> Answer {
    let body = desk.find(queries::body(at.id)).await?;
    desk.show(Sheet { body, form: Form::default(), agencies: desk.all(agencies::by_name()).await? })
}

pub async fn submit(mut desk: Desk<Write<Bodies>>, at: NewSeat, form: Form<SeatForm>) -> Answer {
    let body = desk.find(queries::body(at.id)).await?;
    let agencies = desk.all(agencies::by_name()).await?;
    let kept = form.clone();
    let draft = match form.read(desk.today()) {
        Ok(draft) if draft.agency_id.is_none_or(|id| agencies.iter().any(|a| a.id == id)) => draft,
        Ok(_) => {
            return desk.refuse(Sheet { body, form: kept.wrong("agency", "Choose an agency from the list"), agencies });
        }
        Err(form) => return desk.refuse(Sheet { body, form, agencies }),
    };
    desk.change(async |tx| changes::seat(tx, body.id, draft).await).await?;
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
        let (form, id) = (&self.form, self.body.id);
        let ids: Vec<String> = self.agencies.iter().map(|a| a.id.to_string()).collect();
        let agencies = std::iter::once(("", "None"))
            .chain(ids.iter().zip(&self.agencies).map(|(id, a)| (id.as_str(), a.name.as_str())));
        let standings: Vec<(String, &str)> = Standing::iter().map(|s| (s.to_value(), s.name())).collect();
        let standings = standings.iter().map(|(key, name)| (key.as_str(), *name));
        html! {
            (back(&self.body.name, One { id }))
            (form.summary())
            (page_head(&self.title(), &html! { "The post that sits there, not who holds it." }, None))
            form method="post" action=(NewSeat { id }) class="form" novalidate {
                (Input { hint: "Such as Assistant chief constable.".into(), ..form.input("seat", "Post", |f| &f.seat) })
                (form.select("agency", "Agency", agencies, |f| &f.agency))
                (form.radios("standing", "Standing", standings, |f| &f.standing))
                (form.radios("statutory", "Does the law ask for this seat?", [("yes", "Yes"), ("no", "No")], |f| &f.statutory))
                button class="btn" type="submit" { "Add" }
            }
        }
    }
}
