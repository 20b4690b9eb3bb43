//! The pages of the register: the grid with its table, one risk, and a page for each step.

pub mod closing;
pub mod edit;
pub mod list;
pub mod new;
pub mod one;
pub mod reopening;
pub mod review;
