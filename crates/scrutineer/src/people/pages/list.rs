//! Everybody of the board, with their roles.

use super::new::New;
use super::one::One;
use crate::api::keys::Keys;
use crate::layout::{folding, page_head};
use crate::mail::pages::list::List as Letters;
use crate::people::roles::role;
use axum_extra::routing::TypedPath;
use govuk::Column;
use kit::access::{People, PersonRecord, grant, person_record};
use kit::web::Csv;
use kit::{Answer, Desk, Read, Result, Right, View};
use maud::{Markup, html};
use sea_orm::{EntityTrait, QueryOrder};
use serde::Deserialize;
use std::collections::HashMap;
use uuid::Uuid;

#[derive(TypedPath, Deserialize)]
#[typed_path("/people")]
pub struct List;

#[derive(TypedPath, Deserialize)]
#[typed_path("/people.csv")]
pub struct ListCsv;

/// Somebody and the names of their roles.
struct Line {
    person: PersonRecord,
    roles: Vec<String>,
}

struct Everyone {
    lines: Vec<Line>,
    may_add: bool,
    may_see_mail: bool,
}

pub async fn show(desk: Desk<Read<People>>, _: List) -> Answer {
    let lines = lines(&desk).await?;
    let may_add = desk.person().may(Right { verb: "write", register: "people" });
    let may_see_mail = desk.person().may(Right { verb: "read", register: "mail" });
    desk.show(Everyone { lines, may_add, may_see_mail })
}

pub async fn csv(desk: Desk<Read<People>>, _: ListCsv) -> Answer {
    let mut csv = Csv::new("people", &["Title", "Email", "Roles", "May sign in"]);
    for Line { person, roles } in lines(&desk).await? {
        csv.row(vec![person.title, person.email, roles.join("; "), if person.active { "yes" } else { "no" }.into()]);
    }
    desk.csv(csv)
}

async fn lines(desk: &Desk<Read<People>>) -> Result<Vec<Line>> {
    let people = desk.all(person_record::Entity::find().order_by_asc(person_record::Column::Title)).await?;
    let mut held: HashMap<Uuid, Vec<String>> = HashMap::new();
    for grant in desk.all(grant::Entity::find().order_by_asc(grant::Column::Role)).await? {
        let name = role(&grant.role).map_or(grant.role.clone(), |role| role.name.to_owned());
        held.entry(grant.person_id).or_default().push(name);
    }
    Ok(people.into_iter().map(|person| Line { roles: held.remove(&person.id).unwrap_or_default(), person }).collect())
}

impl View for Everyone {
    fn title(&self) -> String {
        "People".into()
    }
    fn wing(&self) -> &'static str {
        "People"
    }
    fn body(&self) -> Markup {
        let active = self.lines.iter().filter(|line| line.person.active).count();
        let say = html! { b { (active) " people can sign in." } " Roles decide what each sees and does. Roles, not names: a title such as “Police data officer” is enough." };
        let tools = html! {
            @if self.may_add { a class="btn" href=(New) { "Add somebody" } }
            a class="btn btn--quiet" href=(ListCsv) { "Download CSV" }
            @if self.may_add { a class="btn btn--quiet" href=(Keys) { "Keys for programs" } }
            @if self.may_see_mail { a class="btn btn--quiet" href=(Letters) { "E-mail" } }
        };
        let title = |line: &Line| {
            let (id, title) = (line.person.id, &line.person.title);
            html! { @if self.may_add { a href=(One { id }) { (title) } } @else { (title) } }
        };
        let columns = vec![
            Column::new("Title", title).names_row(),
            Column::new("Email", |line: &Line| html! { (line.person.email) }),
            Column::new("Roles", |line: &Line| html! { (line.roles.join(", ")) }),
            Column::new("Can sign in", |line: &Line| html! { (if line.person.active { "Yes" } else { "No" }) }),
        ];
        html! {
            (page_head("People", &say, Some(tools)))
            (folding("People of the board, by title", columns, &self.lines))
        }
    }
}
