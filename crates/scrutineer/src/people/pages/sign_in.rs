//! Signing in; also after a session ended in the middle of a form, with what was typed still there.

use axum::http::StatusCode;
use axum_extra::routing::TypedPath;
use chrono::NaiveDate;
use govuk::{Input, InputKind, Password};
use kit::access::Refusal;
use kit::{Answer, Errors, Fields, Form, Public, View};
use maud::{Markup, html};
use serde::Deserialize;

#[derive(TypedPath, Deserialize)]
#[typed_path("/sign-in")]
pub struct SignIn;

/// Where to go on to.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct OnTheWay {
    pub next: String,
}

/// Who says they are who, where they were going, and what they had typed when their session ended.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct SignInForm {
    pub email: String,
    pub password: String,
    pub next: String,
    pub typed: String,
}

impl Fields for SignInForm {
    type Draft = (String, String);
    fn read(&self, errors: &mut Errors, _: NaiveDate) -> Option<Self::Draft> {
        let email = errors.take("email", kit::form::required(&self.email, 200, "Enter your work email address"));
        if self.password.is_empty() {
            errors.add("password", "Enter your password");
        }
        Some((email?, self.password.clone()))
    }
}

/// The sign-in page.
pub struct SignInView {
    pub form: Form<SignInForm>,
    /// A session has just ended, so the page says that nothing is lost.
    pub ended: bool,
}

pub async fn show(public: Public, _: SignIn, way: axum::extract::Query<OnTheWay>) -> Answer {
    if public.person().is_some() {
        return public.go_on(&way.next);
    }
    let form = Form::new(SignInForm { next: way.next.clone(), ..SignInForm::default() });
    public.show(SignInView { form, ended: false })
}

pub async fn submit(mut public: Public, _: SignIn, form: Form<SignInForm>) -> Answer {
    let (next, typed) = (form.values.next.clone(), form.values.typed.clone());
    let today = kit::clock::day(public.app().now());
    let again = |form: Form<SignInForm>| SignInView { ended: !form.values.typed.is_empty(), form };
    let kept = form.clone();
    let (email, password) = match form.read(today) {
        Ok(draft) => draft,
        Err(form) => return public.refuse(StatusCode::UNPROCESSABLE_ENTITY, again(form)),
    };
    match public.app().sign_in(&email, &password).await? {
        Ok(person) => {
            public.sign_in(&person).await?;
            if typed.is_empty() { public.go_on(&next) } else { public.show(CarryOn { next, typed }) }
        }
        Err(Refusal::Wrong) => {
            let form =
                kept.wrong("email", "Check the email address and the password: together they are not known here");
            public.refuse(StatusCode::UNPROCESSABLE_ENTITY, again(form))
        }
        Err(Refusal::Locked(until)) => {
            let minutes = (until - public.app().now()).num_minutes() + 1;
            let form = kept.wrong(
                "email",
                format!("Wait {minutes} minutes, then try again: there were too many attempts that failed"),
            );
            public.refuse(StatusCode::TOO_MANY_REQUESTS, again(form))
        }
    }
}

impl View for SignInView {
    fn title(&self) -> String {
        "Sign in".into()
    }
    fn body(&self) -> Markup {
        let form = &self.form;
        html! {
            div class="sign" {
                div class="sign__f" {
                    (form.summary())
                    h1 class="h1" { "Sign in" }
                    @if self.ended {
                        p class="govuk-body" { b { "Your session has ended. " } @if form.values.typed.is_empty() { "Sign in to go on." } @else { "Nothing that you typed is lost: sign in, and you can send it." } }
                    }
                    form method="post" action="/sign-in" class="form" novalidate {
                        input type="hidden" name="next" value=(form.values.next);
                        input type="hidden" name="typed" value=(form.values.typed);
                        (Input { kind: InputKind::Email, autocomplete: "username", spellcheck: Some(false), ..form.input("email", "Work email address", |f| &f.email) })
                        (Password { error: form.errors.of("password"), ..Password::new("password", "Password") })
                        div class="btnrow" { button class="btn btn--big" type="submit" { "Sign in" } }
                    }
                }
                aside class="sign__s" aria-label="Before you sign in" {
                    h2 class="h3 h3--first" { "No password, or forgotten?" }
                    p { "The Board office gives you a new one. It works at once." }
                    h2 class="h3" { "Not expecting to be asked for a password?" }
                    p { "Call the Board office before you type one. We never ask for names of children here." }
                    h2 class="h3" { "Worried about a child?" }
                    p { "If a child is in danger now, call 999." }
                }
            }
        }
    }
}

/// What was typed before the session ended, ready to be sent again.
struct CarryOn {
    next: String,
    typed: String,
}

impl View for CarryOn {
    fn title(&self) -> String {
        "Send what you typed".into()
    }
    fn body(&self) -> Markup {
        let fields: Vec<(String, String)> = serde_html_form::from_str(&self.typed).unwrap_or_default();
        html! {
            h1 class="phead__h" { "You are signed in again" }
            p class="govuk-body" { "What you had typed is still here. It has not been saved yet." }
            form method="post" action=(kit::web::local(&self.next)) {
                @for (name, value) in &fields { input type="hidden" name=(name) value=(value); }
                button class="btn" type="submit" { "Send what I typed" }
            }
            dl class="lineage" {
                @for (name, value) in fields.iter().filter(|(name, value)| name != "version" && !value.is_empty()) {
                    div { dt { (name.replace(['-', '_'], " ")) } dd { (value) } }
                }
            }
            p class="govuk-body" { a href="/" { "Leave it and go to your work" } }
        }
    }
}
