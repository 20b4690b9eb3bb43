//! The pages of notes, one file each.

pub mod edit;
pub mod list;
pub mod new;
