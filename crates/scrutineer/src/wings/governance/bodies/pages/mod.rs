//! The pages of bodies.

pub mod edit;
pub mod end;
pub mod home;
pub mod one;
pub mod seat;
