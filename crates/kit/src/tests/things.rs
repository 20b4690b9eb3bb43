//! A register for the kit's own tests.

use crate::access::{Foundations, People};
use crate::jobs::Jobs;
use crate::store::schema::{boolean, record, string, string_null};
use crate::testing::{Making, World};
use crate::{
    Answer, Desk, Errors, Fields, Form, Id, Page, Person, Public, Read, Record, Register, Right, Routes, Shell, View,
    Write,
};
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use maud::{Markup, html};
use sea_orm::Condition;
use sea_orm::entity::prelude::*;
use sea_orm_migration::{MigrationName, MigrationTrait, MigratorTrait, SchemaManager};
use serde::Deserialize;
use std::sync::Arc;

pub struct Things;
impl Register for Things {
    const NAME: &'static str = "things";
}

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "thing")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Id<Things>,
    pub board_id: Uuid,
    pub version: i32,
    pub name: String,
    pub secret: Option<String>,
    pub hidden: bool,
}
impl ActiveModelBehavior for ActiveModel {}
pub type Thing = Model;

impl Record for Entity {
    type Register = Things;
    const ID: Column = Column::Id;
    const BOARD: Column = Column::BoardId;
    const VERSION: Column = Column::Version;
    const REDACTED: &'static [Column] = &[Column::Secret];
    fn seen_by(person: &Person) -> Condition {
        let all = Condition::all();
        if person.may(Right { verb: "write", register: "things" }) { all } else { all.add(Column::Hidden.eq(false)) }
    }
}

struct MakeThings;
impl MigrationName for MakeThings {
    fn name(&self) -> &str {
        "m2_things"
    }
}
#[async_trait::async_trait]
impl MigrationTrait for MakeThings {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        record(schema, "thing", vec![string("name"), string_null("secret"), boolean("hidden")], &[]).await
    }
}

pub struct Migrations;
#[async_trait::async_trait]
impl MigratorTrait for Migrations {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![Box::new(Foundations), Box::new(MakeThings)]
    }
}

pub struct Bare;
impl Shell for Bare {
    fn page(&self, page: Page<'_>) -> Markup {
        html! { title { (page.before_title) (page.title) } @if let Some(said) = page.said { p { (said) } } (page.body) }
    }
    fn sign_in_again(&self, next: &str, typed: Option<&str>) -> Page<'static> {
        let body = html! { h1 { "Sign in again" } p { (next) } p { (typed.unwrap_or("nothing")) } };
        Page {
            before_title: "",
            title: "Sign in again".into(),
            wing: "",
            note: None,
            body,
            person: None,
            said: None,
            public: None,
        }
    }
}

pub fn rights(role: &str) -> Vec<Right> {
    let read = Right { verb: "read", register: "things" };
    let write = Right { verb: "write", register: "things" };
    match role {
        "manager" | "program" => vec![read, write],
        "reader" => vec![read],
        _ => vec![],
    }
}

pub async fn world() -> World {
    world_with(Jobs::default()).await
}

pub async fn world_with(jobs: Jobs) -> World {
    World::of::<Migrations>(Making { shell: Arc::new(Bare), rights, jobs, routes: routes() }).await
}

pub fn thing(name: &str) -> Thing {
    Thing { id: Uuid::nil().into(), board_id: Uuid::nil(), version: 0, name: name.into(), secret: None, hidden: false }
}

fn routes() -> Routes {
    Routes::new().get(list).get(one).post(rename).get(change_on_get).get(kept).get(kept_wrongly).get(enter)
}

#[derive(TypedPath, Deserialize)]
#[typed_path("/things")]
pub struct List;
#[derive(TypedPath, Deserialize)]
#[typed_path("/things/{id}", rejection(crate::Error))]
pub struct One {
    pub id: Id<Things>,
}
#[derive(TypedPath, Deserialize)]
#[typed_path("/things-changed-on-get")]
pub struct ChangeOnGet;
#[derive(TypedPath, Deserialize)]
#[typed_path("/things-kept")]
pub struct KeptAt;
#[derive(TypedPath, Deserialize)]
#[typed_path("/things-kept-wrongly")]
pub struct KeptWrongly;
#[derive(TypedPath, Deserialize)]
#[typed_path("/enter/{email}")]
pub struct Enter {
    pub email: String,
}

struct Text(String);
impl View for Text {
    fn title(&self) -> String {
        "Things".into()
    }
    fn body(&self) -> Markup {
        html! { h1 { (self.0) } }
    }
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ThingForm {
    pub name: String,
}
impl Fields for ThingForm {
    type Draft = String;
    fn read(&self, errors: &mut Errors, _: NaiveDate) -> Option<String> {
        errors.take("name", crate::form::required(&self.name, 20, "Enter a name"))
    }
}

async fn list(desk: Desk<Read<Things>>, _: List) -> Answer {
    let names: Vec<String> = desk.all(Entity::find()).await?.into_iter().map(|t| t.name).collect();
    desk.show(Text(names.join(", ")))
}
async fn one(desk: Desk<Read<Things>>, at: One) -> Answer {
    let thing = desk.find(Entity::find_by_id(at.id)).await?;
    desk.show(Text(format!("{} in version {}", thing.name, thing.version)))
}
async fn rename(mut desk: Desk<Write<Things>>, at: One, form: Form<ThingForm>) -> Answer {
    let thing = desk.edit(&form, Entity::find_by_id(at.id)).await?;
    let name = match form.read(desk.today()) {
        Ok(name) => name,
        Err(form) => return desk.refuse(Text(form.errors.of("name").unwrap_or_default().to_owned())),
    };
    let after = Thing { name, ..thing.clone() };
    desk.change(async |tx| tx.update(&thing, after).await).await?;
    desk.go(One { id: at.id }, "Renamed")
}
async fn change_on_get(mut desk: Desk<Write<Things>>, _: ChangeOnGet) -> Answer {
    desk.change(async |tx| tx.create(thing("made by looking")).await).await?;
    desk.show(Text("made".into()))
}
async fn kept(desk: Desk<Read<Things>>, _: KeptAt) -> Answer {
    let names = desk
        .kept::<(Entity,), String, _>("names", "", async |desk| {
            Ok(desk.all(Entity::find()).await?.into_iter().map(|t| t.name).collect::<Vec<_>>().join(", "))
        })
        .await?;
    desk.show(Text(names.to_string()))
}
async fn kept_wrongly(desk: Desk<Read<Things>>, _: KeptWrongly) -> Answer {
    let count = desk
        .kept::<(Entity,), usize, _>("people", "", async |desk| {
            Ok(desk.all(crate::access::person_record::Entity::find()).await?.len())
        })
        .await?;
    desk.show(Text(format!("{count} {}", People::NAME)))
}
async fn enter(mut public: Public, at: Enter) -> Answer {
    let person =
        public.app().sign_in(&at.email, crate::testing::PASSWORD).await?.map_err(|_| crate::Error::Forbidden)?;
    public.sign_in(&person).await?;
    public.go(List, "Come in")
}
