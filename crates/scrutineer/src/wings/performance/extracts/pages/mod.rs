//! The pages of extracts.

pub mod bring;
pub mod discard;
pub mod findings;
pub mod journey;
pub mod list;
pub mod one;
