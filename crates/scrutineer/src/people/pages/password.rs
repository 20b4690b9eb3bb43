//! Changing one's own password.

use super::me::{Everybody, Me};
use crate::layout::{back, page_head};
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use govuk::Password;
use kit::access::{Hashed, SHORTEST, person_record};
use kit::{Answer, Desk, Errors, Fields, Form, View};
use maud::{Markup, html};
use sea_orm::EntityTrait;
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/me/password")]
pub struct ChangePassword;

/// The present password, and the new one twice.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct PasswordForm {
    pub present: String,
    pub new: String,
    pub again: String,
}

impl Fields for PasswordForm {
    type Draft = (String, String);
    fn read(&self, errors: &mut Errors, _: NaiveDate) -> Option<Self::Draft> {
        if self.present.is_empty() {
            errors.add("present", "Enter the password that you use now");
        }
        if self.new.chars().count() < SHORTEST {
            errors.add("new", format!("Enter a new password of at least {SHORTEST} characters"));
        } else if self.new != self.again {
            errors.add("again", "Enter the same new password again: the two differ");
        }
        Some((self.present.clone(), self.new.clone()))
    }
}

struct Sheet(Form<PasswordForm>);

pub async fn show(desk: Desk<Everybody>, _: ChangePassword) -> Answer {
    desk.show(Sheet(Form::default()))
}

pub async fn submit(mut desk: Desk<Everybody>, _: ChangePassword, form: Form<PasswordForm>) -> Answer {
    let kept = form.clone();
    let (present, new) = match form.read(desk.today()) {
        Ok(draft) => draft,
        Err(form) => return desk.refuse(Sheet(form)),
    };
    let person = desk.find(person_record::Entity::find_by_id(desk.person().id())).await?;
    if desk.app().sign_in(&person.email, &present).await?.is_err() {
        return desk.refuse(Sheet(kept.wrong("present", "Check the password that you use now: it is not that one")));
    }
    let hashed = Hashed::new(&new).await?;
    desk.change(async |tx| tx.set_password(person, hashed).await).await?;
    desk.go(Me, "Password changed. Sign in with the new one.")
}

impl View for Sheet {
    fn title(&self) -> String {
        "Change my password".into()
    }
    fn body(&self) -> Markup {
        let form = &self.0;
        let hint = format!("At least {SHORTEST} characters. Three or four words that do not belong together are best.");
        html! {
            (back("My account", Me))
            (form.summary())
            (page_head("Change my password", &html! { "You are signed out everywhere, and sign in again with the new one." }, None))
            form method="post" action=(ChangePassword) class="form" novalidate {
                (Password { error: form.errors.of("present"), ..Password::new("present", "Password that you use now") })
                (Password { error: form.errors.of("new"), hint: hint.into(), new: true, ..Password::new("new", "New password") })
                (Password { error: form.errors.of("again"), new: true, ..Password::new("again", "New password again") })
                button class="btn" type="submit" { "Change password" }
            }
        }
    }
}
