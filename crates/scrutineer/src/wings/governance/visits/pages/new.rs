//! Putting a visit into the diary.

use super::list::List;
use super::one::One;
use crate::layout::{back, page_head};
use crate::wings::governance::agencies::queries as agencies;
use crate::wings::governance::parts::Names;
use crate::wings::governance::visits::form::{VisitForm, controls};
use crate::wings::governance::visits::{Visits, plan};
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use kit::{Answer, Desk, Form, Result, View, Write};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/visits/new")]
pub struct New;

struct Sheet {
    form: Form<VisitForm>,
    names: Names,
    today: NaiveDate,
}

async fn sheet(desk: &Desk<Write<Visits>>, form: Form<VisitForm>) -> Result<Sheet> {
    let names = Names::of(desk.all(agencies::by_name()).await?, desk.person());
    Ok(Sheet { form, names, today: desk.today() })
}

pub async fn show(desk: Desk<Write<Visits>>, _: New) -> Answer {
    let sheet = sheet(&desk, Form::default()).await?;
    desk.show(sheet)
}

pub async fn submit(mut desk: Desk<Write<Visits>>, _: New, form: Form<VisitForm>) -> Answer {
    let typed = form.clone();
    let new = match form.read(desk.today()) {
        Ok(new) => new,
        Err(form) => {
            let sheet = sheet(&desk, form).await?;
            return desk.refuse(sheet);
        }
    };
    let sheet = sheet(&desk, typed).await?;
    if new.agency_id.is_some_and(|id| sheet.names.get(id).is_none()) {
        let form = sheet.form.wrong("agency", "Choose the agency from the list");
        return desk.refuse(Sheet { form, ..sheet });
    }
    let visit = desk.change(async |tx| plan(tx, new).await).await?;
    desk.go(One { id: visit.id }, "It stands in the diary")
}

impl View for Sheet {
    fn title(&self) -> String {
        "Plan a visit".into()
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        html! {
            (back("Visits", List))
            (self.form.summary())
            (page_head("Plan a visit", &html! { "Or write down one that was made." }, None))
            form method="post" action=(New) class="form" novalidate {
                (controls(&self.form, &self.names, self.today))
                button class="btn" type="submit" { "Put it into the diary" }
            }
        }
    }
}
