//! Pages that need no sign-in, named as such in the route table.

use super::desk::{html, redirect};
use super::page::{View, said};
use super::{Answer, Page};
use crate::access::AuthSession;
use crate::{App, Error, Person, Result};
use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum_extra::routing::TypedPath;

/// Anybody: the explicit way to say that a handler needs no right. It gives no data but what a board has published,
/// through a [`Window`](super::Window).
pub struct Public {
    app: App,
    session: AuthSession,
    said: Option<String>,
}

impl FromRequestParts<App> for Public {
    type Rejection = Error;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let session = parts.extensions.get::<AuthSession>().cloned();
        let session = session.ok_or_else(|| Error::Internal(anyhow::anyhow!("no session layer")))?;
        Ok(Public { app: app.clone(), session, said: said(&parts.headers) })
    }
}

impl Public {
    #[must_use]
    pub fn app(&self) -> &App {
        &self.app
    }
    /// Who is signed in, if anybody.
    #[must_use]
    pub fn person(&self) -> Option<&Person> {
        self.session.user.as_ref()
    }
    /// Begins a session for `person`, under a new id.
    ///
    /// # Errors
    /// When the session cannot be stored.
    pub async fn sign_in(&mut self, person: &Person) -> Result<()> {
        self.session.login(person).await.map_err(|e| Error::Internal(anyhow::anyhow!("{e:?}")))
    }
    /// Ends the session.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn sign_out(&mut self) -> Result<()> {
        let left = self.session.logout().await.map_err(|e| Error::Internal(anyhow::anyhow!("{e:?}")))?;
        if let Some(person) = left {
            self.app.signed_out(person).await?;
        }
        Ok(())
    }
    /// The page.
    ///
    /// # Errors
    /// None; it answers like a handler.
    pub fn show(&self, view: impl View) -> Answer {
        Ok(self.draw(StatusCode::OK, "", &view))
    }
    /// The same page again, with its messages.
    ///
    /// # Errors
    /// None; it answers like a handler.
    pub fn refuse(&self, status: StatusCode, view: impl View) -> Answer {
        Ok(self.draw(status, "Error: ", &view))
    }
    /// On to another page.
    ///
    /// # Errors
    /// None; it answers like a handler.
    pub fn go(&self, to: impl TypedPath, said: &str) -> Answer {
        Ok(redirect(&to.to_string(), said))
    }
    /// On to an address of this site that somebody was on the way to; any other address leads home.
    ///
    /// # Errors
    /// None; it answers like a handler.
    pub fn go_on(&self, next: &str) -> Answer {
        Ok(redirect(local(next), ""))
    }

    fn draw(&self, status: StatusCode, before_title: &'static str, view: &dyn View) -> axum::response::Response {
        let page = self.app.shell().page(Page {
            before_title,
            title: view.title(),
            wing: view.wing(),
            note: view.note(),
            body: view.body(),
            person: self.session.user.as_ref(),
            said: self.said.clone(),
            public: None,
        });
        html(status, page, self.said.is_some())
    }
}

/// `next` if it is a path of this site, else `/`.
#[must_use]
pub fn local(next: &str) -> &str {
    let path = next.starts_with('/') && !next.starts_with("//") && !next.contains(['\\', '\r', '\n']);
    if path { next } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::local;

    #[test]
    fn nobody_is_sent_to_another_site() {
        for (next, to) in [
            ("/dashboard?a=1", "/dashboard?a=1"),
            ("//evil.example", "/"),
            ("https://evil.example", "/"),
            ("/\\evil.example", "/"),
            ("", "/"),
        ] {
            assert_eq!(local(next), to);
        }
    }
}
