//! The pages of the register.

pub mod further;
pub mod list;
pub mod new;
pub mod one;
pub mod settling;
