//! The interface for programs: who a key stands for, bodies in JSON, problems as RFC 9457 describes them.

use super::problems::plain;
use crate::error::Problem;
use crate::{Answer, App, Error, Person, Result};
use axum::Json;
use axum::extract::{FromRequest, Request, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// How the addresses for programs begin. No session counts there, and a key counts nowhere else.
pub(super) const BEGINS: &str = "/api/";
const PROBLEM: &str = "application/problem+json";
/// More than any body of ours holds, in bytes.
const MOST: usize = 2 * 1024 * 1024;

/// The program whose key came with a request.
#[derive(Clone)]
pub(super) struct Bearer(pub Person);

/// Lets the program in whose key came, and makes every error one that a program can read.
pub(super) async fn programs(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let public = request.uri().path().ends_with("/openapi.json");
    match key(request.headers()) {
        Some(key) => match app.bearer(key).await {
            Ok(Some(person)) => {
                request.extensions_mut().insert(Bearer(person));
            }
            Ok(None) if !public => return problem(&unsigned(), None),
            Ok(None) => {}
            Err(error) => return problem(&error.problem(), None),
        },
        None if !public => return problem(&unsigned(), None),
        None => {}
    }
    let response = next.run(request).await;
    let status = response.status();
    if !(status.is_client_error() || status.is_server_error()) || is_problem(&response) {
        return response;
    }
    let told = response.extensions().get::<Problem>().cloned().unwrap_or_else(|| plain(status));
    problem(&told, response.headers().get(header::ALLOW))
}

fn key(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")
}

fn unsigned() -> Problem {
    let sentences = vec![
        "This address needs a key that is not ended.".to_owned(),
        "Send it as \u{201c}Authorization: Bearer KEY\u{201d}. The Board office makes keys.".to_owned(),
    ];
    Problem { title: "No key, or not a right one".into(), sentences, ..Error::SignIn.problem() }
}

fn is_problem(response: &Response) -> bool {
    response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind == PROBLEM)
}

fn problem(told: &Problem, allow: Option<&HeaderValue>) -> Response {
    problem_with(told, json!({}), allow)
}

fn problem_with(told: &Problem, more: Value, allow: Option<&HeaderValue>) -> Response {
    let mut body = json!({
        "type": "about:blank",
        "title": told.title,
        "status": told.status.as_u16(),
        "detail": told.sentences.join(" "),
    });
    if let (Value::Object(body), Value::Object(more)) = (&mut body, more) {
        body.extend(more);
    }
    let mut response = (told.status, Json(body)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(PROBLEM));
    if told.status == axum::http::StatusCode::UNAUTHORIZED {
        headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    if let Some(allow) = allow {
        headers.insert(header::ALLOW, allow.clone());
    }
    response
}

/// What a handler answers where what was sent can be read and cannot be taken: 422, with more for the program to read.
///
/// # Errors
/// None; it answers like a handler.
pub fn refused(title: &str, detail: &str, more: Value) -> Answer {
    let status = axum::http::StatusCode::UNPROCESSABLE_ENTITY;
    let told = Problem { status, title: title.to_owned(), sentences: vec![detail.to_owned()] };
    Ok(problem_with(&told, more, None))
}

/// A body in JSON.
pub struct Body<T>(pub T);

impl<T: DeserializeOwned> FromRequest<App> for Body<T> {
    type Rejection = Error;
    async fn from_request(request: Request, _: &App) -> Result<Self> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or("");
        if !kind.starts_with("application/json") {
            return Err(Error::Invalid("The body must be JSON, with the content type application/json.".into()));
        }
        let body = axum::body::to_bytes(request.into_body(), MOST).await;
        let body = body.map_err(|_| Error::TooLarge("The body is larger than 2 MB.".into()))?;
        let read = serde_json::from_slice(&body);
        read.map(Body).map_err(|why| Error::Invalid(format!("The body is not as documented: {why}.")))
    }
}
