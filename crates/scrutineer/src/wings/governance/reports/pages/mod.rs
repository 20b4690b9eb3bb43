//! The pages of the register.

pub mod edit;
pub mod half_year;
pub mod one;
pub mod overview;
pub mod steps;
