//! Adding somebody: title, address, agency, roles; the first password is shown once.

use super::list::List;
use super::one::Told;
use crate::layout::{back, page_head};
use crate::people::roles::{ROLES, role};
use crate::wings::governance::agencies;
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use govuk::{Choice, Input, InputKind};
use kit::access::{Hashed, People, new_password};
use kit::form::required;
use kit::{Answer, Desk, Error, Errors, Fields, Form, View, Write};
use maud::{Markup, html};
use serde::Deserialize;
use uuid::Uuid;

#[derive(TypedPath, Deserialize)]
#[typed_path("/people/new")]
pub struct New;

/// Somebody as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct PersonForm {
    pub title: String,
    pub email: String,
    pub agency: String,
    pub roles: Vec<String>,
}

/// Somebody to be added.
pub struct PersonDraft {
    pub title: String,
    pub email: String,
    pub agency: Option<Uuid>,
    pub roles: Vec<String>,
}

impl Fields for PersonForm {
    type Draft = PersonDraft;
    fn read(&self, errors: &mut Errors, _: NaiveDate) -> Option<PersonDraft> {
        let title = errors.take("title", required(&self.title, 80, "Enter a title, such as Police data officer"));
        let email = errors.take("email", required(&self.email, 200, "Enter a work email address"));
        let looks_right = email.as_ref().is_none_or(|e| {
            e.split_once('@').is_some_and(|(who, at)| !who.is_empty() && at.contains('.') && !e.contains(' '))
        });
        if !looks_right {
            errors.add("email", "Enter an email address in the form name@organisation.uk");
        }
        let agency = errors.take("agency", chosen(&self.agency));
        if self.roles.is_empty() || self.roles.iter().any(|key| role(key).is_none()) {
            errors.add("roles", "Choose at least one role");
        }
        Some(PersonDraft { title: title?, email: email?, agency: agency?, roles: self.roles.clone() })
    }
}

/// The agency chosen, nobody's when none was.
pub(super) fn chosen(typed: &str) -> Result<Option<Uuid>, String> {
    if typed.is_empty() {
        Ok(None)
    } else {
        typed.parse().map(Some).map_err(|_| "Choose an agency from the list".to_owned())
    }
}

struct Sheet {
    form: Form<PersonForm>,
    agencies: Vec<agencies::Agency>,
}

pub async fn show(desk: Desk<Write<People>>, _: New) -> Answer {
    let agencies = desk.all(agencies::queries::by_name()).await?;
    desk.show(Sheet { form: Form::default(), agencies })
}

pub async fn submit(mut desk: Desk<Write<People>>, _: New, form: Form<PersonForm>) -> Answer {
    let agencies = desk.all(agencies::queries::by_name()).await?;
    let kept = form.clone();
    let draft = match form.read(desk.today()) {
        Ok(draft) if draft.agency.is_none_or(|id| agencies.iter().any(|a| a.id.uuid() == id)) => draft,
        Ok(_) => {
            return desk.refuse(Sheet { form: kept.wrong("agency", "Choose an agency from the list"), agencies });
        }
        Err(form) => return desk.refuse(Sheet { form, agencies }),
    };
    let password = new_password();
    let hashed = Hashed::new(&password).await?;
    let added = desk
        .change(async |tx| {
            let roles: Vec<&str> = draft.roles.iter().map(String::as_str).collect();
            let person = tx.add_person(&draft.title, &draft.email, draft.agency, &roles).await?;
            tx.set_password(person, hashed).await
        })
        .await;
    match added {
        Ok(person) => desk.show(Told { person, password, new: true }),
        Err(Error::Conflict(why)) => desk.refuse(Sheet { form: kept.wrong("email", why), agencies }),
        Err(error) => Err(error),
    }
}

/// The choices of the form on which roles are given.
pub(super) fn role_choices() -> Vec<Choice<'static>> {
    ROLES.iter().map(|role| Choice { hint: role.who.into(), ..Choice::new(role.key, role.name) }).collect()
}

impl View for Sheet {
    fn title(&self) -> String {
        "Add somebody".into()
    }
    fn wing(&self) -> &'static str {
        "People"
    }
    fn body(&self) -> Markup {
        let form = &self.form;
        let ids: Vec<String> = self.agencies.iter().map(|a| a.id.to_string()).collect();
        let nobody = ("", "None: the Board’s own office, or a lay member");
        let agencies =
            std::iter::once(nobody).chain(ids.iter().zip(&self.agencies).map(|(id, a)| (id.as_str(), a.name.as_str())));
        html! {
            (back("People", List))
            (form.summary())
            (page_head("Add somebody", &html! { "They can sign in at once with a password that you are shown next." }, None))
            form method="post" action=(New) class="form" novalidate {
                (Input { hint: "What the Board calls the post, such as Police data officer. Not a name.".into(), ..form.input("title", "Title", |f| &f.title) })
                (Input { kind: InputKind::Email, spellcheck: Some(false), ..form.input("email", "Work email address", |f| &f.email) })
                (form.select("agency", "Agency", agencies, |f| &f.agency))
                (form.checkboxes("roles", "Roles", role_choices(), |f| &f.roles))
                button class="btn" type="submit" { "Add" }
            }
        }
    }
}
