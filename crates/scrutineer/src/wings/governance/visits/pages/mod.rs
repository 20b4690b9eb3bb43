//! The pages of the register.

pub mod list;
pub mod new;
pub mod one;
