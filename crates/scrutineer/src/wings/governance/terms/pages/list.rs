//! Every body with its terms of reference: the quorum, and when they are looked at again.

use super::of_body::OfBody;
use crate::layout::{clock, dagger, date, folding, page_head};
use crate::wings::governance::bodies::rules::{State, state};
use crate::wings::governance::bodies::{Bodies, Body, queries as bodies};
use crate::wings::governance::parts::{Tab, tabs};
use crate::wings::governance::terms::rules::{on, quorum, words};
use crate::wings::governance::terms::{Terms, queries};
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use govuk::Column;
use kit::web::Csv;
use kit::{Answer, Desk, Permission, Read, Result, View};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/terms")]
pub struct List;

#[derive(TypedPath, Deserialize)]
#[typed_path("/terms.csv")]
pub struct ListCsv;

/// A body of today with the terms that hold.
pub struct Line {
    pub body: Body,
    pub terms: Option<Terms>,
    /// How many versions there are.
    pub versions: usize,
}

/// Every body of today with its terms.
///
/// # Errors
/// When the database cannot be read.
pub async fn lines<P: Permission>(desk: &Desk<P>) -> Result<Vec<Line>> {
    let (all, today) = (desk.all(queries::latest_first()).await?, desk.today());
    let mut lines = Vec::new();
    for body in desk.all(bodies::in_order()).await? {
        if state(body.from_on, body.until_on, today) != State::Now {
            continue;
        }
        let own: Vec<Terms> = all.iter().filter(|terms| terms.body_id == body.id).cloned().collect();
        lines.push(Line { terms: on(&own, today).cloned(), versions: own.len(), body });
    }
    Ok(lines)
}

struct Sheet {
    tabs: Markup,
    lines: Vec<Line>,
    today: NaiveDate,
}

pub async fn show(desk: Desk<Read<Bodies>>, _: List) -> Answer {
    let sheet = Sheet { tabs: tabs(Tab::Accountable, desk.person()), lines: lines(&desk).await?, today: desk.today() };
    desk.show(sheet)
}

pub async fn csv(desk: Desk<Read<Bodies>>, _: ListCsv) -> Answer {
    let header = ["Body", "Agreed", "Review by", "Quorum", "Versions", "Illustrative"];
    let mut csv = Csv::new("terms-of-reference", &header);
    for Line { body, terms, versions } in lines(&desk).await? {
        let of = |show: fn(&Terms) -> String| terms.as_ref().map(show).unwrap_or_default();
        csv.row(vec![
            body.name,
            of(|terms| terms.agreed_on.to_string()),
            of(|terms| terms.review_on.to_string()),
            words(&quorum(terms.as_ref())),
            versions.to_string(),
            of(|terms| if terms.illustrative { "yes" } else { "no" }.to_owned()),
        ]);
    }
    desk.csv(csv)
}

impl Sheet {
    fn say(&self) -> Markup {
        let none = self.lines.iter().filter(|line| line.terms.is_none()).count();
        let late =
            self.lines.iter().filter_map(|line| line.terms.as_ref()).filter(|t| t.review_on < self.today).count();
        html! {
            @match (none, late) {
                (0, 0) => b { "Every body has terms of reference, and none is due for review." },
                (0, late) => { b { (late) " to be reviewed." } " Their day has passed." }
                (none, 0) => { b { (none) " of " (self.lines.len()) " bodies have none." } " Their meetings are judged by the usual quorum." }
                (none, late) => { b { (none) " of " (self.lines.len()) " bodies have none, and " (late) " to be reviewed." } }
            }
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "Terms of reference".into()
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        let today = self.today;
        let columns = vec![
            Column::new("Body", |line: &Line| html! { a href=(OfBody { id: line.body.id }) { (line.body.name) } })
                .names_row(),
            Column::new("Agreed", |line: &Line| {
                html! {
                    @match &line.terms { Some(terms) => { (date(terms.agreed_on)) (dagger(terms.illustrative)) } None => span class="muted" { "Not yet" } }
                }
            }),
            Column::new(
                "Review by",
                move |line: &Line| html! { @if let Some(terms) = &line.terms { (clock(terms.review_on, today)) } },
            ),
            Column::new("Quorum", |line: &Line| {
                html! {
                    (words(&quorum(line.terms.as_ref()))) @if line.terms.is_none() { span class="under" { "Usual, not agreed" } }
                }
            }),
            Column::new("Versions", |line: &Line| html! { (line.versions) }).numeric(),
        ];
        let tools = html! { a class="btn btn--quiet" href=(ListCsv) { "Download CSV" } };
        html! {
            (self.tabs)
            (page_head("Terms of reference", &self.say(), Some(tools)))
            @if self.lines.is_empty() { p class="empty" { "There is no body yet. Add the bodies first, under Who is accountable." } }
            @else { (folding("Terms of reference", columns, &self.lines)) }
        }
    }
}
