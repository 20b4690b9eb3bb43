//! The pages of people, one file each.

pub mod list;
pub mod me;
pub mod new;
pub mod one;
pub mod password;
pub mod sign_in;
pub mod sign_out;
pub mod trail;
