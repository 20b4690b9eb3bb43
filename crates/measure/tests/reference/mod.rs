//! The crate against vectors published by others.

mod spc;
mod vectors;
mod working_days;
