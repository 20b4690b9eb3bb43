//! The pages of referrals, one file each.

pub mod compared;
mod figures;
pub mod mapping;
pub mod sources;
