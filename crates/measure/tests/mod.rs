//! The crate as those who use it see it.

mod properties;
mod reference;
mod words;
