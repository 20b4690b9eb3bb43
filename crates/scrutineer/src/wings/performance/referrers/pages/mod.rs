//! The pages: every agency for those who see all, and one agency.

pub mod list;
pub mod one;
