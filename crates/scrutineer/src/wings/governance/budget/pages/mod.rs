//! The pages of the register.

pub mod line;
pub mod list;
pub mod new;
pub mod payments;
