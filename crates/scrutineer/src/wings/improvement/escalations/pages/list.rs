//! Every disagreement, and what each quarter comes to.

use super::new::New;
use super::one::One;
use crate::layout::{dagger, date, folding, page_head};
use crate::wings::governance::agencies::queries as agencies;
use crate::wings::governance::parts::Names;
use crate::wings::improvement::escalations::rules::{Quarter, STAGES, quarters, stage, took};
use crate::wings::improvement::escalations::{Escalation, Escalations, State, queries};
use crate::wings::improvement::parts::{Tab, clock, tabs};
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use govuk::Column;
use kit::web::Csv;
use kit::{Answer, Desk, Read, Right, View};
use maud::{Markup, html};
use measure::working_days;
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/escalations")]
pub struct List;

#[derive(TypedPath, Deserialize)]
#[typed_path("/escalations.csv")]
pub struct ListCsv;

struct Sheet {
    tabs: Markup,
    all: Vec<Escalation>,
    names: Names,
    today: NaiveDate,
    may_write: bool,
}

pub async fn show(desk: Desk<Read<Escalations>>, _: List) -> Answer {
    let may = |verb, register| desk.person().may(Right { verb, register });
    desk.show(Sheet {
        tabs: tabs(Tab::Escalations, desk.person()),
        all: desk.all(queries::latest_first()).await?,
        names: Names::of(desk.all(agencies::by_name()).await?, desk.person()),
        today: desk.today(),
        may_write: may("write", "escalations"),
    })
}

pub async fn csv(desk: Desk<Read<Escalations>>, _: ListCsv) -> Answer {
    let names = Names::of(desk.all(agencies::by_name()).await?, desk.person());
    let header = [
        "Number",
        "About",
        "Raised by",
        "With",
        "Raised",
        "Stage",
        "Due",
        "Settled",
        "Working days",
        "Outcome",
        "Illustrative",
    ];
    let mut csv = Csv::new("escalations", &header);
    for e in desk.all(queries::latest_first()).await? {
        let days = e.settled_on.map(|on| working_days::between(e.raised_on, on).to_string());
        csv.row(vec![
            e.reference(),
            e.about.clone(),
            names.name(e.from_agency_id).to_owned(),
            names.name(e.to_agency_id).to_owned(),
            e.raised_on.to_string(),
            stage(e.stage).0.into(),
            e.due_on.to_string(),
            e.settled_on.map(|day| day.to_string()).unwrap_or_default(),
            days.unwrap_or_default(),
            e.outcome.clone().unwrap_or_default(),
            if e.illustrative { "yes" } else { "no" }.into(),
        ]);
    }
    desk.csv(csv)
}

impl Sheet {
    fn say(&self) -> Markup {
        let open = || self.all.iter().filter(|e| e.state == State::Open);
        let late = open().filter(|e| e.due_on < self.today).count();
        html! {
            @match (open().count(), late) {
                (0, _) => b { "No disagreement is open." },
                (n, 0) => b { (n) @if n == 1 { " disagreement is open, in time." } @else { " disagreements are open, none is late." } },
                (n, late) => b { (late) " of " (n) " open " @if n == 1 { "disagreement is" } @else { "disagreements are" } " late." },
            }
            " More can mean that people speak up, so neither many nor few is good in itself."
        }
    }

    fn table(&self) -> Markup {
        let columns = vec![
            Column::new("Disagreement", |e: &Escalation| {
                html! { a href=(One { id: e.id }) { (e.about) (dagger(e.illustrative)) } span class="meta rowmeta" { (e.reference()) ", " (date(e.raised_on)) } }
            })
            .names_row(),
            Column::new("Between", |e: &Escalation| html! { (self.names.name(e.from_agency_id)) " and " (self.names.name(e.to_agency_id)) }),
            Column::new("Stage", |e: &Escalation| html! { (stage(e.stage).0) }),
            Column::new("Clock", |e: &Escalation| {
                html! { @match e.settled_on { Some(on) => { "settled after " (took(e, on)) } None => (clock(e.due_on, self.today)) } }
            }),
        ];
        folding("Disagreements", columns, &self.all)
    }

    fn by_quarter(&self) -> Markup {
        let rows = quarters(&self.all);
        let mut columns = vec![
            Column::new("Quarter", |q: &Quarter| html! { (q.period.long()) }).names_row(),
            Column::new("Raised", |q: &Quarter| html! { (q.raised) }),
        ];
        for (n, (name, _)) in STAGES.iter().enumerate() {
            columns.push(Column::new(
                format!("Settled: {}", name.to_lowercase()),
                move |q: &Quarter| html! { (q.settled.get(n).copied().unwrap_or_default()) },
            ));
        }
        columns.push(Column::new(
            "Working days, the middle one",
            |q: &Quarter| html! { (q.days.map_or("–".to_owned(), |days| days.to_string())) },
        ));
        html! {
            h2 class="h2" { "What each quarter comes to" }
            (folding("By quarter", columns, &rows))
            p class="govuk-body" { "When a quarter is over, the number raised goes to the scorecard by itself, as a draft that waits for sign-off: " a href="/indicators/C62" { "the indicator" } "." }
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "Professional disagreements".into()
    }
    fn wing(&self) -> &'static str {
        "Improvement"
    }
    fn body(&self) -> Markup {
        let tools = html! {
            @if self.may_write { a class="btn" href=(New) { "Write one down" } }
            a class="btn btn--quiet" href=(ListCsv) { "Download CSV" }
        };
        html! {
            (self.tabs)
            (page_head("Professional disagreements", &self.say(), Some(tools)))
            @if self.all.is_empty() {
                p class="empty" { "None is written down yet. Where agencies cannot settle between their own people what is right for a child, it stands here with its stage and its clock. No names." }
            } @else { (self.table()) (self.by_quarter()) }
        }
    }
}
