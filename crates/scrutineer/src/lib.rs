//! Scrutineer: the assurance work of a safeguarding children board or partnership.

pub mod api;
pub mod app;
pub mod cli;
pub mod demo;
pub mod edition;
mod evidence;
mod home;
mod layout;
pub mod mail;
pub mod people;
mod search;
#[cfg(test)]
#[path = "../tests/mod.rs"]
mod tests;
pub mod wings;
