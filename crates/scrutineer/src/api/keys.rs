//! The page of keys for programs: which there are and when each was last used, making one, ending one.

use crate::layout::{Crumb, crumbs, date, folding, page_head};
use crate::people::pages::list::List as People;
use crate::people::roles::PROGRAMS;
use crate::wings::governance::agencies::{Agency, queries as agencies};
use axum_extra::routing::TypedPath;
use chrono::{DateTime, NaiveDate, Utc};
use govuk::Column;
use kit::access::{ApiToken, ApiTokenId, People as PeopleRegister, api_token, tokens};
use kit::form::required;
use kit::web::Csv;
use kit::{Answer, Desk, Errors, Fields, Form, Permission, Result, View, Write};
use maud::{Markup, html};
use sea_orm::EntityTrait;
use serde::Deserialize;
use uuid::Uuid;

#[derive(TypedPath, Deserialize)]
#[typed_path("/keys")]
pub struct Keys;
#[derive(TypedPath, Deserialize)]
#[typed_path("/keys.csv")]
pub struct KeysCsv;
#[derive(TypedPath, Deserialize)]
#[typed_path("/keys/{id}/end", rejection(kit::Error))]
pub struct End {
    pub id: ApiTokenId,
}

/// A key to be made, as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct KeyForm {
    pub name: String,
    pub agency: String,
    pub role: String,
}

/// The same as meant.
pub struct KeyDraft {
    pub name: String,
    pub agency: Option<Uuid>,
    pub role: &'static str,
}

impl Fields for KeyForm {
    type Draft = KeyDraft;
    fn read(&self, errors: &mut Errors, _: NaiveDate) -> Option<KeyDraft> {
        let missing = "Enter which program will hold the key, such as Police records system";
        let name = errors.take("name", required(&self.name, 80, missing));
        let agency = match self.agency.as_str() {
            "" => Some(None),
            id => errors.take("agency", id.parse().map_err(|_| "Choose the agency from the list")).map(Some),
        };
        let role = PROGRAMS.iter().find(|role| role.key == self.role).map(|role| role.key);
        let role = errors.take("role", role.ok_or("Choose what the program may do"));
        if role == Some("program_sends") && agency == Some(None) {
            errors.add("agency", "Choose the agency whose return it sends");
            return None;
        }
        Some(KeyDraft { name: name?, agency: agency?, role: role? })
    }
}

/// Nothing is typed; the version is carried.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct NoForm {}

struct Sheet {
    keys: Vec<ApiToken>,
    used: Vec<(Uuid, DateTime<Utc>)>,
    agencies: Vec<Agency>,
    form: Form<KeyForm>,
    /// The key that was just made: it is shown this once.
    made: Option<String>,
}

/// When keys were last used, asked before the desk holds a connection.
async fn used<P: Permission>(desk: &Desk<P>) -> Result<Vec<(Uuid, DateTime<Utc>)>> {
    desk.app().token_uses(desk.person().board()).await
}

async fn sheet<P: Permission>(
    desk: &Desk<P>,
    used: Vec<(Uuid, DateTime<Utc>)>,
    form: Form<KeyForm>,
    made: Option<String>,
) -> Result<Sheet> {
    let agencies = desk.all(agencies::by_name()).await?;
    Ok(Sheet { keys: desk.all(tokens()).await?, used, agencies, form, made })
}

pub async fn show(desk: Desk<Write<PeopleRegister>>, _: Keys) -> Answer {
    let used = used(&desk).await?;
    let sheet = sheet(&desk, used, Form::default(), None).await?;
    desk.show(sheet)
}

pub async fn csv(desk: Desk<Write<PeopleRegister>>, _: KeysCsv) -> Answer {
    let used = used(&desk).await?;
    let sheet = sheet(&desk, used, Form::default(), None).await?;
    let mut csv = Csv::new("keys", &["Program", "Agency", "May", "Made on", "Made by", "Last used", "Ended on"]);
    for key in &sheet.keys {
        csv.row(vec![
            key.name.clone(),
            sheet.agency(key),
            may(key).to_owned(),
            key.made_on.to_string(),
            key.made_by.clone(),
            sheet.last_used(key).map(|at| kit::clock::day(at).to_string()).unwrap_or_default(),
            key.revoked_on.map(|on| on.to_string()).unwrap_or_default(),
        ]);
    }
    desk.csv(csv)
}

pub async fn submit(mut desk: Desk<Write<PeopleRegister>>, _: Keys, form: Form<KeyForm>) -> Answer {
    let used = used(&desk).await?;
    let draft = match form.read(desk.today()) {
        Ok(draft) => draft,
        Err(form) => {
            let sheet = sheet(&desk, used, form, None).await?;
            return desk.refuse(sheet);
        }
    };
    if let Some(id) = draft.agency {
        desk.find(agencies::agency(id.into())).await?;
    }
    let (_, key) = desk.change(async |tx| tx.make_token(&draft.name, draft.agency, draft.role).await).await?;
    let sheet = sheet(&desk, used, Form::default(), Some(key)).await?;
    desk.show(sheet)
}

pub async fn revoke(mut desk: Desk<Write<PeopleRegister>>, at: End, form: Form<NoForm>) -> Answer {
    let key = desk.edit(&form, api_token::Entity::find_by_id(at.id)).await?;
    desk.change(async |tx| tx.revoke_token(key).await).await?;
    desk.go(Keys, "The key no longer works.")
}

/// What a key may do, as people read it.
fn may(key: &ApiToken) -> &'static str {
    PROGRAMS.iter().find(|role| role.key == key.role).map_or("Nothing any more", |role| role.name)
}

impl Sheet {
    fn agency(&self, key: &ApiToken) -> String {
        let agency = self.agencies.iter().find(|a| Some(a.id.uuid()) == key.agency_id);
        agency.map_or_else(|| "The whole board".to_owned(), |a| a.name.clone())
    }
    fn last_used(&self, key: &ApiToken) -> Option<DateTime<Utc>> {
        self.used.iter().find(|(id, _)| *id == key.id.uuid()).map(|(_, at)| *at)
    }

    fn table(&self) -> Markup {
        let used = |key: &ApiToken| match self.last_used(key) {
            Some(at) => date(kit::clock::day(at)),
            None => "Never".to_owned(),
        };
        let end = |key: &ApiToken| {
            html! {
                @match key.revoked_on {
                    Some(on) => { "ended " (measure::dates::short(on)) }
                    None => form method="post" action=(End { id: key.id }) {
                        input type="hidden" name="version" value=(key.version);
                        button class="btn btn--quiet" type="submit" { "End it" span class="govuk-visually-hidden" { " " (key.name) } }
                    },
                }
            }
        };
        let columns = vec![
            Column::new("Program", |key: &ApiToken| html! { (key.name) }).names_row(),
            Column::new("Agency", |key: &ApiToken| html! { (self.agency(key)) }),
            Column::new("May", |key: &ApiToken| html! { (may(key)) }),
            Column::new(
                "Made",
                |key: &ApiToken| html! { (measure::dates::short(key.made_on)) span class="meta rowmeta" { (key.made_by) } },
            ),
            Column::new("Last used", |key: &ApiToken| html! { (used(key)) }),
            Column::new("End", end),
        ];
        folding("Keys for programs", columns, &self.keys)
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        "Keys for programs".into()
    }
    fn wing(&self) -> &'static str {
        "People"
    }
    fn body(&self) -> Markup {
        let open = self.keys.iter().filter(|key| key.revoked_on.is_none()).count();
        let say = html! { b { (open) @if open == 1 { " key works." } @else { " keys work." } } " With a key a partner’s system sends its return, or a reporting tool reads what is signed off." };
        let tools = html! {
            a class="btn btn--quiet" href=(super::Description) { "Description for programs" }
            a class="btn btn--quiet" href=(KeysCsv) { "Download CSV" }
        };
        let ids: Vec<(String, &str)> = self.agencies.iter().map(|a| (a.id.to_string(), a.name.as_str())).collect();
        let agencies =
            std::iter::once(("", "The whole board")).chain(ids.iter().map(|(id, name)| (id.as_str(), *name)));
        let roles = PROGRAMS.iter().map(|role| (role.key, role.name));
        html! {
            (crumbs(&[Crumb::new("People", People)]))
            (self.form.summary())
            (page_head("Keys for programs", &say, Some(tools)))
            @if let Some(key) = &self.made {
                div class="callout" {
                    h2 class="h3 h3--first" { "The new key" }
                    p { "Copy it now: nobody can read it again. Give it to whoever runs the program, never by e-mail." }
                    p { code { (key) } }
                }
            }
            @if self.keys.is_empty() { p class="empty" { "No key was made yet. Make one for each program, so that it can be ended by itself." } }
            @else { (self.table()) }
            h2 class="h2" { "Make a key" }
            form class="form" method="post" action=(Keys) novalidate {
                (govuk::Input { hint: "Such as Police records system.".into(), ..self.form.input("name", "Which program will hold it?", |f| &f.name) })
                (self.form.select("agency", "For which agency?", agencies, |f| &f.agency))
                (self.form.radios("role", "What may it do?", roles, |f| &f.role))
                button class="btn" type="submit" { "Make the key" }
            }
        }
    }
}
