//! Placeholder.
pub mod icons;
