//! The pages of published statistics: what was imported, a file brought in, what the board compares itself by.

pub mod bring;
pub mod compare;
pub mod list;
pub mod standing;
