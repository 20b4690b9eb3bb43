//! Who may do what: rights, people, signing in.

mod account;
pub(crate) mod board;
pub(crate) mod door;
mod hash;
mod migration;
mod person;
mod right;
mod session;
mod token;

pub(crate) use account::tidy;
pub use account::{Hashed, Refusal, SHORTEST, new_password};
pub(crate) use board::board_list;
pub use board::{Board, Boards};
pub use door::{AuthSession, Door};
pub use hash::digest;
pub use migration::{ApiKeys, Foundations};
pub use person::{Grant, People, Person, PersonRecord, grant, person_record};
pub use right::{Permission, Read, Register, Right, Write, Writes};
pub(crate) use session::{Sessions, tidy as tidy_sessions};
pub use token::{ApiToken, ApiTokenId, ApiTokens, api_token, tokens};
