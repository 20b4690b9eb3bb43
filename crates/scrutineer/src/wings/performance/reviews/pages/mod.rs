//! The pages of reviews: the list, a review with its figures, asking, agreeing, closing, and the thread of a question.

pub mod agreeing;
pub mod asking;
pub mod closing;
pub mod file;
pub mod list;
pub mod one;
pub mod question;
pub mod section;
mod tables;
