//! The whole service: routes inside the layers that no route can stay outside of.

use super::{Routes, health, problems};
use crate::access::{AuthSession, Door, Sessions};
use crate::{App, Error};
use axum::extract::{DefaultBodyLimit, MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::{Router, routing};
use axum_login::AuthManagerLayerBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::{CompressionLayer, CompressionLevel};
use tower_http::csrf::CsrfLayer;
use tower_sessions::SessionManagerLayer;
use tower_sessions::cookie::SameSite;

/// No script, style or picture but our own; nothing inline; forms go nowhere else; nobody frames us.
const POLICY: &str = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

impl Routes {
    /// The service, ready to be served or called in a test.
    pub fn serve(self, app: &App) -> Router {
        let sessions = SessionManagerLayer::new(Sessions::new(app))
            .with_name("id")
            .with_same_site(SameSite::Lax)
            .with_secure(app.config().secure());
        let signed_in = AuthManagerLayerBuilder::new(Door(app.clone()), sessions).build();
        let largest = usize::try_from(app.config().files.largest_mb).unwrap_or(25) * 1024 * 1024 + 1024 * 1024;
        self.router
            .fallback(async || Error::NotFound)
            .with_state(app.clone())
            .layer(DefaultBodyLimit::max(largest))
            .layer(middleware::from_fn(browsers_only))
            .layer(own_site_only(app))
            .layer(CatchPanicLayer::custom(|_: Box<dyn std::any::Any + Send>| {
                Error::Internal(anyhow::anyhow!("a handler panicked")).into_response()
            }))
            .layer(middleware::from_fn_with_state(app.clone(), problems::pages))
            .layer(signed_in)
            .merge(
                Router::new()
                    .route("/healthz", routing::get(health::healthz))
                    .route("/readyz", routing::get(health::readyz))
                    .with_state(app.clone()),
            )
            .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
            .layer(middleware::from_fn(headers))
            .layer(middleware::from_fn_with_state(app.clone(), log))
    }
}

/// Changes come from our own pages: judged by `Sec-Fetch-Site` and `Origin`, so forms carry no tokens.
fn own_site_only(app: &App) -> CsrfLayer {
    let layer = CsrfLayer::new();
    match &app.config().address {
        Some(address) => layer.clone().add_trusted_origin(address).unwrap_or(layer),
        None => layer,
    }
}

/// The layer above lets a POST pass that names no origin at all; with a session we do not.
async fn browsers_only(request: Request, next: Next) -> Response {
    let h = request.headers();
    let nameless = !h.contains_key("sec-fetch-site") && !h.contains_key(header::ORIGIN);
    let signed_in = request.extensions().get::<AuthSession>().is_some_and(|s| s.user.is_some());
    // No session counts at the addresses for programs.
    let programs = request.uri().path().starts_with(super::api::BEGINS);
    if nameless && signed_in && !programs && !request.method().is_safe() {
        return Error::Forbidden.into_response();
    }
    next.run(request).await
}

/// Headers of every response; a page is never stored by anybody, unless it says otherwise itself.
async fn headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        ("content-security-policy", POLICY),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
        ("cache-control", "no-store"),
    ] {
        let name = HeaderName::from_static(name);
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    response
}

/// One line a request, without who, without what was asked for, without anything typed: method, path shape, answer, time.
async fn log(State(app): State<App>, request: Request, next: Next) -> Response {
    let (method, begun) = (request.method().clone(), app.now());
    // The shape of the path, not the path: some addresses hold a key.
    let path = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned()).unwrap_or_default();
    let response = next.run(request).await;
    let took = (app.now() - begun).num_microseconds().unwrap_or_default();
    tracing::debug!(%method, path, status = response.status().as_u16(), microseconds = took, "request");
    response
}
