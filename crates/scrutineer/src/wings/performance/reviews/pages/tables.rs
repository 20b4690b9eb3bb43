//! The tables of a review: figures with what was asked and agreed about them, questions, actions.

use super::agreeing::New as NewAction;
use super::asking::New as NewQuestion;
use super::question::One as QuestionPage;
use crate::layout::{clock, dagger, date, folding};
use crate::wings::improvement::actions::Action;
use crate::wings::improvement::actions::pages::one::One as ActionPage;
use crate::wings::performance::indicators::pages::one::One as IndicatorPage;
use crate::wings::performance::reviews::gathered::{Asked, Gathered};
use crate::wings::performance::reviews::{Progress, State};
use crate::wings::performance::scorecard::judgements::Row;
use crate::wings::performance::scorecard::pages::cells;
use crate::wings::performance::scorecard::signs::{rag_tag, variation_tag};
use chrono::NaiveDate;
use govuk::Column;
use maud::{Markup, html};

/// How a question stands, with its clock while an answer is awaited.
pub fn stands(one: &Asked, today: NaiveDate) -> Markup {
    html! {
        (one.question.state.name())
        @if one.question.state == Progress::Asked { span class="under" { (clock(one.question.due_on, today)) } }
    }
}

/// How an action stands, with its clock while it is to be done.
fn done(action: &Action, today: NaiveDate) -> Markup {
    html! { (action.state.name()) @if !action.state.is_done() { span class="under" { (clock(action.due_on, today)) } } }
}

/// Questions with what was said to them last.
pub fn questions(caption: &str, gathered: &Gathered, all: &[Asked]) -> Markup {
    let made_up = |one: &Asked| one.question.illustrative || gathered.demonstration;
    let columns = vec![
        Column::new("Question", |one: &Asked| html! {
            a href=(QuestionPage { id: one.question.id }) { (one.question.words) } (dagger(made_up(one)))
            span class="under" { (one.indicator.code) " " (one.indicator.name) @if let Some((figure, period)) = &one.figure { ", " (period) ": " (figure) } }
        })
        .names_row(),
        Column::new("Asked of", |one: &Asked| html! { (one.agency) }),
        Column::new("Stands", |one: &Asked| stands(one, gathered.today)),
        Column::new("Said last", |one: &Asked| html! {
            @match one.last() { Some(last) => { (last.words) span class="under" { (last.speaker) " " (last.kind.name()) } }, None => span class="muted" { "Nothing yet" } }
        }),
    ];
    folding(caption, columns, all)
}

/// Actions with how they stand.
pub fn actions(caption: &str, gathered: &Gathered, all: &[Action]) -> Markup {
    let made_up = |one: &Action| one.illustrative || gathered.demonstration;
    let columns = vec![
        Column::new("Action", |one: &Action| {
            html! {
                a href=(ActionPage { id: one.id }) { (one.reference()) " " (one.title) } (dagger(made_up(one)))
                @let (code, name) = gathered.measure(one);
                span class="under" { (code) " " (name) }
            }
        })
        .names_row(),
        Column::new("Who", |one: &Action| html! { (one.owner) span class="under" { (gathered.whose(one)) } }),
        Column::new("By", |one: &Action| html! { (date(one.due_on)) }),
        Column::new("Stands", |one: &Action| done(one, gathered.today)),
    ];
    folding(caption, columns, all)
}

/// What was asked and agreed in this review about one figure.
fn about(gathered: &Gathered, row: &Row) -> Markup {
    let (asked, agreed) = (gathered.asked_about(row.indicator.id), gathered.agreed_about(row.indicator.id));
    html! {
        @if asked.is_empty() && agreed.is_empty() { span class="muted" { "Nothing yet" } }
        @for one in asked {
            span class="under" { a href=(QuestionPage { id: one.question.id }) { (one.question.words) } ". " (one.agency) ": " (one.question.state.name().to_lowercase()) (dagger(one.question.illustrative || gathered.demonstration)) }
        }
        @for one in agreed {
            span class="under" { a href=(ActionPage { id: one.id }) { (one.reference()) " " (one.title) } ", by " (measure::dates::short(one.due_on)) (dagger(one.illustrative || gathered.demonstration)) }
        }
    }
}

/// Figures in rows: as the scorecard shows them, with what is asked and agreed about each.
pub fn figures(caption: &str, gathered: &Gathered, rows: &[&Row], may_write: bool) -> Markup {
    let id = gathered.review.id;
    let mut columns = vec![
        Column::new("Figure", |row: &&Row| html! {
            a href=(IndicatorPage { code: row.indicator.code.clone() }) { (row.indicator.code) " " (row.indicator.name) }
            span class="under" { (row.judged.judgement.reason) }
        })
        .names_row(),
        Column::new("Latest", |row: &&Row| html! { (cells::value(row)) span class="under" { (cells::period(row)) } }).numeric(),
        Column::new("Status", |row: &&Row| html! { (rag_tag(row.rag())) }),
        Column::new("Is it real?", |row: &&Row| html! { (variation_tag(row.judged.variation)) }),
        Column::new("Asked and agreed", |row: &&Row| about(gathered, row)),
    ];
    if may_write && gathered.review.state == State::Open {
        columns.push(Column::new("Next", move |row: &&Row| {
            let code = &row.indicator.code;
            html! {
                a href=(format!("{}?code={code}", NewQuestion { id })) { "Ask" span class="govuk-visually-hidden" { " about " (row.indicator.name) } }
                span class="under" { a href=(format!("{}?code={code}", NewAction { id })) { "Agree an action" span class="govuk-visually-hidden" { " about " (row.indicator.name) } } }
            }
        }));
    }
    folding(caption, columns, rows)
}
