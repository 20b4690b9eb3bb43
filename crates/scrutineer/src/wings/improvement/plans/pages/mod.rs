//! The pages of the register.

pub mod between;
pub mod edit;
pub mod item_edit;
pub mod item_new;
pub mod list;
pub mod new;
pub mod one;
