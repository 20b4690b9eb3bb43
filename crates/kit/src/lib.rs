//! What every register stands on: the one door to data, the audit trail, forms, jobs, links, files. Knows no register.
//!
//! Start with [`Routes`] (who may call what), [`Desk`] (the only way to data) and [`Tx`] (the only way to change it).

pub mod access;
mod app;
pub mod audit;
pub mod clock;
pub mod config;
mod error;
pub mod files;
pub mod form;
pub mod jobs;
pub mod links;
pub mod mail;
pub mod sheets;
pub mod store;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
#[cfg(test)]
mod tests;
pub mod web;

pub use access::{Permission, Person, Read, Register, Right, Write, Writes};
pub use app::{App, PROGRAM, Parts};
pub use error::{Error, Result};
pub use form::{Errors, Fields, Form};
pub use store::{Db, Id, Paged, Record, Row, Text, Tx};
pub use web::{Answer, Desk, Guarded, Page, Public, Published, Routes, Shell, View, Window};
