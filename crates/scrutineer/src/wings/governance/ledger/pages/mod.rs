//! The pages of the ledger.

pub mod grid;
pub mod one;
