//! The pages of the map.

pub mod lead;
pub mod map;
