//! Every plan, side by side, with how far each is.

use super::new::New;
use super::one::{One, work_out};
use crate::layout::{dagger, date, folding, page_head};
use crate::wings::improvement::actions::{action, step};
use crate::wings::improvement::parts::{Tab, tabs};
use crate::wings::improvement::plans::rules::Rolled;
use crate::wings::improvement::plans::{Plan, Plans, item, plan, queries};
use axum_extra::routing::TypedPath;
use govuk::Column;
use kit::links;
use kit::web::Csv;
use kit::{Answer, Desk, Permission, Read, Result, Right, View};
use maud::{Markup, html};
use serde::Deserialize;
use std::sync::Arc;

#[derive(TypedPath, Deserialize)]
#[typed_path("/plans")]
pub struct List;

#[derive(TypedPath, Deserialize)]
#[typed_path("/plans.csv")]
pub struct ListCsv;

struct Sheet {
    tabs: Markup,
    plans: Arc<Vec<(Plan, Rolled)>>,
    may_write: bool,
}

/// Every plan with how far it is today; kept until something that it rests on changes.
async fn load<P: Permission>(desk: &Desk<P>) -> Result<Arc<Vec<(Plan, Rolled)>>> {
    let today = desk.today();
    desk.kept::<(plan::Entity, item::Entity, action::Entity, step::Entity, links::Entity), Vec<(Plan, Rolled)>, _>(
        "plans and how far",
        &today.to_string(),
        async |desk| {
            let mut plans = Vec::new();
            for plan in desk.all(queries::in_order()).await? {
                let rolled = work_out(desk, plan.id, today).await?.whole();
                plans.push((plan, rolled));
            }
            Ok(plans)
        },
    )
    .await
}

pub async fn show(desk: Desk<Read<Plans>>, _: List) -> Answer {
    let may_write = desk.person().may(Right { verb: "write", register: "plans" });
    desk.show(Sheet { tabs: tabs(Tab::Plans, desk.person()), plans: load(&desk).await?, may_write })
}

pub async fn csv(desk: Desk<Read<Plans>>, _: ListCsv) -> Answer {
    let mut csv =
        Csv::new("plans", &["Plan", "Kind", "From", "Until", "Actions", "Complete", "Effective", "Late", "At risk"]);
    for (plan, rolled) in load(&desk).await?.iter() {
        csv.row(vec![
            plan.name.clone(),
            plan.kind.name().into(),
            plan.from_on.to_string(),
            plan.until_on.map(|day| day.to_string()).unwrap_or_default(),
            rolled.all.to_string(),
            rolled.complete.to_string(),
            rolled.effective.to_string(),
            rolled.late.to_string(),
            rolled.amber.to_string(),
        ]);
    }
    desk.csv(csv)
}

impl View for Sheet {
    fn title(&self) -> String {
        "Plans".into()
    }
    fn wing(&self) -> &'static str {
        "Improvement"
    }
    fn body(&self) -> Markup {
        let late = self.plans.iter().filter(|(_, rolled)| rolled.late > 0).count();
        let say = html! {
            @match (self.plans.len(), late) {
                (0, _) => "What the Board means to achieve, and how far it is.",
                (n, 0) => b { "None of " (n) " plans has a late action." },
                (n, late) => b { (late) " of " (n) " plans " @if late == 1 { "has" } @else { "have" } " late actions." },
            }
        };
        let tools = html! {
            @if self.may_write { a class="btn" href=(New) { "Make a plan" } }
            a class="btn btn--quiet" href=(ListCsv) { "Download CSV" }
        };
        let columns = vec![
            Column::new("Plan", |(plan, _): &(Plan, Rolled)| {
                html! { a href=(One { id: plan.id }) { (plan.name) (dagger(plan.illustrative)) } span class="meta rowmeta" { (plan.summary) } }
            })
            .names_row(),
            Column::new("Kind", |(plan, _): &(Plan, Rolled)| html! { (plan.kind.name()) }),
            Column::new("Dates", |(plan, _): &(Plan, Rolled)| {
                html! { "from " (date(plan.from_on)) @if let Some(until) = plan.until_on { " to " (date(until)) } }
            }),
            Column::new("How far", |(_, rolled): &(Plan, Rolled)| html! { (rolled.words()) }),
        ];
        html! {
            (self.tabs)
            (page_head("Plans", &say, Some(tools)))
            @if self.plans.is_empty() {
                p class="empty" { "No plans yet. Make the business plan first: its priorities, their outcomes, and the tasks under them." }
            } @else { (folding("Plans", columns, &self.plans)) }
        }
    }
}
