//! The budget of a year: what came, what was spent line by line, where the year will end.

use super::line::Line;
use super::new::New;
use crate::layout::{Crumb, crumbs, dagger, folding, page_head, provenance};
use crate::wings::governance::budget::rules::{Paid, Stands};
use crate::wings::governance::budget::{BudgetLine, queries};
use crate::wings::governance::contributions::rules::{plain, pounds, sum};
use crate::wings::governance::contributions::{
    Contributions, pages::list::List as ContributionList, queries as contributions,
};
use axum::extract::Query;
use axum_extra::routing::TypedPath;
use govuk::Column;
use kit::web::Csv;
use kit::{Answer, Desk, Read, Result, Right, View};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/budget")]
pub struct List;

#[derive(TypedPath, Deserialize)]
#[typed_path("/budget.csv")]
pub struct ListCsv;

/// Which year is shown; the latest where none is asked for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Filter {
    pub year: String,
}

struct Sheet {
    year: String,
    others: Vec<String>,
    lines: Vec<(BudgetLine, Stands)>,
    agreed: i64,
    received: i64,
    may_write: bool,
}

async fn load(desk: &Desk<Read<Contributions>>, asked: &str) -> Result<Sheet> {
    let all = desk.all(queries::lines()).await?;
    let paid_in = desk.all(contributions::in_order()).await?;
    let mut years: Vec<String> = all.iter().map(|line| line.financial_year.clone()).collect();
    years.extend(paid_in.iter().map(|one| one.financial_year.clone()));
    years.sort_by(|a, b| b.cmp(a));
    years.dedup();
    let year = years.iter().find(|year| *year == asked).or(years.first()).cloned().unwrap_or_default();
    let lines: Vec<BudgetLine> = all.into_iter().filter(|line| line.financial_year == year).collect();
    let spent = desk.all(queries::spent_of(lines.iter().map(|line| line.id).collect())).await?;
    let own: Vec<_> = paid_in.into_iter().filter(|one| one.financial_year == year).collect();
    let payments = desk.all(queries::payments_of(own.iter().map(|one| one.id).collect())).await?;
    let today = desk.today();
    let stands = |line: BudgetLine| {
        let stands = Stands::of(&line, &spent, today);
        (line, stands)
    };
    Ok(Sheet {
        lines: lines.into_iter().map(stands).collect(),
        agreed: sum(&own),
        received: own.iter().map(|one| Paid::of(one.id, &payments).received).sum(),
        others: years.into_iter().filter(|other| *other != year).collect(),
        year,
        may_write: desk.person().may(Right { verb: "write_any", register: "contributions" }),
    })
}

pub async fn show(desk: Desk<Read<Contributions>>, _: List, filter: Query<Filter>) -> Answer {
    let sheet = load(&desk, &filter.year).await?;
    desk.show(sheet)
}

pub async fn csv(desk: Desk<Read<Contributions>>, _: ListCsv, filter: Query<Filter>) -> Answer {
    let sheet = load(&desk, &filter.year).await?;
    let header = ["Financial year", "Line", "Budget", "Spent", "Forecast", "Forecast by", "Why", "Illustrative"];
    let mut csv = Csv::new(format!("budget-{}", sheet.year.replace('/', "-")), &header);
    for (line, stands) in &sheet.lines {
        csv.row(vec![
            line.financial_year.clone(),
            line.name.clone(),
            plain(stands.budget),
            plain(stands.spent),
            plain(stands.forecast),
            if stands.by_hand { "the office" } else { "the pace of the year" }.into(),
            line.expected_because.clone().unwrap_or_default(),
            if line.illustrative { "yes" } else { "no" }.into(),
        ]);
    }
    desk.csv(csv)
}

/// "£200 over", "£1,000 under", "as planned".
pub(super) fn against(over: i64) -> String {
    match over {
        0 => "as planned".to_owned(),
        over if over > 0 => format!("{} over", pounds(over)),
        under => format!("{} under", pounds(-under)),
    }
}

impl Sheet {
    fn total(&self, of: fn(&Stands) -> i64) -> i64 {
        self.lines.iter().map(|(_, stands)| of(stands)).sum()
    }

    fn say(&self) -> Markup {
        if self.lines.is_empty() {
            return html! { b { "No budget is entered yet" } @if !self.year.is_empty() { " for " (self.year) } "." };
        }
        let (forecast, agreed) = (self.total(|s| s.forecast), self.agreed);
        let worst = self.lines.iter().filter(|(_, stands)| stands.over() > 0).max_by_key(|(_, stands)| stands.over());
        html! {
            b { (pounds(self.total(|s| s.spent))) " of " (pounds(self.total(|s| s.budget))) " is spent; " (self.year) " will come to " (pounds(forecast)) "." }
            @if forecast > agreed { " That is " b { (pounds(forecast - agreed)) " more than partners agreed to pay." } }
            @if let Some((line, stands)) = worst { " Furthest over: " (line.name) ", by " (pounds(stands.over())) "." }
        }
    }

    fn table(&self) -> Markup {
        type Row = (BudgetLine, Stands);
        let columns = vec![
            Column::new("Line", |(line, _): &Row| html! { a href=(Line { id: line.id }) { (line.name) } (dagger(line.illustrative)) }).names_row(),
            Column::new("Budget", |(_, s): &Row| html! { (pounds(s.budget)) }).numeric(),
            Column::new("Spent", |(_, s): &Row| html! { (pounds(s.spent)) }).numeric(),
            Column::new("Forecast", |(_, s): &Row| html! { (pounds(s.forecast)) span class="under" { @if s.by_hand { "said by the office" } @else { "at this pace" } } }).numeric(),
            Column::new("Against the budget", |(_, s): &Row| html! { @if s.over() > 0 { b { (against(s.over())) } } @else { (against(s.over())) } }),
        ];
        html! {
            (folding("The lines of the budget", columns, &self.lines))
            p { b { "Together: " } (pounds(self.total(|s| s.budget))) " budget, " (pounds(self.total(|s| s.spent))) " spent, " (pounds(self.total(|s| s.forecast))) " forecast." }
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "Budget".into()
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        let tools = html! {
            @for other in &self.others { a class="btn btn--quiet" href=(format!("{List}?year={other}")) { "Year " (other) } }
            @if self.may_write { a class="btn" href=(New) { "Add a line" } }
            a class="btn btn--quiet" href=(format!("{ListCsv}?year={}", self.year)) { "Download CSV" }
        };
        html! {
            (crumbs(&[Crumb::new("Contributions", ContributionList)]))
            (page_head("Budget", &self.say(), Some(tools)))
            p { "Partners agreed " b { (pounds(self.agreed)) } @if !self.year.is_empty() { " for " (self.year) } "; " b { (pounds(self.received)) } " has come." }
            @if self.lines.is_empty() {
                p class="empty" { "Add what the money is for, line by line: staff, training, reviews, the chair. Then write down what is spent of each, and the page says where the year will end." }
            } @else {
                (self.table())
                (provenance(&html! { "A forecast is what was spent so far, carried on at the same pace by days to 31 March, unless the office says what to expect and why." }))
            }
        }
    }
}
