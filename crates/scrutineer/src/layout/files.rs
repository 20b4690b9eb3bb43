//! Styles, fonts and scripts: embedded, under an address that changes with their content, so browsers may keep them.

use axum::http::header;
use axum::response::IntoResponse;
use axum_extra::routing::TypedPath;
use kit::{Answer, Error, Public};
use rust_embed::RustEmbed;
use serde::Deserialize;
use std::sync::LazyLock;

#[derive(RustEmbed)]
#[folder = "../../assets/dist"]
struct Assets;

/// One name for the whole bundle: it changes when any file does.
static BUNDLE: LazyLock<String> = LazyLock::new(|| {
    let mut sum = 0xcbf2_9ce4_8422_2325_u64;
    for name in Assets::iter() {
        let hash = Assets::get(&name).map(|file| file.metadata.sha256_hash()).unwrap_or_default();
        for byte in name.bytes().chain(hash) {
            sum = (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    format!("{sum:016x}")
});

/// The address of a file of the bundle.
#[must_use]
pub fn link(name: &str) -> String {
    format!("/static/{}/{name}", *BUNDLE)
}

#[derive(TypedPath, Deserialize)]
#[typed_path("/static/{bundle}/{*name}", rejection(kit::Error))]
pub struct File {
    pub bundle: String,
    pub name: String,
}

/// A file of the bundle. Under an old bundle's name the present file is served, but not kept.
pub async fn show(_: Public, at: File) -> Answer {
    let file = Assets::get(&at.name).ok_or(Error::NotFound)?;
    let kind = match at.name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        _ => "text/plain; charset=utf-8",
    };
    let keep = if at.bundle == *BUNDLE { "public, max-age=31536000, immutable" } else { "no-cache" };
    Ok(([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, keep)], file.data).into_response())
}
