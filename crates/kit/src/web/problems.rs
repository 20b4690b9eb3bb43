//! Errors become pages, and a form whose session has ended comes back with what was typed.

use super::Page;
use super::desk::html;
use super::page::View;
use crate::access::AuthSession;
use crate::error::Problem;
use crate::{App, Error};
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};

/// Draws errors as pages of the site, and sends those who are not signed in to sign in.
pub(super) async fn pages(State(app): State<App>, request: Request, next: Next) -> Response {
    if request.uri().path().starts_with(super::api::BEGINS) {
        return super::api::programs(State(app), request, next).await;
    }
    let session = request.extensions().get::<AuthSession>().cloned();
    let person = session.and_then(|s| s.user);
    let (method, target) =
        (request.method().clone(), request.uri().path_and_query().map_or("/", |p| p.as_str()).to_owned());
    let (request, typed) = if is_form(&method, request.headers()) { hold(request).await } else { (Ok(request), None) };
    let response = match request {
        Ok(request) => next.run(request).await,
        Err(error) => error.into_response(),
    };
    let status = response.status();
    if !(status.is_client_error() || status.is_server_error()) || drawn(&response) {
        return response;
    }
    if status == StatusCode::UNAUTHORIZED && response.extensions().get::<Problem>().is_some() {
        return sign_in_first(&app, &method, &target, typed.as_deref());
    }
    let problem = response.extensions().get::<Problem>().cloned().unwrap_or_else(|| plain(status));
    let said = Said { problem: &problem, typed: typed.as_deref().filter(|_| problem.status == StatusCode::CONFLICT) };
    let page = app.shell().page(Page {
        before_title: "",
        title: said.title(),
        wing: "",
        note: None,
        body: said.body(),
        person: person.as_ref(),
        said: None,
        public: None,
    });
    html(problem.status, page, false)
}

/// A response that is a page (or a file) already.
fn drawn(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or("");
    kind.starts_with("text/html") && response.extensions().get::<Problem>().is_none()
}

fn is_form(method: &Method, headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or("");
    method == Method::POST && kind.starts_with("application/x-www-form-urlencoded")
}

/// Reads the body, and hands on a request that still has it: what was typed is given back when it cannot be saved.
async fn hold(request: Request) -> (Result<Request, Error>, Option<String>) {
    let (parts, body) = request.into_parts();
    match to_bytes(body, crate::form::MOST).await {
        Ok(bytes) => {
            let typed = String::from_utf8(bytes.to_vec()).ok();
            (Ok(Request::from_parts(parts, Body::from(bytes))), typed)
        }
        Err(_) => (Err(crate::form::too_long()), None),
    }
}

/// What somebody wrote in a form, field by field; choices, ids and whatever opens an account are left out.
fn written(typed: &str) -> Vec<String> {
    const SECRET: [&str; 5] = ["password", "present", "new", "again", "version"];
    let pairs: Vec<(String, String)> = serde_html_form::from_str(typed).unwrap_or_default();
    // Words have blanks between them: keys, dates and numbers have none, and are quickly chosen again.
    let words = |(name, value): &(String, String)| !SECRET.contains(&name.as_str()) && value.trim().contains(' ');
    pairs.into_iter().filter(words).map(|(_, value)| value.trim().to_owned()).collect()
}

/// Reading: on to the sign-in page. Sending a form: the sign-in page with what was typed in it.
fn sign_in_first(app: &App, method: &Method, target: &str, typed: Option<&str>) -> Response {
    if method.is_safe() {
        return Redirect::to(&format!("/sign-in?next={}", escape(target))).into_response();
    }
    let page = app.shell().sign_in_again(target, typed);
    html(StatusCode::UNAUTHORIZED, app.shell().page(page), false)
}

/// A path as the value of a query parameter.
fn escape(path: &str) -> String {
    use std::fmt::Write as _;
    path.bytes().fold(String::new(), |mut text, b| {
        if b.is_ascii_alphanumeric() || b"-_./".contains(&b) {
            text.push(b as char);
        } else {
            let _ = write!(text, "%{b:02X}");
        }
        text
    })
}

/// The words for an error that the framework raised itself.
pub(super) fn plain(status: StatusCode) -> Problem {
    match status {
        StatusCode::NOT_FOUND => Error::NotFound.problem(),
        StatusCode::FORBIDDEN => Problem {
            status,
            title: "That came from another site".into(),
            sentences: vec![
                "For safety, forms are taken only from this site. Nothing has been changed.".into(),
                "Open the page here and try again.".into(),
            ],
        },
        StatusCode::METHOD_NOT_ALLOWED => Problem {
            status,
            title: "That cannot be done at this address".into(),
            sentences: vec!["Nothing has been changed. Open the page from the menu and try again.".into()],
        },
        StatusCode::PAYLOAD_TOO_LARGE => Error::TooLarge("More was sent than this page can take.".into()).problem(),
        status if status.is_client_error() => {
            Problem { status, ..Error::Invalid("The request is not one that this page understands.".into()).problem() }
        }
        status => Problem { status, ..Error::Internal(anyhow::anyhow!("{status}")).problem() },
    }
}

struct Said<'a> {
    problem: &'a Problem,
    /// The form that could not be saved, as it was sent.
    typed: Option<&'a str>,
}

impl View for Said<'_> {
    fn title(&self) -> String {
        self.problem.title.clone()
    }
    fn body(&self) -> Markup {
        let written = self.typed.map(written).unwrap_or_default();
        html! {
            h1 class="govuk-heading-l" { (self.problem.title) }
            @for sentence in &self.problem.sentences { p class="govuk-body" { (sentence) } }
            @if !written.is_empty() {
                h2 class="govuk-heading-m" { "What you wrote, to copy" }
                @for words in &written { blockquote class="govuk-inset-text" { (words) } }
            }
            p class="govuk-body" { a class="govuk-link" href="/" { "Go to your work" } }
        }
    }
}
