//! The pages of releases: those for people who work on them, and those that anybody may read.

pub mod file;
pub mod list;
pub mod one;
pub mod public;
pub mod reading;
pub mod settings;
pub mod steps;
pub mod words;
