//! What went out by e-mail, to whom, and what came back.

use crate::layout::{back, date, folding, page_head};
use crate::mail::record::{Letter, LetterId, Mail, State};
use crate::mail::{changes, jobs, queries};
use crate::people::pages::list::List as People;
use axum_extra::routing::TypedPath;
use chrono::Days;
use govuk::Column;
use kit::access::person_record;
use kit::web::Csv;
use kit::{Answer, Desk, Read, Result, Right, View, Write};
use maud::{Markup, html};
use sea_orm::EntityTrait;
use serde::Deserialize;
use std::collections::HashMap;
use uuid::Uuid;

#[derive(TypedPath, Deserialize)]
#[typed_path("/mail")]
pub struct List;

#[derive(TypedPath, Deserialize)]
#[typed_path("/mail.csv")]
pub struct ListCsv;

#[derive(TypedPath, Deserialize)]
#[typed_path("/mail/{id}/again", rejection(kit::Error))]
pub struct Again {
    pub id: LetterId,
}

/// How far back the page goes; the trail goes all the way.
const DAYS: Days = Days::new(60);

struct Sheet {
    letters: Vec<Letter>,
    people: HashMap<Uuid, String>,
    may_write: bool,
    /// Why nothing is sent, if so.
    silent: Option<&'static str>,
}

async fn load(desk: &Desk<Read<Mail>>) -> Result<Sheet> {
    let people = desk.all(person_record::Entity::find()).await?;
    let silent = if desk.person().demonstration() {
        Some("This is a worked example: it sends no e-mail.")
    } else if jobs::site(desk.app())?.is_none() {
        Some(
            "No mail server is set, so nobody is reminded by e-mail. Whoever runs the program sets `mail.server`, `mail.from` and `address`.",
        )
    } else {
        None
    };
    Ok(Sheet {
        letters: desk.all(queries::since(desk.today() - DAYS)).await?,
        people: people.into_iter().map(|person| (person.id, person.title)).collect(),
        may_write: desk.person().may(Right { verb: "write", register: "mail" }),
        silent,
    })
}

pub async fn show(desk: Desk<Read<Mail>>, _: List) -> Answer {
    let sheet = load(&desk).await?;
    desk.show(sheet)
}

pub async fn csv(desk: Desk<Read<Mail>>, _: ListCsv) -> Answer {
    let sheet = load(&desk).await?;
    let mut csv = Csv::new("e-mail", &["Day", "To", "Kind", "Things", "State", "The mail server said"]);
    for letter in &sheet.letters {
        csv.row(vec![
            letter.on_day.to_string(),
            sheet.to(letter).to_owned(),
            letter.kind.name().into(),
            letter.things.to_string(),
            letter.state.name().into(),
            letter.said.clone().unwrap_or_default(),
        ]);
    }
    desk.csv(csv)
}

pub async fn again(mut desk: Desk<Write<Mail>>, at: Again) -> Answer {
    let letter = desk.find(queries::letter(at.id)).await?;
    desk.change(async |tx| changes::clear(tx, letter.person_id).await).await?;
    desk.go(List, "Letters go to that address again, from the next working day")
}

impl Sheet {
    fn to(&self, letter: &Letter) -> &str {
        self.people.get(&letter.person_id).map_or("Somebody", String::as_str)
    }

    fn say(&self) -> Markup {
        let failed = self.letters.iter().filter(|letter| letter.state.is_failure() && !letter.cleared).count();
        let sent = self.letters.iter().filter(|letter| letter.state == State::Sent).count();
        html! {
            @match (sent, failed) {
                (0, 0) => b { "No letter has gone out in the last 60 days." },
                (n, 0) => b { (n) @if n == 1 { " letter" } @else { " letters" } " in the last 60 days; none came back." },
                (_, 1) => b { "One letter could not be delivered: that address gets no more until you say so." },
                (_, n) => b { (n) " letters could not be delivered: those addresses get no more until you say so." },
            }
            @if let Some(silent) = self.silent { " " (silent) }
        }
    }

    fn state(&self, letter: &Letter) -> Markup {
        html! {
            (letter.state.name())
            @if let Some(said) = &letter.said { ": " (said) }
            @if self.may_write && letter.state.is_failure() && !letter.cleared {
                form method="post" action=(Again { id: letter.id }) { button class="btn btn--quiet" type="submit" { "The address is good again" span class="govuk-visually-hidden" { ": " (self.to(letter)) } } }
            }
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "E-mail".into()
    }
    fn wing(&self) -> &'static str {
        "People"
    }
    fn body(&self) -> Markup {
        let tools = html! { a class="btn btn--quiet" href=(ListCsv) { "Download CSV" } };
        let columns = vec![
            Column::new("To", |letter: &Letter| html! { (self.to(letter)) }).names_row(),
            Column::new("Day", |letter: &Letter| html! { (date(letter.on_day)) }),
            Column::new("Kind", |letter: &Letter| html! { (letter.kind.name()) }),
            Column::new("Things named", |letter: &Letter| html! { (letter.things) }),
            Column::new("State", |letter: &Letter| self.state(letter)),
        ];
        html! {
            (back("People", People))
            (page_head("E-mail", &self.say(), Some(tools)))
            @if self.letters.is_empty() {
                div class="empty" { p class="empty__h" { "Nothing has been sent." } p { "Reminders and the weekly digest go out at half past seven on working days, to everybody for whom something waits and who has not stopped them." } }
            } @else {
                (folding("Letters of the last 60 days, the latest first", columns, &self.letters))
            }
        }
    }
}
