#![doc = include_str!("../README.md")]
#![warn(missing_docs)]

#[macro_use]
mod stored;

pub mod clock;
pub mod comparison;
pub mod dates;
pub mod direction;
pub mod disclosure;
pub mod figure;
pub mod funnel;
pub mod in_force;
pub mod intervals;
pub mod part_year;
pub mod period;
pub mod polarity;
pub mod rag;
pub mod rank;
pub mod rates;
pub mod spc;
pub mod tolerance;
pub mod unit;
pub mod variation;
pub mod working_days;

#[cfg(test)]
extern crate self as measure;
#[cfg(test)]
#[path = "../tests/mod.rs"]
mod tests;

pub use figure::Figure;
pub use in_force::in_force;
pub use period::{Kind, Period, Term};
pub use polarity::Polarity;
pub use rag::{Judgement, Rag, Reading, Target, judge};
pub use rust_decimal::Decimal;
pub use stored::UnknownText;
pub use tolerance::Tolerance;
pub use unit::{Unit, show};
pub use variation::Variation;
