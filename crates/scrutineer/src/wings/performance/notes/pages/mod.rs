//! The pages of notes, one file each.

pub mod list;
pub mod new;
