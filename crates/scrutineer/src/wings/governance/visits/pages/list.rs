//! The diary: visits to come, and what was heard at those that were.

use super::new::New;
use super::one::One;
use crate::layout::{dagger, date, folding, page_head};
use crate::wings::governance::agencies::queries as agencies;
use crate::wings::governance::parts::Names;
use crate::wings::governance::visits::{Visit, Visits, queries};
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use govuk::Column;
use kit::web::Csv;
use kit::{Answer, Desk, Read, Right, View};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/visits")]
pub struct List;

#[derive(TypedPath, Deserialize)]
#[typed_path("/visits.csv")]
pub struct ListCsv;

struct Sheet {
    visits: Vec<Visit>,
    names: Names,
    today: NaiveDate,
    may_write: bool,
}

pub async fn show(desk: Desk<Read<Visits>>, _: List) -> Answer {
    desk.show(Sheet {
        visits: desk.all(queries::latest_first()).await?,
        names: Names::of(desk.all(agencies::by_name()).await?, desk.person()),
        today: desk.today(),
        may_write: desk.person().may(Right { verb: "write", register: "visits" }),
    })
}

pub async fn csv(desk: Desk<Read<Visits>>, _: ListCsv) -> Answer {
    let names = Names::of(desk.all(agencies::by_name()).await?, desk.person());
    let mut csv = Csv::new(
        "visits",
        &["Day", "Whom or what", "Agency", "What for", "What was heard", "Follow-up", "Illustrative"],
    );
    for visit in desk.all(queries::latest_first()).await? {
        csv.row(vec![
            visit.on_date.to_string(),
            visit.place,
            visit.agency_id.map(|id| names.name(id).to_owned()).unwrap_or_default(),
            visit.purpose,
            visit.heard.unwrap_or_default(),
            visit.follow_up.unwrap_or_default(),
            if visit.illustrative { "yes" } else { "no" }.into(),
        ]);
    }
    desk.csv(csv)
}

impl Sheet {
    fn say(&self) -> Markup {
        let next = self.visits.iter().rev().find(|visit| visit.on_date >= self.today);
        let silent = self.visits.iter().filter(|visit| visit.on_date < self.today && visit.heard.is_none()).count();
        html! {
            @match next { Some(next) => b { "Next: " (next.place) ", " (date(next.on_date)) "." }, None => b { "No visit is planned." } }
            @match silent { 0 => {}, 1 => " Of 1 visit nothing was written down yet.", n => { " Of " (n) " visits nothing was written down yet." } }
        }
    }

    fn table(&self, heading: &str, visits: &[&Visit]) -> Markup {
        let columns = vec![
            Column::new("Whom or what", |v: &&Visit| html! { a href=(One { id: v.id }) { (v.place) } (dagger(v.illustrative)) @if let Some(id) = v.agency_id { span class="under" { (self.names.name(id)) } } }).names_row(),
            Column::new("Day", |v: &&Visit| html! { (date(v.on_date)) }),
            Column::new("What for", |v: &&Visit| html! { (v.purpose) }),
            Column::new("What was heard", |v: &&Visit| html! {
                @match &v.heard { Some(heard) => (heard), None => span class="muted" { "Nothing written down yet" } }
                @if let Some(next) = &v.follow_up { span class="under" { "Then: " (next) } }
            }),
        ];
        html! { @if !visits.is_empty() { h2 class="h2" { (heading) } (folding(heading, columns, visits)) } }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "Visits of the chair".into()
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        let tools = html! {
            @if self.may_write { a class="btn" href=(New) { "Plan a visit" } }
            a class="btn btn--quiet" href=(ListCsv) { "Download CSV" }
        };
        let (ahead, past): (Vec<&Visit>, Vec<&Visit>) =
            self.visits.iter().partition(|visit| visit.on_date >= self.today);
        let ahead: Vec<&Visit> = ahead.into_iter().rev().collect();
        html! {
            (page_head("Visits of the chair", &self.say(), Some(tools)))
            @if self.visits.is_empty() { p class="empty" { "No visits yet. Put a visit to a team, a school or a group of young people into the diary; afterwards write down what was heard." } }
            (self.table("To come", &ahead))
            (self.table("Made", &past))
        }
    }
}
