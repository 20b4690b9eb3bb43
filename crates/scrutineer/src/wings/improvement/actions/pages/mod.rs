//! The pages of the register: the list, one action, setting and changing one, and a page for each step.

pub mod acceptance;
pub mod bring;
pub mod completion;
pub mod dependency;
pub mod dropping;
pub mod edit;
pub mod evidence;
pub mod list;
mod listed;
pub mod new;
pub mod one;
pub mod progress;
pub mod rating;
pub mod reopening;
pub mod retest;
pub mod several;
pub mod standing;
mod step;
pub mod views;
