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

/// What was typed is kept up to this size when a session has ended.
const MOST_TYPED: usize = 256 * 1024;

/// Draws errors as pages of the site, and sends those who are not signed in to sign in.
pub(super) async fn pages(State(app): State<App>, request: Request, next: Next) -> Response {
    let session = request.extensions().get::<AuthSession>().cloned();
    let person = session.and_then(|s| s.user);
    let (method, target) =
        (request.method().clone(), request.uri().path_and_query().map_or("/", |p| p.as_str()).to_owned());
    let (request, typed) =
        if person.is_none() && is_form(&method, request.headers()) { hold(request).await } else { (request, None) };
    let response = next.run(request).await;
    let status = response.status();
    if !(status.is_client_error() || status.is_server_error()) || drawn(&response) {
        return response;
    }
    if status == StatusCode::UNAUTHORIZED && response.extensions().get::<Problem>().is_some() {
        return sign_in_first(&app, &method, &target, typed.as_deref());
    }
    let problem = response.extensions().get::<Problem>().cloned().unwrap_or_else(|| plain(status));
    let said = Said(&problem);
    let page = app.shell().page(Page {
        before_title: "",
        title: said.title(),
        wing: "",
        note: None,
        body: said.body(),
        person: person.as_ref(),
        said: None,
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

/// Reads the body, and hands on a request that still has it.
async fn hold(request: Request) -> (Request, Option<String>) {
    let (parts, body) = request.into_parts();
    match to_bytes(body, MOST_TYPED).await {
        Ok(bytes) => {
            let typed = String::from_utf8(bytes.to_vec()).ok();
            (Request::from_parts(parts, Body::from(bytes)), typed)
        }
        Err(_) => (Request::from_parts(parts, Body::empty()), None),
    }
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
fn plain(status: StatusCode) -> Problem {
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

struct Said<'a>(&'a Problem);

impl View for Said<'_> {
    fn title(&self) -> String {
        self.0.title.clone()
    }
    fn body(&self) -> Markup {
        html! {
            h1 class="govuk-heading-l" { (self.0.title) }
            @for sentence in &self.0.sentences { p class="govuk-body" { (sentence) } }
            p class="govuk-body" { a class="govuk-link" href="/" { "Go to your work" } }
        }
    }
}
