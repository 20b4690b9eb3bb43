//! Ending a membership, with its last day and the reason.

use super::new::names;
use super::one::One;
use crate::layout::{back, date, page_head};
use crate::wings::governance::bodies::seat_form::EndForm;
use crate::wings::governance::bodies::{Bodies, Body, Membership, MembershipId, changes, queries};
use crate::wings::governance::parts::Names;
use axum_extra::routing::TypedPath;
use kit::{Answer, Desk, Form, View, Write};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/memberships/{id}/end", rejection(kit::Error))]
pub struct End {
    pub id: MembershipId,
}

struct Sheet {
    seat: Membership,
    body: Body,
    names: Names,
    form: Form<EndForm>,
}

pub async fn show(desk: Desk<Write<Bodies>>, at: End) -> Answer {
    let seat = desk.find(queries::seat(at.id)).await?;
    let body = desk.find(queries::body(seat.body_id)).await?;
    let names = names(&desk).await?;
    desk.show(Sheet { form: Form::of(EndForm::of(&seat, desk.today()), seat.version), seat, body, names })
}

pub async fn submit(mut desk: Desk<Write<Bodies>>, at: End, form: Form<EndForm>) -> Answer {
    let seat = desk.edit(&form, queries::seat(at.id)).await?;
    let body = desk.find(queries::body(seat.body_id)).await?;
    let names = names(&desk).await?;
    let typed = form.clone();
    let draft = match form.read(desk.today()) {
        Ok(draft) => draft,
        Err(form) => {
            return desk.refuse(Sheet { seat, body, names, form });
        }
    };
    if let Some(from) = seat.from_on.filter(|from| draft.until_on < *from) {
        let message = format!("They began on {}. Enter that day or a later one", date(from));
        return desk.refuse(Sheet { seat, body, names, form: typed.wrong("until-day", message) });
    }
    desk.change(async |tx| changes::end(tx, seat, draft).await).await?;
    desk.go(One { id: body.id }, "Membership ended")
}

impl View for Sheet {
    fn title(&self) -> String {
        format!("End a membership: {}", self.seat.seat)
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        let (seat, form) = (&self.seat, &self.form);
        let say = html! {
            b { (seat.standing.name()) } " of " (self.body.name)
            @if let Some(agency) = seat.agency_id { ", for " (self.names.name(agency)) }
            "."
        };
        let fates = [
            ("yes", "It is vacant: somebody else is to be found"),
            ("no", "The seat itself ends, or passes to another agency"),
        ];
        html! {
            (back(&self.body.name, One { id: self.body.id }))
            (form.summary())
            (page_head(&self.title(), &say, None))
            form class="form" method="post" action=(End { id: seat.id }) novalidate {
                (form.carried())
                (form.date("until", "Last day", |f| (&f.until_day, &f.until_month, &f.until_year)))
                (form.radios("vacant", "What happens to the seat?", fates, |f| &f.vacant))
                (govuk::Textarea { hint: "It stays in the trail. Name nobody.".into(), ..form.textarea("reason", "Why it ends", |f| &f.reason) })
                button class="btn" type="submit" { "End the membership" }
            }
        }
    }
}
