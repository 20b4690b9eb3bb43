//! The pages of the register: the log, one challenge, what is suggested, and a page for each step.

pub mod answer;
pub mod closing;
pub mod edit;
pub mod escalation;
pub mod list;
pub mod new;
pub mod one;
pub mod sending;
pub mod suggested;
pub mod verdict;
