//! Adding a line to a year's budget.

use super::list::List;
use crate::layout::{back, page_head};
use crate::wings::governance::budget::form::LineForm;
use crate::wings::governance::budget::{KeepsMoney, changes};
use crate::wings::governance::forward::rules::Year;
use axum_extra::routing::TypedPath;
use govuk::{Input, Keyboard, Width};
use kit::{Answer, Desk, Form, View};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/budget/new")]
pub struct New;

struct Sheet(Form<LineForm>);

pub async fn show(desk: Desk<KeepsMoney>, _: New) -> Answer {
    let financial_year = Year::holding(desk.today()).name();
    desk.show(Sheet(Form::new(LineForm { financial_year, ..LineForm::default() })))
}

pub async fn submit(mut desk: Desk<KeepsMoney>, _: New, form: Form<LineForm>) -> Answer {
    let new = match form.read(desk.today()) {
        Ok(new) => new,
        Err(form) => return desk.refuse(Sheet(form)),
    };
    desk.change(async |tx| changes::add_line(tx, new, false).await).await?;
    desk.go(List, "The line stands in the budget")
}

impl View for Sheet {
    fn title(&self) -> String {
        "Add a line to the budget".into()
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        let form = &self.0;
        html! {
            (back("Budget", List))
            (form.summary())
            (page_head("Add a line to the budget", &html! { "What some of the money is for, in one financial year." }, None))
            form method="post" action=(New) class="form" novalidate {
                (Input { hint: "Such as 2014/15.".into(), width: Width::W5, ..form.input("financial_year", "Financial year", |f| &f.financial_year) })
                (form.input("name", "What is it for?", |f| &f.name))
                (Input { prefix: "£".into(), keyboard: Keyboard::Decimal, width: Width::W10, ..form.input("amount", "Budget", |f| &f.amount) })
                button class="btn" type="submit" { "Add it" }
            }
        }
    }
}
