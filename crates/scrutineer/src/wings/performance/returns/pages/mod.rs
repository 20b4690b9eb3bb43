//! The pages of returns.

pub mod asked;
pub mod bring;
mod fill;
pub mod list;
pub mod one;
pub mod query;
mod settled;
pub mod steps;
