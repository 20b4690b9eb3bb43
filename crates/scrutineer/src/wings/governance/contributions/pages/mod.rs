//! The pages of contributions, one file each.

pub mod edit;
pub mod list;
pub mod new;
