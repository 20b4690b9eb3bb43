//! The pages of the scorecard.

pub mod dashboard;
mod rows;
pub mod scorecard;
