//! The door: how a session becomes a person.

use super::Person;
use crate::{App, Error};
use axum_login::{AuthUser, AuthnBackend};
use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;

/// The session of a request, with the person if somebody is signed in.
pub type AuthSession = axum_login::AuthSession<Door>;

/// Looks people up for sessions.
#[derive(Clone)]
pub struct Door(pub(crate) App);

/// What a session remembers: which person of which board.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Who {
    pub board: Uuid,
    pub person: Uuid,
}

impl fmt::Display for Who {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.board, self.person)
    }
}

impl AuthUser for Person {
    type Id = Who;
    fn id(&self) -> Who {
        Who { board: self.board(), person: Person::id(self) }
    }
    fn session_auth_hash(&self) -> &[u8] {
        self.stamp()
    }
}

impl AuthnBackend for Door {
    type User = Person;
    type Credentials = std::convert::Infallible;
    type Error = Error;

    /// Never called: signing in goes through [`App::sign_in`], which counts failures.
    async fn authenticate(&self, never: Self::Credentials) -> Result<Option<Person>, Error> {
        match never {}
    }
    async fn get_user(&self, who: &Who) -> Result<Option<Person>, Error> {
        self.0.person(*who).await
    }
}
