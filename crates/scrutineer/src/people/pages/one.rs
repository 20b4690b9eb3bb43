//! One person: their roles, whether they may sign in, a new password, and what changed.

use super::list::List;
use super::new::role_choices;
use crate::layout::{back, page_head};
use crate::people::roles::role;
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use govuk::Choice;
use kit::access::{Grant, Hashed, People, PersonRecord, grant, new_password as make_password, person_record};
use kit::form::required;
use kit::{Answer, Desk, Error, Errors, Fields, Form, Tx, View, Write};
use maud::{Markup, html};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Select};
use serde::Deserialize;
use uuid::Uuid;

#[derive(TypedPath, Deserialize)]
#[typed_path("/people/{id}", rejection(kit::Error))]
pub struct One {
    pub id: Uuid,
}

#[derive(TypedPath, Deserialize)]
#[typed_path("/people/{id}/password", rejection(kit::Error))]
pub struct NewPassword {
    pub id: Uuid,
}

/// What can be changed of somebody.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct OneForm {
    pub title: String,
    pub active: String,
    pub roles: Vec<String>,
}

/// The changes.
pub struct OneDraft {
    title: String,
    active: bool,
    roles: Vec<String>,
}

impl Fields for OneForm {
    type Draft = OneDraft;
    fn read(&self, errors: &mut Errors, _: NaiveDate) -> Option<OneDraft> {
        let title = errors.take("title", required(&self.title, 80, "Enter a title, such as Police data officer"));
        if self.roles.is_empty() || self.roles.iter().any(|key| role(key).is_none()) {
            errors.add("roles", "Choose at least one role");
        }
        if !["yes", "no"].contains(&self.active.as_str()) {
            errors.add("active", "Choose whether they can sign in");
        }
        Some(OneDraft { title: title?, active: self.active == "yes", roles: self.roles.clone() })
    }
}

struct Sheet {
    person: PersonRecord,
    form: Form<OneForm>,
}

fn held(person: Uuid) -> Select<grant::Entity> {
    grant::Entity::find().filter(grant::Column::PersonId.eq(person))
}

pub async fn show(desk: Desk<Write<People>>, at: One) -> Answer {
    let person = desk.find(person_record::Entity::find_by_id(at.id)).await?;
    let roles = desk.all(held(person.id)).await?.into_iter().map(|g| g.role).collect();
    let values =
        OneForm { title: person.title.clone(), active: if person.active { "yes" } else { "no" }.into(), roles };
    desk.show(Sheet { form: Form::of(values, person.version), person })
}

pub async fn submit(mut desk: Desk<Write<People>>, at: One, form: Form<OneForm>) -> Answer {
    let person = desk.edit(&form, person_record::Entity::find_by_id(at.id)).await?;
    let kept = form.clone();
    let draft = match form.read(desk.today()) {
        Ok(draft) => draft,
        Err(form) => return desk.refuse(Sheet { person, form }),
    };
    if person.id == desk.person().id() && (!draft.active || !draft.roles.iter().any(|key| key == "business_manager")) {
        let form = kept.wrong("roles", "Ask somebody else to take this from you: you would lock yourself out");
        return desk.refuse(Sheet { person, form });
    }
    desk.change(async |tx| change(tx, person, draft).await).await?;
    desk.go(List, "Saved")
}

/// Writes what differs, role by role, so that the trail says which were given and taken.
async fn change(tx: &mut Tx, person: PersonRecord, draft: OneDraft) -> kit::Result<()> {
    let now = tx.all(held(person.id)).await?;
    let given: Vec<&String> = draft.roles.iter().filter(|role| !now.iter().any(|g| g.role == **role)).collect();
    for role in given {
        let grant =
            Grant { id: tx.new_id(), board_id: person.board_id, version: 1, person_id: person.id, role: role.clone() };
        tx.create(grant).await?;
    }
    for taken in now.into_iter().filter(|g| !draft.roles.contains(&g.role)) {
        tx.remove(taken, "Taken on the page of the person").await?;
    }
    // The version goes up even when only roles changed, so that two people cannot give and take past each other.
    let after = PersonRecord { title: draft.title, active: draft.active, ..person.clone() };
    tx.update(&person, after).await.map(drop)
}

/// A new password for somebody who has lost theirs; shown once, to be handed over.
pub async fn new_password(mut desk: Desk<Write<People>>, at: NewPassword, form: Form<OneForm>) -> Answer {
    let person = desk.edit(&form, person_record::Entity::find_by_id(at.id)).await?;
    if person.id == desk.person().id() {
        return Err(Error::Conflict("Your own password is changed on the page about you.".into()));
    }
    let password = make_password();
    let hashed = Hashed::new(&password).await?;
    let person = desk.change(async |tx| tx.set_password(person, hashed).await).await?;
    desk.show(Told { person, password, new: false })
}

/// The page that shows a password once.
pub(super) struct Told {
    pub person: PersonRecord,
    pub password: String,
    pub new: bool,
}

impl View for Told {
    fn title(&self) -> String {
        "Password".into()
    }
    fn wing(&self) -> &'static str {
        "People"
    }
    fn body(&self) -> Markup {
        let heading = if self.new { "Added" } else { "New password" };
        html! {
            (page_head(heading, &html! { b { (self.person.title) } " signs in as " b { (self.person.email) } " with this password. It is shown once." }, None))
            p class="secret" { (self.password) }
            p class="govuk-body" { "Hand it over in person or by telephone, never in the same message as the address. They should change it when they have signed in." }
            p { a class="btn btn--quiet" href=(List) { "Back to people" } }
        }
    }
}

impl View for Sheet {
    fn title(&self) -> String {
        self.person.title.clone()
    }
    fn wing(&self) -> &'static str {
        "People"
    }
    fn body(&self) -> Markup {
        let (form, person) = (&self.form, &self.person);
        let yes_no = [Choice::new("yes", "Yes"), Choice::new("no", "No: they have left, or must not for now")];
        html! {
            (back("People", List))
            (form.summary())
            (page_head(&person.title, &html! { "Signs in as " b { (person.email) } "." }, None))
            form method="post" action=(One { id: person.id }) class="form" novalidate {
                (form.carried())
                (form.input("title", "Title", |f| &f.title))
                (form.radios("active", "Can they sign in?", yes_no, |f| &f.active))
                (form.checkboxes("roles", "Roles", role_choices(), |f| &f.roles))
                button class="btn" type="submit" { "Save" }
            }
            h2 class="govuk-heading-m" { "Lost password" }
            form method="post" action=(NewPassword { id: person.id }) {
                input type="hidden" name="version" value=(person.version);
                p class="govuk-body" { "A new password ends every session of theirs at once." }
                button class="btn btn--quiet" type="submit" { "Make a new password" }
            }
        }
    }
}
