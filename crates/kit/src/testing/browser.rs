//! A browser for tests: it keeps cookies and says where it comes from, and has no network between.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use std::collections::BTreeMap;
use tower::ServiceExt;

/// A browser with its cookies.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    pub cookies: BTreeMap<String, String>,
    /// Headers sent with every request besides cookies and origin.
    pub headers: Vec<(&'static str, String)>,
}

/// What came back.
#[derive(Debug)]
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
    /// As they came, for what is no text.
    pub bytes: Vec<u8>,
}

impl Reply {
    /// Where a redirect leads.
    #[must_use]
    pub fn location(&self) -> &str {
        self.headers.get(header::LOCATION).and_then(|v| v.to_str().ok()).unwrap_or("")
    }
    /// The value of the first hidden `version` field.
    #[must_use]
    pub fn version(&self) -> Option<&str> {
        self.text.split("name=\"version\" value=\"").nth(1)?.split('"').next()
    }
}

impl Browser {
    pub(super) fn new(router: Router) -> Browser {
        Browser { router, cookies: BTreeMap::new(), headers: vec![("sec-fetch-site", "same-origin".into())] }
    }
    /// Asks for a page.
    pub async fn get(&mut self, path: &str) -> Reply {
        self.send("GET", path, None, Body::empty()).await
    }
    /// Sends a form.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let body = serde_html_form::to_string(fields).expect("a form");
        self.send("POST", path, Some("application/x-www-form-urlencoded"), Body::from(body)).await
    }
    /// Sends a form with a file.
    pub async fn upload(&mut self, path: &str, fields: &[(&str, &str)], file: (&str, &str, &[u8])) -> Reply {
        use std::io::Write as _;
        let mut body = Vec::new();
        for (name, value) in fields {
            write!(body, "--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
                .expect("a body");
        }
        let (field, name, content) = file;
        write!(body, "--edge\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\r\n")
            .expect("a body");
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n--edge--\r\n");
        self.send("POST", path, Some("multipart/form-data; boundary=edge"), Body::from(body)).await
    }
    /// Sends anything.
    pub async fn send(&mut self, method: &str, path: &str, kind: Option<&str>, body: Body) -> Reply {
        let mut request = Request::builder().method(method).uri(path).header(header::HOST, "127.0.0.1:8080");
        if let Some(kind) = kind {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        if !self.cookies.is_empty() {
            let cookies: Vec<String> = self.cookies.iter().map(|(k, v)| format!("{k}={v}")).collect();
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        let request = request.body(body).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("the router answers");
        let (parts, body) = response.into_parts();
        self.take_cookies(&parts.headers);
        let bytes = to_bytes(body, usize::MAX).await.expect("a body");
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Reply { status: parts.status, headers: parts.headers, text, bytes: bytes.into() }
    }
    fn take_cookies(&mut self, headers: &HeaderMap) {
        for cookie in headers.get_all(header::SET_COOKIE).iter().filter_map(|v| v.to_str().ok()) {
            let Some((name, rest)) = cookie.split_once('=') else {
                continue;
            };
            let value = rest.split(';').next().unwrap_or("");
            if rest.contains("Max-Age=0") || value.is_empty() {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.into(), value.into());
            }
        }
    }
}
