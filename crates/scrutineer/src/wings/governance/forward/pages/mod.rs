//! The pages of the register.

pub mod duties;
pub mod edit;
pub mod list;
pub mod moving;
pub mod new;
