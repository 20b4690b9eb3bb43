//! What changed in a plan between two days.

use super::list::List;
use super::one::{One, stood};
use crate::layout::{Crumb, crumbs, date, page_head};
use crate::wings::improvement::plans::rules::changed;
use crate::wings::improvement::plans::{Plan, PlanId, Plans, queries};
use axum::extract::Query;
use axum_extra::routing::TypedPath;
use chrono::{Months, NaiveDate};
use kit::{Answer, Desk, Read, View};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/plans/{id}/changes", rejection(kit::Error))]
pub struct Between {
    pub id: PlanId,
}

/// The two days, as a browser's date boxes send them.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    pub from: String,
    pub to: String,
}

struct Sheet {
    plan: Plan,
    from: NaiveDate,
    to: NaiveDate,
    said: Vec<String>,
}

pub async fn show(desk: Desk<Read<Plans>>, at: Between, asked: Query<Asked>) -> Answer {
    let plan = desk.find(queries::plan(at.id)).await?;
    let to: NaiveDate = asked.to.parse().unwrap_or(desk.today());
    let from = asked.from.parse().unwrap_or(to.checked_sub_months(Months::new(3)).unwrap_or(to));
    let (from, to) = (from.min(to), to.max(from));
    let said = changed(&*stood(&desk, at.id, from).await?, &*stood(&desk, at.id, to).await?);
    desk.show(Sheet { plan, from, to, said })
}

impl View for Sheet {
    fn title(&self) -> String {
        format!("What changed: {}", self.plan.name)
    }
    fn wing(&self) -> &'static str {
        "Improvement"
    }
    fn body(&self) -> Markup {
        let id = self.plan.id;
        let say = html! {
            b { @match self.said.len() { 0 => "Nothing changed", 1 => "1 thing changed", n => { (n) " things changed" } } }
            " between " (date(self.from)) " and " (date(self.to)) "."
        };
        html! {
            (crumbs(&[Crumb::new("Plans", List), Crumb::new(&self.plan.name, One { id })]))
            (page_head("What changed", &say, None))
            form class="filters" method="get" action=(Between { id }) {
                div class="filters__f" { label for="from" { "From" } input class="govuk-input" type="date" id="from" name="from" value=(self.from) required; }
                div class="filters__f" { label for="to" { "To" } input class="govuk-input" type="date" id="to" name="to" value=(self.to) required; }
                div class="filters__b" { button class="btn btn--quiet" type="submit" { "Show" } }
            }
            @if self.said.is_empty() { p class="empty" { "No item came or went and no action moved. Choose an earlier first day." } }
            @else { ul class="govuk-list govuk-list--bullet" { @for words in &self.said { li { (words) } } } }
        }
    }
}
