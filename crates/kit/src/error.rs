//! What can go wrong, as people read it: what happened, what is safe, what to do.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

/// The result of anything that a handler does.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What went wrong. Each becomes a page of whole sentences; details of an internal error go to the log only.
#[derive(Debug)]
pub enum Error {
    /// Nobody is signed in, or the session has ended: to the sign-in page.
    SignIn,
    /// Signed in, but without the right that this needs.
    Forbidden,
    /// Nothing here that this person may see.
    NotFound,
    /// Somebody saved the record since this person opened it.
    Stale,
    /// Something with the same key is there already; the sentence says what.
    Conflict(String),
    /// The request cannot be understood; the sentence says why.
    Invalid(String),
    /// More was sent than can be taken.
    TooLarge(String),
    /// Too much at once; trying again helps.
    Busy,
    /// Our fault.
    Internal(anyhow::Error),
}

/// An error in words, for the page that shows it.
#[derive(Clone, Debug)]
pub struct Problem {
    pub status: StatusCode,
    pub title: String,
    /// What happened, what is safe, what to do.
    pub sentences: Vec<String>,
}

impl Error {
    /// The error in words.
    #[must_use]
    pub fn problem(&self) -> Problem {
        let (status, title) = self.heading();
        let unchanged = |why: &String| vec![why.clone(), "Nothing has been changed.".to_owned()];
        let sentences = match self {
            Error::Conflict(why) | Error::Invalid(why) | Error::TooLarge(why) => unchanged(why),
            other => other.sentences().iter().map(|s| (*s).to_owned()).collect(),
        };
        Problem { status, title: title.into(), sentences }
    }

    fn heading(&self) -> (StatusCode, &'static str) {
        match self {
            Error::SignIn => (StatusCode::UNAUTHORIZED, "Sign in"),
            Error::Forbidden => (StatusCode::FORBIDDEN, "You cannot do that"),
            Error::NotFound => (StatusCode::NOT_FOUND, "Page not found"),
            Error::Stale => (StatusCode::CONFLICT, "Somebody else has just changed this"),
            Error::Conflict(_) => (StatusCode::CONFLICT, "That is there already"),
            Error::Invalid(_) => (StatusCode::BAD_REQUEST, "That could not be read"),
            Error::TooLarge(_) => (StatusCode::PAYLOAD_TOO_LARGE, "That is too large"),
            Error::Busy => (StatusCode::SERVICE_UNAVAILABLE, "Busy just now"),
            Error::Internal(_) => (StatusCode::INTERNAL_SERVER_ERROR, "Something went wrong"),
        }
    }

    /// What happened, what is safe, what to do; for the errors that bring no sentence of their own.
    fn sentences(&self) -> &'static [&'static str] {
        match self {
            Error::SignIn => &["Sign in to see this page."],
            Error::Forbidden => &[
                "Your role does not include this. Nothing has been changed.",
                "If you think it should, ask the Board office.",
            ],
            Error::NotFound => &[
                "There is nothing at this address that you can see.",
                "If you typed the address, check it. If you followed a link, the record may have been moved.",
            ],
            Error::Stale => &[
                "Your change has not been saved, so nothing of theirs is lost.",
                "Open the record again to see what is there now, then make your change.",
            ],
            Error::Busy => {
                &["Too many people are asking at once. Nothing has been changed.", "Wait a minute, then try again."]
            }
            Error::Internal(_) => &[
                "This is our fault, not yours. What was saved before is safe; this change was not made.",
                "Try again. If it happens twice, tell the Board office what you were doing and when.",
            ],
            Error::Conflict(_) | Error::Invalid(_) | Error::TooLarge(_) => &[],
        }
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        if let Error::Internal(error) = &self {
            tracing::error!(error = format!("{error:#}"), "internal error");
        }
        let problem = self.problem();
        let mut response = (problem.status, problem.sentences.join(" ")).into_response();
        response.extensions_mut().insert(problem);
        response
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Error::Internal(error) => write!(f, "{error:#}"),
            other => f.write_str(&other.problem().sentences.join(" ")),
        }
    }
}

impl std::error::Error for Error {}

impl From<sea_orm::DbErr> for Error {
    fn from(error: sea_orm::DbErr) -> Self {
        use sea_orm::{DbErr, SqlErr};
        match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(_)) => {
                Error::Conflict("A record with the same key was saved a moment ago, perhaps by somebody else.".into())
            }
            _ if matches!(error, DbErr::ConnectionAcquire(_)) => Error::Busy,
            _ => Error::Internal(anyhow::Error::new(error)),
        }
    }
}

impl From<anyhow::Error> for Error {
    fn from(error: anyhow::Error) -> Self {
        Error::Internal(error)
    }
}

impl From<axum::extract::rejection::PathRejection> for Error {
    /// A malformed id is nothing that anybody can see.
    fn from(_: axum::extract::rejection::PathRejection) -> Self {
        Error::NotFound
    }
}

impl From<axum::extract::rejection::QueryRejection> for Error {
    fn from(_: axum::extract::rejection::QueryRejection) -> Self {
        Error::Invalid("The address of this page has a setting that cannot be read.".into())
    }
}
