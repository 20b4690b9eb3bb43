//! Pages: a view is a pure function over what it shows; the shell draws the rest round it.

use crate::Person;
use axum::http::HeaderMap;
use axum::http::header::COOKIE;
use maud::Markup;

/// What a page shows. It never fetches: all that it needs is in it.
pub trait View {
    /// The page's name, for the tab and the history; ends up before " - Scrutineer".
    fn title(&self) -> String;
    /// The main content, with exactly one `h1`.
    fn body(&self) -> Markup;
    /// The wing of the navigation that it belongs to.
    fn wing(&self) -> &'static str {
        ""
    }
    /// A line above the content that says where its figures come from.
    fn note(&self) -> Option<Markup> {
        None
    }
}

/// All that the shell needs to draw a whole page.
pub struct Page<'a> {
    /// "Error: " before the title when a form came back with messages.
    pub before_title: &'static str,
    pub title: String,
    pub wing: &'static str,
    pub note: Option<Markup>,
    pub body: Markup,
    /// Who is signed in.
    pub person: Option<&'a Person>,
    /// What was just done, e.g. "Reading saved".
    pub said: Option<String>,
    /// For pages that anybody may read: the board in whose name they stand, empty where it is no one board.
    pub public: Option<&'a str>,
}

/// Draws whole pages.
pub trait Shell: Send + Sync {
    fn page(&self, page: Page<'_>) -> Markup;
    /// The page for somebody whose session ended in the middle of a form: signing in again, with nothing lost.
    fn sign_in_again(&self, next: &str, typed: Option<&str>) -> Page<'static>;
}

/// The cookie that carries one sentence to the next page.
pub(crate) const SAID: &str = "said";

/// What the last change said, from the request's cookies.
pub(crate) fn said(headers: &HeaderMap) -> Option<String> {
    let cookies = headers.get_all(COOKIE).into_iter().filter_map(|v| v.to_str().ok());
    let value =
        cookies.flat_map(|c| c.split(';')).find_map(|pair| pair.trim().strip_prefix(SAID)?.strip_prefix('='))?;
    let text = decode(value)?;
    (!text.is_empty() && text.len() < 400).then_some(text)
}

/// Text as a cookie value: hexadecimal, which every browser and proxy leaves alone.
pub(crate) fn encode(text: &str) -> String {
    crate::audit::hex(text.as_bytes())
}

fn decode(value: &str) -> Option<String> {
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    let bytes: Option<Vec<u8>> = value.as_bytes().chunks(2).map(byte).collect();
    String::from_utf8(bytes?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_said_survives_the_cookie() {
        let mut headers = HeaderMap::new();
        let cookie = format!("id=x; said={}; other=y", encode("Reading saved: 3 – née"));
        headers.insert(COOKIE, cookie.parse().unwrap());
        assert_eq!(said(&headers).as_deref(), Some("Reading saved: 3 – née"));
        headers.insert(COOKIE, "said=zz".parse().unwrap());
        assert_eq!(said(&headers), None);
    }
}
