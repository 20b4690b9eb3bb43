//! The terms of one body: those that hold, and those that held before.

use super::list::List;
use super::new::New;
use crate::layout::{Crumb, clock, crumbs, dagger, date, page_head};
use crate::wings::governance::bodies::{Bodies, Body, BodyId, pages::one::One as BodyPage, queries as bodies};
use crate::wings::governance::terms::rules::{on, quorum, words};
use crate::wings::governance::terms::{Terms, queries};
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use kit::{Answer, Desk, Read, Right, View};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/bodies/{id}/terms", rejection(kit::Error))]
pub struct OfBody {
    pub id: BodyId,
}

struct Sheet {
    body: Body,
    all: Vec<Terms>,
    today: NaiveDate,
    may_write: bool,
}

pub async fn show(desk: Desk<Read<Bodies>>, at: OfBody) -> Answer {
    desk.show(Sheet {
        body: desk.find(bodies::body(at.id)).await?,
        all: desk.all(queries::of_body(at.id)).await?,
        today: desk.today(),
        may_write: desk.person().may(Right { verb: "write", register: "bodies" }),
    })
}

fn text(terms: &Terms) -> Markup {
    html! {
        p class="record__say" { (terms.purpose) }
        @for part in terms.words.lines().filter(|line| !line.trim().is_empty()) { p { (part) } }
        p { b { "Quorum: " } (words(&quorum(Some(terms)))) "." }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        format!("Terms of reference: {}", self.body.short_name)
    }
    fn wing(&self) -> &'static str {
        "Governance"
    }
    fn body(&self) -> Markup {
        let id = self.body.id;
        let now = on(&self.all, self.today);
        let say = html! {
            b { (self.body.name) ". " }
            @match now {
                Some(terms) => { "Agreed on " (date(terms.agreed_on)) (dagger(terms.illustrative)) ". Review: " (clock(terms.review_on, self.today)) }
                None => "None are agreed. Its meetings are judged by the usual quorum.",
            }
        };
        let tools = html! { @if self.may_write { a class="btn" href=(New { id }) { "Agree new terms" } } };
        html! {
            (crumbs(&[Crumb::new("Terms of reference", List), Crumb::new(&self.body.short_name, BodyPage { id })]))
            (page_head("Terms of reference", &say, Some(tools)))
            @match now {
                Some(terms) => (text(terms)),
                None => p class="empty" { "Write down what was agreed: what the body is there for, who must be in the room for it to decide, and when that is looked at again." },
            }
            @for terms in self.all.iter().filter(|terms| now.is_none_or(|now| now.id != terms.id)) {
                h2 class="h2" { "Agreed on " (date(terms.agreed_on)) (dagger(terms.illustrative)) }
                (text(terms))
            }
        }
    }
}
