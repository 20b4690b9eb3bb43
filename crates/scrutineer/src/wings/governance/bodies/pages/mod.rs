//! The pages of bodies, one file each.

pub mod edit;
pub mod end;
pub mod home;
pub mod new;
pub mod one;
pub mod seat;
pub mod statutory;
mod working;
