//! Every risk: the grid of likelihood and impact, and the table that says the same.

use super::new::New;
use super::one::One;
use crate::layout::{dagger, folding, page_head};
use crate::wings::governance::agencies::queries as agencies;
use crate::wings::governance::parts::Names;
use crate::wings::improvement::parts::{Tab, clock, tabs};
use crate::wings::improvement::risks::rules::{Grade, IMPACTS, LIKELIHOODS, movement_words};
use crate::wings::improvement::risks::{Review, Risk, Risks, State, queries};
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use govuk::Column;
use kit::web::Csv;
use kit::{Answer, Desk, Permission, Read, Result, Right, View};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/risks")]
pub struct List;

#[derive(TypedPath, Deserialize)]
#[typed_path("/risks.csv")]
pub struct ListCsv;

struct Row {
    risk: Risk,
    reviews: Vec<Review>,
}

struct Sheet {
    tabs: Markup,
    rows: Vec<Row>,
    names: Names,
    today: NaiveDate,
    may_write: bool,
}

/// Every risk with its reviews, the gravest first.
async fn load<P: Permission>(desk: &Desk<P>) -> Result<Vec<Row>> {
    let mut reviews = desk.all(queries::reviews()).await?;
    let of = |risk: Risk| Row { reviews: reviews.extract_if(.., |r| r.risk_id == risk.id).collect(), risk };
    let mut rows: Vec<Row> = desk.all(queries::in_order()).await?.into_iter().map(of).collect();
    rows.sort_by_key(|row| (row.risk.state == State::Closed, std::cmp::Reverse(row.risk.score()), row.risk.number));
    Ok(rows)
}

pub async fn show(desk: Desk<Read<Risks>>, _: List) -> Answer {
    desk.show(Sheet {
        tabs: tabs(Tab::Risks, desk.person()),
        rows: load(&desk).await?,
        names: Names::of(desk.all(agencies::by_name()).await?, desk.person()),
        today: desk.today(),
        may_write: desk.person().may(Right { verb: "write", register: "risks" }),
    })
}

pub async fn csv(desk: Desk<Read<Risks>>, _: ListCsv) -> Answer {
    let names = Names::of(desk.all(agencies::by_name()).await?, desk.person());
    let header = [
        "Number",
        "What could happen",
        "Because of",
        "Effect",
        "Owner",
        "Agency",
        "Likelihood before",
        "Impact before",
        "Score before",
        "What is done",
        "Likelihood",
        "Impact",
        "Score",
        "Grade",
        "Movement",
        "Next review",
        "State",
        "Illustrative",
    ];
    let mut csv = Csv::new("risks", &header);
    for Row { risk: r, reviews } in load(&desk).await? {
        csv.row(vec![
            r.reference(),
            r.event.clone(),
            r.cause.clone(),
            r.effect.clone(),
            r.owner.clone(),
            r.agency_id.map(|id| names.name(id).to_owned()).unwrap_or_default(),
            r.likelihood_before.to_string(),
            r.impact_before.to_string(),
            r.score_before().to_string(),
            r.controls.clone(),
            r.likelihood.to_string(),
            r.impact.to_string(),
            r.score().to_string(),
            Grade::of(r.score()).name().into(),
            movement_words(&reviews),
            r.review_on.to_string(),
            if r.state == State::Open { "open" } else { "closed" }.into(),
            if r.illustrative { "yes" } else { "no" }.into(),
        ]);
    }
    desk.csv(csv)
}

impl Sheet {
    fn open(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| row.risk.state == State::Open)
    }

    fn say(&self) -> Markup {
        let count = |grade: Grade| self.open().filter(|row| Grade::of(row.risk.score()) == grade).count();
        let overdue = self.open().filter(|row| row.risk.review_on < self.today).count();
        html! {
            @match (self.open().count(), count(Grade::Extreme)) {
                (0, _) => b { "No risk is open." },
                (n, 0) => b { "None of " (n) " risks is extreme." },
                (n, grave) => b { (grave) " of " (n) " risks " @if grave == 1 { "is" } @else { "are" } " extreme." },
            }
            @if count(Grade::High) > 0 { " " (count(Grade::High)) " high." }
            @if overdue > 0 { " " (overdue) @if overdue == 1 { " review is" } @else { " reviews are" } " late." }
        }
    }

    fn grid(&self) -> Markup {
        let at = |likelihood: i32, impact: i32| -> Vec<&Row> {
            self.open().filter(|row| (row.risk.likelihood, row.risk.impact) == (likelihood, impact)).collect()
        };
        html! {
            div class="scroller" tabindex="0" role="region" aria-label="The grid of risks" {
                table class="heat" {
                    caption class="mini__c" { "Open risks by how likely and how grave they are now" }
                    thead { tr {
                        th scope="col" { span class="govuk-visually-hidden" { "Likelihood" } }
                        @for (n, words) in (1..).zip(IMPACTS) { th scope="col" { (n) span class="meta rowmeta" { (words) } } }
                    } }
                    tbody {
                        @for (likelihood, words) in [5, 4, 3, 2, 1].into_iter().zip(LIKELIHOODS.into_iter().rev()) {
                            tr {
                                th scope="row" { (likelihood) span class="meta rowmeta" { (words) } }
                                @for impact in 1..=5 {
                                    @let grade = Grade::of(likelihood * impact);
                                    td class={ "heat__c heat__c--" (grade.name().to_lowercase()) } {
                                        span class="heat__g" { (grade.name()) }
                                        @for row in at(likelihood, impact) { a href=(One { id: row.risk.id }) title=(row.risk.event) { (row.risk.reference()) } " " }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fn table(&self) -> Markup {
        let columns = vec![
            Column::new("Risk", |row: &Row| {
                html! {
                    a href=(One { id: row.risk.id }) { (row.risk.event) (dagger(row.risk.illustrative)) }
                    span class="meta rowmeta" { (row.risk.reference()) ". " (row.risk.owner) @if let Some(id) = row.risk.agency_id { ", " (self.names.name(id)) } }
                }
            })
            .names_row(),
            Column::new("Before", |row: &Row| html! { (row.risk.score_before()) span class="meta rowmeta" { (Grade::of(row.risk.score_before()).name()) } }),
            Column::new("Now", |row: &Row| html! { b { (row.risk.score()) } span class="meta rowmeta" { (Grade::of(row.risk.score()).name()) } }),
            Column::new("Since the last review", |row: &Row| html! { (movement_words(&row.reviews)) }),
            Column::new("Next review", |row: &Row| {
                html! { @if row.risk.state == State::Open { (clock(row.risk.review_on, self.today)) } @else { "closed" } }
            }),
        ];
        folding("Risks", columns, &self.rows)
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "Risks".into()
    }
    fn wing(&self) -> &'static str {
        "Improvement"
    }
    fn body(&self) -> Markup {
        let tools = html! {
            @if self.may_write { a class="btn" href=(New) { "Add a risk" } }
            a class="btn btn--quiet" href=(ListCsv) { "Download CSV" }
        };
        html! {
            (self.tabs)
            (page_head("Risks", &self.say(), Some(tools)))
            @if self.rows.is_empty() {
                p class="empty" { "No risks yet. Add what could keep the Board or its partners from keeping children safe." }
            } @else {
                (self.grid())
                (self.table())
            }
        }
    }
}
