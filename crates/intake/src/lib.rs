#![doc = include_str!("../README.md")]
#![warn(missing_docs)]

pub mod cases;
pub mod day;
pub mod figure;
pub mod finding;
pub mod input;
pub mod published;
pub mod referral_source;
pub mod table;
