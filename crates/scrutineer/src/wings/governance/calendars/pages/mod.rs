//! The pages of the feeds.

pub mod file;
pub mod own;
