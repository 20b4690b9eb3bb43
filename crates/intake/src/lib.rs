#![doc = include_str!("../README.md")]
#![warn(missing_docs)]

pub mod authority;
pub mod cases;
pub mod cin;
pub mod day;
pub mod extract;
pub mod figure;
pub mod figures;
pub mod finding;
pub mod input;
pub mod journey;
pub mod referral_source;
pub mod span;
pub mod ssda903;
pub mod table;

#[cfg(test)]
#[path = "../tests/mod.rs"]
mod tests;
