//! The pages of a register of events, one file each.

pub mod bring;
mod controls;
pub mod format;
pub mod list;
pub mod new;
pub mod one;
