//! The pages of agencies, one file each.

pub mod edit;
pub mod list;
pub mod new;
pub mod one;
