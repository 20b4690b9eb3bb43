//! The trail: who changed what, from what, to what, why; each entry sealed with the hash of the one before.

mod entry;
mod past;
mod verify;

pub use entry::{Column as EntryColumn, Entity as Entries, Entry, Trail};
pub(crate) use entry::{Draft, append, changes, head, hex, last_changes, of_board, registers};
pub(crate) use past::{as_at, put_back};
pub use verify::{Finding, Verdict, verify};
