//! The interface for programs: what a partner's system sends and reads without anybody typing. Described by OpenAPI at
//! `/api/v1/openapi.json`, opened by keys that the Board's office makes.

pub mod keys;
pub mod page;
mod published;
mod returns;
mod shapes;
pub mod submission;

pub use submission::migrations::ApiSubmissions;

use kit::{Permission, Public, Register, Right, Routes, Writes};
use utoipa::OpenApi;
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};

/// What programs are let into.
pub struct Api;
impl Register for Api {
    const NAME: &'static str = "api";
}
/// The right to read through a key.
pub struct Reads;
impl Permission for Reads {
    const NEEDS: Right = Right { verb: "read", register: Api::NAME };
}
/// The right to send an agency's return through a key.
pub struct Sends;
impl Permission for Sends {
    const NEEDS: Right = Right { verb: "send", register: Api::NAME };
}
impl Writes for Sends {}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Scrutineer",
        version = "1",
        description = "Figures of a safeguarding children board: read what is signed off, send an agency's return. \
                       A key acts for one agency, or reads for the board. Nothing here names a child."
    ),
    paths(
        published::indicators,
        published::readings,
        returns::list,
        returns::one,
        returns::submit
    ),
    security(("key" = []))
)]
struct Described;

/// The description, with the way to send a key.
fn described() -> utoipa::openapi::OpenApi {
    let mut all = Described::openapi();
    let key = SecurityScheme::Http(Http::builder().scheme(HttpAuthScheme::Bearer).build());
    let components = all.components.get_or_insert_default();
    components.add_security_scheme("key", key);
    all
}

#[derive(axum_extra::routing::TypedPath, serde::Deserialize)]
#[typed_path("/api/v1/openapi.json")]
pub struct Description;

async fn describe(_: Public, _: Description) -> kit::Answer {
    use axum::response::IntoResponse;
    Ok(axum::Json(described()).into_response())
}

/// The routes for programs, and the pages on which keys are made.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get(describe)
        .get(published::indicators)
        .get(published::readings)
        .get(returns::list)
        .get(returns::one)
        .post(returns::submit)
        .get(keys::show)
        .get(keys::csv)
        .post(keys::submit)
        .post(keys::revoke)
}
