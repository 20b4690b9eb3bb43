//! One visit: what was heard, and what it leads to.

use super::list::List;
use crate::layout::{Crumb, crumbs, dagger, date, page_head};
use crate::wings::governance::agencies::queries as agencies;
use crate::wings::governance::meetings::pages::round::{Named, came_list, came_of};
use crate::wings::governance::parts::Names;
use crate::wings::governance::visits::form::{VisitForm, controls};
use crate::wings::governance::visits::{Visit, VisitId, Visits, changes, queries};
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use kit::{Answer, Desk, Form, Permission, Read, Result, Right, View, Write};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/visits/{id}", rejection(kit::Error))]
pub struct One {
    pub id: VisitId,
}

struct Sheet {
    visit: Visit,
    names: Names,
    form: Form<VisitForm>,
    may_write: bool,
    /// The actions and challenges that came of it.
    came: Vec<Named>,
    today: NaiveDate,
}

async fn sheet<P: Permission>(desk: &Desk<P>, visit: Visit, form: Form<VisitForm>) -> Result<Sheet> {
    Ok(Sheet {
        names: Names::of(desk.all(agencies::by_name()).await?, desk.person()),
        may_write: desk.person().may(Right { verb: "write", register: "visits" }),
        came: came_of(desk, visit.id.uuid()).await?,
        today: desk.today(),
        visit,
        form,
    })
}

pub async fn show(desk: Desk<Read<Visits>>, at: One) -> Answer {
    let visit = desk.find(queries::visit(at.id)).await?;
    let form = Form::of(VisitForm::of(&visit), visit.version);
    let sheet = sheet(&desk, visit, form).await?;
    desk.show(sheet)
}

pub async fn submit(mut desk: Desk<Write<Visits>>, at: One, form: Form<VisitForm>) -> Answer {
    let visit = desk.edit(&form, queries::visit(at.id)).await?;
    let new = match form.read(desk.today()) {
        Ok(new) => new,
        Err(form) => {
            let sheet = sheet(&desk, visit, form).await?;
            return desk.refuse(sheet);
        }
    };
    if let Some(agency) = new.agency_id {
        desk.find(agencies::agency(agency)).await?;
    }
    desk.change(async |tx| changes::change(tx, visit, new).await).await?;
    desk.go(One { id: at.id }, "Kept")
}

impl View for Sheet {
    fn title(&self) -> String {
        format!("Visit: {}", self.visit.place)
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        let visit = &self.visit;
        let from = format!("visits:{}", visit.id);
        let say = html! {
            b { (date(visit.on_date)) (dagger(visit.illustrative)) ". " } (visit.purpose)
            @if let Some(id) = visit.agency_id { " " (self.names.link(id)) "." }
        };
        let tools = html! {
            a class="btn btn--quiet" href=(format!("/actions/new?from={from}")) { "Make it an action" }
            a class="btn btn--quiet" href=(format!("/challenges/new?from={from}")) { "Make it a challenge" }
        };
        html! {
            (crumbs(&[Crumb::new("Visits", List)]))
            (self.form.summary())
            (page_head(&visit.place, &say, self.may_write.then_some(tools)))
            @match &visit.heard {
                Some(heard) => { h2 class="h2" { "What was heard" } @for part in heard.lines().filter(|line| !line.trim().is_empty()) { p { (part) } } }
                None if visit.on_date <= self.today => p class="empty" { "Nothing is written down yet of what was heard." },
                None => p class="muted" { "The visit lies ahead." },
            }
            @if let Some(next) = &visit.follow_up { h2 class="h2" { "What will be done about it" } p { (next) } }
            (came_list(&self.came))
            @if self.may_write {
                details class="govuk-details" open[!self.form.errors.is_empty() || (visit.heard.is_none() && visit.on_date <= self.today)] {
                    summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "Change it, or write down what was heard" } }
                    div class="govuk-details__text" {
                        form method="post" action=(One { id: visit.id }) class="form" novalidate {
                            (self.form.carried())
                            (controls(&self.form, &self.names, self.today))
                            button class="btn" type="submit" { "Keep it" }
                        }
                    }
                }
            }
        }
    }
}
