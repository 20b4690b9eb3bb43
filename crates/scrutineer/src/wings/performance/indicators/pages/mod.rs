//! The pages of the register: every indicator with its definition; one with its verdict, series and proof; a target.

mod between;
pub mod chart;
mod figures;
pub mod list;
mod narratives;
pub mod one;
mod parts;
mod proof;
mod range;
pub mod range_by;
pub mod rebase;
pub mod rebase_undo;
mod series;
pub mod target;
mod verdict;
